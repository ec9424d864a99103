"""Findings for a person at a terminal; complete without colour."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import ClassVar

from evidence.checker.facts import Place
from evidence.checker.finding import Finding, Severity, Subject
from evidence.checker.result import CheckResult
from evidence.reporters.base import Reporter, View
from evidence.text.counts import many
from evidence.text.terminal import clean

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


class TextReporter(Reporter):
    """One line a finding, grouped by what it is about; a closing line as pytest's."""

    name: ClassVar[str] = "text"

    def report(self, result: CheckResult, view: View) -> str:
        """Return the findings, the waivers, what was not checked, and the totals."""
        shown = [f for f in result.findings if f.severity.rank >= view.show.rank]
        blocks = [
            _block(subject, place, tuple(findings), view)
            for (subject, place), findings in groupby(
                shown, key=lambda f: (f.subject, f.place)
            )
        ]
        return "\n".join([*blocks, *_closing(result, view)])


def _block(
    subject: Subject, place: Place | None, findings: Iterable[Finding], view: View
) -> str:
    where = f"{place.path}:{place.line}:{place.column}: " if place else ""
    lines = [clean(f"{where}{subject.kind.value} {subject.name}")]
    for finding in findings:
        severity = _coloured(finding.severity, f"{finding.severity.value:7}", view)
        lines.append(f"  {severity} {finding.code} {clean(finding.message)}")
        lines += [f"          - {clean(line)}" for line in finding.related]
        if finding.hint:
            lines.append(f"          hint: {clean(finding.hint)}")
    return "\n".join(lines) + "\n"


def _closing(result: CheckResult, view: View) -> Iterable[str]:
    for each in result.waived:
        yield clean(
            f"waived  {each.finding.code} {each.finding.subject.name}: "
            f"{each.waiver.reason} ({each.waiver.by}, until {each.waiver.until})"
        )
    for waiver in result.expired:
        yield clean(
            f"expired {waiver.code} {waiver.subject}: its waiver ended on "
            f"{waiver.until}"
        )
    if result.waived or result.expired:
        yield ""
    yield "Not checked:"
    yield from (f"  - {line}" for line in result.not_checked)
    yield ""
    yield _looked_at(result)
    yield _totals(result, view)


def _looked_at(result: CheckResult) -> str:
    counts = result.counts
    withdrawn = f" (and {counts.withdrawn} withdrawn)" if counts.withdrawn else ""
    return (
        f"Checked {many(counts.claims, 'claim')}{withdrawn}, "
        f"{many(counts.citations, 'citation')} with {many(counts.items, 'item')}, "
        f"{many(counts.sources, 'source')} by {many(counts.rules, 'rule')} "
        f"as of {result.today.isoformat()}; "
        f"{many(result.clean_claims(), 'claim')} without error or warning."
    )


def _totals(result: CheckResult, view: View) -> str:
    parts = [
        _coloured(severity, many(count, severity.value), view) + _hidden(severity, view)
        for severity in reversed(Severity)
        if (count := result.count(severity))
    ]
    if result.waived:
        parts.append(f"{len(result.waived)} waived")
    took = f" in {view.seconds:.1f} s" if view.seconds is not None else ""
    word = "FAILED" if result.fails(view.fail_on) else "passed"
    return f"{word}: {', '.join(parts) or 'no findings'}{took}"


def _hidden(severity: Severity, view: View) -> str:
    """Say how to see what is counted but not printed."""
    if severity.rank >= view.show.rank:
        return ""
    return f" (listed with --show {severity.value})"


def _coloured(severity: Severity, text: str, view: View) -> str:
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if view.colour else text
