"""How the quotations of a text are printed: a table with reasons, CSV, or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from evidence.cli.output import emit, emit_json, say
from evidence.text.counts import many

_LONGEST = 60


def print_quotations(quotations: Sequence[Mapping[str, Any]], format_: str) -> None:
    """Print *quotations*, and for people how many there are of each sort."""
    if format_ == "json":
        emit_json({"quotations": list(quotations)})
        return
    rows = [_row(one, short=format_ == "text") for one in quotations]
    emit(rows, format_, name="quotations", empty="Nothing stands in quotation marks.")
    if rows and format_ == "text":
        counts = Counter(str(row["sort"]) for row in rows)
        say(", ".join(_counted(number, sort) for sort, number in counts.most_common()))


def _counted(number: int, sort: str) -> str:
    return f"{number} {sort}" if sort.endswith("s") else many(number, sort)


def _row(one: Mapping[str, Any], *, short: bool) -> dict[str, Any]:
    words = one["text"]
    if short and len(words) > _LONGEST:
        words = f"{words[: _LONGEST - 1]}…"
    citation = one["citation"] or {}
    row = {
        "line": one["line"],
        "column": one["column"],
        "words": words,
        "sort": one["sort"],
        "because": one["reason"],
        "sources": list(citation.get("keys", ())),
        "cited": citation.get("text", ""),
        "cited_because": citation.get("reason", ""),
    }
    if "check" in one:
        row["check"] = one["check"]
        row["in"] = one["in"]
    return row
