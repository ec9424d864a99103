"""Figures of a list that share the date behind it: «12 camps and 3 jails in 2019»."""

from __future__ import annotations

import re
from collections.abc import MutableSequence, Sequence

from evidence.bibliography.dates import Edtf

_AND = re.compile(r",?\s*(?:and|or|of|versus|against)\s*(?:the\s)?(?:[A-Za-z]+\s){0,2}")
_WHOLE = re.compile(r"\bOf\s(?:the\s|its\s)?(?:[a-z]+\s)?$")
_NEXT = re.compile(r",\s*(?:[A-Z][a-z]+\s){0,2}")
"""Between the members of a list of figures: the last two, and two before them."""


def list_dates(
    text: str, spans: Sequence[tuple[int, int]], result: MutableSequence[Edtf | None]
) -> None:
    """Give all of a list the date after its last: «12 camps and 3 prisons in 2019»."""
    listed = False
    for at in range(len(spans) - 2, -1, -1):
        joined = _AND.fullmatch(text, spans[at][1], spans[at + 1][0])
        if joined is None and (
            listed or _WHOLE.search(text[max(0, spans[at][0] - 40) : spans[at][0]])
        ):
            joined = _NEXT.fullmatch(text, spans[at][1], spans[at + 1][0])
        listed = joined is not None
        if result[at] is None and listed:
            result[at] = result[at + 1]
