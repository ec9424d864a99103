"""Claims on one topic, found by topic and scope: nobody compares every two claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.checker.facts import ClaimFacts
from evidence.models.vocabulary import ClaimStatus
from evidence.text.figures import Figure, parse_figure

read_figure = lru_cache(maxsize=65_536)(parse_figure)
"""A claim and its evidence mostly state one figure, in one form."""


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure that an active claim states, and whose it is."""

    claim: str
    public_id: str
    number: int
    """Its place in the order of the ledger, among the figures of its topic."""
    text: str
    """The figure in its canonical form."""

    @property
    def figure(self) -> Figure:
        """Return the figure itself."""
        return read_figure(self.text)


def folded_scope(scope: str) -> str:
    """Return a scope in the form in which scopes are compared."""
    return " ".join(scope.casefold().split())


class Topic:
    """What the active claims on one topic state, in the ledger's order."""

    def __init__(self) -> None:
        self._all: list[StatedFigure] = []
        self._by_scope: dict[str, list[StatedFigure]] = defaultdict(list)

    def add(self, claim: str, public_id: str, *, text: str, scope: str) -> None:
        """Take a figure in; *scope* is as it was written, empty for none."""
        stated = StatedFigure(claim, public_id, len(self._all), text)
        self._all.append(stated)
        self._by_scope[folded_scope(scope)].append(stated)

    def figures(self) -> Sequence[StatedFigure]:
        """Return all of them."""
        return self._all

    def of_scopes(self, scopes: Iterable[str]) -> Sequence[StatedFigure]:
        """Return those that speak of one of *scopes*, whatever its case and blanks."""
        keys = {folded_scope(scope) for scope in scopes}
        found = [one for key in keys for one in self._by_scope.get(key, ())]
        return found if len(keys) == 1 else sorted(found, key=lambda one: one.number)


NO_TOPIC = Topic()


def topics_of(claims: Iterable[ClaimFacts]) -> Mapping[str, Topic]:
    """Return the topics of *claims*; a claim without one is on none."""
    topics: dict[str, Topic] = defaultdict(Topic)
    for claim in claims:
        if claim.topic and claim.status is ClaimStatus.ACTIVE:
            for figure in claim.figures:
                topics[claim.topic].add(
                    claim.name, claim.public_id, text=figure.text, scope=figure.scope
                )
    return topics
