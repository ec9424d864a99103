"""The pinned passages of a brief: gathered while the ledger is open, drawn afterwards.

Only passages that redaction left are here, and only their words, a little around them
and a piece of their page: what a quotation needs to be read in its context.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evidence import worker
from evidence.checker.facts import ClaimFacts, EvidenceFacts, SourceFacts
from evidence.checker.pinned import PinnedPassage
from evidence.checker.snapshots import SnapshotFacts
from evidence.db import Session
from evidence.errors import InputRefused, IntegrityFailure
from evidence.exporters.passage_line import Crop, PassageLine
from evidence.models.vocabulary import PassageMatch
from evidence.queries.snapshots import list_pages, list_texts
from evidence.services.brief.page_pictures import page_picture
from evidence.services.passages.copies import Stores
from evidence.services.snapshots.texts import read_text
from evidence.snapshots.archives.unpacking import ARCHIVES, main_resource
from evidence.snapshots.sniff import PDF
from evidence.text.cells import in_one_line
from evidence.text.document import Page

AROUND = 220
"""Characters of context on both sides of a passage."""
MOST_PAGES = 3
"""Pages of one passage of which a picture is drawn."""
DRAWING = worker.Limits(wall=60, cpu=40)
_HOW = {
    PassageMatch.ELIDED: "something is left out; in the copy:",
    PassageMatch.REWORDED: "not to the letter; in the copy:",
}


@dataclass(frozen=True, slots=True)
class Pinned:
    """A piece of evidence with its passage, the copy, and where the pages begin."""

    evidence: str
    source: str
    passage: PinnedPassage
    copy: SnapshotFacts
    pages: tuple[Page, ...]


def list_pinned(
    session: Session,
    claims: Sequence[ClaimFacts],
    sources: Mapping[str, SourceFacts],
) -> tuple[Pinned, ...]:
    """Return the passages of *claims*, as redaction left them, with their copies."""
    found = [
        (tie, tie.passage, copy)
        for claim in claims
        for tie in claim.evidence
        if tie.passage is not None
        and (copy := _copy_of(tie, tie.passage, sources)) is not None
    ]
    if not found:
        return ()
    pages = _Pages(session)
    return tuple(
        Pinned(tie.name, tie.source, passage, copy, pages.of(passage))
        for tie, passage, copy in found
    )


def draw_passages(
    stores: Stores, pinned: Sequence[Pinned], *, crops: bool
) -> dict[str, PassageLine]:
    """Return the passages by their evidence, with pictures of pages if *crops*.

    Each PDF is drawn in a limited child. What is missing, or cannot be drawn, is told
    in the passage's remark; a brief is printed all the same.
    """
    lines: dict[str, PassageLine] = {}
    by_copy: dict[str, list[Pinned]] = {}
    for one in pinned:
        by_copy.setdefault(one.passage.sha256, []).append(one)
    for own in by_copy.values():
        lines |= _lines(stores, own, crops=crops)
    return lines


class _Pages:
    """Where the pages of texts begin; each text is asked for once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts = {row.text_sha256: row.id for row in list_texts(session)}
        self._known: dict[str, tuple[Page, ...]] = {}

    def of(self, passage: PinnedPassage) -> tuple[Page, ...]:
        name = passage.text_sha256
        if name not in self._known:
            own = self._texts.get(name)
            rows = () if own is None else list_pages(self._session, own)
            made = tuple(Page(row.number, row.label, row.start) for row in rows)
            self._known[name] = made
        return self._known[name]


def _copy_of(
    tie: EvidenceFacts, passage: PinnedPassage, sources: Mapping[str, SourceFacts]
) -> SnapshotFacts | None:
    for key in (tie.source, tie.via):
        if key is not None and key in sources:
            for copy in sources[key].snapshots:
                if copy.sha256 == passage.sha256:
                    return copy
    return None


def _lines(
    stores: Stores, pinned: Sequence[Pinned], *, crops: bool
) -> Iterator[tuple[str, PassageLine]]:
    """Yield the passages of one copy by their evidence."""
    texts: dict[str, str] = {}
    bare = []
    for one in pinned:
        name = one.passage.text_sha256
        try:
            if name not in texts:
                texts[name] = read_text(stores(), one.passage.sha256, name)
        except IntegrityFailure:
            texts[name] = ""
        bare.append(_line(one, texts[name]))
    kind = pinned[0].copy.media_type
    drawable = crops and (kind == PDF or (kind in ARCHIVES and pinned[0].pages))
    drawn = _crops(stores, pinned, texts) if drawable else [((), "")] * len(pinned)
    for one, line, (pictures, remark) in zip(pinned, bare, drawn, strict=True):
        yield one.evidence, replace(line, crops=pictures, remark=line.remark or remark)


