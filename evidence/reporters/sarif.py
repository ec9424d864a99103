"""Findings as SARIF 2.1.0, for code hosts and editors.

One result a line. *kind* is ``fail`` for what is wrong or fails the run, ``review`` for
what a person has to judge, ``open`` for what could not be checked; of the last two the
standard wants the level ``none``, so that the severity stands among the properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, ClassVar

from evidence.checker.facts import WaiverFacts
from evidence.checker.finding import Finding, Kind
from evidence.checker.outcomes import UNCHECKED, ClaimOutcome
from evidence.checker.result import CheckResult
from evidence.models.vocabulary import SubjectKind
from evidence.reporters.base import Reporter, View
from evidence.reporters.sarif_parts import descriptor, location, uri_of
from evidence.reporters.streamed import Listed, Members
from evidence.text.cells import short
from evidence.version import program_version

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
FINGERPRINT = "evidence/v1"
"""The name of our fingerprint among ``partialFingerprints``."""
_UNCHECKED_RULE = {
    "id": UNCHECKED,
    "name": "Unchecked",
    "shortDescription": {"text": "A claim that could not be checked."},
    "fullDescription": {"text": "There is nothing to compare the claim with yet."},
    "defaultConfiguration": {"level": "none"},
}


class SarifReporter(Reporter):
    """A log of one run, with what was waived, unchecked and, of a baseline, gone."""

    name: ClassVar[str] = "sarif"

    def pieces(self, result: CheckResult, view: View) -> Iterator[str]:
        """Yield the log; its results are made while they are written."""
        run = Members(_Log(result, view).members())
        yield f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": ['
        yield from run.pieces()
        yield "]}\n"


class _Log:
    """Writes one result as a run."""

    def __init__(self, result: CheckResult, view: View) -> None:
        self._result = result
        self._view = view
        self._claims = {claim.name: claim for claim in result.claims}
        self._rules = [*map(descriptor, result.rules), _UNCHECKED_RULE]
        self._index = {str(rule["id"]): at for at, rule in enumerate(self._rules)}

    def members(self) -> Iterator[tuple[str, Any]]:
        """Yield the members of the run, the results last."""
        yield "tool", self._tool()
        yield "columnKind", "unicodeCodePoints"
        yield "invocations", [self._invocation()]
        yield "artifacts", Listed(self._artifacts())
        yield "results", Listed(self._results())

    def _tool(self) -> Mapping[str, Any]:
        version = program_version()
        return {
            "driver": {"name": "evidence", "version": version, "rules": self._rules}
        }

    def _invocation(self) -> Mapping[str, Any]:
        told: dict[str, Any] = {"executionSuccessful": not self._result.problems}
        if self._view.ended is not None:
            told["endTimeUtc"] = self._view.ended.strftime("%Y-%m-%dT%H:%M:%SZ")
        told["toolExecutionNotifications"] = [
            *(
                {
                    "level": "error",
                    "message": {
                        "text": f"{each.code} broke on {each.subject.kind.value} "
                        f"{each.subject.name}: {each.message}"
                    },
                    "associatedRule": {"id": each.code},
                }
                for each in self._result.problems
            ),
            *(
                {"level": "note", "message": {"text": f"Not checked: {line}"}}
                for line in self._result.not_checked
            ),
        ]
        return told

    def _artifacts(self) -> Iterator[Mapping[str, Any]]:
        paths = {
            finding.place.path: None
            for finding in self._all()
            if finding.place is not None
        }
        for path in paths:
            yield {"location": {"uri": uri_of(path, self._view.folder)}}

    def _all(self) -> Iterator[Finding]:
        yield from self._result.findings
        yield from self._result.unchecked
        yield from (each.finding for each in self._result.waived)
        yield from self._result.absent or ()

    def _results(self) -> Iterator[Mapping[str, Any]]:
        for finding in chain(self._result.findings, self._result.unchecked):
            yield self._entry(finding, _state(finding), [])
        for each in self._result.waived:
            accepted = [_suppression(each.waiver)]
            yield self._entry(each.finding, _state(each.finding), accepted)
        for finding in self._result.absent or ():
            yield self._entry(finding, "absent", [])

    def _entry(
        self, finding: Finding, state: str | None, suppressions: Sequence[Any]
    ) -> Mapping[str, Any]:
        kind = Kind.FAIL if finding.fails(self._view.fail_on) else finding.kind
        entry: dict[str, Any] = {"ruleId": finding.code}
        if finding.code in self._index:
            entry["ruleIndex"] = self._index[finding.code]
        entry["level"] = finding.severity.value if kind is Kind.FAIL else "none"
        entry["kind"] = kind.value
        entry["message"] = {"text": _message(finding)}
        if finding.place is not None:
            entry["locations"] = [location(finding.place, self._view.folder)]
        if related := list(self._related(finding)):
            entry["relatedLocations"] = related
        entry["partialFingerprints"] = {FINGERPRINT: finding.fingerprint}
        if state is not None:
            entry["baselineState"] = state
        entry["suppressions"] = suppressions
        entry["properties"] = _properties(finding)
        return entry

    def _related(self, finding: Finding) -> Iterator[Mapping[str, Any]]:
        """Yield where the passages stand with which a claim was compared."""
        claim = self._claims.get(finding.subject.name)
        if finding.subject.kind is not SubjectKind.CLAIM or claim is None:
            return
        for number, (place, text) in enumerate(_passages(claim), 1):
            yield {
                "id": number,
                "message": {"text": text},
                **location(place, self._view.folder),
            }


def _passages(claim: ClaimOutcome) -> Iterable[tuple[Any, str]]:
    for each in claim.passages:
        if each.place is not None:
            page = f", {short(each.page)}" if each.page else ""
            words = f": “{each.quotation}”" if each.quotation else ""
            figures = f" gives {', '.join(each.dated)}" if each.figures else ""
            yield each.place, f"{each.source}{page} {each.stance.value}{figures}{words}"


def _state(finding: Finding) -> str | None:
    return None if finding.state is None else finding.state.value


def _message(finding: Finding) -> str:
    hint = [finding.hint] if finding.hint else []
    return "\n".join([finding.message, *finding.related, *hint])


def _suppression(waiver: WaiverFacts) -> Mapping[str, Any]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": f"{waiver.reason} ({waiver.by}, until {waiver.until})",
        "properties": {
            "waiver": waiver.name,
            "by": waiver.by,
            "until": waiver.until,
        },
    }


def _properties(finding: Finding) -> Mapping[str, Any]:
    subject = finding.subject
    return {
        "rule": finding.slug,
        "severity": finding.severity.value,
        "subject": {"kind": subject.kind.value, "name": subject.name},
        "message": finding.message,
    }
