"""How figures and rosters found in a text are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evidence.cli.output import emit, emit_json, print_table, say, write
from evidence.text.counts import many

_SIGNS = {
    "eq": "",
    "between": "",
    "about": "~",
    "over": ">",
    "atleast": "≥",
    "under": "<",
    "upto": "≤",
}


def emit_found(
    figures: Sequence[Mapping[str, Any]],
    rosters: Sequence[Mapping[str, Any]],
    format_: str,
) -> None:
    """Print what was found; CSV, which has one kind of row, has the figures alone."""
    if format_ == "json":
        emit_json({"figures": figures, "rosters": rosters})
        return
    emit(figure_rows(figures), format_, name="figures", empty="There are no figures.")
    if format_ != "text":
        return
    if rosters:
        write("")
        print_table(roster_rows(rosters))
    if figures or rosters:
        count = many(len(figures), "figure")
        say(f"{count}, {many(len(rosters), 'roster')}" if rosters else count)


def roster_rows(found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return a row a roster: where it stands, its members, and what is said of it."""
    return [
        {
            "line": roster["line"],
            "column": roster["column"],
            "roster": "; ".join(member["name"] for member in roster["members"]),
            "members": len(roster["members"]),
            "count": "" if roster["count"] is None else roster["count"],
            "more": "" if roster["complete"] else "open",
        }
        for roster in found
    ]


def figure_rows(found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return a row a figure: where it stands, its words, and how they are read."""
    return [
        {
            "line": figure["line"],
            "column": figure["column"],
            "figure": " ".join(figure["text"].split()),
            "value": _SIGNS[figure["comparator"]] + _value(figure),
            "unit": figure["unit"],
            "as_of": figure["as_of"] or "",
            "scope": figure["scope"],
        }
        for figure in found
    ]


def _value(figure: Mapping[str, Any]) -> str:
    value = figure["value"]
    if isinstance(value, Sequence):
        return f"{value[0]:,}–{value[1]:,}"
    of = f" of {figure['of']:,}" if figure["of"] is not None else ""
    return f"{value:,}" if figure["unit"] == "%" else f"{value:,}{of}"


def write_json(value: Sequence[Mapping[str, Any]]) -> None:
    """Print a list as JSON, as it was given: without an envelope."""
    import json

    write(json.dumps(value, indent=2))
