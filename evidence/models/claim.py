"""Claims: statements that can be true or false, anchored in a manuscript."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import Bool, EnumText, Integer, Text, Utc, one_of, truth
from evidence.models.vocabulary import ClaimKind, ClaimStatus


class Claim(Base):
    """A claim and its anchor: exact text, prefix, suffix and position.

    The anchor is a W3C TextQuoteSelector with a TextPositionSelector; it is what a
    person chose and is never overwritten by a re-anchoring.
    """

    __tablename__ = "claim"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"),
        sa.UniqueConstraint("slug"),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name="span"),
        one_of("kind", ClaimKind),
        one_of("status", ClaimStatus),
        truth("roster_complete"),
        sa.Index(None, "manuscript_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``c-`` and five or more characters; stable, for claims without a slug."""
    slug: Mapped[str | None] = mapped_column(Text)
    """The name that a person gave."""
    manuscript_id: Mapped[int] = mapped_column(sa.ForeignKey("manuscript.id"))
    statement: Mapped[str] = mapped_column(Text)
    """The claim in words of its own; the quoted text where none were given."""
    kind: Mapped[ClaimKind] = mapped_column(EnumText(ClaimKind))
    topic: Mapped[str] = mapped_column(Text)
    """What it is about; shelf lives are set by topic. Empty for none."""
    status: Mapped[ClaimStatus] = mapped_column(EnumText(ClaimStatus))
    note: Mapped[str] = mapped_column(Text)
    """A remark for readers; for a withdrawn claim, why."""
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(Text)
    """Of the revision's file in which *start* and *end* count."""
    roster_complete: Mapped[bool] = mapped_column(Bool)
    """Whether the claim's roster is meant to name all members."""
    by: Mapped[str] = mapped_column(Text)
    """Who recorded the claim."""
    at: Mapped[datetime] = mapped_column(Utc)
