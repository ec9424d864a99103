"""Find citations that print an author and a page and no year: «(Smith 23)», as MLA.

They look like any other parenthesis; only the bibliography tells them apart. So they
are looked for where nothing better is there, and every name in the parenthesis must be
an entry's authors, all of them. In running text only several names together are taken,
«Smith and Jones», «Smith et al.»: a single one is a person, not a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.text.citations.author_match import compare_authors
from evidence.text.citations.cited_item import Citation, CitedItem
from evidence.text.citations.marked_citations import Tied
from evidence.text.citations.name_match import compact, is_acronym
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.resolver import ItemStatus, Resolution
from evidence.text.document import Span

_ROUND = re.compile(r"\((?P<inside>[^()]{2,400})\)")
_LOCATOR = re.compile(
    r"[\s,]+(?P<locator>(?:(?:pp?|ch|chap|sec|fig|par|vol|l|ll)\.?\s?)?"
    r"(?:\d{1,4}|[ivxlc]{1,6})(?:[–:,-]\s?\d{1,4}){0,6}(?:ff?\.)?)\s*$"
)
_PREFIX = re.compile(
    r"\s*(?:(?:see|see also|e\.g\.|cf\.|also|for example|for instance|qtd\. in|in|and"
    r"|as in|compare|but see|i\.e\.|following|from)[,:]?\s+){0,3}",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+(?:and|&|und|et|y)\s+|,\s+")
_ET_AL = re.compile(r",?\s+et\s+al\.?$")
_NAME = r"[^\W\d_a-z][\w’'‐-]+(?:\s(?:van|von|de|der|den|la|del)){0,3}"
_BARE = re.compile(
    rf"(?<![\w-])(?P<names>{_NAME}(?:\s{_NAME}){{0,2}}"
    rf"(?:,\s{_NAME}){{0,4}}(?:,?\s(?:and|&)\s{_NAME}(?:\s{_NAME}){{0,2}}"
    r"|,?\set\sal\.))(?:[’']s?)?(?P<page>\s\(\d[\d–, -]{0,12}\))?"
)
_AUTHORS = re.compile(
    rf"{_NAME}(?:\s{_NAME}){{0,2}}"
    rf"(?:,?\s(?:and|&)\s{_NAME}(?:\s{_NAME}){{0,2}}|,?\set\sal\.)?"
)
_TITLE_MARKS = "“”\"'‘’*_«» "
SHORTEST_TITLE = 6
"""Letters by which a shortened title can be known."""


def find_author_only(
    text: str,
    spans: Sequence[Span],
    index: ReferenceIndex,
    listed: frozenset[str] = frozenset(),
) -> tuple[Tied, ...]:
    """Return the author-only citations in *spans*.

    *listed* are the keys in the text's own reference list; where there are any, only
    they can be meant.
    """
    finder = _Finder(index, listed)
    found: list[Tied] = []
    for span in spans:
        reached = span.start
        for match in _ROUND.finditer(text, span.start, span.end):
            found.extend(finder.bare(text, Span(reached, match.start())))
            tied = finder.bracketed(match)
            if tied is not None:
                found.append(tied)
            reached = match.end() if tied is not None else match.start()
        found.extend(finder.bare(text, Span(reached, span.end)))
    return tuple(found)


class _Finder:
    """Asks the bibliography for authors without a year."""

    def __init__(self, index: ReferenceIndex, listed: frozenset[str]) -> None:
        self._index = index
        self._listed = listed

    def bracketed(self, match: re.Match[str]) -> Tied | None:
        """Return the citation in a pair of brackets; None unless all of it is one."""
        items: list[CitedItem] = []
        meant: list[Resolution] = []
        for piece in re.finditer(r"[^;]+", match["inside"]):
            start = match.start("inside") + piece.start()
            read = self._piece(piece[0], start) or _unknown(piece[0], start)
            if read is None:
                return None
            items.append(read[0])
            meant.append(read[1])
        if all(one.status is ItemStatus.MISSING for one in meant):
            return None
        citation = Citation(
            match.start(), match.end(), match[0], narrative=False, items=tuple(items)
        )
        return citation, tuple(meant)

    def bare(self, text: str, span: Span) -> Iterator[Tied]:
        """Yield several names together in running text that are an entry's authors."""
        for match in _BARE.finditer(text, span.start, span.end):
            item = _item(match["names"], match.start("names"))
            works = self._works(item)
            if len(item.names) < 2 and not item.et_al:
                continue
            if not works:
                continue
            page = match["page"]
            end = match.end("page") if page else match.end("names")
            citation = Citation(
                match.start(),
                end,
                text[match.start() : end],
                narrative=True,
                items=(item,),
            )
            yield citation, (_meant(item, works),)

    def _piece(self, piece: str, start: int) -> tuple[CitedItem, Resolution] | None:
        """Read one of the works in a pair of brackets."""
        prefix = _PREFIX.match(piece)
        begin = prefix.end() if prefix else 0
        located = _LOCATOR.search(piece, begin)
        locator = located["locator"] if located else None
        who = piece[begin : located.start() if located else len(piece)].rstrip(" ,")
        if not who or not who.lstrip(_TITLE_MARKS)[:1].isupper():
            return None
        if locator is None and is_acronym(who):
            return None  # «Human Rights Watch (HRW)» explains a name
        end = start + len(piece.rstrip())
        for author, title in _readings(who):
            item = _item(author, start + begin, end=end, locator=locator)
            works = self._works(item)
            works = [one for one in works if _has_title(one, title)]
            if works:
                return item, _meant(item, works)
        return self._titled(who, start + begin, end, locator)

    def _titled(
        self, who: str, start: int, end: int, locator: str | None
    ) -> tuple[CitedItem, Resolution] | None:
        """Read a title that stands for an author: «(“Roads” 4)»."""
        title = who.strip(_TITLE_MARKS)
        item = _item(title, start, end=end, locator=locator)
        works = [one for one in self._index.titled(title) if self._can_be(one)]
        named = [one for one in works if not one.names]
        if not named:
            return None
        return item, _meant(item, named)

    def _works(self, item: CitedItem) -> list[Reference]:
        """Return the entries whose authors are printed, all and in their order."""
        if not item.names:
            return []
        return [
            one
            for one in self._index.works(item)
            if self._can_be(one) and compare_authors(item, one).exact
        ]

    def _can_be(self, reference: Reference) -> bool:
        return not self._listed or reference.key in self._listed


