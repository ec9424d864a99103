"""Re-checks: what became of a source after its snapshot was taken."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import EnumText, Integer, Text, Utc, one_of
from evidence.models.vocabulary import PassageFate, Recheck, Verdict


class SnapshotRecheck(Base):
    """One look at the address of a snapshot; rows are only added."""

    __tablename__ = "snapshot_recheck"
    __table_args__ = table_args(
        one_of("outcome", Recheck),
        sa.CheckConstraint("status BETWEEN 100 AND 999", name="status"),
        sa.Index(None, "snapshot_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    snapshot_id: Mapped[int] = mapped_column(sa.ForeignKey("snapshot.id"))
    at: Mapped[datetime] = mapped_column(Utc)
    outcome: Mapped[Recheck] = mapped_column(EnumText(Recheck))
    status: Mapped[int | None] = mapped_column(Integer)
    """HTTP's; none where nobody answered."""
    detail: Mapped[str] = mapped_column(Text)
    """In a sentence: what was found, or why it could not be told."""
    found_id: Mapped[int | None] = mapped_column(sa.ForeignKey("snapshot.id"))
    """The newer copy, where the bytes differ."""


class RecheckedPassage(Base):
    """What became of one passage in a newer copy, and what a person decided."""

    __tablename__ = "rechecked_passage"
    __table_args__ = table_args(
        sa.UniqueConstraint("recheck_id", "evidence_id"),
        one_of("fate", PassageFate),
        one_of("verdict", Verdict),
        sa.Index(None, "evidence_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    recheck_id: Mapped[int] = mapped_column(sa.ForeignKey("snapshot_recheck.id"))
    evidence_id: Mapped[int] = mapped_column(sa.ForeignKey("evidence.id"))
    fate: Mapped[PassageFate] = mapped_column(EnumText(PassageFate))
    old: Mapped[str] = mapped_column(Text)
    """The passage as it stood in the kept copy."""
    new: Mapped[str] = mapped_column(Text)
    """As it stands now, or what is nearest to it; empty for nothing."""
    difference: Mapped[str] = mapped_column(Text)
    """What differs, for people."""
    verdict: Mapped[Verdict | None] = mapped_column(EnumText(Verdict))
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    """Who decided; empty while nobody has."""
    at: Mapped[datetime | None] = mapped_column(Utc)
