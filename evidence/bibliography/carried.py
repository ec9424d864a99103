"""What of an entry another format does not carry: it is read back and compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evidence.bibliography.csl.items import to_csl
from evidence.bibliography.draft import Draft
from evidence.bibliography.entry import Entry

_NAMED = 5
"""Keys that a note names; more are counted."""
_KEPT_CASE = '<span class="nocase">'


def says_otherwise(entry: Entry, back: Draft) -> tuple[str, ...]:
    """Return the variables of CSL that *back* has not as *entry* has them, by name.

    Left aside is which capitals are kept: that is typography of the entry's own.
    """
    read = back.as_entry(entry.key)
    before, after = to_csl(entry), to_csl(read)
    names = {
        name
        for name, value in before.items()
        if name != "custom" and _plain(value) != _plain(after.get(name))
    }
    # CSL's date parts have no open end and no time of day.
    if entry.issued and (read.issued is None or entry.issued.text != read.issued.text):
        names.add("issued")
    return tuple(sorted(names))


def less_note(format_: str, found: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return one note about all *found* (key, variables), '' where there is nothing."""
    keys: dict[str, list[str]] = {}
    for key, names in found:
        for name in names:
            keys.setdefault(name, []).append(key)
    told = (
        f"{name} ({', '.join(of[:_NAMED])}{_more(len(of) - _NAMED)})"
        for name, of in sorted(keys.items())
    )
    text = "; ".join(told)
    return f"{format_} says less, or otherwise: {text}" if text else ""


def _more(count: int) -> str:
    return f" and {count:,} more" if count > 0 else ""


def _plain(value: Any) -> Any:
    """Return *value* as it is printed: a lone literal looks like a family name."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict) and value.keys() == {"literal"}:
        return {"family": value["literal"]}
    if isinstance(value, str) and _KEPT_CASE in value:
        return value.replace(_KEPT_CASE, "").replace("</span>", "")
    return value
