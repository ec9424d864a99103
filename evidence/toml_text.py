"""Read TOML from anywhere: what cannot be read is told, and soon.

``tomllib`` needs the square of a key's parts, has no limit of nesting but Python's own,
and lets the error of numbers without end through.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

__all__ = ["parse_toml"]

_LONGEST = 64
"""Parts of a key; tables of tables of tables have three or four."""
_PART = r"(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+"
_LONG_KEY = re.compile(
    rf"^[ \t]*+\[?+\[?+[ \t]*+(?:{_PART}\.[ \t]*+){{{_LONGEST}}}", re.MULTILINE
)


def parse_toml(text: str) -> dict[str, Any]:
    """Return the table that *text* is; raise ValueError that says what is wrong."""
    if found := _LONG_KEY.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ValueError(f"a key has more than {_LONGEST} parts (at line {line})")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("it nests too deep") from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        raise ValueError("a number in it is too long") from error
