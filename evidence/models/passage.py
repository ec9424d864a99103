"""Pinned passages: where a quotation of evidence stands in a kept copy's text."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import EnumText, Integer, Text, Utc, one_of
from evidence.models.vocabulary import PassageMatch


class Passage(Base):
    """Where one quotation of evidence stands, as the Web Annotation Model has it.

    A TextQuoteSelector (*exact*, *prefix*, *suffix*) and a TextPositionSelector
    (*start*, *end*) in the text that *extractor* found in the object *sha256*. What the
    user gave stays in the evidence; a quotation without a row here was not found in any
    copy.
    """

    __tablename__ = "passage"
    __table_args__ = table_args(
        sa.UniqueConstraint("evidence_id"),
        one_of("outcome", PassageMatch),
        sa.CheckConstraint("start >= 0", name="start"),
        sa.CheckConstraint('"end" > start', name="end"),
        sa.CheckConstraint("page_index >= 0", name="page_index"),
        sa.Index(None, "sha256"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    evidence_id: Mapped[int] = mapped_column(sa.ForeignKey("evidence.id"))
    sha256: Mapped[str] = mapped_column(Text)
    """Of the kept copy's bytes."""
    extractor: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    text_sha256: Mapped[str] = mapped_column(Text)
    """Of the text, in which the positions count code points."""
    exact: Mapped[str] = mapped_column(Text)
    """The copy's own words, from the first to the last that is quoted."""
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    page_index: Mapped[int | None] = mapped_column(Integer)
    """Of the page on which it begins, from 0; none where there are no pages."""
    page_label: Mapped[str] = mapped_column(Text)
    """What is printed on that page, of a table its cells; empty for none."""
    outcome: Mapped[PassageMatch] = mapped_column(EnumText(PassageMatch))
    """How the quotation as given compares with *exact*."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)