def _unknown(piece: str, start: int) -> tuple[CitedItem, Resolution] | None:
    """Return a work that no entry has, from names that read like an author's."""
    prefix = _PREFIX.match(piece)
    begin = prefix.end() if prefix else 0
    located = _LOCATOR.search(piece, begin)
    who = piece[begin : located.start() if located else len(piece)].rstrip(" ,")
    if not _AUTHORS.fullmatch(who):
        return None
    end = start + len(piece.rstrip())
    locator = located["locator"] if located else None
    item = _item(who, start + begin, end=end, locator=locator)
    reason = f"no entry has {item.author} for its author"
    return item, Resolution(ItemStatus.MISSING, None, (), 0, (reason,))


def _readings(who: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read «Smith, Roads»: all of it the author, or the end a title.

    From the left, so that the author is as short as it can be.
    """
    yield who, ""
    for comma in re.finditer(r",\s+|\s+(?=[“\"‘«*_])", who):
        title = who[comma.end() :].strip(_TITLE_MARKS)
        if len(compact(title)) >= SHORTEST_TITLE:
            yield who[: comma.start()], title


def _has_title(reference: Reference, title: str) -> bool:
    return not title or compact(reference.title).startswith(compact(title))


def _item(
    author: str, start: int, *, end: int | None = None, locator: str | None = None
) -> CitedItem:
    bare = _ET_AL.sub("", author)
    names = tuple(name.strip() for name in _AND.split(bare) if name.strip())
    stop = start + len(author) if end is None else end
    return CitedItem(
        start=start,
        end=stop,
        text=author,
        names=names,
        et_al=bare != author,
        year="",
        locator=locator,
        author=bare,
    )


def _meant(item: CitedItem, works: Sequence[Reference]) -> Resolution:
    keys = tuple(dict.fromkeys(one.key for one in works))
    if len(keys) == 1:
        reason = f"the only work of {item.author}"
        return Resolution(ItemStatus.RESOLVED, keys[0], (), 100, (reason,))
    reason = f"{len(keys)} entries are by {item.author}; the text gives no year"
    return Resolution(ItemStatus.AMBIGUOUS, None, keys, 100, (reason,))
