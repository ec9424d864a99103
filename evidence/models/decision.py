"""What a person decided about a place in a manuscript, anchored like a claim."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import EnumText, Integer, Text, Utc, one_of
from evidence.models.vocabulary import Ground


class CitationDecision(Base):
    """Which source a printed citation item means, as a person decided.

    The anchor is the item's own text with what stands around it.
    """

    __tablename__ = "citation_decision"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name="span"),
        sa.Index(None, "manuscript_id"),
        sa.Index(None, "source_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``d-`` and five or more characters."""
    manuscript_id: Mapped[int] = mapped_column(sa.ForeignKey("manuscript.id"))
    source_id: Mapped[int] = mapped_column(sa.ForeignKey("source.id"))
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(Text)
    """Of the revision's file in which *start* and *end* count."""
    reason: Mapped[str] = mapped_column(Text)
    """Why, where the person said so; else empty."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)


class Declaration(Base):
    """A passage that needs no source: an opinion, or the author's own knowledge."""

    __tablename__ = "declaration"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name="span"),
        one_of("ground", Ground),
        sa.Index(None, "manuscript_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``o-`` and five or more characters."""
    manuscript_id: Mapped[int] = mapped_column(sa.ForeignKey("manuscript.id"))
    ground: Mapped[Ground] = mapped_column(EnumText(Ground))
    reason: Mapped[str] = mapped_column(Text)
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(Text)
    """Of the revision's file in which *start* and *end* count."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)
