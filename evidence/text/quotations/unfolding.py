"""Short forms in full: «it's» is «it is», «gonna» is «going to».

«Nobody» is «no one», and «everybody» «everyone»: two writings of one pronoun, which
count, deny and take their verb alike; no other two words are.

What a short form leaves open («he'd» had or would, «it's» is or has) either may fill.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from evidence.text.quotations.tokens import Token

_OPEN = {"'s": frozenset({"is", "has", "us"}), "'d": frozenset({"had", "would"})}
_WHOLE = {
    "nobody": ("no", "one"),
    "somebody": ("someone",),
    "everybody": ("everyone",),
    "anybody": ("anyone",),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "y'all": ("you", "all"),
    "'em": ("them",),
    "em": ("them",),
    "'tis": ("it", "is"),
    "'twas": ("it", "was"),
    "o'": ("of",),
}


def same_unfolded(quoted: Sequence[Token], source: Sequence[Token]) -> bool:
    """Tell whether two runs of words are one, with their short forms in full."""
    mine, yours = _unfolded(quoted), _unfolded(source)
    if not mine or not yours:
        return False
    return all(
        one is not None and other is not None and _agrees(one, other)
        for one, other in zip_longest(mine, yours)
    )


def _unfolded(some: Sequence[Token]) -> list[str]:
    found: list[str] = []
    for token in some:
        base, mark, ending = token.key.partition("'")
        if token.key in _WHOLE:
            found += _WHOLE[token.key]
        elif mark and base and f"'{ending}" in _OPEN:
            found += [base, f"'{ending}"]
        else:
            found.append(token.key)
    return found


def _agrees(one: str, other: str) -> bool:
    return one == other or one in _OPEN.get(other, ()) or other in _OPEN.get(one, ())
