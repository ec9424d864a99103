"""Sources: what one BibTeX entry describes, and how sources stand to one another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import EnumText, Integer, Json, Text, Utc, one_of
from evidence.models.vocabulary import Relation


class Source(Base):
    """A source, named by its citekey, with the entry's own text kept as it was.

    The large columns come last: SQLite goes through all that stands before a column,
    and a list of sources needs none of them.
    """

    __tablename__ = "source"
    __table_args__ = table_args(
        sa.UniqueConstraint("citekey"), sa.CheckConstraint("line >= 1", name="line")
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    citekey: Mapped[str] = mapped_column(Text)
    """The key of the entry, as written."""
    entry_type: Mapped[str] = mapped_column(Text)
    """``article``, ``report`` …, in lower case."""
    path: Mapped[str] = mapped_column(Text)
    """The .bib file it was imported from, as the user named it."""
    line: Mapped[int] = mapped_column(Integer)
    """The line of that file on which the entry begins."""
    aliases: Mapped[list[str]] = mapped_column(Json)
    """Further keys of the same source (biblatex ``ids``)."""
    title: Mapped[str] = mapped_column(Text)
    """The title as plain text, empty where there is none."""
    names: Mapped[dict[str, Any]] = mapped_column(Json)
    """``authors`` and ``editors`` (family, given, particle, suffix, literal), and
    ``authors_others`` / ``editors_others`` where a list ends in «and others»."""
    names_text: Mapped[str] = mapped_column(Text)
    """One or two names, or the first and «et al.», as lists show them."""
    container: Mapped[str] = mapped_column(Text)
    """The journal, newspaper or volume as plain text, empty where there is none."""
    institution: Mapped[str] = mapped_column(Text)
    """The publishing body as plain text, empty where there is none."""
    issued: Mapped[str] = mapped_column(Text)
    """The date of publication in EDTF, empty where it is unknown or impossible."""
    imported_at: Mapped[datetime] = mapped_column(Utc)
    """When the entry was last read."""
    fields: Mapped[list[list[str]]] = mapped_column(Json)
    """[name, value as text] in the entry's order; names in lower case."""
    raw: Mapped[str] = mapped_column(Text)
    """The entry's own text, to the character."""
    words: Mapped[str] = mapped_column(Text)
    """What the names and all other fields say as plain text, for the search."""


class SourceRelation(Base):
    """One source derives from, supersedes, or is the same as another."""

    __tablename__ = "source_relation"
    __table_args__ = table_args(
        sa.UniqueConstraint("source_id", "kind", "target_id"),
        sa.CheckConstraint("source_id <> target_id", name="two_sources"),
        one_of("kind", Relation),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    source_id: Mapped[int] = mapped_column(sa.ForeignKey("source.id"))
    kind: Mapped[Relation] = mapped_column(EnumText(Relation))
    """Read as a sentence: *source* derives from / supersedes / same as *target*."""
    target_id: Mapped[int] = mapped_column(sa.ForeignKey("source.id"))
    note: Mapped[str] = mapped_column(Text)
    """On what the relation rests."""
