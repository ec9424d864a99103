"""Which figure of a source answers which figure of a claim.

Figures are paired by what their units count (``text.figures`` says whether two can be
compared) and by scope: the same scope first; else one without a scope, unless another
figure of the claim has that scope.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import is_

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.checker.topics import folded_scope
from evidence.models.vocabulary import Stance
from evidence.text.figures import (
    AGREEING,
    AsOfVerdict,
    Figure,
    FigureComparison,
    Unlike,
    ValueVerdict,
    compare_figures,
)

COMPARED = (Stance.SUPPORTS, Stance.PARTLY, Stance.CONTRADICTS)
"""The stances of evidence that answers a claim; context only stands beside it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of a claim, and the figure that a piece of evidence gives for it."""

    figure: Figure
    tie: EvidenceFacts
    given: Figure
    comparison: FigureComparison

    @property
    def agrees(self) -> bool:
        """Tell whether the values are the same, or as same as they are shown."""
        return self.comparison.value in AGREEING

    @property
    def newer(self) -> bool:
        """Tell whether the evidence speaks of a later time than the claim."""
        return self.comparison.as_of is AsOfVerdict.SOURCE_NEWER

    @property
    def shifted(self) -> bool:
        """Tell whether the two are of other periods, which only share days."""
        return self.comparison.as_of is AsOfVerdict.SHIFTED


def pair_figures(claim: ClaimFacts, ties: Iterable[EvidenceFacts]) -> tuple[Pair, ...]:
    """Return all pairs, in the order of the claim's figures and of *ties*."""
    return _recent.pairs(claim, tuple(ties))


class _Recent:
    """The pairs of the claim that was asked about last: half a dozen rules ask."""

    def __init__(self) -> None:
        self._claim: ClaimFacts | None = None
        self._known: list[tuple[tuple[EvidenceFacts, ...], tuple[Pair, ...]]] = []

    def pairs(
        self, claim: ClaimFacts, ties: tuple[EvidenceFacts, ...]
    ) -> tuple[Pair, ...]:
        if claim is not self._claim:
            self._claim, self._known = claim, []
        for given, pairs in self._known:
            if len(given) == len(ties) and all(map(is_, given, ties)):
                return pairs
        made = tuple(
            pair
            for figure in claim.figures
            for tie in ties
            for pair in _answers(figure, claim, tie)
        )
        self._known.append((ties, made))
        return made


_recent = _Recent()


def by_source(pairs: Iterable[Pair]) -> Mapping[str, Sequence[Pair]]:
    """Return *pairs* by citekey, in order of first appearance."""
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.tie.source, []).append(pair)
    return groups


def of_figure(pairs: Iterable[Pair], figure: Figure) -> list[Pair]:
    """Return the pairs of one of the claim's figures."""
    return [pair for pair in pairs if pair.figure == figure]


def compare(figure: Figure, given: Figure) -> FigureComparison | None:
    """Compare two figures, but for their scopes; None where it makes no sense."""
    comparison = compare_figures(figure, given)
    if comparison.value is ValueVerdict.INCOMPARABLE:
        return None
    return comparison


def is_different(figure: Figure, given: Figure) -> bool:
    """Tell whether two figures can be compared, but for their scopes, and differ."""
    comparison = compare(figure, given)
    return comparison is not None and comparison.value is ValueVerdict.DIFFERENT


def unlike(figure: Figure, given: Figure) -> Unlike | None:
    """Say in what two figures differ that are no pair: in unit, group, scope."""
    if (found := compare_figures(figure, given).unlike) is not None:
        return found
    return Unlike.SCOPE if scope_key(figure) != scope_key(given) else None


def _answers(figure: Figure, claim: ClaimFacts, tie: EvidenceFacts) -> list[Pair]:
    pairs = [
        Pair(figure, tie, given, comparison)
        for given in tie.figures
        if (comparison := compare(figure, given)) is not None
    ]
    own = scope_key(figure)
    if same := [pair for pair in pairs if scope_key(pair.given) == own]:
        return same
    return [
        pair
        for pair in pairs
        if (not own or not pair.given.scope) and not _taken(pair, claim)
    ]


def _taken(pair: Pair, claim: ClaimFacts) -> bool:
    """Tell whether another figure of the claim has the scope of the given one."""
    return any(
        other != pair.figure
        and scope_key(other) == scope_key(pair.given)
        and compare(other, pair.given) is not None
        for other in claim.figures
    )


def scope_key(figure: Figure) -> str:
    """Return the scope in the form in which scopes are compared."""
    return folded_scope(figure.scope)
