"""What a command changed in the user's own files, so that it can be taken back."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import Integer, Json, Text, Utc


class FileEdit(Base):
    """One file that one command edited in place, as splices of its text."""

    __tablename__ = "file_edit"
    __table_args__ = table_args(sa.CheckConstraint("path <> ''", name="path"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    path: Mapped[str] = mapped_column(Text)
    """The file, as the ledger names it."""
    encoding: Mapped[str] = mapped_column(Text)
    """How its bytes become the text in which the splices count."""
    before_sha256: Mapped[str] = mapped_column(Text)
    """Of the file's bytes before the edit; empty where the file was made by it."""
    after_sha256: Mapped[str] = mapped_column(Text)
    """Of its bytes after the edit; undoing asks that they are still these."""
    splices: Mapped[list[list[int | str]]] = mapped_column(Json)
    """[start in code points of the old text, text taken out, text put in], ascending;
    they do not overlap."""
    at: Mapped[datetime] = mapped_column(Utc)
