"""Find the author of a year that stands alone in brackets: «… (2020)».

Mostly the name stands right before it. It may stand further off, when an apposition
comes between: «As Roza Nurgozhayeva, Vice President … at … University in Kazakhstan
(2020) argues». What stands before the year is then a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidence.text.citations.cited_item import Known
from evidence.text.citations.cited_names import (
    NameRun,
    may_be_author,
    read_names,
    strays,
    suspects,
    without_first,
)
from evidence.text.citations.cited_title import read_title
from evidence.text.citations.name_piece import is_name_word
from evidence.text.citations.tokens import CLOSING, OPENING, Kind, Paragraph

FURTHEST = 45
"""Tokens between a name and its year, a bound on the search: two lines of print."""

PARAGRAPH = 200
"""Tokens before a year in which its author may have been named, a bound likewise."""

_FROM = ("from", "in", "on", "using", "with", "for", "of")
_PLACE_BEFORE = ("at", "in", "of", "from", "for", "with")


def author_of_bare_year(
    paragraph: Paragraph, opened: int, year: str, *, known: Known | None
) -> NameRun | None:
    """Return the author of the *year* in the brackets that open at token *opened*.

    Without *known* a name further off is taken only where its apposition is plain from
    the punctuation; with it also where exactly one name of the sentence has a work of
    that year.
    """
    near = read_names(paragraph, opened, 0, narrative=True)
    if near is not None:
        near = own_names(paragraph, near, year, known)
    if near is not None and known is not None and known(near.author, year):
        return near
    title = read_title(paragraph, opened, 0, year, known) if known else None
    if title is not None:
        return title
    further = _only_known(paragraph, opened, year, known) if known else None
    if further is not None:
        return further
    if near is not None:
        if not may_be_author(paragraph, near, narrative=True):
            return None
        return _before_apposition(paragraph, near) or near
    return _last_known(paragraph, opened, year, known) if known else None


def own_names(
    paragraph: Paragraph, run: NameRun, year: str, known: Known | None
) -> NameRun:
    """Return the run without the words of the sentence that stand before its names.

    An acronym, or what stands behind a preposition, is dropped only where the
    bibliography knows the rest and not the whole: «on the UK, Rajan et al. (2009)»,
    «with data from Twitter, Scurlock et al. (2020)».
    """
    count = strays(run)
    if count:
        run = without_first(paragraph, run, count)
    count = suspects(run)
    if not count and paragraph.is_word(run.first - 1, *_FROM):
        count = int(len(run.names) > 1)
    if not count or known is None or known(run.author, year):
        return run
    rest = without_first(paragraph, run, count)
    return rest if known(rest.author, year) else run


def _sentence_start(paragraph: Paragraph, at: int) -> int:
    """Return the first token of the sentence, or behind the nearest bracket."""
    tokens = paragraph.tokens
    low = max(0, at - FURTHEST)
    for index in range(at - 1, low - 1, -1):
        text = tokens[index].text
        if text in {"?", "!"} or text in OPENING or text in CLOSING:
            return index + 1
        if text == "." and index > low and _ends_sentence(paragraph, index):
            return index + 1
    return low


def _ends_sentence(paragraph: Paragraph, index: int) -> bool:
    before, after = paragraph.tokens[index - 1], paragraph.tokens[index + 1]
    return (
        len(before.text) > 3
        and after.text[0].isupper()
        and not paragraph.adjacent(index + 1)
    )


def _before_apposition(paragraph: Paragraph, near: NameRun) -> NameRun | None:
    """Return the person at the sentence's start to whom an apposition belongs.

    The person has a given and a family name and a comma follows; the apposition ends in
    a preposition and the place that stands before the year.
    """
    tokens = paragraph.tokens
    low = _sentence_start(paragraph, near.first)
    if near.first <= low or not paragraph.is_word(near.first - 1, *_PLACE_BEFORE):
        return None
    for index in range(low, near.first):
        if tokens[index].text == ",":
            run = read_names(paragraph, index, low, narrative=True)
            plain = run is not None and len(run.names) == 1 and not run.et_al
            if run is None or not plain or run.first > low + 1:
                return None
            words = tokens[run.first : index]
            person = len(words) >= 2 and all(is_name_word(word.text) for word in words)
            return run if person else None
    return None


def _only_known(
    paragraph: Paragraph, opened: int, year: str, known: Known
) -> NameRun | None:
    low = _sentence_start(paragraph, opened)
    found = {
        run.author: run
        for run in _runs(paragraph, low, opened)
        if known(run.author, year)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _last_known(
    paragraph: Paragraph, opened: int, year: str, known: Known
) -> NameRun | None:
    """Return the last name of the paragraph that has a work of that year."""
    low = max(0, opened - PARAGRAPH)
    for run in reversed(list(_runs(paragraph, low, opened))):
        if known(run.author, year):
            return run
    return None


def _runs(paragraph: Paragraph, low: int, opened: int) -> Iterator[NameRun]:
    """Yield the names between two tokens."""
    tokens = paragraph.tokens
    for index in range(low + 1, opened):
        ended = tokens[index - 1].kind is Kind.WORD and is_name_word(
            tokens[index - 1].text
        )
        goes_on = tokens[index].kind is Kind.WORD and is_name_word(tokens[index].text)
        if ended and not goes_on:
            run = read_names(paragraph, index, low, narrative=True)
            if run is not None:
                yield run
