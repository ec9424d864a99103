"""Read the items inside one pair of brackets, or beside a bracketed year.

The years are found first; the names are read from each year to the left
(``cited_names``), the suffixes and locators to its right.

In one module because the cursor over a group's tokens is shared by all of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidence.text.citations.cited_item import Citation, CitedItem, Known
from evidence.text.citations.cited_names import (
    NameRun,
    before_et_al,
    may_be_author,
    printed,
    read_names,
)
from evidence.text.citations.cited_title import read_title
from evidence.text.citations.distant_name import author_of_bare_year, own_names
from evidence.text.citations.locator import read_locator
from evidence.text.citations.tokens import OPENING, Paragraph
from evidence.text.citations.vocabulary import LOCATOR_LABELS
from evidence.text.citations.years import (
    DASHES,
    JOINS,
    YEAR,
    is_cited_year,
    original_year,
    suffixes_after,
    year_of,
)

LONGEST_AUTHOR = 30
"""Tokens of an institution's name."""

_SEE = frozenset(("see", "also", "cf", "e", "g", "in", "."))
_PLACE = frozenset(("in", "at", "from"))
_TIME = frozenset(("between", "during", "since", "until", "after", "before"))


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item whose locator is not read yet."""

    run: NameRun
    first: int
    """The index of the item's first token."""
    start: int
    year: str
    suffix: str
    end: int
    after: int
    """The index of the first token behind the year and its suffix."""
    prefix: str = ""
    original: str = ""


def read_group(
    paragraph: Paragraph, opened: int, known: Known | None
) -> Citation | None:
    """Return the citation in the brackets that open at token *opened*, or None."""
    group = _Group(paragraph, opened, known)
    if any(paragraph.tokens[index].text == "@" for index in group.own):
        return None
    group.read()
    return group.citation() if group.drafts else None


def _own_tokens(paragraph: Paragraph, opened: int) -> list[int]:
    """Return the tokens inside the brackets that are not inside inner ones."""
    own: list[int] = []
    index, closed = opened + 1, paragraph.pairs[opened]
    while index < closed:
        own.append(index)
        if paragraph.tokens[index].text in OPENING and index in paragraph.pairs:
            index = paragraph.pairs[index]
        index += 1
    return own


