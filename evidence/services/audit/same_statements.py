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
        for figure in claim.figures:
            self.add_figure(claim.manuscript, claim.topic, figure)
        for tie in claim.evidence:
            self.add_passage(claim.manuscript, tie.source, tie.quotation)

    def add_figure(self, manuscript: str, topic: str, figure: Figure) -> None:
        """Look at a figure that a claim on *topic* states in *manuscript*."""
        if topic:
            self._manuscripts[_value(topic, figure)].add(manuscript)

    def add_passage(self, manuscript: str, source: str, quotation: str) -> None:
        """Look at what a claim in *manuscript* quotes from *source*."""
        for key in _passage(source, quotation):
            self._manuscripts[key].add(manuscript)

    def manuscripts(self, claim: ClaimFacts, figure: Figure | None) -> tuple[str, ...]:
        """Return the manuscripts that state *figure*, or what *claim* says, by name."""
        found = {claim.manuscript}
        if figure is not None and claim.topic:
            found |= self._manuscripts[_value(claim.topic, figure)]
        for key in _passages(claim):
            found |= self._manuscripts[key]
        return tuple(sorted(found))


def _value(topic: str, figure: Figure) -> _Key:
    """Return what two figures share that say the same: not how they hedge it."""
    day = figure.day.text if figure.day is not None else ""
    number = (figure.low, figure.high, figure.base, day)
    return ("value", topic, unit_head(figure.unit), scope_key(figure), *number)


def _passages(claim: ClaimFacts) -> Iterable[_Key]:
    for tie in claim.evidence:
        yield from _passage(tie.source, tie.quotation)


def _passage(source: str, quotation: str) -> Iterable[_Key]:
    if words := " ".join(quotation.casefold().split()):
        yield ("passage", source, words)
