"""Rosters: the named members of a list, and how two lists compare.

States are known under many names; ``states.tsv`` has their ISO 3166-1 codes with
official and usual short names, so that "Turkey" and "Türkiye" are one member. Other
names are compared folded: case, accents' forms, quotation marks, an article in front
and a company's legal form behind ("Inc.", "GmbH") do not count. Nothing is matched by
likeness: "Niger" is not "Nigeria".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evidence.text.names.members import is_state, normal_member
from evidence.text.names.near_states import near_state
from evidence.text.names.states import plain_name

_LEAD = re.compile(
    r"^(?:(?:namely|including|such as|both|either|as well as|and|or|also)\b,?\s*)+",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s+(?:and|or|&)\s+")
_STOP = re.compile(r"[\s.:;,]+$")


@dataclass(frozen=True, slots=True)
class RosterComparison:
    """Two lists of members; each name is written as its own side writes it.

    *missing*: in the source's list and not in the claim's. *extra*: in the claim's and
    not in the source's, which says that it is complete. *same*: in both, as the claim
    writes them. *unconfirmed*: like *extra*, where the source's list is not complete.
    *renamed*: those of *same* that the source calls otherwise, with its name for them.
    *misspelt*: a State that one side misspells and the other names, both as written; it
    is neither missing nor the same.
    """

    missing: tuple[str, ...]
    extra: tuple[str, ...]
    same: tuple[str, ...]
    unconfirmed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    misspelt: tuple[tuple[str, str], ...] = ()


def compare_rosters(
    claim_members: Iterable[str],
    source_members: Iterable[str],
    *,
    source_complete: bool,
) -> RosterComparison:
    """Compare a claim's members with a source's; each side's order is kept.

    A name that is repeated on one side counts once.
    """
    ours = _by_key(claim_members)
    theirs = _by_key(source_members)
    misspelt = tuple(_misspelt(ours, theirs))
    told = {name for pair in misspelt for name in pair}
    only_ours = tuple(
        name for key, name in ours.items() if key not in theirs and name not in told
    )
    return RosterComparison(
        missing=tuple(
            name for key, name in theirs.items() if key not in ours and name not in told
        ),
        misspelt=misspelt,
        extra=only_ours if source_complete else (),
        same=tuple(name for key, name in ours.items() if key in theirs),
        unconfirmed=() if source_complete else only_ours,
        renamed=tuple(
            (name, theirs[key])
            for key, name in ours.items()
            if key in theirs and plain_name(name) != plain_name(theirs[key])
        ),
    )


def _misspelt(
    ours: Mapping[str, str], theirs: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the names of which one misspells the State that the other is."""
    left = {key: name for key, name in theirs.items() if key not in ours}
    for key, name in ours.items():
        if key in theirs:
            continue
        near = near_state(name)
        other = near if near in left else None
        if other is None and near is None:
            other = next((own for own in left if near_state(left[own]) == key), None)
        if other is not None:
            yield name, left.pop(other)


def _by_key(members: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in members:
        found.setdefault(normal_member(name), name)
    return {key: name for key, name in found.items() if key}


def members_in(text: str) -> tuple[str, ...]:
    """Return the members of "A, B, and C"; semicolons and lines divide them too.

    "and" divides the last part of the list, and States anywhere; a State whose name
    has an "and" stays whole. What stands in brackets after a name is left out.
    """
    plain = re.sub(r"\s*\([^()]*\)", "", text)
    parts = [
        words
        for part in re.split(r"\s*[;\n]\s*|\s*,\s*", plain)
        if (words := _STOP.sub("", _LEAD.sub("", part.strip())))
    ]
    found: list[str] = []
    for part in parts:
        pieces = _rejoined(_JOINT.split(part))
        divides = part is parts[-1] or all(is_state(piece) for piece in pieces)
        found.extend(pieces if divides else [part])
    return tuple(found)


def _rejoined(pieces: list[str]) -> list[str]:
    """Join the pieces again that make up a State's name."""
    for at in range(len(pieces) - 1):
        joined = f"{pieces[at]} and {pieces[at + 1]}"
        if is_state(joined):
            return [*pieces[:at], joined, *_rejoined(pieces[at + 2 :])]
    return pieces
