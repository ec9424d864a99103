"""Snapshots, their texts and pages, and the damage found in the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.errors import NotFound
from evidence.models import (
    Snapshot,
    SnapshotDamage,
    SnapshotPage,
    SnapshotText,
    Source,
)


class Named(NamedTuple):
    """A snapshot and the citekey of its source."""

    snapshot: Snapshot
    citekey: str


def list_snapshots(session: Session, *, source: str | None = None) -> Sequence[Named]:
    """Return all snapshots, or those of one source by its citekey, oldest first."""
    statement = (
        sa.select(Snapshot, Source.citekey)
        .join(Source, Source.id == Snapshot.source_id)
        .order_by(Snapshot.retrieved_at, Snapshot.id)
    )
    if source is not None:
        statement = statement.where(Source.citekey == source)
    return [Named(*row) for row in session.execute(statement)]


def get_snapshot(session: Session, public_id: str) -> Named:
    """Return the snapshot with this id; raise NotFound saying where ids are listed."""
    statement = (
        sa.select(Snapshot, Source.citekey)
        .join(Source, Source.id == Snapshot.source_id)
        .where(Snapshot.public_id == public_id)
    )
    row = session.execute(statement).first()
    if row is None:
        raise NotFound(
            f"there is no snapshot {public_id!r}", hint="evidence snapshot list"
        )
    return Named(*row)


def find_same(session: Session, source_id: int, sha256: str) -> Snapshot | None:
    """Return a snapshot of this source that has these bytes, if there is one."""
    here = (Snapshot.source_id == source_id, Snapshot.sha256 == sha256)
    statement = sa.select(Snapshot).where(*here).order_by(Snapshot.id.desc()).limit(1)
    return session.scalar(statement)


def list_snapshot_ids(session: Session) -> set[str]:
    """Return the public ids that are taken."""
    return set(session.scalars(sa.select(Snapshot.public_id)))


def list_snapshots_of(session: Session, source_id: int) -> Sequence[Snapshot]:
    """Return the snapshots of a source, oldest first."""
    statement = sa.select(Snapshot).where(Snapshot.source_id == source_id)
    return session.scalars(statement.order_by(Snapshot.id)).all()


def list_texts(session: Session) -> Sequence[SnapshotText]:
    """Return the texts of all objects, those of one object oldest first."""
    return session.scalars(sa.select(SnapshotText).order_by(SnapshotText.id)).all()


def find_text(session: Session, sha256: str) -> SnapshotText | None:
    """Return the text that was last made of an object."""
    here = SnapshotText.sha256 == sha256
    order = (SnapshotText.at.desc(), SnapshotText.id.desc())
    return session.scalar(sa.select(SnapshotText).where(here).order_by(*order).limit(1))


def has_text(
    session: Session, sha256: str, extractor: str, version: str, *, or_with: str
) -> bool:
    """Tell whether this version of an extractor has read an object before.

    Or the same version with more help: one that goes on after it with *or_with*.
    """
    here = sa.and_(
        SnapshotText.sha256 == sha256,
        SnapshotText.extractor == extractor,
        sa.or_(
            SnapshotText.version == version,
            SnapshotText.version.startswith(f"{version}{or_with}", autoescape=True),
        ),
    )
    return session.scalar(sa.select(SnapshotText.id).where(here).limit(1)) is not None


def list_pages(session: Session, text_id: int) -> Sequence[SnapshotPage]:
    """Return the pages of a text in order."""
    here = SnapshotPage.text_id == text_id
    order = SnapshotPage.number
    return session.scalars(sa.select(SnapshotPage).where(here).order_by(order)).all()


def map_content_types(session: Session) -> dict[str, str]:
    """Return the header of each object that a server gave with its type, newest."""
    rows = sa.select(Snapshot.sha256, Snapshot.headers).order_by(Snapshot.id)
    found = {
        sha256: headers.get("content-type") for sha256, headers in session.execute(rows)
    }
    return {sha256: kind for sha256, kind in found.items() if kind}


def list_damage(session: Session) -> Sequence[SnapshotDamage]:
    """Return the damage that has not been healed, oldest first."""
    here = SnapshotDamage.healed_at.is_(None)
    statement = sa.select(SnapshotDamage).where(here).order_by(SnapshotDamage.id)
    return session.scalars(statement).all()
