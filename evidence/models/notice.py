"""Notices: what publishers and watchers have said of a work after it appeared."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import EnumText, Integer, Json, Text, Utc, one_of
from evidence.models.vocabulary import NoticeKind


class NoticeDataset(Base):
    """One table of notices, as it was read from a file."""

    __tablename__ = "notice_dataset"
    __table_args__ = table_args(sa.UniqueConstraint("name"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    """Whose it is: ``retraction-watch``."""
    path: Mapped[str] = mapped_column(Text)
    """The file it was last read from, as the user named it."""
    sha256: Mapped[str] = mapped_column(Text)
    """Of that file's bytes, hexadecimal."""
    newest: Mapped[str] = mapped_column(Text)
    """The date of its latest notice (ISO 8601), which tells how old the table is."""
    read_at: Mapped[datetime] = mapped_column(Utc)


class Notice(Base):
    """One notice about one work: retracted, corrected, doubted or reinstated."""

    __tablename__ = "notice"
    __table_args__ = table_args(
        sa.UniqueConstraint("dataset_id", "record"),
        one_of("kind", NoticeKind),
        sa.Index("ix_notice_doi", "doi"),
        sa.Index("ix_notice_pmid", "pmid"),
        sa.Index("ix_notice_title_key", "title_key"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    dataset_id: Mapped[int] = mapped_column(sa.ForeignKey("notice_dataset.id"))
    record: Mapped[str] = mapped_column(Text)
    """The dataset's own number of the notice."""
    kind: Mapped[NoticeKind] = mapped_column(EnumText(NoticeKind))
    dated: Mapped[str] = mapped_column(Text)
    """The day of the notice (ISO 8601), empty where it is unknown."""
    doi: Mapped[str] = mapped_column(Text)
    """Of the work, normalized; empty where it has none."""
    pmid: Mapped[str] = mapped_column(Text)
    """Of the work in PubMed; empty where it has none."""
    title: Mapped[str] = mapped_column(Text)
    title_key: Mapped[str] = mapped_column(Text)
    """The title folded for comparison; see ``bibliography.title_key``."""
    year: Mapped[int] = mapped_column(Integer)
    """In which the work appeared; 0 where it is unknown."""
    container: Mapped[str] = mapped_column(Text)
    """The journal, as the dataset names it."""
    notice_doi: Mapped[str] = mapped_column(Text)
    """Of the notice itself, normalized; empty where it has none."""
    reasons: Mapped[list[str]] = mapped_column(Json)
