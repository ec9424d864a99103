"""Public ids: short, stable, and the same again when a ledger is rebuilt.

An id is a letter for the kind of thing and the beginning of a hash of what it is; it
grows by a character where another thing has the shorter one.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Container, Iterator
from enum import StrEnum
from hashlib import sha256

from evidence.errors import InputRefused

SHORTEST = 5
"""Characters after the letter: 33 million ids, so that few must be longer."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = re.compile(r"[cdefrosw]-[a-z2-7]{5,52}")
_SEPARATOR = "\x1f"


class Kind(StrEnum):
    """What an id names; the value is its first letter."""

    CLAIM = "c"
    DECISION = "d"
    DECLARATION = "o"
    DERIVATION = "f"
    EVIDENCE = "e"
    RATING = "r"
    SUPERSESSION = "s"
    WAIVER = "w"


def candidates(kind: Kind, *content: str) -> Iterator[str]:
    """Yield the ids that a thing with this *content* may have, shortest first."""
    digest = sha256(_SEPARATOR.join(content).encode()).digest()
    text = b32encode(digest).decode().rstrip("=").lower()
    for length in range(SHORTEST, len(text) + 1):
        yield f"{kind.value}-{text[:length]}"


def new_id(kind: Kind, *content: str, taken: Container[str]) -> str:
    """Return the shortest id for *content* that is not *taken*."""
    for candidate in candidates(kind, *content):
        if candidate not in taken:
            return candidate
    raise InputRefused("the same thing was recorded too often")


def is_id(text: str, kind: Kind) -> bool:
    """Tell whether *text* has the form of an id of this *kind*."""
    return _ID.fullmatch(text) is not None and text.startswith(kind.value)


def check_id(text: str, kind: Kind) -> str:
    """Return *text*; raise InputRefused where it is not an id of this *kind*."""
    if not is_id(text, kind):
        raise InputRefused(
            f"{text!r} is not an id: {kind.value}- and five or more of a–z and 2–7"
        )
    return text


def check_slug(text: str) -> str:
    """Return *text*; raise InputRefused where it cannot be a claim's name."""
    if _SLUG.fullmatch(text) is None:
        raise InputRefused(
            f"{text!r} cannot be a claim's name",
            hint="use a–z, 0–9 and single hyphens, such as osce-participating-states",
        )
    if _ID.fullmatch(text):
        raise InputRefused(
            f"{text!r} looks like one of the ledger's own ids",
            hint="choose a name in words",
        )
    return text
