"""Manuscripts, their revisions, and the citations printed in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import EnumText, Integer, Json, Text, Utc, one_of
from evidence.models.vocabulary import ItemStatus


class Manuscript(Base):
    """The text under check, in one or more revisions."""

    __tablename__ = "manuscript"
    __table_args__ = table_args(sa.UniqueConstraint("name"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    """What commands call it; by default the file's stem."""
    title: Mapped[str] = mapped_column(Text)
    """Its title as it names itself, else its name."""
    dated: Mapped[str | None] = mapped_column(Text)
    """When its words were written, in EDTF, where a person said so: what «currently»
    and «last year» mean in it."""


class Revision(Base):
    """One reading of a manuscript: the text as it was, never changed."""

    __tablename__ = "revision"
    __table_args__ = table_args(
        sa.UniqueConstraint("manuscript_id", "number"),
        sa.CheckConstraint("number >= 1", name="number"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    manuscript_id: Mapped[int] = mapped_column(sa.ForeignKey("manuscript.id"))
    number: Mapped[int] = mapped_column(Integer)
    """1 for the first reading; the highest is the latest."""
    path: Mapped[str] = mapped_column(Text)
    """The file it was read from, as the user named it."""
    media_type: Mapped[str] = mapped_column(Text)
    encoding: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    """BCP 47, as the file says, else the settings' language."""
    sha256: Mapped[str] = mapped_column(Text)
    """Of the file's bytes, hexadecimal."""
    text: Mapped[str] = mapped_column(Text)
    """The canonical text, in which all positions count code points."""
    source: Mapped[str] = mapped_column(Text)
    """The file's own text, as decoded; the source map leads into it."""
    blocks: Mapped[list[list[Any]]] = mapped_column(Json)
    """[kind, start, end, level, [section …]] in reading order."""
    sentences: Mapped[list[list[int]]] = mapped_column(Json)
    """[start, end] in reading order."""
    source_map: Mapped[list[list[int]]] = mapped_column(Json)
    """[start in the text, start in the file]; empty where both are the same."""
    pages: Mapped[list[list[Any]]] = mapped_column(Json)
    """[index, label, start in the text] of each page; empty where there are none."""
    marked: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    """The citations that the format itself marks, as ``text.document`` has them."""
    warnings: Mapped[list[str]] = mapped_column(Json)
    """What the reader was not sure of, or left out, in sentences."""
    read_at: Mapped[datetime] = mapped_column(Utc)


class Citation(Base):
    """A pointer printed in a revision, such as «(HRW 2019a, 12)»."""

    __tablename__ = "citation"
    __table_args__ = table_args(
        sa.UniqueConstraint("revision_id", "start"),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name="span"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    revision_id: Mapped[int] = mapped_column(sa.ForeignKey("revision.id"))
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)


class CitationItem(Base):
    """One work that a citation points to, resolved to a source or not."""

    __tablename__ = "citation_item"
    __table_args__ = table_args(
        sa.UniqueConstraint("citation_id", "ordinal"),
        sa.CheckConstraint(
            "(status = 'resolved') = (source_id IS NOT NULL)", name="resolved"
        ),
        one_of("status", ItemStatus),
        sa.Index(None, "source_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    citation_id: Mapped[int] = mapped_column(sa.ForeignKey("citation.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    """1 for the first item of its citation."""
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    cited: Mapped[dict[str, Any]] = mapped_column(Json)
    """What was read: names, et_al, year, suffix, locator, prefix."""
    source_id: Mapped[int | None] = mapped_column(sa.ForeignKey("source.id"))
    status: Mapped[ItemStatus] = mapped_column(EnumText(ItemStatus))
    candidates: Mapped[list[str]] = mapped_column(Json)
    """Citekeys, best first; for *near* the first is what was nearly meant."""
    score: Mapped[int] = mapped_column(Integer)
    """0–100; it finds candidates and never decides."""
    reasons: Mapped[list[str]] = mapped_column(Json)
    """What decided, in words."""
