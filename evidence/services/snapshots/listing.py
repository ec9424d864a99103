"""List snapshots, and show one with all that is recorded of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.db import Session
from evidence.models import Snapshot, SnapshotDamage, SnapshotText
from evidence.queries.snapshots import (
    get_snapshot,
    list_damage,
    list_snapshots,
    list_texts,
)
from evidence.queries.sources import get_source

__all__ = ["Shown", "list_shown", "show"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A snapshot with its latest text and the damage found in its object."""

    snapshot: Snapshot
    source: str
    text: SnapshotText | None
    damage: SnapshotDamage | None

    @property
    def text_state(self) -> str:
        """Return in a few words whether its text can be looked at."""
        if self.text is None:
            return "unread"
        state = "complete" if self.text.complete else "incomplete"
        state = state if self.text.characters else "no text"
        return f"{state}, recognised" if self.text.ocr else state


def list_shown(session: Session, key: str | None = None) -> Sequence[Shown]:
    """Return all snapshots or those of one source; raises NotFound for its key."""
    source = None if key is None else get_source(session, key).citekey
    texts = {row.sha256: row for row in list_texts(session)}
    damage = {row.sha256: row for row in list_damage(session)}
    return [
        Shown(row, citekey, texts.get(row.sha256), damage.get(row.sha256))
        for row, citekey in list_snapshots(session, source=source)
    ]


def show(session: Session, public_id: str) -> Shown:
    """Return one snapshot; raises NotFound."""
    row, citekey = get_snapshot(session, public_id)
    texts = {each.sha256: each for each in list_texts(session)}
    damage = {each.sha256: each for each in list_damage(session)}
    return Shown(row, citekey, texts.get(row.sha256), damage.get(row.sha256))
