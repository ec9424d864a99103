"""Record where quotations of evidence stand in kept copies."""

from __future__ import annotations

from collections.abc import Collection

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.db.bulk_changes import delete_rows
from evidence.models import Passage
from evidence.queries.passages import list_pinned_ids
from evidence.services.passages.found import Pin

__all__ = ["drop_pins", "record_pin"]


def record_pin(session: Session, evidence_id: int, pin: Pin) -> None:
    """Pin a piece of evidence, in place of where it was pinned before."""
    drop_pins(session, [evidence_id])
    copy, anchor = pin.copy, pin.anchor
    row = {
        "evidence_id": evidence_id,
        "sha256": copy.sha256,
        "extractor": copy.extractor,
        "version": copy.version,
        "text_sha256": copy.text_sha256,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "end": anchor.end,
        "page_index": pin.page_index,
        "page_label": pin.first_label,
        "outcome": pin.outcome,
        "by": session.act.actor,
        "at": session.act.at,
    }
    insert_rows(session, Passage, [row])


def drop_pins(session: Session, evidence: Collection[int]) -> None:
    """Forget where these pieces of evidence are pinned; the journal keeps it."""
    ids = list_pinned_ids(session, evidence)
    if ids:
        delete_rows(session, Passage, ids)
