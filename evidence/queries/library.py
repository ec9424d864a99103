"""Sources as plain rows, and how they are used: by sets, never one by one.

It is one module because each of these statements answers a question of a check.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import (
    Citation,
    CitationItem,
    Claim,
    ClaimStatus,
    Evidence,
    FigureRow,
    Manuscript,
    Revision,
    Source,
    SourceRelation,
    Supersession,
)
from evidence.queries.part import Row, Rows

K = TypeVar("K", int, str)
AT_ONCE = 10_000
"""Values of one statement: SQLite's limit is 32,766, PostgreSQL's 65,535."""
SHARE = 500
"""Sources read at a time, where all are gone through."""
_WORDS = (
    "id citekey entry_type path line aliases title names container institution issued "
    "fields raw"
)
_COLUMNS = tuple(_WORDS.split())


def list_source_rows(session: Session, ids: Collection[int]) -> list[Row]:
    """Return the sources with these inner ids, in the ledger's order."""
    table = Source.__table__
    statement = sa.select(*(table.c[name] for name in _COLUMNS))
    return [
        row
        for chunk in _chunks(ids)
        for row in rows_of(session, statement.where(table.c["id"].in_(chunk)))
    ]


def iter_source_rows(
    session: Session, *, after: int = 0, upto: int | None = None
) -> Iterator[Rows]:
    """Yield all sources in the ledger's order, some hundreds at a time.

    With *after* and *upto* those whose inner ids lie behind the one and not behind the
    other.
    """
    table = Source.__table__
    last = after
    statement = sa.select(*(table.c[name] for name in _COLUMNS))
    statement = statement.order_by(table.c["id"]).limit(SHARE)
    if upto is not None:
        statement = statement.where(table.c["id"] <= upto)
    while rows := rows_of(session, statement.where(table.c["id"] > last)):
        yield rows
        if len(rows) < SHARE:
            return
        last = rows[-1].id


def name_sources(
    session: Session, ids: Collection[int] | None = None
) -> dict[int, str]:
    """Return inner id → citekey, of all sources for None."""
    statement = sa.select(Source.id, Source.citekey)
    if ids is None:
        return dict(map(tuple, rows_of(session, statement)))
    return {
        row.id: row.citekey
        for chunk in _chunks(ids)
        for row in rows_of(session, statement.where(Source.id.in_(chunk)))
    }


def find_source_ids(session: Session, citekeys: Collection[str]) -> Mapping[str, int]:
    """Return citekey → inner id of the sources that have one of *citekeys*."""
    statement = sa.select(Source.id, Source.citekey)
    return {
        row.citekey: row.id
        for chunk in _chunks(citekeys)
        for row in rows_of(session, statement.where(Source.citekey.in_(chunk)))
    }


def list_aliases(session: Session) -> Mapping[str, int]:
    """Return alias → the inner id of its source, the last that has it."""
    statement = sa.select(Source.id, Source.aliases).where(Source.aliases != [])
    rows = rows_of(session, statement.order_by(Source.id))
    return {alias: row.id for row in rows for alias in row.aliases}


def list_relations_of(session: Session, ids: Collection[int] | None = None) -> Rows:
    """Return the relations in which sources stand, on either side; all for None."""
    plain = SourceRelation.__table__.c
    statement = sa.select(plain.id, plain.source_id, plain.kind, plain.target_id)
    if ids is None:
        return rows_of(session, statement.order_by(plain.id))
    found = {
        row.id: row
        for chunk in _chunks(ids)
        for side in (plain.source_id, plain.target_id)
        for row in rows_of(session, statement.where(side.in_(chunk)))
    }
    return [found[own] for own in sorted(found)]


def list_cited_ids(session: Session) -> frozenset[int]:
    """Return the sources that some manuscript cites in its latest revision."""
    latest = _latest()
    statement = (
        sa.select(CitationItem.source_id)
        .join(Citation, CitationItem.citation_id == Citation.id)
        .join(latest, Citation.revision_id == latest.c.id)
        .where(CitationItem.source_id.is_not(None))
        .distinct()
    )
    return frozenset(row.source_id for row in rows_of(session, statement))


def list_tied_ids(
    session: Session, ids: Collection[int] | None = None
) -> frozenset[int]:
    """Return which sources evidence rests on or was read by way of, or overtook claims.

    With *ids*, those among them.
    """
    found: set[int] = set()
    chunks = [None] if ids is None else _chunks(ids)
    sources = (Evidence.source_id, Evidence.via_source_id, Supersession.source_id)
    for column in sources:
        statement = sa.select(column.label("own")).where(column.is_not(None)).distinct()
        for chunk in chunks:
            asked = statement if chunk is None else statement.where(column.in_(chunk))
            found |= {row.own for row in rows_of(session, asked)}
    return frozenset(found)


