"""How the verdict on a quotation is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evidence.cli.output import clean_line, emit_json, write
from evidence.errors import ExitCode
from evidence.services.file_quotes import as_report
from evidence.text.cells import short
from evidence.text.quotations.comparing import (
    QuotationVerdict,
    QuoteOutcome,
    QuoteVerdict,
)

_WORDS = {
    QuoteVerdict.VERBATIM: "verbatim",
    QuoteVerdict.ALTERED_ACCEPTABLY: "altered acceptably",
    QuoteVerdict.MISQUOTED: "misquoted",
    QuoteVerdict.NOT_FOUND: "not found",
    None: "not checked",
}


def exit_code(found: QuotationVerdict) -> ExitCode:
    """Return what a script is told of a verdict."""
    if found.verdict is None:
        return ExitCode.NOTHING
    return ExitCode.CLEAN if found.passes else ExitCode.FINDINGS


def tell_verdict(
    path: Path, words: str, found: QuotationVerdict, line: int | None, *, format_: str
) -> None:
    """Print a verdict with its place, its reasons and the difference, to stdout."""
    if format_ == "json":
        emit_json(
            {
                "source": str(path),
                "quote": words,
                **as_report(found),
                "line": line,
                "places": found.places,
                "reasons": list(found.reasons),
                "note": found.note,
            }
        )
        return
    for said in _lines(path, found, line):
        write(clean_line(said))


def _lines(path: Path, found: QuotationVerdict, line: int | None) -> Iterator[str]:
    verdict = _WORDS[found.verdict]
    outcome = found.outcome.value
    shown = verdict if outcome == verdict else f"{verdict} ({outcome})"
    yield f"{path}: {shown}{_place(found, line)}"
    if found.diff:
        yield f"  {found.diff}"
    for reason in dict.fromkeys(found.reasons):
        yield f"  {reason}"
    if found.note:
        yield f"  note: {found.note}"


def _place(found: QuotationVerdict, line: int | None) -> str:
    if found.outcome is QuoteOutcome.UNCHECKED or found.start is None:
        return ""
    where = []
    if found.cell:
        return f", {short(found.cell)}"
    if found.page_label:
        where.append(f"page {found.page_label}")
    if found.page_index is not None:
        where.append(f"page {found.page_index + 1} of the file")
    elif line is not None:
        where.append(f"line {line}")
    if found.places > 1:
        where.append(f"the first of {found.places} places")
    return f", {', '.join(where)}" if where else ""


def write_json(value: Sequence[Mapping[str, Any]]) -> None:
    """Print a list as JSON, as it was given: without an envelope."""
    import json

    write(json.dumps(value, indent=2))
