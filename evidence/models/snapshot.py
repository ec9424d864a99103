"""Snapshots: kept copies of sources, their text, and the damage found in the store.

The bytes lie in the store beside the ledger, named by their SHA-256; these rows say
what they are a copy of, and how they were come by.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import Bool, EnumText, Integer, Json, Text, Utc, one_of, truth
from evidence.models.vocabulary import Consent, Method, OnRecord


class Snapshot(Base):
    """A copy of a source, with what the Berkeley Protocol asks to be recorded of it.

    Rows are added and never rewritten, but for *replaced_by*, which names the newer
    copy that a person accepted in its place.
    """

    __tablename__ = "snapshot"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"),
        one_of("method", Method),
        one_of("consent", Consent),
        one_of("on_record", OnRecord),
        sa.CheckConstraint("size >= 0", name="size"),
        sa.CheckConstraint("status BETWEEN 100 AND 999", name="status"),
        sa.Index(None, "source_id"),
        sa.Index(None, "sha256"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``n-`` and five or more characters."""
    source_id: Mapped[int] = mapped_column(sa.ForeignKey("source.id"))
    sha256: Mapped[str] = mapped_column(Text)
    """Of the copy's bytes, hexadecimal; its name in the store."""
    size: Mapped[int] = mapped_column(Integer)
    media_type: Mapped[str] = mapped_column(Text)
    """As found in the bytes, never as claimed."""
    name: Mapped[str] = mapped_column(Text)
    """What the file was called where it came from: data, never a path to open."""
    method: Mapped[Method] = mapped_column(EnumText(Method))
    url_requested: Mapped[str] = mapped_column(Text)
    """The address that was asked for; empty for what came from no address."""
    url_final: Mapped[str] = mapped_column(Text)
    """The address that answered."""
    redirects: Mapped[list[str]] = mapped_column(Json)
    """The addresses between the two, in order."""
    status: Mapped[int | None] = mapped_column(Integer)
    """HTTP's."""
    headers: Mapped[dict[str, str]] = mapped_column(Json)
    """The answer's, in lower case, without cookies."""
    peer: Mapped[str] = mapped_column(Text)
    """The machine's address and port."""
    certificate: Mapped[str] = mapped_column(Text)
    """SHA-256 of the server's certificate."""
    retrieved_at: Mapped[datetime] = mapped_column(Utc)
    """When the copy was taken."""
    tool: Mapped[str] = mapped_column(Text)
    """The program that took or recorded it, with its version."""
    collector: Mapped[str] = mapped_column(Text)
    """Who took the copy."""
    consent: Mapped[Consent | None] = mapped_column(EnumText(Consent))
    on_record: Mapped[OnRecord | None] = mapped_column(EnumText(OnRecord))
    note: Mapped[str] = mapped_column(Text)
    warc_sha256: Mapped[str] = mapped_column(Text)
    """The same answer as a WARC file in the store; empty where none was asked for."""
    replaced_by: Mapped[str] = mapped_column(Text)
    """The public id of the newer copy that was accepted; empty while it holds."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)


class SnapshotText(Base):
    """The text that one version of an extractor finds in an object: made once.

    The text itself is an object of the store too, named by its own hash.
    """

    __tablename__ = "snapshot_text"
    __table_args__ = table_args(
        sa.UniqueConstraint("sha256", "extractor", "version"),
        truth("complete"),
        truth("ocr"),
        sa.CheckConstraint("characters >= 0", name="characters"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    sha256: Mapped[str] = mapped_column(Text)
    """Of the object that was read."""
    extractor: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    """The extractor's own number, and the libraries' that it rests on."""
    complete: Mapped[bool] = mapped_column(Bool)
    """Whether all of the object's text is in it; what is not, is unchecked."""
    ocr: Mapped[bool] = mapped_column(Bool)
    """Whether letters were recognised in pictures: then they may be wrong."""
    remarks: Mapped[list[str]] = mapped_column(Json)
    """What is missing or odd, in sentences."""
    title: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    """BCP 47, where the object names it."""
    published: Mapped[str] = mapped_column(Text)
    """The day of publication that the object itself declares (ISO 8601), or empty."""
    modified: Mapped[str] = mapped_column(Text)
    """The same for its last change."""
    text_sha256: Mapped[str] = mapped_column(Text)
    """Of the text in UTF-8; its name in the store."""
    places_sha256: Mapped[str] = mapped_column(Text)
    """Of the places of recognised words, an object too; empty where there are none."""
    characters: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Utc)


class SnapshotPage(Base):
    """Where one page, or one sheet, begins in the text."""

    __tablename__ = "snapshot_page"
    __table_args__ = table_args(
        sa.UniqueConstraint("text_id", "number"),
        sa.CheckConstraint("number >= 0", name="number"),
        sa.CheckConstraint("start >= 0", name="start"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    text_id: Mapped[int] = mapped_column(sa.ForeignKey("snapshot_text.id"))
    number: Mapped[int] = mapped_column(Integer)
    """Its index in the file, from 0."""
    label: Mapped[str] = mapped_column(Text)
    """What is printed on it («xiv», «14»), or the sheet's name; empty for none."""
    start: Mapped[int] = mapped_column(Integer)


class SnapshotDamage(Base):
    """An object that was found missing or altered, and when it was whole again."""

    __tablename__ = "snapshot_damage"
    __table_args__ = table_args(
        sa.CheckConstraint("found IN ('missing', 'altered')", name="found_known"),
        sa.Index(None, "sha256"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    sha256: Mapped[str] = mapped_column(Text)
    found: Mapped[str] = mapped_column(Text)
    """``missing`` or ``altered``."""
    at: Mapped[datetime] = mapped_column(Utc)
    healed_at: Mapped[datetime | None] = mapped_column(Utc)