def list_perhaps_cited(session: Session) -> Rows:
    """Return (status, candidates) of the items that have candidates."""
    latest = _latest()
    statement = (
        sa.select(CitationItem.status, CitationItem.candidates)
        .join(Citation, CitationItem.citation_id == Citation.id)
        .join(latest, Citation.revision_id == latest.c.id)
        .where(CitationItem.candidates != [])
    )
    return rows_of(session, statement)


def list_topic_figures(
    session: Session, topics: Collection[str] | None = None
) -> Iterable[Row]:
    """Return the figures that active claims state, in the ledger's order.

    Each with topic, slug, public_id, manuscript, text and scope; of *topics*, or all.
    """
    statement = (
        sa.select(
            Claim.topic,
            Claim.slug,
            Claim.public_id,
            Manuscript.name.label("manuscript"),
            FigureRow.text,
            FigureRow.scope,
        )
        .join(FigureRow, FigureRow.claim_id == Claim.id)
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
        .where(Claim.status == ClaimStatus.ACTIVE)
        .order_by(Claim.manuscript_id, Claim.start, Claim.id, FigureRow.ordinal)
    )
    if topics is None:
        return rows_of(session, statement.where(Claim.topic != ""))
    return (
        row
        for chunk in _chunks(topics)
        for row in rows_of(session, statement.where(Claim.topic.in_(chunk)))
    )


def list_given_figures(
    session: Session, ids: Collection[int] | None = None
) -> Iterable[Row]:
    """Return citekey, slug and public_id where a source gives an active claim a figure.

    The source is the one that was read; of those with *ids*, or of all. In the ledger's
    order of claims.
    """
    read = sa.func.coalesce(Evidence.via_source_id, Evidence.source_id)
    gives = sa.select(FigureRow.id).where(FigureRow.evidence_id == Evidence.id)
    statement = (
        sa.select(Source.citekey, Claim.slug, Claim.public_id)
        .join(Evidence, Evidence.claim_id == Claim.id)
        .join(Source, Source.id == read)
        .where(Claim.status == ClaimStatus.ACTIVE, gives.exists())
        .order_by(Claim.manuscript_id, Claim.start, Claim.id)
    )
    if ids is None:
        return rows_of(session, statement)
    here = [
        Evidence.source_id.in_(ids) | Evidence.via_source_id.in_(ids),
        read.in_(ids),
    ]
    return rows_of(session, statement.where(*here))


def count_claims(session: Session) -> int:
    """Return how many claims there are, withdrawn ones too."""
    return session.scalar(sa.select(sa.func.count()).select_from(Claim)) or 0


def count_sources(session: Session) -> int:
    """Return how many sources there are."""
    return session.scalar(sa.select(sa.func.count()).select_from(Source)) or 0


def library_state(session: Session) -> str:
    """Return what is the same only as long as no source is added, changed or removed.

    Whatever writes a source writes when its entry was read; taking a change back brings
    the time back together with the entry.
    """
    table = Source.__table__.c
    parts = (table.id, table.line, table.imported_at, table.path, table.citekey)
    rows = sa.select(*parts).order_by(table.id).subquery().c
    row: sa.ColumnElement[str] = sa.cast(rows.id, sa.Text)
    for part in (rows.line, rows.imported_at, rows.path, rows.citekey):
        row = row + " " + sa.cast(part, sa.Text)
    # One text made by the database: fifty thousand rows cost ten times as much.
    whole = session.scalar(sa.select(sa.func.aggregate_strings(row, "\n"))) or ""
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _latest() -> sa.Subquery:
    """Select the id of the latest revision of each manuscript."""
    newest = (
        sa.select(Revision.manuscript_id, sa.func.max(Revision.number).label("n"))
        .group_by(Revision.manuscript_id)
        .subquery()
    )
    here = (Revision.manuscript_id == newest.c.manuscript_id) & (
        Revision.number == newest.c.n
    )
    return sa.select(Revision.id).join(newest, here).subquery()


def _chunks(values: Collection[K]) -> list[list[K]]:
    ordered = sorted(values)
    return [ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE)]


def rows_of(session: Session, statement: sa.Executable) -> Rows:
    """Return the plain rows of *statement*."""
    session.flush()  # past the unit of work, which would do so by itself
    return session.connection().execute(statement).fetchall()
