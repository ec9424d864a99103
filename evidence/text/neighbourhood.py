"""What stood around a passage in its own text, far beyond its selector's context.

Two copies of a sentence have the same words just before and after any part of it; a
page further they have not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.text.document import Span
from evidence.text.selectors import Selector, exact_places

REACH = 1_000
"""Code points on each side."""
INTACT = 200
"""On one side at least as many must stand as they stood."""
MANY = 60
"""Places and doubles; words that stand more often are not told apart so."""
LEAD = 100
"""By so many more must the place be alike than any other."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What stood *left* and *right* of a passage; *whole*: up to the text's ends."""

    left: str
    right: str
    whole_left: bool
    whole_right: bool

    @classmethod
    def of(cls, selector: Selector, text: str | None) -> Neighbourhood | None:
        """Return what stands around the selector in its own *text*, if it is that."""
        if text is None or text[selector.start : selector.end] != selector.exact:
            return None
        return cls.at(selector.start, selector.end, text)

    @classmethod
    def at(cls, start: int, end: int, text: str) -> Neighbourhood:
        """Return what stands around a span of *text*."""
        return cls(
            left=text[max(0, start - REACH) : start],
            right=text[end : end + REACH],
            whole_left=start <= REACH,
            whole_right=len(text) - end <= REACH,
        )

    def claims(self, text: str, place: Span, *, against: Neighbourhood) -> bool:
        """Tell whether *place* has this neighbourhood rather than the other one."""
        mine = self._alike(text, place)
        if max(mine) < INTACT:
            return False
        return sum(mine) - sum(against._alike(text, place)) >= LEAD

    def only(self, text: str, places: Sequence[Span]) -> Span | None:
        """Return the one of *places* with clearly the same neighbourhood, or None."""
        ranked = sorted(
            (self._alike(text, place) for place in places), key=lambda each: -sum(each)
        )
        best = ranked[0]
        second = sum(ranked[1]) if len(ranked) > 1 else 0
        if max(best) < INTACT or sum(best) - second < LEAD:
            return None
        return next(place for place in places if self._alike(text, place) == best)

    def _alike(self, text: str, place: Span) -> tuple[int, int]:
        """Return how many code points before and after *place* are as they were."""
        before = text[max(0, place.start - len(self.left)) : place.start]
        after = text[place.end : place.end + len(self.right)]
        left = _common(before[::-1], self.left[::-1])
        right = _common(after, self.right)
        if self.whole_left and left == len(self.left) == place.start:
            left = REACH
        if self.whole_right and right == len(self.right) == len(text) - place.end:
            right = REACH
        return left, right


def without_doubles(
    selector: Selector, text: str, places: Sequence[Span], before: str | None
) -> tuple[Span, ...]:
    """Return *places* but those where a double stands that *before* had already.

    Where the selector's own words were deleted, the same words elsewhere are not they.
    """
    own = Neighbourhood.of(selector, before)
    if own is None or before is None or len(places) > MANY:
        return tuple(places)
    here = Span(selector.start, selector.end)
    doubles = [
        Neighbourhood.at(span.start, span.end, before)
        for span in exact_places(before, selector.exact)[:MANY]
        if span != here
    ]
    return tuple(
        place
        for place in places
        if not any(each.claims(text, place, against=own) for each in doubles)
    )


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next(
        (at for at, (mine, yours) in pairs if mine != yours), min(len(one), len(other))
    )
