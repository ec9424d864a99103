"""Ratings: a person's judgement under a published scheme, never overwritten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import Integer, Json, Text, Utc


class Rating(Base):
    """One rating of one claim; a later one follows it and leaves it as it was."""

    __tablename__ = "rating"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"), sa.Index(None, "claim_id")
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``r-`` and five or more characters."""
    claim_id: Mapped[int] = mapped_column(sa.ForeignKey("claim.id"))
    scheme: Mapped[str] = mapped_column(Text)
    """The scheme's name: ``admiralty``, ``icd203``, ``grade`` …"""
    level: Mapped[str] = mapped_column(Text)
    """The level's code in that scheme: ``B2``, ``moderate`` …"""
    details: Mapped[dict[str, Any]] = mapped_column(Json)
    """What the scheme wants besides: GRADE's start and reasons down and up."""
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)
