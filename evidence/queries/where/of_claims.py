"""The fields by which claims are chosen."""

from __future__ import annotations

import sqlalchemy as sa

from evidence.models import (
    Claim,
    ClaimKind,
    ClaimStatus,
    Evidence,
    FigureRow,
    Manuscript,
    Rating,
    RosterMember,
    Source,
    Stance,
    SubjectKind,
    Supersession,
    Waiver,
)
from evidence.models.vocabulary import Basis
from evidence.queries.where.date_field import Date
from evidence.queries.where.field import Count, Field, Flag, counted, linked
from evidence.queries.where.of_ratings import claim_ratings, recorded
from evidence.queries.where.subject import Asked, Finding, Subject, told
from evidence.queries.where.text_fields import Text, Word

VERDICTS = {
    "failed": "A check finds an error.",
    "warned": "A check finds a warning, and no error.",
    "passed": "A check finds neither, and could compare all of it.",
    "unchecked": "There is nothing to compare it, or all of it, with.",
    "outdated": "The audit has it: out of date, superseded or overtaken.",
}
"""What only a check or an audit knows of a claim."""

OF_AUDIT = "outdated"
OF_CHECK = frozenset(VERDICTS) - {OF_AUDIT} | {"finding"}


def claims(asked: Asked) -> Subject:
    """Return what is asked of claims."""
    name = sa.func.coalesce(Claim.slug, Claim.public_id)
    rows = sa.select(name).join(Manuscript, Claim.manuscript_id == Manuscript.id)
    return Subject(
        "claims",
        rows,
        (
            *_own(),
            *_tied(),
            *_stated(),
            *claim_ratings(),
            *_standing(asked),
        ),
    )


def _own() -> tuple[Field, ...]:
    return (
        Text(
            name="name",
            says="Its slug, else its id.",
            column=sa.func.coalesce(Claim.slug, Claim.public_id),
        ),
        Text(name="id", says="Its id: c-….", column=Claim.public_id),
        Text(name="manuscript", says="The manuscript's name.", column=Manuscript.name),
        Word(
            name="kind",
            says="What sort of statement it is.",
            column=Claim.kind,
            choices=tuple(ClaimKind),
        ),
        Text(name="topic", says="What it is about.", column=Claim.topic),
        Word(
            name="status",
            says="Whether it is still made.",
            column=Claim.status,
            choices=tuple(ClaimStatus),
        ),
        Text(name="statement", says="It, in words of its own.", column=Claim.statement),
        Text(name="words", says="The manuscript's words.", column=Claim.exact),
        Text(name="note", says="The remark on it.", column=Claim.note),
        Text(name="by", says="Who recorded it.", column=Claim.by),
        recorded(Claim),
    )


def _tied() -> tuple[Field, ...]:
    own = Evidence.claim_id == Claim.id
    through = ((Source, Source.id == Evidence.source_id),)
    return (
        Count(
            name="evidence",
            says="How many pieces of evidence it has.",
            number=counted(Evidence, own),
        ),
        Count(
            name="sources",
            says="From how many sources.",
            number=counted(Evidence, own, what=Evidence.source_id),
        ),
        Count(
            name="supporting",
            says="How many pieces support it.",
            number=counted(Evidence, own, Evidence.stance == Stance.SUPPORTS),
        ),
        Count(
            name="contradicting",
            says="How many contradict it.",
            number=counted(Evidence, own, Evidence.stance == Stance.CONTRADICTS),
        ),
        Count(
            name="unseen",
            says="How many nobody has seen in the source.",
            number=counted(Evidence, own, Evidence.basis == Basis.UNSEEN),
        ),
        Text(
            name="source",
            says="The citekey of a source that it is tied to.",
            column=Source.citekey,
            reach=linked(Evidence, own, through=through),
        ),
        Text(
            name="quotation",
            says="A passage that it is tied to.",
            column=Evidence.quotation,
            reach=linked(Evidence, own),
        ),
    )


def _stated() -> tuple[Field, ...]:
    figure = FigureRow.claim_id == Claim.id
    member = RosterMember.claim_id == Claim.id
    return (
        Count(
            name="figures",
            says="How many figures it states.",
            number=counted(FigureRow, figure),
        ),
        Count(
            name="members",
            says="How many names it lists.",
            number=counted(RosterMember, member),
        ),
        Text(
            name="member",
            says="A name that it lists.",
            column=RosterMember.name,
            reach=linked(RosterMember, member),
        ),
        Text(
            name="unit",
            says="The unit of one of its figures.",
            column=FigureRow.unit,
            reach=linked(FigureRow, figure),
        ),
        Date(
            name="as_of",
            says="Of when one of its figures is.",
            earliest=FigureRow.as_of_earliest,
            latest=FigureRow.as_of_latest,
            reach=linked(FigureRow, figure),
        ),
        Count(
            name="ratings",
            says="How many times it was rated.",
            number=counted(Rating, Rating.claim_id == Claim.id),
        ),
    )


def _standing(asked: Asked) -> tuple[Field, ...]:
    held = linked(
        Waiver,
        Waiver.subject_kind == SubjectKind.CLAIM,
        (Waiver.subject == Claim.slug) | (Waiver.subject == Claim.public_id),
        Waiver.until >= asked.today.isoformat(),
    )
    overtaken = linked(Supersession, Supersession.claim_id == Claim.id)
    return (
        Flag(
            name="waived",
            says="A finding about it is waived today.",
            holds=held(sa.true()),
        ),
        Flag(
            name="superseded",
            says="What overtook it, or a figure of it, is recorded.",
            holds=overtaken(sa.true()),
        ),
        Finding(
            name="finding",
            says="The code or slug of a rule that a check finds broken.",
            own=Claim.id,
            found=asked.findings,
        ),
        *(told(name, says, Claim.id, asked) for name, says in VERDICTS.items()),
    )
