"""The texts of kept copies that a brief carries, so that quotations can be asked again.

A text goes along where its copy does. With it, whoever has nothing but the brief can
compare a claim's quotations as the desk did, without parsing the copy itself: that
would be somebody's PDF, read in the place of the text that was compared.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from evidence.checker.facts import ClaimFacts, LedgerFacts, SourceFacts
from evidence.checker.kept_texts import judged, unread
from evidence.checker.quotation_checks import KeptTexts
from evidence.checker.snapshots import SnapshotFacts, standing_copies
from evidence.db import Session
from evidence.errors import InputRefused
from evidence.models.vocabulary import Method
from evidence.queries.snapshots import list_pages, list_texts
from evidence.text.document import Page
from evidence.text.quotations.comparing import SourceText
from evidence.text.quotations.look import Looked, has_words, look

T = TypeVar("T")

LARGEST = 4 << 20
"""Characters of a text that goes along."""
ALL = 16 << 20
"""Characters of all of them."""
FILES = "text-*"
"""How the attachments are called."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """The text that was made of a copy: where it lies, and what was told of it."""

    text_sha256: str
    characters: int
    complete: bool
    ocr: bool
    remarks: tuple[str, ...]
    pages: tuple[Page, ...]


def kept_texts(
    session: Session, sources: Iterable[SourceFacts]
) -> Mapping[str, KeptText]:
    """Return the texts of the standing copies of *sources*, by the copy's hash."""
    wanted = {
        copy.sha256 for source in sources for copy in standing_copies(source.snapshots)
    }
    if not wanted:
        return {}
    rows = {row.sha256: row for row in list_texts(session) if row.sha256 in wanted}
    return {
        name: KeptText(
            text_sha256=row.text_sha256,
            characters=row.characters,
            complete=row.complete,
            ocr=row.ocr,
            remarks=tuple(row.remarks),
            pages=tuple(
                Page(one.number, one.label, one.start)
                for one in list_pages(session, row.id)
            ),
        )
        for name, row in rows.items()
    }


def text_record(copy: SnapshotFacts, source: str, kept: KeptText, text: str) -> bytes:
    """Return the text of a copy with what a comparison must know of it, as JSON."""
    record = {
        "source": source,
        "copy": copy.name,
        "sha256": copy.sha256,
        "size": copy.size,
        "media_type": copy.media_type,
        "retrieved_on": copy.retrieved_on.isoformat(),
        "text_sha256": kept.text_sha256,
        "complete": kept.complete,
        "ocr": kept.ocr,
        "remarks": list(kept.remarks),
        "pages": [[page.index, page.label, page.start] for page in kept.pages],
        "text": text,
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode()


class CarriedTexts(KeptTexts):
    """The texts that a brief carries, and the copies that they were made of."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[SourceText, bool]] = {}
        self._copies: dict[str, list[SnapshotFacts]] = defaultdict(list)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._texts)

    def add(self, data: bytes) -> None:
        """Take one record; raise InputRefused for what is none."""
        try:
            self._add(json.loads(data))
        except (LookupError, TypeError, ValueError, RecursionError) as error:
            raise InputRefused(f"a text that it carries is damaged: {error}") from error

    def _add(self, record: Mapping[str, Any]) -> None:
        text = _told(record["text"], str)
        if sha256(text.encode()).hexdigest() != record["text_sha256"]:
            raise ValueError("it is not the text whose hash it names")
        remarks = tuple(_told(each, str) for each in _told(record["remarks"], list))
        complete = _told(record["complete"], bool)
        ocr = _told(record["ocr"], bool)
        copy = SnapshotFacts(
            name=_told(record["copy"], str),
            sha256=_told(record["sha256"], str),
            size=_told(record["size"], int),
            media_type=_told(record["media_type"], str),
            method=Method.MANUAL,
            address="",
            retrieved_on=date.fromisoformat(record["retrieved_on"]),
            consent=None,
            on_record=None,
            replaced_by="",
            is_there=None,
            found_size=None,
            damage="",
            damaged_on=None,
            text="complete" if complete else "incomplete",
            ocr=ocr,
            remarks=remarks,
            rechecks=(),
        )
        missing = "" if complete else "; ".join(remarks) or "part was not read"
        pages = [_page(each, len(text)) for each in _told(record["pages"], list)]
        made = SourceText.of(text, pages=pages, incomplete=missing)
        self._texts[copy.sha256] = (made, ocr)
        self._copies[_told(record["source"], str)].append(copy)

    def with_copies(self, ledger: LedgerFacts) -> LedgerFacts:
        """Return *ledger* with the copies whose texts are here."""
        sources = {
            source.name: replace(source, snapshots=tuple(self._copies[source.name]))
            if source.name in self._copies
            else source
            for source in ledger.sources
        }
        by_name = {
            key: sources[source.name] for key, source in ledger.sources_by_name.items()
        }
        return replace(ledger, sources=tuple(sources.values()), sources_by_name=by_name)

    def look(self, copy: SnapshotFacts, words: str, pages: tuple[str, ...]) -> Looked:
        """Compare *words* with the text of *copy*."""
        if copy.sha256 not in self._texts:
            return unread("its text is not carried")
        text, ocr = self._texts[copy.sha256]
        return judged(look(text, words, pages), ocr=ocr)

    def has(self, copy: SnapshotFacts, words: str) -> bool:
        """Tell whether the text of *copy* has *words* to the letter, but for noise."""
        known = self._texts.get(copy.sha256)
        return known is not None and has_words(known[0], words)

    def end(self) -> None:
        """Do nothing: nothing is remembered."""


def answerable(
    claims: Iterable[ClaimFacts],
    sources: Mapping[str, SourceFacts],
    carried: Collection[str],
) -> tuple[str, ...]:
    """Return the claims all of whose quotations can be asked again.

    Those are from sources of which every standing copy is among *carried*, by its hash.
    """
    return tuple(claim.name for claim in claims if _is_told(claim, sources, carried))


def _is_told(
    claim: ClaimFacts, sources: Mapping[str, SourceFacts], carried: Collection[str]
) -> bool:
    quoted = [tie for tie in claim.evidence if tie.quotation]
    return bool(quoted) and all(
        (source := sources.get(tie.via or tie.source)) is not None
        and (copies := standing_copies(source.snapshots))
        and all(copy.sha256 in carried for copy in copies)
        for tie in quoted
    )


def _page(record: Sequence[Any], size: int) -> Page:
    index, label, start = record
    if not 0 <= _told(start, int) <= size:
        raise ValueError("a page begins outside the text")
    return Page(_told(index, int), _told(label, str), start)


def _told(value: object, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} wanted, not {type(value).__name__}")
    return value
