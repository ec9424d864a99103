"""The kept texts of copies, read from the store, each prepared once for its quotations.

Which text was made of which object is read in one statement for all; a text's pages,
and its bytes, only when a quotation is compared with it for the first time. The store
is reached through a function that reads an object by its hash.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeAlias

from evidence.checker.quotation_checks import KeptTexts
from evidence.checker.snapshots import SnapshotFacts
from evidence.db import Session
from evidence.errors import IntegrityFailure, StorageFailure
from evidence.models import SnapshotText
from evidence.queries.snapshots import list_pages, list_texts
from evidence.text.cells import is_table
from evidence.text.document import Page
from evidence.text.quotations.comparing import (
    QuotationVerdict,
    QuoteOutcome,
    SourceText,
)
from evidence.text.quotations.look import (
    Looked,
    from_record,
    has_words,
    look,
    to_record,
)

ReadObject: TypeAlias = Callable[[str], bytes]
"""An object's hash to its bytes; raises IntegrityFailure where they are not there."""
AT_ONCE = 16_000_000
"""Characters of prepared texts that are held at a time."""


class Remembered(ABC):
    """Comparisons that were made before; whoever runs a check says where."""

    @abstractmethod
    def find(self, text: str, key: str) -> Any:
        """Return what was kept for a text and a quotation, by their hashes; or None."""

    @abstractmethod
    def keep(self, text: str, key: str, value: Any) -> None:
        """Keep *value* for the next run."""

    @abstractmethod
    def end(self) -> None:
        """Write down what is new."""


class StoredTexts(KeptTexts):
    """The texts of one ledger."""

    def __init__(
        self, session: Session, read: ReadObject, remembered: Remembered | None = None
    ) -> None:
        self._session = session
        self._read = read
        self._remembered = remembered
        self._held: OrderedDict[str, SourceText | None] = OrderedDict()
        self._size = 0

    @cached_property
    def _texts(self) -> Mapping[str, SnapshotText]:
        return {row.sha256: row for row in list_texts(self._session)}

    def look(self, copy: SnapshotFacts, words: str, pages: tuple[str, ...]) -> Looked:
        """Compare *words* with the text of *copy*."""
        row = self._texts.get(copy.sha256)
        if row is None:
            return unread("its text was never read (evidence snapshot read)")
        key = _key(words, *pages)
        kept = self._find(row.text_sha256, key)
        if kept is not None:
            return kept
        source = self._source(row)
        if source is None:
            return unread("its text is missing or altered in the store")
        looked = judged(look(source, words, pages), ocr=row.ocr)
        if self._remembered is not None:
            self._remembered.keep(row.text_sha256, key, to_record(looked))
        return looked

    def has(self, copy: SnapshotFacts, words: str) -> bool:
        """Tell whether the text of *copy* has *words* to the letter, but for noise."""
        row = self._texts.get(copy.sha256)
        if row is None:
            return False
        key = _key("has", words)
        kept = self._remembered and self._remembered.find(row.text_sha256, key)
        if isinstance(kept, bool):
            return kept
        source = self._source(row)
        if source is None:
            return False
        found = has_words(source, words)
        if self._remembered is not None:
            self._remembered.keep(row.text_sha256, key, found)
        return found

    def end(self) -> None:
        """Write down what is to be remembered."""
        if self._remembered is not None:
            self._remembered.end()

    def _find(self, text: str, key: str) -> Looked | None:
        if self._remembered is None:
            return None
        record = self._remembered.find(text, key)
        try:
            return None if record is None else from_record(record)
        except (TypeError, ValueError):
            return None  # not of this program: made anew

    def _source(self, row: SnapshotText) -> SourceText | None:
        """Return a text prepared for comparing, None where it cannot be read."""
        name = row.text_sha256
        if name in self._held:
            self._held.move_to_end(name)
            return self._held[name]
        made = self._prepared(row)
        self._held[name] = made
        self._size += row.characters
        while self._size > AT_ONCE and len(self._held) > 1:
            gone, old = self._held.popitem(last=False)
            del gone
            self._size -= len(old.text) if old is not None else 0
        return made

    def _prepared(self, row: SnapshotText) -> SourceText | None:
        try:
            text = self._read(row.text_sha256).decode("utf-8")
        except (IntegrityFailure, StorageFailure, UnicodeDecodeError):
            return None
        pages = [
            Page(one.number, one.label, one.start)
            for one in list_pages(self._session, row.id)
        ]
        missing = "" if row.complete else "; ".join(row.remarks) or "part was not read"
        table = is_table(row.extractor, row.version)
        return SourceText.of(text, pages=pages, incomplete=missing, table=table)


def judged(looked: Looked, *, ocr: bool) -> Looked:
    """Return *looked*, unchecked where the letters of its text may be wrong."""
    if ocr and not looked.verdict.passes:
        return unread("its text was recognised in pictures, and may be wrong")
    return looked


def unread(reason: str) -> Looked:
    """Return what a text says that cannot be compared, and why."""
    return Looked(QuotationVerdict(QuoteOutcome.UNCHECKED, reasons=(reason,)))


def _key(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