class _Group:
    """One pair of brackets while it is read, each token once."""

    def __init__(self, paragraph: Paragraph, opened: int, known: Known | None) -> None:
        self.paragraph = paragraph
        self.opened = opened
        self.closed = paragraph.pairs[opened]
        self.known = known
        self.own = _own_tokens(paragraph, opened)
        self.narrative = False
        self.drafts: list[_Draft] = []
        self.ends: list[int] = []
        """For each draft the token before which its locator ends."""
        self._cursor = 0
        self._separator: int | None = None
        self._stuck = False
        """A year was passed over: what follows it continues nothing."""

    def read(self) -> None:
        """Find the items."""
        for place, index in enumerate(self.own):
            if self.paragraph.tokens[index].text in {";", "；"}:
                self._separator, self._stuck = place, False
            elif place >= self._cursor and is_cited_year(
                self.paragraph, self.own, place
            ):
                self._add(place)
        self.ends.append(self.closed)

    def citation(self) -> Citation:
        """Return what was read; of a narrative citation from its first name on."""
        tokens, text = self.paragraph.tokens, self.paragraph.text
        items = tuple(
            self._item(draft, before)
            for draft, before in zip(self.drafts, self.ends[1:], strict=True)
        )
        start = items[0].start if self.narrative else tokens[self.opened].start
        end = tokens[self.closed].end
        return Citation(start, end, text[start:end], self.narrative, items)

    def _item(self, draft: _Draft, before: int) -> CitedItem:
        locator, end = read_locator(self.paragraph, draft.after, before)
        end = max(end, draft.end)
        if self.narrative and len(self.drafts) == 1:
            end = self.paragraph.tokens[self.closed].end
        return CitedItem(
            start=draft.start,
            end=end,
            text=self.paragraph.text[draft.start : end],
            names=draft.run.names,
            et_al=draft.run.et_al,
            year=draft.year,
            suffix=draft.suffix,
            locator=locator,
            prefix_text=draft.prefix,
            author=draft.run.author,
            original_year=draft.original,
        )

    def _add(self, place: int) -> None:
        """Add the item of the year at ``own[place]``; several for «2019a, b»."""
        begin = self._cursor if self._separator is None else self._separator + 1
        head, original = original_year(self.paragraph, self.own, begin, place)
        year, suffix = year_of(self.paragraph.tokens[self.own[place]])
        low = self.own[begin]
        run = self._names(head, low, year)
        prefix = ""
        if run is None:
            run = self._continued(begin, place, year)
            first = self.own[place]
            if run is not None and not self.drafts:
                first = run.first
        else:
            first = run.first
            if first > low and (self._separator is not None or not self.drafts):
                prefix = printed(self.paragraph, low, first - 1)
        if run is None:
            self._stuck = True
            return
        draft = _Draft(run, first, 0, year, suffix, 0, 0, prefix, original)
        self.ends.append(first if self._separator is None else self.own[begin - 1])
        self._extend(draft, place)

    def _extend(self, draft: _Draft, place: int) -> None:
        """Add the draft once for each suffix of its year."""
        paragraph = self.paragraph
        start = paragraph.tokens[draft.first].start
        found = suffixes_after(paragraph, self.own, place, draft.suffix)
        for number, (letter, begin, end, after) in enumerate(found):
            behind = self.own[after] if after < len(self.own) else self.closed
            if number:
                self.ends.append(self.own[after - 1])
            self.drafts.append(
                _Draft(
                    draft.run,
                    draft.first,
                    begin if number else start,
                    draft.year,
                    letter,
                    end,
                    behind,
                    "" if number else draft.prefix,
                    draft.original,
                )
            )
        self._cursor = found[-1].after
        self._separator = None

    def _names(self, head: int, low: int, year: str) -> NameRun | None:
        """Return the names before the year if they can be its author's."""
        run = read_names(self.paragraph, head, low, narrative=False)
        if run is not None:
            run = own_names(self.paragraph, run, year, self.known)
        return self._known_names(run, head, low, year) or self._likely(run, low)

    def _known_names(
        self, run: NameRun | None, head: int, low: int, year: str
    ) -> NameRun | None:
        """Return the author, or the title in its place, that the bibliography has."""
        if self.known is None or (run is not None and self.known(run.author, year)):
            return run if self.known is not None else None
        title = read_title(self.paragraph, head, low, year, self.known)
        return title or self._whole_author(head, low, year, self.known)

    def _likely(self, run: NameRun | None, low: int) -> NameRun | None:
        """Return the names if they read like an author's, whoever has them."""
        if run is None:
            return None
        if not may_be_author(self.paragraph, run, narrative=False):
            return None
        if run.first > low and not run.et_al and len(run.names) == 1:
            before = self.paragraph.tokens[run.first - 1].text.lower()
            if before in _TIME or (before in _PLACE and run.first - 1 == low):
                return None
        return run

    def _whole_author(
        self, head: int, low: int, year: str, known: Known
    ) -> NameRun | None:
        """Return all that stands before the year, if it is an author's whole name.

        So a name is found that has small words in it, «CDLI contributors 2024», or is
        one itself: «He et al. 2022».
        """
        tokens = self.paragraph.tokens
        last = head - 1
        while last > low and tokens[last].text in {",", ":"}:
            last -= 1
        if last < low or last - low > LONGEST_AUTHOR:
            return None
        before = before_et_al(self.paragraph, last, low)
        et_al = before is not None
        last = last if before is None else before
        author = printed(self.paragraph, low, last)
        if not known(author, year):
            return None
        return NameRun(low, (author,), author, et_al, after=last, starts=(low,))

    def _continued(self, begin: int, place: int, year: str) -> NameRun | None:
        """Return the names that a bare year belongs to.

        They are the ones of the item before it («2001, chap. 3; 2014»), or stand before
        the brackets.
        """
        if self._stuck:
            return None
        texts = [self.paragraph.tokens[at].text for at in self.own[begin:place]]
        if self.drafts:
            plain = all(text in JOINS or text in _SEE for text in texts)
            numbered = self._separator is None and _only_locator(texts)
            return self.drafts[-1].run if plain or numbered else None
        opening = set(texts) - {"[", "/"} - _SEE
        if not all(YEAR.fullmatch(text) for text in opening):
            return None
        run = author_of_bare_year(self.paragraph, self.opened, year, known=self.known)
        self.narrative = run is not None
        return run


def _only_locator(texts: list[str]) -> bool:
    """Say whether «, chap. 3, » or the like stands between two years."""
    if not texts or texts[-1] not in JOINS:
        return False
    return all(
        text in JOINS
        or text in DASHES
        or text in {".", ":"}
        or text[0].isdigit()
        or text.lower() in LOCATOR_LABELS
        for text in texts
    )
