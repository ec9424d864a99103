"""Findings for a person at a terminal; complete without colour, laid out as pytest's.

First a line a section with one character a claim, then what failed with the sentence,
the passages and the difference, then warnings and notes, then what was waived and what
was not checked, then one line that sums up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple

from evidence.checker.facts import Place
from evidence.checker.finding import Finding, Severity, State, Subject
from evidence.checker.outcomes import ClaimOutcome, Verdict
from evidence.checker.result import CheckResult
from evidence.models.vocabulary import SubjectKind
from evidence.reporters.base import Reporter, View
from evidence.reporters.comparison import comparison
from evidence.reporters.progress import LEGEND, section_lines
from evidence.reporters.sections import MARKS, by_section
from evidence.text.counts import many
from evidence.text.terminal import clean, clean_line

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_MOST = 10
"""No more claims than this are named as unchecked; JSON has them all."""
_TOTALS = {
    Verdict.PASSED: "passed",
    Verdict.FAILED: "failed",
    Verdict.WARNED: "with warnings",
    Verdict.UNCHECKED: "unchecked",
    Verdict.BROKEN: "broken",
}


class TextReporter(Reporter):
    """A line a finding, grouped by what it is about; a closing line as pytest's."""

    name: ClassVar[str] = "text"

    def pieces(self, result: CheckResult, view: View) -> Iterator[str]:
        """Yield the report a block at a time."""
        verdicts = result.verdicts(view.fail_on)
        if not view.told:
            for line in progress_lines(result, verdicts, view):
                yield f"{clean_line(line)}\n"
        if result.claims:
            yield f"{LEGEND}\n\n"
        yield from _findings(result, view)
        yield from _broken(result)
        for line in (*_set_aside(result), *_looked_at(result), ""):
            yield f"{clean_line(line)}\n"
        yield f"{_totals(result, verdicts, view)}\n"


def progress_lines(
    result: CheckResult, verdicts: Mapping[str, Verdict], view: View
) -> Iterator[str]:
    """Yield the lines that are told while a run goes on."""
    for name, claims in by_section(result.claims):
        marks = "".join(MARKS[verdicts[claim.name]] for claim in claims)
        yield from section_lines(name, marks, view.width)


def _is_claim(subject: Subject) -> bool:
    return subject.kind is SubjectKind.CLAIM


def _findings(result: CheckResult, view: View) -> Iterator[str]:
    """Yield the blocks of what fails, then those of what does not, with titles."""
    claims = {claim.name: claim for claim in result.claims}
    failing: list[_Block] = []
    others: list[_Block] = []
    for (subject, place), group in groupby(
        result.findings, key=lambda each: (each.subject, each.place)
    ):
        found = [each for each in group if _is_shown(each, view)]
        if any(each.fails(view.fail_on) for each in found):
            claim = claims.get(subject.name) if _is_claim(subject) else None
            failing.append(_Block(subject, place, found, claim))
        elif found:
            others.append(_Block(subject, place, found, None))
    for title, blocks in (("FAILURES", failing), ("WARNINGS AND NOTES", others)):
        if blocks:
            yield f"{title}\n"
        for block in blocks:
            yield from block.pieces(view)


class _Block(NamedTuple):
    """What was found of one subject; *claim* is told of at length."""

    subject: Subject
    place: Place | None
    findings: Sequence[Finding]
    claim: ClaimOutcome | None

    def pieces(self, view: View) -> Iterator[str]:
        place = self.place
        where = f"{place.path}:{place.line}:{place.column}: " if place else ""
        named = f"{where}{self.subject.kind.value} {self.subject.name}"
        yield f"{clean_line(named)}\n"
        if self.claim is not None and self.claim.sentence:
            yield f"  sentence: {clean(self.claim.sentence)}\n"
        yield from _said(self.findings, view)
        if self.claim is not None:
            lines = comparison(self.claim, self.findings)
            yield from (f"{clean(line)}\n" for line in lines)
        yield "\n"


def _is_shown(finding: Finding, view: View) -> bool:
    known = finding.state is State.UNCHANGED
    return finding.severity.rank >= view.show.rank and not known


