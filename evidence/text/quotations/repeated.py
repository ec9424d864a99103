"""A sign of per cent said twice: «10% and 15%» is «10 and 15 per cent»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.text.quotations.tokens import Token

_JOINTS = frozenset(
    ("and", "or", "to", "-", "und", "oder", "bis", "et", "ou", "à", "y", "o")
)


def once(words: Sequence[Token]) -> list[Token]:
    """Return *words* with all but the last of joined signs of per cent as noise."""
    kept = list(words)
    shares: set[int] = set()  # numbers of per cent, by a sign of their own or of others
    for at in range(len(words) - 1, -1, -1):
        if words[at].kind != "number":
            continue
        signed = at + 1 < len(words) and words[at + 1].key == "%"
        joint = at + 1 + signed
        goes_on = joint + 1 in shares and words[joint].key in _JOINTS
        if signed or goes_on:
            shares.add(at)
        if signed and goes_on:
            kept[at + 1] = replace(words[at + 1], noise=True)
    return kept
