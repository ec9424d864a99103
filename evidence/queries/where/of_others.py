"""The fields by which evidence, citations, waivers, snapshots … are chosen."""

from __future__ import annotations

import sqlalchemy as sa

from evidence.models import (
    Citation,
    CitationItem,
    Claim,
    ClaimStatus,
    Consent,
    Directness,
    Evidence,
    FigureRow,
    ItemStatus,
    Manuscript,
    Method,
    OnRecord,
    Revision,
    Snapshot,
    Source,
    Stance,
    SubjectKind,
    Waiver,
)
from evidence.models.vocabulary import Basis
from evidence.queries.citations import select_latest_items
from evidence.queries.where.date_field import Date
from evidence.queries.where.field import Count, Flag, counted
from evidence.queries.where.of_ratings import moment, recorded
from evidence.queries.where.subject import Asked, Subject
from evidence.queries.where.text_fields import Text, Word


def evidence(asked: Asked) -> Subject:
    """Return what is asked of pieces of evidence."""
    del asked
    rows = (
        sa.select(Evidence.public_id)
        .join(Claim, Evidence.claim_id == Claim.id)
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
        .join(Source, Evidence.source_id == Source.id)
    )
    column = sa.func.coalesce(Claim.slug, Claim.public_id)
    return Subject(
        "evidence",
        rows,
        (
            Text(name="id", says="Its id: e-….", column=Evidence.public_id),
            Text(name="claim", says="The claim's slug, else its id.", column=column),
            Text(name="manuscript", says="The claim's.", column=Manuscript.name),
            Text(name="topic", says="The claim's.", column=Claim.topic),
            Text(name="source", says="The source's citekey.", column=Source.citekey),
            Word(
                name="stance",
                says="How it bears on the claim.",
                column=Evidence.stance,
                choices=tuple(Stance),
            ),
            Word(
                name="directness",
                says="Whether the source itself was read.",
                column=Evidence.directness,
                choices=tuple(Directness),
            ),
            Word(
                name="basis",
                says="Whether somebody saw the passage.",
                column=Evidence.basis,
                choices=tuple(Basis),
            ),
            Text(name="page", says="The page's label.", column=Evidence.page_label),
            Text(name="quotation", says="The passage.", column=Evidence.quotation),
            Text(name="note", says="What it says, in words.", column=Evidence.note),
            Text(name="answer", says="The answer to it.", column=Evidence.answer),
            Count(
                name="figures",
                says="How many figures it gives.",
                number=counted(FigureRow, FigureRow.evidence_id == Evidence.id),
            ),
            Text(name="by", says="Who tied it.", column=Evidence.by),
            recorded(Evidence),
        ),
    )


def citations(asked: Asked) -> Subject:
    """Return what is asked of the items that the latest revisions cite."""
    del asked
    rows = (
        select_latest_items()
        .join(Source, CitationItem.source_id == Source.id, isouter=True)
        .with_only_columns(sa.cast(CitationItem.id, sa.String))
        .order_by(None)
    )
    key = sa.func.coalesce(Source.citekey, "")
    return Subject(
        "citations",
        rows,
        (
            Text(name="manuscript", says="Its name.", column=Manuscript.name),
            Text(name="citation", says="All that is printed.", column=Citation.text),
            Text(name="item", says="The item's own words.", column=CitationItem.text),
            Word(
                name="status",
                says="Whether it is known which source is meant.",
                column=CitationItem.status,
                choices=tuple(ItemStatus),
            ),
            Text(name="source", says="The citekey of what it means.", column=key),
        ),
    )


def waivers(asked: Asked) -> Subject:
    """Return what is asked of waivers."""
    return Subject(
        "waivers",
        sa.select(Waiver.public_id),
        (
            Text(name="id", says="Its id: w-….", column=Waiver.public_id),
            Text(name="code", says="The rule's code.", column=Waiver.code),
            Text(name="subject", says="What it is for.", column=Waiver.subject),
            Word(
                name="subject_kind",
                says="What sort of thing that is.",
                column=Waiver.subject_kind,
                choices=tuple(SubjectKind),
            ),
            Text(name="reason", says="Why.", column=Waiver.reason),
            Date(
                name="until",
                says="The last day on which it holds.",
                earliest=Waiver.until,
                latest=Waiver.until,
            ),
            Flag(
                name="ended",
                says="It holds no longer.",
                holds=Waiver.until < asked.today.isoformat(),
            ),
            Text(name="by", says="Who waived.", column=Waiver.by),
            recorded(Waiver),
        ),
    )


def snapshots(asked: Asked) -> Subject:
    """Return what is asked of kept copies."""
    del asked
    rows = sa.select(Snapshot.public_id).join(Source, Snapshot.source_id == Source.id)
    return Subject(
        "snapshots",
        rows,
        (
            Text(name="id", says="Its id: n-….", column=Snapshot.public_id),
            Text(name="source", says="The source's citekey.", column=Source.citekey),
            Text(name="media_type", says="What it is.", column=Snapshot.media_type),
            Count(name="bytes", says="How large it is.", number=Snapshot.size),
            Word(
                name="method",
                says="How it was taken.",
                column=Snapshot.method,
                choices=tuple(Method),
            ),
            Text(
                name="url", says="The address that answered.", column=Snapshot.url_final
            ),
            Text(name="sha256", says="Of its bytes.", column=Snapshot.sha256),
            Word(
                name="consent",
                says="What whoever was asked agreed to.",
                column=Snapshot.consent,
                choices=tuple(Consent),
            ),
            Word(
                name="on_record",
                says="On what terms somebody spoke.",
                column=Snapshot.on_record,
                choices=tuple(OnRecord),
            ),
            Flag(
                name="replaced",
                says="A newer copy was accepted in its place.",
                holds=Snapshot.replaced_by != "",
            ),
            Text(name="note", says="The remark on it.", column=Snapshot.note),
            moment(Snapshot.retrieved_at, "taken", "On which day it was taken."),
            Text(name="collector", says="Who took it.", column=Snapshot.collector),
            Text(name="by", says="Who recorded it.", column=Snapshot.by),
        ),
    )


def manuscripts(asked: Asked) -> Subject:
    """Return what is asked of manuscripts."""
    del asked
    here = Revision.manuscript_id == Manuscript.id
    last = sa.select(sa.func.max(Revision.number)).where(here).scalar_subquery()
    read = sa.select(sa.func.max(Revision.read_at)).where(here).scalar_subquery()
    active = Claim.status == ClaimStatus.ACTIVE
    return Subject(
        "manuscripts",
        sa.select(Manuscript.name),
        (
            Text(name="name", says="What commands call it.", column=Manuscript.name),
            Text(name="title", says="Its title.", column=Manuscript.title),
            Text(name="dated", says="When it was written.", column=Manuscript.dated),
            Count(
                name="claims",
                says="How many claims it makes.",
                number=counted(Claim, Claim.manuscript_id == Manuscript.id, active),
            ),
            Count(
                name="revision",
                says="The number of its latest revision.",
                number=sa.func.coalesce(last, 0),
            ),
            moment(read, "read", "On which day that was read."),
        ),
    )
