"""Evidence: what ties a claim to a source."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import Bool, EnumText, Integer, Text, Utc, one_of, truth
from evidence.models.vocabulary import Basis, Directness, Stance


class Evidence(Base):
    """One source's bearing on one claim: stance, passage, and how it was seen."""

    __tablename__ = "evidence"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"),
        one_of("stance", Stance),
        one_of("directness", Directness),
        one_of("basis", Basis),
        truth("roster_complete"),
        sa.Index(None, "claim_id"),
        sa.Index(None, "source_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``e-`` and five or more characters."""
    claim_id: Mapped[int] = mapped_column(sa.ForeignKey("claim.id"))
    source_id: Mapped[int] = mapped_column(sa.ForeignKey("source.id"))
    stance: Mapped[Stance] = mapped_column(EnumText(Stance))
    directness: Mapped[Directness] = mapped_column(EnumText(Directness))
    via_source_id: Mapped[int | None] = mapped_column(sa.ForeignKey("source.id"))
    """For second-hand evidence: the source that was read instead."""
    basis: Mapped[Basis] = mapped_column(EnumText(Basis))
    """Whether the passage was seen by whoever tied it."""
    page_label: Mapped[str] = mapped_column(Text)
    """The page as printed; empty where there is none."""
    quotation: Mapped[str] = mapped_column(Text)
    """The passage in the source's own words; empty where none was taken."""
    note: Mapped[str] = mapped_column(Text)
    """What the source says, in words of our own, and what to know about it."""
    answer: Mapped[str] = mapped_column(Text)
    """What is answered to evidence that contradicts the claim."""
    roster_complete: Mapped[bool] = mapped_column(Bool)
    """Whether the source's roster names all members."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)
