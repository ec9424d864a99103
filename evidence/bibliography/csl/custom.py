"""What a field says and CSL has no variable for: under ``custom`` → ``biblatex``.

There the entry's type and those fields stand that would not come back from the item
alone, as LaTeX. When read again they count only as far as the item still says the same;
and since a stranger may have written them, only harmless commands stay commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evidence.bibliography.allowed_commands import harmless_source
from evidence.bibliography.csl.items import to_csl
from evidence.bibliography.csl.reading import draft_from_csl
from evidence.bibliography.csl.rich_text import to_rich
from evidence.bibliography.data_model import TYPES
from evidence.bibliography.dialects import in_biblatex
from evidence.bibliography.draft import Draft
from evidence.bibliography.entry import Entry
from evidence.bibliography.writer import InvalidValue, write_entry

KEY = "biblatex"


def whole_item(entry: Entry) -> dict[str, Any]:
    """Return *entry* as CSL-JSON from which all of its fields come back."""
    item = to_csl(entry)
    meant = in_biblatex(entry)
    back = draft_from_csl(item)
    have = dict(back.fields)
    want = {n: s for n, s in meant.fields if not n.startswith("x-csl-")}
    more = {n: s for n, s in want.items() if not _same(have.get(n, ""), s)}
    without = [n for n in have if n not in want and not n.startswith("x-csl-")]
    rest: dict[str, Any] = {}
    if meant.type != back.type:
        rest["type"] = meant.type
    rest |= {"fields": more} if more else {}
    rest |= {"without": without} if without else {}
    if rest:
        item["custom"] = item.get("custom", {}) | {KEY: rest}
    return item


def draft_from_item(item: Mapping[str, Any], line: int = 1) -> Draft:
    """Return the entry that *item* becomes, with what it has under ``custom``."""
    custom = item.get("custom")
    rest = custom.get(KEY) if isinstance(custom, dict) else None
    if not isinstance(rest, dict):
        return draft_from_csl(item, line)
    others = {name: value for name, value in dict(custom or {}).items() if name != KEY}
    bare = {**item, "custom": others}
    draft = draft_from_csl(bare, line)
    more = {
        name: harmless_source(name, source)
        for name, source in _mapping(rest.get("fields")).items()
        if isinstance(source, str) and _writable(name)
    }
    without = rest.get("without")
    gone = set(map(str, without)) if isinstance(without, list) else set()
    fields = {n: s for n, s in draft.fields if n not in gone} | more
    type_ = rest.get("type") if rest.get("type") in TYPES else draft.type
    whole = replace(draft, type=str(type_), fields=tuple(fields.items()))
    if to_csl(whole.as_entry()) == to_csl(draft.as_entry()):
        return whole
    have = dict(draft.fields)
    return replace(draft, fields=tuple((more | have).items()))


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _writable(name: str) -> bool:
    try:
        write_entry("misc", "k", [(name, "")])
    except InvalidValue:
        return False
    return name == name.lower()


def _same(one: str, other: str) -> bool:
    return one == other or to_rich(one, protect=True) == to_rich(other, protect=True)
