"""Newer figures than a claim's, in its evidence and in other claims of its topic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.checker.facts import ClaimFacts
from evidence.checker.pairing import compare, pair_figures, scope_key
from evidence.checker.wording import figure_words, place_words
from evidence.text.figures import AsOfVerdict, Figure, ValueVerdict


@dataclass(frozen=True, slots=True)
class Newer:
    """A later figure with another value, and where it stands, in words."""

    figure: Figure
    given: Figure
    place: str

    @property
    def own(self) -> str:
        """Return the claim's figure in words, with its date."""
        return figure_words(self.figure, dated=True)

    @property
    def other(self) -> str:
        """Return the newer figure in words, with its date."""
        return figure_words(self.given, dated=True)


def newer_in_evidence(claim: ClaimFacts) -> Iterable[Newer]:
    """Yield each newer, different figure that the claim's evidence gives."""
    for pair in pair_figures(claim, claim.evidence):
        if pair.newer and pair.comparison.value is ValueVerdict.DIFFERENT:
            yield Newer(pair.figure, pair.given, place_words(pair.tie))


def newer_in_claims(claim: ClaimFacts, others: Iterable[ClaimFacts]) -> Iterable[Newer]:
    """Yield each newer, different figure of *others* with the same unit and scope.

    *others* are claims of the same topic. Without a scope two figures on one topic may
    well count different things, and are not compared.
    """
    scoped = [figure for figure in claim.figures if figure.scope]
    if not scoped:
        return
    for other in others:
        if other.public_id == claim.public_id:
            continue
        for figure in scoped:
            for given in other.figures:
                if _is_newer(figure, given):
                    yield Newer(figure, given, f"the claim {other.name}")


def _is_newer(figure: Figure, given: Figure) -> bool:
    if scope_key(figure) != scope_key(given):
        return False
    comparison = compare(figure, given)
    return (
        comparison is not None
        and comparison.as_of is AsOfVerdict.SOURCE_NEWER
        and comparison.value is ValueVerdict.DIFFERENT
    )
