"""pandoc's document tree, read with types.

The tree is JSON of the form ``{"t": "Para", "c": [...]}``; pandoc's types module
(https://hackage.haskell.org/package/pandoc-types) says what stands where.
"""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def tag(node: Json) -> str:
    """Return the constructor's name of a node, "" of what is none."""
    name = node.get("t") if isinstance(node, dict) else None
    return name if isinstance(name, str) else ""


def content(node: Json) -> Json:
    """Return the node's contents."""
    return node.get("c") if isinstance(node, dict) else None


def items(value: Json) -> list[Json]:
    """Return the members of a list, none of what is not a list."""
    return value if isinstance(value, list) else []


def part(value: Json, *path: int) -> Json:
    """Return the member at *path* of nested lists, None where there is none."""
    for at in path:
        members = items(value)
        value = members[at] if at < len(members) else None
    return value


def text_of(value: Json) -> str:
    """Return a string, "" for what is none."""
    return value if isinstance(value, str) else ""


def position(attributes: Json) -> str:
    """Return the ``data-pos`` of pandoc's (identifier, classes, key-values).

    Where there are two, the first is that of the element around, the last its own.
    """
    found = ""
    for pair in items(part(attributes, 2)):
        if part(pair, 0) == "data-pos":
            found = text_of(part(pair, 1))
    return found


def plain(inlines: Json) -> str:
    """Return the text of inlines or of a metadata value, without mark-up."""
    if isinstance(inlines, dict):
        kind = tag(inlines)
        if kind in {"Str", "MetaString"}:
            return text_of(content(inlines))
        if kind in {"Space", "SoftBreak", "LineBreak"}:
            return " "
        if kind in {"Code", "Math"}:
            return text_of(part(content(inlines), 1))
        if kind in {"Note", "RawInline"}:
            return ""
        return plain(content(inlines))
    return "".join(plain(member) for member in items(inlines))
