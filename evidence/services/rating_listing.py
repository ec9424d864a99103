"""List ratings, a line each, without what else is known of their claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from evidence.checker.claim_loader import rating_of
from evidence.checker.facts import RatingFacts, current_of
from evidence.db import Session
from evidence.queries.ratings import list_rating_rows


@dataclass(frozen=True, slots=True)
class ListedRating:
    """A rating of the claim that is called *claim*."""

    claim: str
    rating: RatingFacts
    current: bool
    """Whether its rater gave no later one under the scheme."""


def ratings_listed(session: Session, names: Collection[str]) -> Iterator[ListedRating]:
    """Yield the ratings that are called one of *names*, by claim, the oldest first.

    Claims come in reading order, withdrawn ones too. *names* is best a set.
    """
    rows = list_rating_rows(session, names)
    for claim, own in groupby(rows, key=lambda row: str(row.claim)):
        ratings = tuple(map(rating_of, own))
        current = {rating.name for rating in current_of(ratings)}
        for rating in ratings:
            if rating.name in names:
                yield ListedRating(claim, rating, current=rating.name in current)
