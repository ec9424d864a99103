"""The fields that tell how something was rated, and those of ratings themselves."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from evidence.models import Claim, Manuscript, Rating
from evidence.queries.where.date_field import Date, first_moment, last_moment
from evidence.queries.where.field import Condition, Field, Flag, Reach, here, linked
from evidence.queries.where.subject import Asked, Subject
from evidence.queries.where.text_fields import (
    ConfidenceField,
    Level,
    Text,
    Word,
)
from evidence.ratings import all_schemes


def is_current(rating: Any) -> Condition:
    """Return whether its rater gave no later one of the claim under the scheme."""
    later = aliased(Rating)
    return ~(
        sa.select(sa.literal(1))
        .select_from(later)
        .where(
            later.claim_id == rating.claim_id,
            later.by == rating.by,
            later.scheme == rating.scheme,
            sa.or_(
                later.at > rating.at,
                (later.at == rating.at) & (later.public_id > rating.public_id),
            ),
        )
        .exists()
    )


def level_fields(
    rating: Any, reach: Reach = here, *, none: Condition | None = None
) -> tuple[Field, ...]:
    """Return ``confidence`` and a field for each scheme: ``rating.admiralty``."""
    schemes = all_schemes(foreign=True)
    return (
        ConfidenceField(
            name="confidence",
            says="What a current rating amounts to; unrated where there is none.",
            schemes=schemes,
            level=rating.level,
            scheme_column=rating.scheme,
            reach=reach,
            none=none,
        ),
        *(
            Level(
                name=f"rating.{scheme.name}",
                says=f"A current rating's level in {scheme.title}; < is weaker.",
                scheme=scheme,
                level=rating.level,
                scheme_column=rating.scheme,
                reach=reach,
            )
            for scheme in schemes
        ),
    )


def claim_ratings() -> tuple[Field, ...]:
    """Return the fields by which a claim is asked for its current ratings."""
    rating = aliased(Rating)
    reach = linked(rating, rating.claim_id == Claim.id, is_current(rating))
    rated = (
        sa.select(sa.literal(1))
        .select_from(rating)
        .where(rating.claim_id == Claim.id)
        .exists()
    )
    return (
        Flag(name="rated", says="Somebody has rated it.", holds=rated),
        Text(name="rater", says="Who rated it.", column=rating.by, reach=reach),
        *level_fields(rating, reach, none=~rated),
    )


def ratings(asked: Asked) -> Subject:
    """Return what is asked of ratings, each of a claim."""
    del asked
    rows = (
        sa.select(Rating.public_id)
        .select_from(Rating)
        .join(Claim, Rating.claim_id == Claim.id)
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
    )
    known = tuple(scheme.name for scheme in all_schemes(foreign=True))
    return Subject(
        "ratings",
        rows,
        (
            Text(name="id", says="Its id: r-….", column=Rating.public_id),
            Text(
                name="claim",
                says="The claim's slug, else its id.",
                column=sa.func.coalesce(Claim.slug, Claim.public_id),
            ),
            Text(name="manuscript", says="The claim's.", column=Manuscript.name),
            Text(name="topic", says="The claim's.", column=Claim.topic),
            Word(
                name="scheme",
                says="The scheme's name.",
                column=Rating.scheme,
                choices=known,
            ),
            *level_fields(Rating),
            Flag(
                name="current",
                says="Its rater gave no later one under the scheme.",
                holds=is_current(Rating),
            ),
            Text(name="reason", says="On what it rests.", column=Rating.reason),
            Text(name="by", says="Who rated.", column=Rating.by),
            recorded(Rating),
        ),
    )


def recorded(model: Any, name: str = "recorded", says: str = "On which day.") -> Date:
    """Return the field that asks when a row was made."""
    return moment(model.at, name, says)


def moment(column: Any, name: str, says: str) -> Date:
    """Return the field that asks for the day (in UTC) of a moment."""
    return Date(
        name=name,
        says=says,
        earliest=column,
        latest=column,
        first=first_moment,
        last=last_moment,
    )
