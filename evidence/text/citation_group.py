"""Read the items inside one pair of brackets, or beside a bracketed year.

The years are found first; the names are read from each year to the left
(``cited_names``), the suffixes and locators to its right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence.text.citation_locator import read_locator
from evidence.text.citation_tokens import OPENING, Kind, Paragraph
from evidence.text.citation_vocabulary import (
    AFTER_YEAR,
    AND_MARKS,
    AND_WORDS,
    LOCATOR_LABELS,
)
from evidence.text.cited_item import CitedItem, Known
from evidence.text.cited_names import NameRun, may_be_author, printed, read_names
from evidence.text.distant_name import author_of_bare_year

YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)([a-rt-z]?)")
"""A cited year and its suffix; «1990s» is a decade."""

_LETTER = re.compile(r"[a-z]")
_RANGE = frozenset("-–—‐‑−")
_UNDATED_FORMS = {"n": "n.d.", "s": "n.d.", "o": "n.d.", "no": "n.d."}
_JOINS = AND_WORDS | AND_MARKS | {",", "，"}
_SEE = frozenset(("see", "also", "cf", "e", "g", "in", "."))


@dataclass(slots=True)
class Draft:
    """An item while its end is not known yet."""

    run: NameRun
    start: int
    year: str
    suffix: str
    end: int
    after: int
    """The index of the first token behind the year and its suffix."""
    prefix: str = ""
    original: str = ""


@dataclass(slots=True)
class Group:
    """A pair of brackets and the items found in or beside it."""

    paragraph: Paragraph
    opened: int
    closed: int
    narrative: bool = False
    drafts: list[tuple[Draft, int]] = field(default_factory=list)
    """Each with the index of the token before which its locator ends."""


def read_group(
    paragraph: Paragraph, opened: int, *, known: Known | None, floor: int = 0
) -> Group | None:
    """Return the citation in the brackets that open at token *opened*.

    No name is read before token *floor*. None where there is no citation.
    """
    group = Group(paragraph, opened, paragraph.pairs[opened])
    own = _own_tokens(paragraph, opened)
    if any(paragraph.tokens[index].text == "@" for index in own):
        return None
    cursor = 0
    for place, index in enumerate(own):
        if not is_cited_year(paragraph, own, place):
            continue
        separator = _last_semicolon(paragraph, own, cursor, place)
        drafts = _read_item(group, own, (cursor, separator, place), known, floor)
        if drafts:
            if group.drafts:
                before = own[separator] if separator is not None else None
                _close(group, before if before is not None else drafts[0].run.first)
            group.drafts += [(draft, index) for draft in drafts]
            cursor = _place_of(own, drafts[-1].after, place)
    if not group.drafts:
        return None
    _close(group, group.closed)
    return group


def is_cited_year(paragraph: Paragraph, own: Sequence[int], place: int) -> bool:
    """Say whether a token stands as a year that could be cited."""
    token = paragraph.tokens[own[place]]
    if token.kind is Kind.UNDATED:
        return _may_follow(paragraph, own, place)
    if token.kind is not Kind.NUMBER or not YEAR.fullmatch(token.text):
        return False
    if place and _spoils(paragraph, own[place - 1], own[place]):
        return False
    return _may_follow(paragraph, own, place)


def _spoils(paragraph: Paragraph, before: int, year: int) -> bool:
    """Say whether the token before a year makes it a range, a sum or a fraction."""
    tokens = paragraph.tokens
    mark = tokens[before].text
    if mark in _RANGE or mark in {"=", "<", ">", "#", "$", "€", "£", "~", "±"}:
        return True
    touching = tokens[before].end == tokens[year].start
    number_left = before > 0 and tokens[before - 1].kind is Kind.NUMBER
    if mark in {".", ","} and touching and number_left:
        return tokens[before - 1].end == tokens[before].start
    return tokens[before].kind is Kind.NUMBER and not YEAR.fullmatch(mark)


def _may_follow(paragraph: Paragraph, own: Sequence[int], place: int) -> bool:
    """Say whether what follows a year lets it be cited: no range, no noun."""
    if place + 1 >= len(own):
        return True
    here, index = own[place], own[place + 1]
    token = paragraph.tokens[index]
    if token.kind is Kind.WORD:
        low = token.text.lower()
        return low in AFTER_YEAR or _LETTER.fullmatch(token.text) is not None
    if token.kind is not Kind.MARK:
        return token.kind is Kind.UNDATED
    number = place + 2 < len(own) and (
        paragraph.tokens[own[place + 2]].kind is Kind.NUMBER
    )
    if token.text in _RANGE:
        return not number
    if token.text == "." and number:
        return not paragraph.adjacent(index + 1)
    if token.text == "/" and number:
        return len(paragraph.tokens[own[place + 2]].text) >= 4
    return token.text not in "%=+<>°€$£" or paragraph.tokens[here].text == ""


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


def _place_of(own: Sequence[int], index: int, place: int) -> int:
    while place < len(own) and own[place] < index:
        place += 1
    return place


def _last_semicolon(
    paragraph: Paragraph, own: Sequence[int], cursor: int, place: int
) -> int | None:
    for at in range(place - 1, cursor - 1, -1):
        if paragraph.tokens[own[at]].text in {";", "；"}:
            return at
    return None


def _read_item(
    group: Group,
    own: Sequence[int],
    places: tuple[int, int | None, int],
    known: Known | None,
    floor: int,
) -> list[Draft]:
    """Read the item of the year at ``places[2]``; several for «2019a, b»."""
    paragraph = group.paragraph
    cursor, separator, place = places
    begin = cursor if separator is None else separator + 1
    low = own[begin] if begin < place else own[place]
    head, original = _original(paragraph, own, begin, place)
    year, suffix = year_of(paragraph, own[place])
    run = read_names(paragraph, head, low, narrative=False)
    if run is not None and _accepted(paragraph, run, low, year, known):
        prefix = printed(paragraph, low, run.first - 1) if run.first > low else ""
        if group.drafts and separator is None:
            prefix = ""
        draft = Draft(run, paragraph.tokens[run.first].start, year, suffix, 0, 0)
        draft.prefix, draft.original = prefix, original
        return _with_letters(paragraph, own, place, draft)
    continued = _continued(group, own, (cursor, separator, place), floor, known)
    if continued is None:
        return []
    start = paragraph.tokens[own[place]].start
    if not group.drafts:
        start = paragraph.tokens[continued.first].start
    draft = Draft(continued, start, year, suffix, 0, 0, original=original)
    return _with_letters(paragraph, own, place, draft)


def year_of(paragraph: Paragraph, index: int) -> tuple[str, str]:
    """Return the year and the suffix that a token states."""
    text = paragraph.tokens[index].text
    found = YEAR.fullmatch(text)
    if found:
        return found[1], found[2]
    letters = " ".join(text.lower().split())
    suffix = letters[-1] if re.search(r"[-.][a-z]$", letters) else ""
    if suffix and letters[-2] == "." and letters in {"n.d", "n. d"}:
        suffix = ""
    first = letters.replace(".", " ").split()[0]
    plain = letters[:-2] if letters[-2:] == f"-{suffix}" else letters
    return _UNDATED_FORMS.get(first, plain), suffix


def _original(
    paragraph: Paragraph, own: Sequence[int], begin: int, place: int
) -> tuple[int, str]:
    """Return where the names end and the first of two years: «[1867] 1990»."""
    if place <= begin:
        return own[place], ""
    before = own[place - 1]
    closed = paragraph.pairs.get(before, -1)
    if paragraph.tokens[before].text in OPENING and closed == before + 2:
        inside = paragraph.tokens[before + 1]
        if YEAR.fullmatch(inside.text):
            return before, inside.text
    if paragraph.tokens[before].text == "/" and place - 2 >= begin:
        first = paragraph.tokens[own[place - 2]]
        if YEAR.fullmatch(first.text):
            return own[place - 2], first.text
    return own[place], ""


def _accepted(
    paragraph: Paragraph, run: NameRun, low: int, year: str, known: Known | None
) -> bool:
    if known is not None and known(run.author, year):
        return True
    if not may_be_author(paragraph, run, narrative=False):
        return False
    if run.first <= low or run.et_al or len(run.names) > 1:
        return True
    before = paragraph.tokens[run.first - 1].text.lower()
    return not (run.first - 1 == low and before in {"in", "at", "from"}) and (
        before not in {"between", "during", "since", "until", "after", "before"}
    )


def _continued(
    group: Group,
    own: Sequence[int],
    places: tuple[int, int | None, int],
    floor: int,
    known: Known | None,
) -> NameRun | None:
    """Return the names that a bare year goes on with, or that stand before the bracket."""
    paragraph = group.paragraph
    cursor, separator, place = places
    texts = [paragraph.tokens[index].text for index in own[cursor:place]]
    if group.drafts:
        tail = texts if separator is None else texts[separator - cursor + 1 :]
        plain = all(text in _JOINS or text in _SEE for text in tail)
        numbered = separator is None and _only_locator(texts)
        return group.drafts[-1][0].run if plain or numbered else None
    opening = set(texts) - {"[", "/"} - _SEE
    if opening and not all(YEAR.fullmatch(text) for text in opening):
        return None
    year, _ = year_of(paragraph, own[place])
    run = author_of_bare_year(paragraph, group.opened, year, known=known, floor=floor)
    group.narrative = run is not None
    return run


def _only_locator(texts: Sequence[str]) -> bool:
    """Say whether «, 34, » stands between two years, with labels that end in a number."""
    if not texts or texts[-1] not in _JOINS:
        return False
    return all(
        text in _JOINS
        or text[0].isdigit()
        or text in _RANGE
        or text in {".", ":"}
        or text.lower() in LOCATOR_LABELS
        for text in texts
    )


def _with_letters(
    paragraph: Paragraph, own: Sequence[int], place: int, draft: Draft
) -> list[Draft]:
    """Return the item and those that only a letter names: «2019a, b» is two."""
    drafts = [draft]
    draft.end = paragraph.tokens[own[place]].end
    draft.after = own[place] + 1
    at = place + 1
    if not draft.suffix and draft.year.isdigit() and at < len(own):
        letter = paragraph.tokens[own[at]]
        if _LETTER.fullmatch(letter.text) and _ends_item(paragraph, own, at + 1):
            draft.suffix, draft.end, draft.after = letter.text, letter.end, own[at] + 1
            at += 1
    while draft.suffix and at + 1 < len(own):
        joint, letter = (paragraph.tokens[own[at + offset]] for offset in (0, 1))
        joined = joint.text in _JOINS or joint.text in _RANGE or joint.text == "/"
        if not joined or not _LETTER.fullmatch(letter.text):
            break
        if letter.text <= drafts[-1].suffix or not _ends_item(paragraph, own, at + 2):
            break
        letters = [letter.text]
        if joint.text in _RANGE:
            span = range(ord(drafts[-1].suffix) + 1, ord(letter.text) + 1)
            letters = [chr(code) for code in span]
        drafts += [
            Draft(draft.run, letter.start, draft.year, one, letter.end, own[at + 1] + 1)
            for one in letters
        ]
        at += 2
    return drafts


def _ends_item(paragraph: Paragraph, own: Sequence[int], at: int) -> bool:
    """Say whether a letter is over here, as a suffix is and a word is not."""
    if at >= len(own):
        return True
    token = paragraph.tokens[own[at]]
    return token.kind is Kind.MARK or token.text in AND_WORDS


def _close(group: Group, before: int) -> None:
    """Fix where the last item's locator must end."""
    draft, _ = group.drafts[-1]
    group.drafts[-1] = (draft, before)


def finished(group: Group) -> tuple[CitedItem, ...]:
    """Return the group's items with their locators and offsets."""
    paragraph = group.paragraph
    items: list[CitedItem] = []
    alone = group.narrative and len(group.drafts) == 1
    for draft, before in group.drafts:
        locator, end = read_locator(paragraph, draft.after, before)
        end = paragraph.tokens[group.closed].end if alone else max(end, draft.end)
        items.append(
            CitedItem(
                draft.start,
                end,
                paragraph.text[draft.start : end],
                draft.run.names,
                draft.run.et_al,
                draft.year,
                draft.suffix,
                locator,
                draft.prefix,
                draft.run.author,
                draft.original,
            )
        )
    return tuple(items)