def _said(findings: Iterable[Finding], view: View) -> Iterator[str]:
    for finding in findings:
        severity = _coloured(finding.severity, f"{finding.severity.value:7}", view)
        yield f"  {severity} {finding.code} {_indented(finding.message)}\n"
        for line in finding.related:
            yield f"          - {_indented(line)}\n"
        if finding.hint:
            yield f"          hint: {_indented(finding.hint)}\n"


def _indented(text: str) -> str:
    return clean(text).replace("\n", f"\n{' ' * 10}")


def _broken(result: CheckResult) -> Iterator[str]:
    if result.problems:
        yield "RULES THAT BROKE\n"
    for each in result.problems:
        subject = f"{each.subject.kind.value} {each.subject.name}"
        broke = f"{subject}: {each.code} {each.slug}: {each.message}"
        yield f"{clean_line(broke)}\n"
    if result.problems:
        yield "\n"


def _set_aside(result: CheckResult) -> Iterator[str]:
    for each in result.waived:
        yield (
            f"waived  {each.finding.code} {each.finding.subject.name}: "
            f"{each.waiver.reason} ({each.waiver.by}, until {each.waiver.until})"
        )
    for waiver in result.expired:
        yield (
            f"expired {waiver.code} {waiver.subject}: its waiver ended on "
            f"{waiver.until}"
        )
    for gone in result.absent or ():
        yield f"gone    {gone.code} {gone.subject.name}: {gone.message}"
    if result.waived or result.expired or result.absent:
        yield ""


def _looked_at(result: CheckResult) -> Iterator[str]:
    counts = result.counts
    withdrawn = f" (and {counts.withdrawn} withdrawn)" if counts.withdrawn else ""
    yield (
        f"Checked {many(counts.claims, 'claim')}{withdrawn}, "
        f"{many(counts.citations, 'citation')} with {many(counts.items, 'item')}, "
        f"{many(counts.sources, 'source')} by {many(counts.rules, 'rule')} "
        f"as of {result.today.isoformat()}."
    )
    yield "Not checked:"
    yield from (f"  - {line}" for line in result.not_checked)
    left = [claim for claim in result.claims if claim.unchecked]
    for claim in left[:_MOST]:
        where = f"{claim.place.path}:{claim.place.line}"
        yield f"  ? {claim.name} ({where}): {'; '.join(claim.unchecked)}"
    if len(left) > _MOST:
        yield f"  ? and {many(len(left) - _MOST, 'more claim')} (--format json)"


def _totals(result: CheckResult, verdicts: Mapping[str, Verdict], view: View) -> str:
    word = "FAILED" if result.fails(view.fail_on) else "passed"
    took = f" in {view.seconds:.1f} s" if view.seconds is not None else ""
    parts = filter(None, (_claims(verdicts), _counts(result, view)))
    return f"{word}: {'; '.join(parts)}{took}"


def _claims(verdicts: Mapping[str, Verdict]) -> str:
    if not verdicts:
        return ""
    counts = Counter(verdicts.values())
    parts = [f"{counts[v]} {word}" for v, word in _TOTALS.items() if counts[v]]
    return f"{many(len(verdicts), 'claim')}: {', '.join(parts)}"


def _counts(result: CheckResult, view: View) -> str:
    known = sum(each.state is State.UNCHANGED for each in result.findings)
    parts: Sequence[str] = [
        *(
            _coloured(severity, many(count, severity.value), view)
            + _hidden(severity, view)
            for severity in reversed(Severity)
            if (count := result.count(severity))
        ),
        *([f"{known} of them known"] if known else []),
        *([f"{len(result.waived)} waived"] if result.waived else []),
        *([f"{len(result.absent)} gone"] if result.absent else []),
    ]
    return ", ".join(parts) or "no findings"


def _hidden(severity: Severity, view: View) -> str:
    """Say how to see what is counted but not printed."""
    if severity.rank >= view.show.rank:
        return ""
    return f" (listed with --show {severity.value})"


def _coloured(severity: Severity, text: str, view: View) -> str:
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if view.colour else text
