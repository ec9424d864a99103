"""The passages about which a person has to decide."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.checker.loader import load_ledger
from evidence.checker.snapshots import PassageFacts, standing_copies
from evidence.db import Session

__all__ = ["OpenPassage", "list_open"]


@dataclass(frozen=True, slots=True)
class OpenPassage:
    """A passage that reads otherwise now, and the copy in which it stood."""

    source: str
    snapshot: str
    address: str
    passage: PassageFacts


def list_open(session: Session) -> list[OpenPassage]:
    """Return the open passages of the latest looks that told, source by source."""
    return [
        OpenPassage(source.name, copy.name, copy.address, passage)
        for source in load_ledger(session).sources
        for copy in standing_copies(source.snapshots)
        if copy.telling is not None
        for passage in copy.telling.passages
        if passage.is_open
    ]
