"""How figures found in a text are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evidence.cli.output import write

_SIGNS = {
    "eq": "",
    "between": "",
    "about": "~",
    "over": ">",
    "atleast": "≥",
    "under": "<",
    "upto": "≤",
}


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
