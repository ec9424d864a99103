"""Values and texts put out of form, for what is read as JSON or TOML."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

WRONG: tuple[Any, ...] = (
    *(True, -1, 1.5, 10**30, "", "57", [], {}, [[]], ["a"], {"a": {}}),
    *("\x1b]0;x\x07", "9" * 5_000, "2026-99-99", "0001-01-01", "../../x", [1] * 3),
    *("2026-01-01T00:00:00", "1e999999999", "NaN", "99999999999:00", {"": 0}),
    *(float("inf"), float("nan"), "#", "a\0b", "\u202e", "=1+1"),
)
"""What no reader expects; TOML can write all of it."""
TEXTS = (
    *(b"", b"\xff\xfe", b"null", b"[" * 100_000, b"{" * 100_000, b"\0" * 100),
    *(b'{"a":' * 50_000, b"9" * 5_000, b'{"a": ' + b"9" * 5_000 + b"}", b"a = "),
    *(b"a = " + b"[" * 100_000, b"a = " + b"9" * 5_000, b"a." * 50_000 + b"b = 1"),
)
"""Files that are no record at all."""


def places(value: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each value inside *value*."""
    inside: Iterator[tuple[Any, Any]] = iter(())
    if isinstance(value, dict):
        inside = iter(value.items())
    elif isinstance(value, list):
        inside = iter(enumerate(value))
    for key, each in inside:
        yield (*way, key)
        yield from places(each, (*way, key))


def damaged(value: Any, chance: random.Random, wrong: tuple[Any, ...] = WRONG) -> Any:
    """Return a copy of *value* with one part taken out or put into another form."""
    made = copy.deepcopy(value)
    *way, last = chance.choice(list(places(made)))
    inside = made
    for key in way:
        inside = inside[key]
    if chance.random() < 0.2:
        del inside[last]
    else:
        inside[last] = copy.deepcopy(chance.choice(wrong))
    return made


def as_toml(table: Mapping[str, Any]) -> bytes:
    """Return *table* as TOML, each of its values in one line."""
    lines = (f"{json.dumps(name)} = {_inline(each)}\n" for name, each in table.items())
    return "".join(lines).encode()


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = (
            f"{json.dumps(name)} = {_inline(each)}" for name, each in value.items()
        )
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value).replace("\\u007f", "\\u007F")
