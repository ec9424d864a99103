"""States whose names are misspelt: «Kyrgystan» is a slip away from Kyrgyzstan.

A likeness only finds the State that may be meant. The two are never one and the same:
what is misspelt is told, with the right name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from evidence.text.names.states import plain_name, state_names

SHORTEST = 5
"""Letters: of shorter names too many are alike («Iran», «Iraq», «Oman», «Mali»)."""
LONG = 8
"""Letters from which on two slips may be one name's."""


@lru_cache(maxsize=4_096)
def near_state(name: str) -> str | None:
    """Return the key (``state:KG``) of the one State that *name* misspells.

    None for a State's own name, for what is like none or several, and for a name with
    an ending («Kyrgyzstani»), which is another word.
    """
    plain, known = plain_name(name), state_names()
    if plain in known or len(plain) < SHORTEST:
        return None
    found = {key for key, _ in _within_reach(plain, known)}
    return found.pop() if len(found) == 1 else None


def _within_reach(plain: str, known: Mapping[str, str]) -> list[tuple[str, str]]:
    most = 2 if len(plain) >= LONG else 1
    return [
        (key, other)
        for other, key in known.items()
        if other[0] == plain[0]
        and abs(len(other) - len(plain)) <= most
        and not plain.startswith(other)
        and OSA.distance(plain, other, score_cutoff=most) <= most
    ]
