"""The kept copies of a source in which its words are looked for.

Rows are read while the ledger is open; the texts themselves only afterwards, from the
store. The newest copy comes first, behind it those whose letters were recognised in
pictures; one that a re-check found, and about which a person has not decided, comes
last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from evidence.db import Session
from evidence.models import Snapshot
from evidence.queries.snapshots import find_text, list_pages, list_snapshots_of
from evidence.services.snapshots.due import list_unsettled
from evidence.services.snapshots.texts import read_text
from evidence.snapshots.store import Store
from evidence.text.cells import is_table
from evidence.text.document import Page
from evidence.text.quotations.comparing import SourceText

__all__ = ["Copy", "Opened", "Stores", "copies_of", "open_copy"]

Stores = Callable[[], Store]
"""Gives the store when it is first needed: a ledger may have none."""
PREPARED = 4
"""Prepared texts that are kept: quotations of one source follow one another."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A kept copy and the text that was last made of it.

    *unread* says why nothing can be looked for in it, *incomplete* what is missing of
    its text; both are empty where there is nothing to say.
    """

    snapshot: str
    sha256: str
    media_type: str
    retrieved_on: date
    extractor: str = ""
    version: str = ""
    text_sha256: str = ""
    pages: tuple[Page, ...] = ()
    unread: str = ""
    incomplete: str = ""
    ocr: bool = False
    settled: bool = True
    """False of a copy that a re-check found, about which nobody has decided."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A copy with its text, prepared for comparing quotations."""

    copy: Copy
    text: SourceText


def copies_of(session: Session, source_id: int) -> tuple[Copy, ...]:
    """Return the copies of a source that no newer one has replaced, best first."""
    kept = list_snapshots_of(session, source_id)
    unsettled = list_unsettled(session, [row.id for row in kept])
    rows = [row for row in kept if not row.replaced_by]
    rows.sort(key=lambda row: (row.id not in unsettled, row.retrieved_at, row.id))
    newest = {row.sha256: row for row in rows}
    ordered = sorted(newest.values(), key=rows.index, reverse=True)
    copies = [
        replace(_copy(session, row), settled=row.id not in unsettled) for row in ordered
    ]
    copies.sort(key=lambda copy: (not copy.settled, copy.ocr))
    return tuple(copies)


def open_copy(stores: Stores, copy: Copy) -> Opened:
    """Return *copy* with its text; raises IntegrityFailure as the store does."""
    text = read_text(stores(), copy.sha256, copy.text_sha256)
    table = is_table(copy.extractor, copy.version)
    return Opened(
        copy, _prepared(text, copy.pages, incomplete=copy.incomplete, table=table)
    )


@lru_cache(maxsize=PREPARED)
def _prepared(
    text: str, pages: tuple[Page, ...], *, incomplete: str, table: bool
) -> SourceText:
    return SourceText.of(text, pages=pages, incomplete=incomplete, table=table)


def _copy(session: Session, row: Snapshot) -> Copy:
    known = Copy(
        snapshot=row.public_id,
        sha256=row.sha256,
        media_type=row.media_type,
        retrieved_on=row.retrieved_at.date(),
        unread=f"{row.public_id} has not been read: evidence snapshot read "
        f"{row.public_id}",
    )
    text = find_text(session, row.sha256)
    if text is None:
        return known
    said = _said(text.remarks) or "some of its text may be missing"
    incomplete = "" if text.complete else f"{row.public_id} is not complete: {said}"
    return Copy(
        snapshot=row.public_id,
        sha256=row.sha256,
        media_type=row.media_type,
        retrieved_on=row.retrieved_at.date(),
        extractor=text.extractor,
        version=text.version,
        text_sha256=text.text_sha256,
        pages=tuple(
            Page(page.number, page.label, page.start)
            for page in list_pages(session, text.id)
        ),
        unread="" if text.characters else f"{row.public_id} has no text: {said}",
        incomplete=incomplete,
        ocr=text.ocr,
    )


def _said(remarks: Sequence[str]) -> str:
    return "; ".join(remarks)
