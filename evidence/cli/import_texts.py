"""What is told of an import: counts and changes, and each problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from evidence.bibliography.problems import Severity
from evidence.cli.output import clean, emit_json, say, write
from evidence.errors import ExitCode

if TYPE_CHECKING:
    from evidence.services.sources.import_report import ImportReport

SHOWN = 20
"""Changes and remarks of one kind that are told a file; JSON has all of them."""


def tell_import(reports: Sequence[ImportReport], format_: str) -> None:
    """Print what was done to stdout, and what was wrong to stderr."""
    for report in reports:
        _tell_problems(report)
    if format_ == "json":
        emit_json({"imports": [_as_json(report) for report in reports]})
        return
    for report in reports:
        for line in _lines(report):
            write(clean(line))


def exit_code(reports: Iterable[ImportReport]) -> ExitCode:
    """Return 3 where an entry has an error, 4 where one is in conflict, else 0."""
    told = list(reports)
    if any(report.lost for report in told):
        return ExitCode.REFUSED
    if any(report.in_conflict for report in told):
        return ExitCode.NOT_FOUND
    return ExitCode.CLEAN


def _lines(report: ImportReport) -> Iterable[str]:
    counts = [
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.unchanged), "unchanged"),
        (len(report.in_conflict), "in conflict"),
    ]
    rare = [
        (report.repeated, "repeated"),
        (report.rejected, "rejected"),
        (len(report.provisional), "under a provisional key"),
    ]
    counts += [(number, word) for number, word in rare if number]
    told = ", ".join(f"{number:,} {word}" for number, word in counts)
    yield f"{report.path}: {told}"
    changes = [f"  changed {c.key} ({', '.join(c.what)})" for c in report.changed]
    yield from _some(changes, "changed")


def _tell_problems(report: ImportReport) -> None:
    serious = [p for p in report.problems if p.severity is not Severity.NOTE]
    notes = [p for p in report.problems if p.severity is Severity.NOTE]
    for kind, problems in (("problems", serious), ("notes", notes)):
        lines = [
            f"{report.path}:{p.line}:{p.column}: {p.severity.value}: "
            f"{f'{p.key}: ' if p.key else ''}{p.message}"
            for p in problems
        ]
        for line in lines if kind == "problems" else _some(lines, kind):
            say(line)
    for conflict in report.in_conflict:
        say(
            f"{report.path}:{conflict.line}: in conflict: {conflict.key} is already "
            f"{conflict.kept} and differs in {', '.join(conflict.what)}; kept as it was"
        )
    if report.in_conflict:
        say("hint: --replace takes these entries instead")
    if report.gone:
        keys = ", ".join(report.gone[:SHOWN])
        more = ", …" if len(report.gone) > SHOWN else ""
        say(f"{report.path}: no longer in this file, kept: {keys}{more}")


def _some(lines: list[str], what: str) -> Iterable[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN:,} more {what}; --format json has them all"


def _as_json(report: ImportReport) -> dict[str, Any]:
    problems = [problem._asdict() for problem in report.problems]
    return asdict(report) | {"problems": problems}
