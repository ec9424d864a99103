"""How citations are printed: a table with reasons, CSV, or the plain JSON report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.cli.output import emit, emit_json, say

if TYPE_CHECKING:
    from evidence.bibliography.problems import Problem

_ONLY_SHOWN = ("line", "column")
"""What a person is shown of an item, and the JSON report does not have."""
DECIDED = "decided by "
"""How the reason of an item begins that a person has decided."""


def print_citations(citations: Sequence[Mapping[str, Any]], format_: str) -> None:
    """Print *citations*, and for people how many of their items have which status."""
    if format_ == "json":
        emit_json({"citations": [_as_json(citation) for citation in citations]})
        return
    rows = [
        _row(citation, item) for citation in citations for item in citation["items"]
    ]
    shown = rows
    if format_ == "text":
        shown = [
            {"number": f"@{at}"} | {k: v for k, v in row.items() if k != "citation"}
            for at, row in enumerate(rows, 1)
        ]
    emit(shown, format_, name="citations", empty="There are no citations.")
    if rows and format_ == "text":
        counts = Counter(row["status"] for row in rows)
        told = ", ".join(
            f"{number} {status}" for status, number in counts.most_common()
        )
        say(f"{len(citations)} citations with {len(rows)} items: {told}")


def tell_problems(path: Path, problems: Iterable[Problem]) -> None:
    """Say what is wrong with the bibliography, but for mere notes."""
    for problem in problems:
        if problem.severity.value != "note":
            place = f"{path}:{problem.line}:{problem.column}"
            say(f"{place}: {problem.severity.value}: {problem.message}")


def _as_json(citation: Mapping[str, Any]) -> dict[str, Any]:
    items = [
        {name: value for name, value in item.items() if name not in _ONLY_SHOWN}
        for item in citation["items"]
    ]
    return {**citation, "items": items}


def _row(citation: Mapping[str, Any], item: Mapping[str, Any]) -> dict[str, Any]:
    reasons = item["reasons"]
    resolved = item["status"] == "resolved"
    decided = bool(reasons) and reasons[0].startswith(DECIDED)
    return {
        "line": item["line"],
        "column": item["column"],
        "citation": citation["text"],
        "item": item["text"],
        "status": item["status"],
        "key": item["key"] or "",
        "candidates": [] if resolved else item["candidates"],
        "reasons": [] if resolved and not decided else reasons,
    }
