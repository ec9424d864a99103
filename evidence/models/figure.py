"""Figures and roster members, of a claim or of a piece of evidence."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import Integer, Real, Text

_ONE_OWNER = "(claim_id IS NULL) <> (evidence_id IS NULL)"


class FigureRow(Base):
    """A quantity as stated: exact decimal text decides, the REAL bounds only find.

    The REAL columns are the bounds widened outward to binary fractions; they are
    indexed for candidates, and no verdict is taken from them.
    """

    __tablename__ = "figure"
    __table_args__ = table_args(
        sa.CheckConstraint(_ONE_OWNER, name="one_owner"),
        sa.CheckConstraint(
            "comparator IN ('eq', 'about', 'over', 'atleast', 'under', 'upto')",
            name="comparator_known",
        ),
        sa.Index(None, "claim_id"),
        sa.Index(None, "evidence_id"),
        sa.Index(None, "unit", "low_real", "high_real"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    claim_id: Mapped[int | None] = mapped_column(sa.ForeignKey("claim.id"))
    evidence_id: Mapped[int | None] = mapped_column(sa.ForeignKey("evidence.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    """The figure in its canonical form; parsing it gives all that follows."""
    comparator: Mapped[str] = mapped_column(Text)
    low: Mapped[str | None] = mapped_column(Text)
    """The lower bound as decimal text; None for a date."""
    high: Mapped[str | None] = mapped_column(Text)
    base: Mapped[str | None] = mapped_column(Text)
    """The 6 of «5 of 6»."""
    unit: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(Text)
    day: Mapped[str | None] = mapped_column(Text)
    """The value of a date-valued figure, in EDTF."""
    as_of: Mapped[str | None] = mapped_column(Text)
    """When the figure held, in EDTF."""
    as_of_earliest: Mapped[str | None] = mapped_column(Text)
    as_of_latest: Mapped[str | None] = mapped_column(Text)
    """None where the period is open."""
    low_real: Mapped[float | None] = mapped_column(Real)
    high_real: Mapped[float | None] = mapped_column(Real)


class RosterMember(Base):
    """One named member that a claim lists, or that its source lists."""

    __tablename__ = "roster_member"
    __table_args__ = table_args(
        sa.CheckConstraint(_ONE_OWNER, name="one_owner"),
        sa.Index(None, "claim_id"),
        sa.Index(None, "evidence_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    claim_id: Mapped[int | None] = mapped_column(sa.ForeignKey("claim.id"))
    evidence_id: Mapped[int | None] = mapped_column(sa.ForeignKey("evidence.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text)
