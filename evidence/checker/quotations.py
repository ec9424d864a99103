"""Quotations as rules see them: printed in a manuscript, or tied to a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence.checker.facts import (
    CitationFacts,
    ClaimFacts,
    EvidenceFacts,
    ItemFacts,
    ManuscriptFacts,
    Place,
)
from evidence.checker.finding import Subject
from evidence.checker.support import Sources
from evidence.models.vocabulary import SubjectKind
from evidence.text.cells import is_cell
from evidence.text.citations.name_match import compact
from evidence.text.document import Span
from evidence.text.quoted.finding import (
    CitedAt,
    FoundQuotation,
    QuotedSort,
    find_quoted,
    may_quote,
)

MOST_PAGES = 12
"""Pages of a locator that are looked at; more is a chapter, and names no page."""
_AROUND = 200
_PAGES = re.compile(
    r"(?:\b(?:pp?|pages?|S|Seite)\.?\s?|^\W*)(?P<first>\d{1,5}|[ivxlc]{1,8})\b"
    r"(?:\s?[-–—]\s?(?P<last>\d{1,5}))?",
    re.IGNORECASE,
)
_OTHER_LOCATOR = re.compile(
    r"\b(?:ch|chap|chapter|sec|section|fig|figure|table|vol|no|para|art|l|v)\b|[§¶]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QuotedFrom:
    """A source that quoted words are said to be from, and on which pages."""

    source: str
    pages: tuple[str, ...] = ()
    """As they are printed; empty where none is named."""


@dataclass(frozen=True, slots=True)
class QuotedFacts:
    """Quoted words: of a manuscript, or the passage that evidence of a claim gives.

    *claim* and *tie* are given for a passage, *found* and *citation* for a manuscript's
    own words. *sure* tells that the sources are the quotation's own, and not only
    cited near it.
    """

    manuscript: str
    words: str
    place: Place
    subject: Subject
    origins: tuple[QuotedFrom, ...]
    sure: bool = True
    claim: ClaimFacts | None = None
    tie: EvidenceFacts | None = None
    found: FoundQuotation | None = None
    citation: CitationFacts | None = None
    before: str = ""
    """The manuscript's text before the words, as far as they matter."""
    after: str = ""
    cited: tuple[str, ...] = ()
    """All sources that the manuscript cites."""
    language: str = ""
    """The manuscript's (BCP 47), where it is known."""

    @property
    def is_printed(self) -> bool:
        """Tell whether it is the manuscript's own words."""
        return self.found is not None


def passages_of(claim: ClaimFacts) -> Iterator[QuotedFacts]:
    """Yield the passages that the evidence of *claim* gives in the source's words."""
    for tie in claim.evidence:
        if tie.quotation:
            key = tie.via or tie.source
            yield QuotedFacts(
                manuscript=claim.manuscript,
                words=tie.quotation,
                place=claim.place,
                subject=Subject(SubjectKind.CLAIM, claim.name),
                origins=(QuotedFrom(key, pages_of(tie.page_label)),),
                claim=claim,
                tie=tie,
            )


def quotations_in(
    manuscript: ManuscriptFacts, claims: Iterable[ClaimFacts], sources: Sources
) -> Iterator[QuotedFacts]:
    """Yield what a manuscript quotes, but for passages that evidence of *claims* has.

    Terms, titles and scare quotes are left out.
    """
    found = [
        one
        for one in found_in(manuscript, sources)
        if one.sort is QuotedSort.QUOTATION and not one.level
    ]
    if not found:
        return
    known = {
        (_plain(tie.quotation), tie.via or tie.source)
        for claim in claims
        for tie in claim.evidence
        if tie.quotation
    }
    cited = tuple(dict.fromkeys(_keys(manuscript)))
    for each in found:
        one = printed(each, manuscript, cited)
        words = _plain(one.words)
        if not any((words, origin.source) in known for origin in one.origins):
            yield one


def found_in(
    manuscript: ManuscriptFacts, sources: Sources
) -> tuple[FoundQuotation, ...]:
    """Return all that stands in quotation marks or blocks in a manuscript."""
    if not may_quote(manuscript.text, manuscript.blocks):
        return ()
    titles = {
        compact(source.title)
        for key in dict.fromkeys(_keys(manuscript))
        if (source := sources.get(key)) is not None and source.title
    }
    return find_quoted(
        manuscript.text,
        blocks=manuscript.blocks,
        sentences=manuscript.sentences,
        citations=[CitedAt.of(one.span, one.text) for one in manuscript.citations],
        titles=titles,
    )


def name_of(manuscript: str, words: str) -> str:
    """Return what a quotation of a manuscript is called: by its first words."""
    plain = " ".join(words.split())
    shown = plain if len(plain) <= 60 else f"{plain[:59]}…"
    return f"{manuscript}: “{shown}”"


def pages_of(locator: str | None) -> tuple[str, ...]:
    """Return the pages that a locator names: "p. 12", "pp. 12–14", "44", "xiv"."""
    if not locator or is_cell(locator) or _OTHER_LOCATOR.search(locator):
        return ()
    pages: list[str] = []
    for match in _PAGES.finditer(locator):
        first, last = match["first"], match["last"]
        pages.append(first)
        if last and first.isdigit():
            end = int(first[: max(0, len(first) - len(last))] + last)
            pages += map(str, range(int(first) + 1, min(end, int(first) + 50) + 1))
    return tuple(pages) if len(pages) <= MOST_PAGES else ()


def _plain(words: str) -> str:
    """Return words in a form in which a passage is known again."""
    return " ".join(words.casefold().split()).strip(" .,;\"'“”‘’«»„")


def _keys(manuscript: ManuscriptFacts) -> Iterable[str]:
    return (
        item.source
        for citation in manuscript.citations
        for item in citation.items
        if item.source is not None
    )


def printed(
    found: FoundQuotation, manuscript: ManuscriptFacts, cited: tuple[str, ...] = ()
) -> QuotedFacts:
    """Return what stands in a manuscript's quotation marks as rules see it.

    *cited* are all sources that the manuscript cites.
    """
    citation = manuscript.citations[found.cited.citation] if found.cited else None
    span = Span(found.start, found.end)
    text = manuscript.text
    place = (
        manuscript.place_of(span) if manuscript.place_of else Place(manuscript.path, 1)
    )
    return QuotedFacts(
        manuscript=manuscript.name,
        words=found.words,
        place=place,
        subject=Subject(SubjectKind.CITATION, name_of(manuscript.name, found.words)),
        origins=tuple(_origins(citation)),
        sure=found.cited is not None and found.cited.sure,
        found=found,
        citation=citation,
        before=text[max(0, found.start - _AROUND) : found.start],
        after=text[found.end : found.end + _AROUND],
        cited=cited,
        language=manuscript.language,
    )


def _origins(citation: CitationFacts | None) -> Iterator[QuotedFrom]:
    items: tuple[ItemFacts, ...] = citation.items if citation else ()
    for item in items:
        if item.source is not None:
            yield QuotedFrom(item.source, pages_of(item.locator))
