"""Figures that a claim works out from others, by a formula that is declared."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import Integer, Text, Utc


class Derivation(Base):
    """How one figure of a claim follows from figures that evidence or claims give."""

    __tablename__ = "derivation"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"),
        sa.UniqueConstraint("claim_id", "figure"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``f-`` and five or more characters."""
    claim_id: Mapped[int] = mapped_column(sa.ForeignKey("claim.id"))
    figure: Mapped[str] = mapped_column(Text)
    """The claim's figure that is derived, in its canonical form."""
    formula: Mapped[str] = mapped_column(Text)
    """Arithmetic over the names of the inputs: ``(b-a)/a*100``."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)


class DerivationInput(Base):
    """One name of a formula, and the figure it stands for.

    A figure of a piece of evidence, or of another claim; where that falls, what is
    derived from it falls too.
    """

    __tablename__ = "derivation_input"
    __table_args__ = table_args(
        sa.UniqueConstraint("derivation_id", "name"),
        sa.CheckConstraint(
            "(evidence_id IS NULL) <> (claim_id IS NULL)", name="one_owner"
        ),
        sa.CheckConstraint("ordinal >= 1", name="ordinal"),
        sa.Index(None, "evidence_id"),
        sa.Index(None, "claim_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    derivation_id: Mapped[int] = mapped_column(sa.ForeignKey("derivation.id"))
    name: Mapped[str] = mapped_column(Text)
    evidence_id: Mapped[int | None] = mapped_column(sa.ForeignKey("evidence.id"))
    claim_id: Mapped[int | None] = mapped_column(sa.ForeignKey("claim.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    """Which of the owner's figures, from 1."""