def _line(one: Pinned, text: str) -> PassageLine:
    anchor = one.passage.anchor
    stands = text[anchor.start : anchor.end] == anchor.exact
    before = text[max(0, anchor.start - AROUND) : anchor.start] if stands else ""
    after = text[anchor.end : anchor.end + AROUND] if stands else ""
    lost = "the copy’s text is missing or altered: evidence snapshot verify"
    return PassageLine(
        before=_before(before, cut=anchor.start > AROUND),
        words=in_one_line(anchor.exact),
        after=_after(after, cut=anchor.end + AROUND < len(text)),
        how=_HOW.get(one.passage.outcome, ""),
        page=one.passage.page,
        snapshot=one.copy.name,
        retrieved_on=one.copy.retrieved_on,
        sha256=one.passage.sha256,
        recognised=one.passage.is_recognised,
        remark="" if stands else lost,
    )


def _before(text: str, *, cut: bool) -> str:
    """Return the last whole words of the paragraph before a passage."""
    paragraph = text.rpartition("\n\n")[2]
    words = in_one_line(paragraph).split()
    if cut and paragraph == text and len(words) > 1:
        words = ["…", *words[1:]]
    return " ".join(words) + (" " if words and paragraph[-1:].isspace() else "")


def _after(text: str, *, cut: bool) -> str:
    paragraph = text.partition("\n\n")[0]
    words = in_one_line(paragraph).split()
    if cut and paragraph == text and len(words) > 1:
        words = [*words[:-1], "…"]
    return (" " if words and paragraph[:1].isspace() else "") + " ".join(words)


def _crops(
    stores: Stores, pinned: Sequence[Pinned], texts: Mapping[str, str]
) -> list[tuple[tuple[Crop, ...], str]]:
    """Return the pictures of each passage of one PDF, and why some are missing."""
    parts = [list(_parts(one, texts[one.passage.text_sha256])) for one in pinned]
    payload = [part for own in parts for _, part in own]
    try:
        with _printed(stores, pinned[0]) as (path, kind):
            if kind != PDF:
                return [((), "")] * len(pinned)
            drawn: list[dict[str, Any] | None] = worker.run(
                "evidence.formats.pdf_crop:as_answer",
                {"path": str(path), "passages": payload},
                limits=DRAWING,
            )
    except (InputRefused, IntegrityFailure) as error:
        return [((), f"its page cannot be shown: {error.message}")] * len(pinned)
    waiting = iter(drawn)
    return [
        _pictures(one, [(page, next(waiting)) for page, _ in own])
        for one, own in zip(pinned, parts, strict=True)
    ]


@contextmanager
def _printed(stores: Stores, one: Pinned) -> Iterator[tuple[Path, str]]:
    """Lend the file that has the pages, and its type: of an archive what is in it."""
    with stores().as_file(one.passage.sha256) as path:
        if one.copy.media_type not in ARCHIVES:
            yield path, one.copy.media_type
            return
        with main_resource(path, one.copy.media_type) as main:
            yield main.path, main.media_type


def _parts(one: Pinned, text: str) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Yield the page, and what of the passage stands on it, for each of its pages."""
    anchor = one.passage.anchor
    ends = [page.start for page in one.pages[1:]] + [len(text)]
    here = [
        (page, max(page.start, anchor.start), min(end, anchor.end))
        for page, end in zip(one.pages, ends, strict=False)
        if page.start < anchor.end and end > anchor.start
    ]
    for page, start, end in here[:MOST_PAGES]:
        before = text[page.start : start]
        part = {"page": page.index, "before": before, "words": text[start:end]}
        yield page, {**part, "scanned": one.passage.is_recognised}


def _pictures(
    one: Pinned, drawn: Sequence[tuple[Page, dict[str, Any] | None]]
) -> tuple[tuple[Crop, ...], str]:
    crops: list[Crop] = []
    for page, found in drawn:
        if found is not None:
            words = in_one_line(one.passage.anchor.exact)
            crops.append(page_picture(one.source, words, page, found, first=not crops))
    missing = len(crops) < len(drawn) or not drawn
    return tuple(crops), "its place on the page was not found" if missing else ""
