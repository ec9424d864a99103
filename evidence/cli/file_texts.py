"""What is told of a .bib file that was checked without a ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from evidence.cli.output import clean, emit_json, write
from evidence.services.fixing.file_report import fields_of

if TYPE_CHECKING:
    from evidence.bibliography.entry import Entry
    from evidence.checker.finding import Finding
    from evidence.services.fixing.file_report import FileReport


def tell_file(report: FileReport, format_: str) -> None:
    """Print the report to stdout: every line with its place, then the counts."""
    if format_ == "json":
        emit_json(_as_json(report))
        return
    for line in _lines(report):
        write(clean(line))


def _lines(report: FileReport) -> Iterable[str]:
    told = [
        (one.line, one.column, f"{one.severity} {one.code} {_of(one.key)}{one.message}")
        for one in report.problems
    ]
    told += [
        (_line(one), 1, f"{one.severity} {one.code} {one.message}")
        for one in report.findings
    ]
    for line, column, text in sorted(told, key=lambda each: each[:2]):
        yield f"{report.path}:{line}:{column}: {text}"
    counts = _counts(report)
    yield (
        f"{report.path}: {report.encoding}; "
        + ", ".join(f"{number:,} {word}" for word, number in counts.items())
        + "; not checked: whether what the entries say is true"
    )


def _as_json(report: FileReport) -> dict[str, Any]:
    return {
        "path": report.path,
        "encoding": report.encoding,
        "entries": [_entry(entry) for entry in report.entries],
        "problems": [problem._asdict() for problem in report.problems],
        "findings": [
            {
                "line": _line(one),
                "column": 1,
                "severity": one.severity.value,
                "code": one.code,
                "message": one.message,
                "key": one.subject.name,
            }
            for one in report.findings
        ],
        "counts": _counts(report),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    """Return one entry; a key that is repeated is told as it is written."""
    return {
        "key": entry.repeats or entry.key,
        "type": entry.type,
        "line": entry.line,
        "end_line": entry.end_line,
        "fields": fields_of(entry),
        "provisional": entry.provisional,
        "imported_as": entry.key,
    }


def _counts(report: FileReport) -> dict[str, int]:
    return {
        "entries": len(report.entries),
        "imported": len(report.entries) - report.repeated,
        "repeated": report.repeated,
        "rejected": report.rejected,
        **report.others,
        "problems": len(report.problems),
        "findings": len(report.findings),
    }


def _line(finding: Finding) -> int:
    return finding.place.line if finding.place else 1


def _of(key: str | None) -> str:
    return f"{key}: " if key else ""
