"""Where a passage's new wording stands in the newer copy, before it is accepted."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.db import Session
from evidence.models import Snapshot
from evidence.services.passages.copies import Copy, Stores, copies_of, open_copy
from evidence.services.passages.found import Pin, Wanted
from evidence.services.passages.looking import look_in
from evidence.services.snapshots.deciding import find_open

__all__ = ["NewWording", "find_new_wording", "pin_new_wording"]


@dataclass(frozen=True, slots=True)
class NewWording:
    """The words that a passage has now, and the copy that has them."""

    words: str
    copy: Copy | None


def find_new_wording(session: Session, evidence: str) -> NewWording:
    """Return what is to be accepted for *evidence*; raises NotFound for nothing."""
    row, look = find_open(session, evidence)
    if look.found_id is None:
        return NewWording(row.new, None)
    newer = session.get_one(Snapshot, look.found_id)
    copies = copies_of(session, newer.source_id)
    here = (copy for copy in copies if copy.sha256 == newer.sha256)
    return NewWording(row.new, next(here, None))


def pin_new_wording(stores: Stores, wording: NewWording) -> Pin | None:
    """Return the passage of the new words; None where they do not stand in one place.

    Raises IntegrityFailure for a text that is missing or altered.
    """
    copy = wording.copy
    if copy is None or copy.unread or not wording.words.strip():
        return None
    return look_in(open_copy(stores, copy), Wanted(wording.words)).pin
