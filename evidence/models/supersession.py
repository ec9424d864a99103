"""What overtook a claim, or one of its figures: the old value and why it is old."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import Integer, Text, Utc


class Supersession(Base):
    """A newer state of things than a claim's, as a source gives it.

    Wikidata's ranks, told by rows: the figure that was overtaken is *deprecated*, with
    the reason; the newer one is *preferred* once the claim states it. Rows are only
    added: the history of a claim's values is its supersessions in order of time.
    """

    __tablename__ = "supersession"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"),
        sa.Index(None, "claim_id"),
        sa.Index(None, "source_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``s-`` and five or more characters."""
    claim_id: Mapped[int] = mapped_column(sa.ForeignKey("claim.id"))
    source_id: Mapped[int] = mapped_column(sa.ForeignKey("source.id"))
    """Which source gives the newer state."""
    figure: Mapped[str] = mapped_column(Text)
    """The figure that was overtaken, in its canonical form; empty where the claim as a
    whole was."""
    newer: Mapped[str] = mapped_column(Text)
    """The newer figure, in its canonical form; empty where there is none."""
    as_of: Mapped[str] = mapped_column(Text)
    """Since when the newer state holds, in EDTF."""
    reason: Mapped[str] = mapped_column(Text)
    """What happened, in words."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)
