"""An item of CSL-JSON as an entry: nothing of it is lost.

First the item is made normal: numbers are texts, dates have parts, older names of
variables are today's, and what the schema does not know goes under ``custom``. Then it
becomes fields; whatever does not come back from them as it was is kept beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evidence.bibliography.csl.dates import normal_date
from evidence.bibliography.csl.fields import fields_of
from evidence.bibliography.csl.items import to_csl
from evidence.bibliography.csl.kept import kept_field
from evidence.bibliography.csl.types import ENTRY_TYPES, csl_type
from evidence.bibliography.csl.variables import (
    DATES,
    NAMES,
    OLDER_NAMES,
    STRINGS,
    VARIABLES,
)
from evidence.bibliography.draft import Draft
from evidence.bibliography.writer import to_source, valid_key, without_unsafe

_NAME_TEXTS = (
    "family",
    "given",
    "dropping-particle",
    "non-dropping-particle",
    "suffix",
    "literal",
)
_NAME_SWITCHES = ("comma-suffix", "static-ordering", "parse-names")


def normal_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return *item* as the schema has it, in one form; what it forbids, in custom."""
    found: dict[str, Any] = {}
    other: dict[str, Any] = {}
    for name, value in item.items():
        if value is None or value in ("", [], {}):
            continue
        variable = OLDER_NAMES.get(name, name)
        normal = _normal(variable, value) if variable in VARIABLES else None
        if normal in (None, "", [], {}) or found.get(variable, normal) != normal:
            other[name] = value
            continue
        found[variable] = normal
        if variable in NAMES and _says_more(value):
            other[name] = value
    kind = str(found.get("type", ""))
    if kind not in ENTRY_TYPES:
        other |= {"type": item["type"]} if item.get("type") else {}
        found["type"] = "document"
    if other:
        found["custom"] = other | found.get("custom", {})
    return found


def draft_from_csl(item: Mapping[str, Any], line: int = 1) -> Draft:
    """Return the entry that *item* becomes; *line* is where it begins."""
    clean = _clean(item)
    normal = normal_item(clean)
    notes = () if clean == item else ("characters that no text holds were left out",)
    key = _key(normal)
    fields = [*fields_of(normal)]
    type_ = ENTRY_TYPES[normal["type"]]
    draft = Draft(type_, key, tuple(fields), line, notes)
    fields += _kept(normal, draft)
    return Draft(type_, key, tuple(fields), line, notes)


def _key(item: Mapping[str, Any]) -> str:
    """Return the citekey that another program gave, else the item's id."""
    key = str(item.get("citation-key", ""))
    return key if valid_key(key) else str(item.get("id", ""))


def _kept(item: Mapping[str, Any], draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield fields for what the draft's own fields do not say exactly."""
    entry = draft.as_entry()
    if csl_type(entry) != item["type"]:
        yield "x-csl-type", item["type"]
    typed = Draft(draft.type, draft.key, (*draft.fields, ("x-csl-type", item["type"])))
    said = to_csl(typed.as_entry())
    if str(item.get("id", "")) != draft.key and item.get("id"):
        yield "x-csl-id", to_source("x-csl-id", str(item["id"]))
    for variable, value in item.items():
        if variable in {"id", "type"} or said.get(variable) == value:
            continue
        if variable == "citation-key" and value == draft.key:
            continue
        yield kept_field(variable, value)


def _normal(variable: str, value: Any) -> Any:
    if variable in DATES:
        return normal_date(value)
    if variable in NAMES:
        names = value if isinstance(value, list) else [value]
        return [name for one in names if (name := _normal_name(one))]
    if variable in STRINGS or variable in {"id", "type"}:
        return _normal_text(value)
    kind = dict if variable == "custom" else list
    return value if isinstance(value, kind) else None


def _normal_text(value: Any) -> str | None:
    """Return a text or number as a text; a list of texts, as Crossref has, joined."""
    if isinstance(value, bool):
        return None
    if isinstance(value, list):
        texts = [_normal_text(one) for one in value]
        return None if None in texts else ", ".join(str(one) for one in texts)
    if isinstance(value, dict):
        return None
    return str(value).strip()


def _normal_name(value: Any) -> dict[str, Any]:
    if isinstance(value, str):
        return {"literal": value}
    if not isinstance(value, dict):
        return {}
    found: dict[str, Any] = {
        part: " ".join(str(value[part]).split())
        for part in _NAME_TEXTS
        if isinstance(value.get(part), (str, int)) and str(value[part]).strip()
    }
    if "name" in value and not found:
        found["literal"] = " ".join(str(value["name"]).split())
    found |= {part: value[part] for part in _NAME_SWITCHES if value.get(part)}
    return found


def _says_more(names: Any) -> bool:
    known = {*_NAME_TEXTS, *_NAME_SWITCHES}
    listed = names if isinstance(names, list) else []
    return any(isinstance(one, dict) and not one.keys() <= known for one in listed)


def _clean(value: Any) -> Any:
    """Return *value* without control characters and lone surrogates, at any depth."""
    if isinstance(value, str):
        return without_unsafe(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, Mapping):
        return {without_unsafe(str(name)): _clean(one) for name, one in value.items()}
    return value
