"""Waivers: findings accepted on purpose, with a reason and an end."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from evidence.db.base import Base, table_args
from evidence.db.types import EnumText, Integer, Text, Utc, one_of
from evidence.models.vocabulary import SubjectKind


class Waiver(Base):
    """One rule waived for one subject until a day."""

    __tablename__ = "waiver"
    __table_args__ = table_args(
        sa.UniqueConstraint("public_id"), one_of("subject_kind", SubjectKind)
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    """``w-`` and five or more characters."""
    code: Mapped[str] = mapped_column(Text)
    """The rule's code."""
    subject_kind: Mapped[SubjectKind] = mapped_column(EnumText(SubjectKind))
    subject: Mapped[str] = mapped_column(Text)
    """The subject's public name: a claim's slug or id, a citekey, a manuscript, or
    ``manuscript: cited text`` for a citation."""
    reason: Mapped[str] = mapped_column(Text)
    until: Mapped[str] = mapped_column(Text)
    """The last day on which it holds, ``YYYY-MM-DD``."""
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)
