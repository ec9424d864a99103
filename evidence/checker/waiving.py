"""Findings that a person has accepted, and findings that stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from evidence.checker.facts import WaiverFacts
from evidence.checker.finding import Finding
from evidence.checker.result import Waived


class Waivers:
    """Tells which findings are accepted on a day."""

    def __init__(self, waivers: Iterable[WaiverFacts], today: date) -> None:
        self._known = {(w.code, w.subject_kind, w.subject): w for w in waivers}
        self._today = today

    def standing(self, findings: Iterable[Finding]) -> Sequence[Finding]:
        """Return those of *findings* that nobody has accepted."""
        return [each for each in findings if not self._holds(self._of(each))]

    def part(
        self, findings: Iterable[Finding]
    ) -> tuple[tuple[Finding, ...], tuple[Waived, ...], tuple[WaiverFacts, ...]]:
        """Part the findings that stand from those accepted.

        The third are the waivers that ended, and whose finding stands again.
        """
        kept: list[Finding] = []
        waived: list[Waived] = []
        expired: dict[str, WaiverFacts] = {}
        for finding in findings:
            waiver = self._of(finding)
            if waiver is not None and self._holds(waiver):
                waived.append(Waived(finding, waiver))
                continue
            kept.append(finding)
            if waiver is not None:
                expired[waiver.name] = waiver
        return tuple(kept), tuple(waived), tuple(expired.values())

    def _of(self, finding: Finding) -> WaiverFacts | None:
        key = (finding.code, finding.subject.kind, finding.subject.name)
        return self._known.get(key)

    def _holds(self, waiver: WaiverFacts | None) -> bool:
        return waiver is not None and waiver.holds(self._today)
