"""The text of snapshots: made once for each object, kept, and read again checked.

``read_content`` is what looks for passages: the text, where its pages begin, whether it
is complete, and whether it was recognised in pictures.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import IntegrityFailure
from evidence.models import SnapshotPage, SnapshotText
from evidence.queries.snapshots import find_text, has_text, list_pages
from evidence.snapshots.extract.base import BY_HEADER, Extracted, extract
from evidence.snapshots.store import Store
from evidence.snapshots.word_places import encode
from evidence.text.document import Page

__all__ = [
    "Content",
    "ReadText",
    "make_text",
    "read_content",
    "read_text",
    "record_text",
]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that was just made of an object; it is in the store already.

    So are the places of its words, if it was recognised.
    """

    sha256: str
    """Of the object."""
    made: Extracted
    text_sha256: str
    places_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an object as the ledger keeps it."""

    sha256: str
    text: str
    pages: tuple[Page, ...]
    complete: bool
    ocr: bool
    remarks: tuple[str, ...]
    extractor: str
    version: str
    text_sha256: str

    def page_at(self, position: int) -> Page | None:
        """Return the page on which a position of the text stands."""
        at = bisect_right([page.start for page in self.pages], position) - 1
        return self.pages[at] if at >= 0 else None


def make_text(
    store: Store,
    sha256: str,
    media_type: str,
    *,
    content_type: str = "",
    made: Extracted | None = None,
) -> ReadText:
    """Read an object, and keep its text as an object of its own, and so its places.

    *content_type* is the header with which a server gave it.
    """
    if made is None:
        with store.as_file(sha256) as path:
            made = extract(path, media_type, content_type=content_type)
    kept = store.put([made.text.encode("utf-8", "replace")])
    places = store.put([encode(made.places)]).sha256 if made.places else ""
    return ReadText(sha256, made, kept.sha256, places)


def record_text(session: Session, read: ReadText) -> bool:
    """Record a text and its pages; tell whether it was not recorded before.

    Nor is one recorded that was made without the header by which the same version of
    the reader has read these bytes already: that knew more.
    """
    made = read.made
    version = (made.extractor, made.version)
    if has_text(session, read.sha256, *version, or_with=f" {BY_HEADER}"):
        return False
    row = {
        "sha256": read.sha256,
        "extractor": made.extractor,
        "version": made.version,
        "complete": made.complete,
        "ocr": made.ocr,
        "remarks": list(made.remarks),
        "title": made.title,
        "language": made.language,
        "published": made.published,
        "modified": made.modified,
        "text_sha256": read.text_sha256,
        "places_sha256": read.places_sha256,
        "characters": len(made.text),
        "at": session.act.at,
    }
    [own] = insert_rows(session, SnapshotText, [row])
    pages = [
        {"text_id": own, "number": one.index, "label": one.label, "start": one.start}
        for one in made.pages
    ]
    insert_rows(session, SnapshotPage, pages)
    return True


def read_content(session: Session, store: Store, sha256: str) -> Content | None:
    """Return the text that was last made of an object, None where none was.

    Raises IntegrityFailure where the kept text is missing or altered.
    """
    row = find_text(session, sha256)
    return None if row is None else content_of(session, store, row)


def content_of(session: Session, store: Store, row: SnapshotText) -> Content:
    """Return one text with its pages; raises IntegrityFailure as the store does."""
    text = read_text(store, row.sha256, row.text_sha256)
    pages = [
        Page(page.number, page.label, page.start)
        for page in list_pages(session, row.id)
    ]
    return Content(
        sha256=row.sha256,
        text=text,
        pages=tuple(pages),
        complete=row.complete,
        ocr=row.ocr,
        remarks=tuple(row.remarks),
        extractor=row.extractor,
        version=row.version,
        text_sha256=row.text_sha256,
    )


def read_text(store: Store, sha256: str, text_sha256: str) -> str:
    """Return the text *text_sha256* of the object *sha256*.

    Raises IntegrityFailure where it is missing or altered.
    """
    try:
        return store.read(text_sha256).decode("utf-8")
    except IntegrityFailure as error:
        raise IntegrityFailure(
            f"the text of the object {sha256}: {error.message}",
            hint="it can be made again: evidence snapshot read --all; a store that is "
            "not there must be put back: evidence snapshot verify says what is missing",
        ) from error
