"""Which manuscripts state the same: one value of one thing, or one source's passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.pairing import scope_key
from evidence.text.figures import Figure, unit_head

_Key = tuple[object, ...]


class SameStatements:
    """Looks through the claims once, and then answers for each."""

    def __init__(self, claims: Iterable[ClaimFacts]) -> None:
        self._manuscripts: dict[_Key, set[str]] = defaultdict(set)
        for claim in claims:
            self.add(claim)

    def add(self, claim: ClaimFacts) -> None:
        """Look at one more claim, which is not kept."""
        for key in (*_values(claim), *_passages(claim)):
            self._manuscripts[key].add(claim.manuscript)

    def manuscripts(self, claim: ClaimFacts, figure: Figure | None) -> tuple[str, ...]:
        """Return the manuscripts that state *figure*, or what *claim* says, by name."""
        found = {claim.manuscript}
        if figure is not None and claim.topic:
            found |= self._manuscripts[_value(claim.topic, figure)]
        for key in _passages(claim):
            found |= self._manuscripts[key]
        return tuple(sorted(found))


def _values(claim: ClaimFacts) -> Iterable[_Key]:
    if claim.topic:
        yield from (_value(claim.topic, figure) for figure in claim.figures)


def _value(topic: str, figure: Figure) -> _Key:
    """Return what two figures share that say the same: not how they hedge it."""
    day = figure.day.text if figure.day is not None else ""
    number = (figure.low, figure.high, figure.base, day)
    return ("value", topic, unit_head(figure.unit), scope_key(figure), *number)


def _passages(claim: ClaimFacts) -> Iterable[_Key]:
    for tie in claim.evidence:
        quotation = " ".join(tie.quotation.casefold().split())
        if quotation:
            yield ("passage", tie.source, quotation)
