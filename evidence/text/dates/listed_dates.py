"""Figures of a list that share the date behind it: «12 camps and 3 jails in 2019»."""

from __future__ import annotations

import re
from collections.abc import MutableSequence, Sequence

from evidence.bibliography.dates import Edtf
from evidence.text.dates.stated_dates import StatedDate

_AND = re.compile(
    r",?\s*(?:and|or|versus|against)\s*(?:the\s)?(?:[A-Za-z]+\s){0,2}"
    r"|\s*of\s(?:the\s|its\s|their\s|all\s)?"
)
_FROM = re.compile(r"\s(?:from|in|across|at)\s(?:all\s|some\s)?")
"""Between two figures of one verb: «300 people from 12 villages»."""
_WHOLE = re.compile(r"\bOf\s(?:the\s|its\s)?(?:[a-z]+\s)?$")
_NEXT = re.compile(r",\s*(?:[A-Z][a-z]+\s){0,2}")
_TO_COME = re.compile(
    r"[^,;:.]{0,30}?\b(?:will|would|due|to be|should|must|may|might|could|expected|"
    r"planned)\b"
)
"""Between the members of a list of figures: the last two, and two before them."""


def list_dates(
    text: str,
    spans: Sequence[tuple[int, int]],
    units: Sequence[str],
    result: MutableSequence[Edtf | None],
) -> None:
    """Give all of a list the date after its last: «12 camps and 3 prisons in 2019»."""
    listed = False
    for at in range(len(spans) - 2, -1, -1):
        joined = _AND.fullmatch(text, spans[at][1], spans[at + 1][0])
        if joined is None and units[at] and units[at] != units[at + 1]:
            joined = _FROM.fullmatch(text, spans[at][1], spans[at + 1][0])
        if joined is None and (listed or _is_whole(text, spans[at], spans[at + 1])):
            joined = _NEXT.fullmatch(text, spans[at][1], spans[at + 1][0])
        listed = joined is not None
        if result[at] is None and listed:
            result[at] = result[at + 1]


def pair_dates(
    text: str,
    spans: Sequence[tuple[int, int]],
    whens: Sequence[StatedDate],
    result: MutableSequence[Edtf | None],
    used: set[int],
) -> None:
    """Pair as many figures as dates: «54 and 61 in 2019 and 2020 respectively»."""
    if "respectively" not in text or len(spans) != len(whens):
        return
    if spans[-1][1] <= whens[0].start or whens[-1].end <= spans[0][0]:
        for at, when in enumerate(whens):
            result[at] = when.date
            used.add(at)


def _is_whole(text: str, whole: tuple[int, int], part: tuple[int, int]) -> bool:
    """Tell whether a figure is what another is of: «Of the 61 sites, 14 closed …».

    What is to become of a part in years to come says nothing of the whole then.
    """
    if _WHOLE.search(text[max(0, whole[0] - 40) : whole[0]]) is None:
        return False
    return _TO_COME.match(text, part[1]) is None
