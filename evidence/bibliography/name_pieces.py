"""A field of names taken apart as it is written: at «and», at commas, by braces.

No meaning is read here; ``names`` does that, and rules look at the pieces.
"""

from __future__ import annotations

import re
from functools import lru_cache

_AND = re.compile(r" and(?= )", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;")


def split_names(text: str) -> list[str]:
    """Divide at every «and» outside braces."""
    return [*_pieces(text)]


@lru_cache(maxsize=64)
def _pieces(text: str) -> tuple[str, ...]:
    """Divide *text*, which a dozen rules ask for in turn, once."""
    text = " ".join(text.split())
    if "{" not in text:
        parts = _AND.split(f" {text} ")
    else:
        parts = _split_outside_braces(f" {text} ")
    return tuple(part.strip() for part in parts)


def _split_outside_braces(text: str) -> list[str]:
    parts, start, level = [], 0, 0
    for match in re.finditer(r"[{}]|(?i: and(?= ))", text):
        mark = match.group()
        if mark == "{":
            level += 1
        elif mark == "}":
            level = max(level - 1, 0)
        elif level == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return parts


def is_braced(text: str) -> bool:
    """Tell whether one pair of braces encloses all of *text*."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    level = 0
    for match in re.finditer(r"[{}]", text):
        level += 1 if match.group() == "{" else -1
        if level == 0:
            return match.end() == len(text)
    return False


def split_at_commas(text: str) -> list[str]:
    """Divide at commas outside braces and quotation marks."""
    parts, start, level, quoted = [], 0, 0, False
    for match in re.finditer(r'[{}",]', text):
        mark = match.group()
        if mark == "{":
            level += 1
        elif mark == "}":
            level -= 1
        elif mark == '"' and level == 0:
            quoted = not quoted
        elif mark == "," and level == 0 and not quoted:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return parts


def has_semicolon(name: str) -> bool:
    """Tell whether a semicolon divides *name*; one of an HTML entity does not."""
    if ";" not in name:
        return False
    level = 0
    for sign in _ENTITY.sub("", name):
        level += (sign == "{") - (sign == "}")
        if sign == ";" and level == 0:
            return True
    return False
