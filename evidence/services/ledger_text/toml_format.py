"""TOML as this program writes it: the same values always give the same bytes.

A text with line breaks is written over several lines, a list that is too long one item
a line, so that git shows and merges what changed. A library's layout would change with
its version; the whole of what is needed are these few functions.
Source: TOML v1.0.0, https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TypeAlias

Value: TypeAlias = (
    "str | bool | int | datetime | date | Sequence[Value] | Mapping[str, Value]"
)

WIDTH = 88
"""In characters; a longer list is written one item a line."""

_NOTHING: tuple[Value, ...] = ("", (), {})
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_NAMED = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


def write_table(header: str, values: Mapping[str, Value]) -> str:
    """Return a table with its *header* line (none, if empty) and its keys in order.

    Values that say nothing (false, an empty text, list or table) are left out.
    """
    lines = [header] if header else []
    for key in sorted(values):
        value = values[key]
        if value is not False and value not in _NOTHING:
            lines.append(_pair(key, value))
    return "\n".join(lines) + "\n"


def write_key(*parts: str) -> str:
    """Return a dotted key, its parts quoted where they must be."""
    return ".".join(
        part if _BARE.fullmatch(part) else _text(part, breaks=False) for part in parts
    )


def write_value(value: Value) -> str:
    """Return *value* on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value, breaks=False)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, (int, date)):
        return str(value)
    if isinstance(value, Mapping):
        pairs = ", ".join(
            f"{write_key(key)} = {write_value(value[key])}" for key in sorted(value)
        )
        return f"{{ {pairs} }}" if pairs else "{}"
    return f"[{', '.join(write_value(item) for item in value)}]"


def _pair(key: str, value: Value) -> str:
    name = write_key(key)
    if isinstance(value, str):
        return f"{name} = {_text(value, breaks=True)}"
    line = f"{name} = {write_value(value)}"
    if isinstance(value, Mapping) or not isinstance(value, Sequence):
        return line
    if len(line) <= WIDTH:
        return line
    items = "".join(f"    {write_value(item)},\n" for item in value)
    return f"{name} = [\n{items}]"


def _text(text: str, *, breaks: bool) -> str:
    if not (breaks and "\n" in text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    lines = (_ESCAPED.sub(_escape, line) for line in text.split("\n"))
    joined = "\n".join(lines)
    return f'"""\n{joined}"""'


def _escape(match: re.Match[str]) -> str:
    mark = match[0]
    return _NAMED.get(mark, f"\\u{ord(mark):04X}")
