"""What CSL says and biblatex has no field for: fields ``x-csl-…``.

A kept value counts unless the entry says something else by now: where its variable has
a field of its own, reading the kept value must give what that field says.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from evidence.bibliography.csl.dates import normal_date
from evidence.bibliography.csl.fields import fields_of
from evidence.bibliography.csl.names import names_from_csl, names_to_csl
from evidence.bibliography.csl.variables import BY_LOWER_CASE, DATES, NAMES
from evidence.bibliography.entry import Entry
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.writer import to_source, without_unsafe

PREFIX = "x-csl-"
_NOT_VARIABLES = frozenset(["type", "id"])


def kept_field(variable: str, value: Any) -> tuple[str, str]:
    """Return the field that keeps the *value* of a *variable*.

    Texts and names that come back from LaTeX as they are stand there as such, all else
    as JSON.
    """
    name = f"{PREFIX}{variable.lower()}"
    if isinstance(value, str):
        source = to_source(name, value)
        if latex_to_text(source) == value and value[:1] not in '"[{':
            return name, source
    if variable in NAMES:
        source = names_from_csl(value)
        if names_to_csl(source) == value and not source.startswith("["):
            return name, source
    text = json.dumps(value, ensure_ascii=True, default=str)
    return name, to_source(name, text.replace("  ", r"\u0020\u0020"))


def with_kept(item: dict[str, Any], entry: Entry) -> dict[str, Any]:
    """Return *item* with what *entry* keeps of the CSL that it came from."""
    for name, source in entry.fields:
        variable = BY_LOWER_CASE.get(name.removeprefix(PREFIX))
        if (
            not name.startswith(PREFIX)
            or variable is None
            or variable in _NOT_VARIABLES
        ):
            continue
        value = _value(variable, source)
        if value and (
            variable not in item or _still_says(item, entry, variable, value)
        ):
            item[variable] = value
    return item


def _value(variable: str, source: str) -> Any:
    """Return the kept value, None where it is not of its variable's kind."""
    text = latex_to_text(source)
    value: Any = text
    if text[:1] in {'"', "[", "{"}:
        with suppress(ValueError, RecursionError):
            value = json.loads(text)
    if value is text and variable in NAMES:
        value = names_to_csl(source)
    return value if _is_sound(variable, value) else None


def _is_sound(variable: str, value: Any) -> bool:
    """Tell whether a processor takes *value*; who edits a file may write anything."""
    kind: type[Any] = _kind(variable)
    if not isinstance(value, kind):
        return False
    if variable in NAMES:
        return all(isinstance(one, dict) and _are_texts(one) for one in value)
    if variable in DATES:
        return bool(normal_date(value) == value)
    return not isinstance(value, str) or _is_text(value)


def _are_texts(name: dict[str, Any]) -> bool:
    return all(isinstance(part, bool) or _is_text(part) for part in name.values())


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and without_unsafe(value) == value


def _kind(variable: str) -> type:
    if variable in DATES or variable == "custom":
        return dict
    return list if variable in NAMES or variable == "categories" else str


def _still_says(item: dict[str, Any], entry: Entry, variable: str, value: Any) -> bool:
    """Tell whether the kept *value* still becomes what the entry's fields say."""
    before = dict(fields_of(item))
    after = dict(fields_of(item | {variable: value}))
    changed = [n for n in before | after if before.get(n) != after.get(n)]
    return all(entry.get(name) == after.get(name) for name in changed)
