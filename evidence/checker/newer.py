"""Newer figures than a claim's, in its evidence and in other claims of its topic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import ClaimFacts
from evidence.checker.pairing import is_different, pair_figures, scope_key
from evidence.checker.topics import Topic
from evidence.checker.wording import figure_words, place_words
from evidence.text.figures import (
    AsOfVerdict,
    Figure,
    ValueVerdict,
    compare_as_of,
)


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
    if not any(may_be_newer(claim, figure) for figure in claim.figures):
        return
    for pair in pair_figures(claim, claim.evidence):
        if pair.newer and pair.comparison.value is ValueVerdict.DIFFERENT:
            yield Newer(pair.figure, pair.given, place_words(pair.tie))


def may_be_newer(claim: ClaimFacts, figure: Figure) -> bool:
    """Tell whether any evidence speaks of a later time: few claims have such."""
    return any(
        _is_later(figure, given.as_of)
        for tie in claim.evidence
        for given in tie.figures
    )


def newer_in_claims(claim: ClaimFacts, topic: Topic) -> Iterable[Newer]:
    """Yield each newer, different figure of other claims with the same unit and scope.

    *topic* is the claim's own. Without a scope two figures on one topic may well count
    different things, and are not compared.
    """
    scoped = [figure for figure in claim.figures if figure.scope]
    if not scoped:
        return
    others = topic.of_scopes(figure.scope for figure in scoped)
    for public_id, stated in groupby(others, key=lambda one: one.public_id):
        if public_id == claim.public_id:
            continue
        theirs = list(stated)
        for figure in scoped:
            for one in theirs:
                if _is_newer(figure, one.figure):
                    yield Newer(figure, one.figure, f"the claim {one.claim}")


def _is_newer(figure: Figure, given: Figure) -> bool:
    if scope_key(figure) != scope_key(given):
        return False
    return _is_later(figure, given.as_of) and is_different(figure, given)


def _is_later(figure: Figure, when: Edtf | None) -> bool:
    return compare_as_of(figure.as_of, when) is AsOfVerdict.SOURCE_NEWER
