"""Whether a date in brackets is the one that the source speaks of there.

«That month [June]» is the one named before; «last month [April]» follows from the day
of the source itself, which its head tells. In one module because a day, a month and a
year are each reckoned from the same date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from evidence.text.quotations.anaphora import POINTING_BACK
from evidence.text.quotations.source import HEAD, SourceText
from evidence.text.quotations.tokens import Token, is_number, tokens
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import MONTHS, SHORT_DATES

_TIMES = frozenset(
    listed(
        "here there then now today yesterday tomorrow tonight year week month day "
        "monday tuesday wednesday thursday friday saturday sunday ici hier heute "
        "gestern dort dann jahr an jour christmas easter spring summer autumn winter "
        "weihnachten ostern noël pâques date datum"
    )
)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?)?\b(?P<month>[A-ZÀ-Þ]\w{2,8})\.?"
    r"(?: (?P<second>\d{1,2}),)? (?P<year>(?:1\d|20)\d\d)\b"
)
_PARAGRAPH = 2_000
_SAID = re.compile(
    r"(?:(?P<month>[A-ZÀ-Þ]\w{2,8}),? (?:of )?|\b(?:[Ii]n|of) )"
    r"(?P<year>(?:1\d|20)\d\d)\b"
)
_LONG = 3
"""Years; what lies further back than that is not dated by the source's own date."""
_STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1, "current": 0}
_NEXT = frozenset(listed("next following after"))
_BEFORE = frozenset(listed("previous before preceding"))
_WEEK = listed("monday tuesday wednesday thursday friday saturday sunday")
_AHEAD = frozenset(listed("shall will due expected next until plan plans hope hopes"))
_BEGUN = tuple(
    tuple(month.split("/"))
    for month in (
        *("jan/ene", "feb/fév", "mar/mär", "apr/avr/abr", "may/mai"),
        *("jun/juin", "jul/juil"),
        *("aug/aoû/ago", "sep", "oct/okt", "nov", "dec/dez/déc/dic"),
    )
)
"""How the names of months begin, in their order."""


def is_date(words: Sequence[Token]) -> bool:
    """Tell whether words are numbers and names of months or days alone."""
    return bool(words) and all(is_number(w) or w.key in MONTHS for w in words)


def is_dated(word: Token) -> bool:
    """Tell whether a word is a month or an ordinal, which only a date completes."""
    return word.key in MONTHS or _ORDINAL.fullmatch(word.key) is not None


def is_day(
    source: SourceText,
    pointing: Sequence[Token],
    words: Sequence[Token],
    near: frozenset[str],
) -> bool:
    """Tell whether *words* say of when the last of *pointing* words is.

    *near* are the words of the sentence and of those before it.
    """
    *earlier, last = pointing
    if _ORDINAL.fullmatch(last.key) or (last.kind == "number" and _is_the(earlier)):
        return _is_month(source, last, words, near)
    if last.key not in _TIMES | MONTHS:
        return False
    if last.key in MONTHS and len(words) == 1 and _YEAR.fullmatch(words[0].key):
        return _is_year(source, last, words[0], near)
    if words[-1].key in _WEEK and (_NEXT | _BEFORE) & {w.key for w in earlier[-3:]}:
        return last.key != "day" and _dated(source, words, near)
    if earlier and (told := _told_apart(source, earlier[-1].key, last.key)):
        return _agree(words, told)
    if earlier and earlier[-1].key in POINTING_BACK:
        return near.issuperset(word.key for word in words)
    return _dated(source, words, near)


def _told_apart(source: SourceText, which: str, unit: str) -> tuple[int, int] | None:
    """Return the month (0 for none) and year of «last month» by a source's own date."""
    own, step = _own_date(source), _STEPS.get(which)
    if own is None or step is None or unit not in {"month", "year"}:
        return None
    _, month, year = own
    if unit == "year":
        return 0, year + step
    months = year * 12 + month - 1 + step
    return months % 12 + 1, months // 12


def _agree(words: Sequence[Token], told: tuple[int, int]) -> bool:
    """Tell whether a month, a year, or both, are those that a source's date tells."""
    month, year = told
    return all(
        int(word.key) == year
        if _YEAR.fullmatch(word.key)
        else not month or month_number(word) == month
        for word in words
    )


def follows(pointing: Sequence[Token], words: Sequence[Token], text: str) -> bool:
    """Tell whether a date is the day after, or before, one in a *text* (folded).

    «On 14 August … the next day [15 August]»; «on Tuesday … the day after [Wednesday]».
    """
    keys = [word.key for word in pointing[-4:]]
    step = 1 if _NEXT & {*keys} else -1 if _BEFORE & {*keys} else 0
    if "day" not in keys or not step or not words:
        return False
    if words[-1].key in _WEEK:
        number = _WEEK.index(words[-1].key)
        return _WEEK[(number - step) % 7] in re.findall(r"[a-z]+", text)
    days = [int(word.key) for word in words if word.key.isdigit() and len(word.key) < 3]
    months = [word.text.lower() for word in words if word.key in MONTHS]
    if len(days) != 1 or len(months) != 1:
        return False
    before = rf"\b0?{days[0] - step}(?:st|nd|rd|th)? (?:of )?{months[0]}\b"
    behind = rf"\b{months[0]} {days[0] - step}\b"
    return re.search(f"{before}|{behind}", text) is not None


def falls_on(source: SourceText, pointing: Token, words: Sequence[Token]) -> bool:
    """Tell whether a date is the weekday beside it, in the week of the source's own.

    «On Wednesday [3 August]», in a report of Thursday, 4 August 2022.
    """
    own = _own_date(source)
    days = [int(word.key) for word in words if word.key.isdigit() and len(word.key) < 3]
    months = [number for word in words if (number := month_number(word))]
    if own is None or not own[0] or pointing.key not in _WEEK:
        return False
    if len(days) != 1 or len(months) != 1 or len(words) > 3:
        return False
    try:
        said, here = date(own[2], months[0], days[0]), date(own[2], own[1], own[0])
    except ValueError:
        return False
    near = abs((said - here).days) <= len(_WEEK)
    return near and said.weekday() == _WEEK.index(pointing.key)


def _is_the(earlier: Sequence[Token]) -> bool:
    return bool(earlier) and earlier[-1].key == "the"


def _is_month(
    source: SourceText, day: Token, words: Sequence[Token], near: frozenset[str]
) -> bool:
    """Tell whether words complete a day: «the 9th [of September]», in a letter of then.

    It is a month said nearby, or the last before the source's own date in which the
    day was.
    """
    months = [word for word in words if word.key in MONTHS]
    if len(months) != 1 or any(w.key not in MONTHS and not is_number(w) for w in words):
        return False
    own = _own_date(source)
    number = month_number(months[0])
    said = int(re.sub(r"\D", "", day.key) or 0)
    if own is not None and own[1] == number and 0 < own[0] < said:
        return False
    if months[0].key in near or own is None or number is None:
        return months[0].key in near
    of_day, month, _ = own
    last = month if not of_day or said <= of_day else (month - 2) % 12 + 1
    return number in {last, month if not of_day else last}


def _is_year(
    source: SourceText, month: Token, word: Token, near: frozenset[str]
) -> bool:
    """Tell whether a year completes a month, «6 June [2017]», by the source's own date.

    Where the source is of another time altogether, its paragraph must have the year, or
    any part of it beside it.
    """
    own, number, year = _own_date(source), month_number(month), int(word.key)
    if own is None or number is None:
        return word.key in near or _dated(source, (word,), near)
    _, of_month, of_year = own
    if abs(of_year - year) > _LONG:
        return _dated(source, (word,), near)
    at, _ = source.normal.original(month.start, month.end)
    paragraph = source.text[max(0, at - _PARAGRAPH) : at].rpartition("\n\n")[2]
    said = list(_SAID.finditer(paragraph))
    if said:
        before, last = said[-1]["month"], int(said[-1]["year"])
        first = tokens(before)[0] if before else None
        earlier = month_number(first) if first and first.key in MONTHS else None
        later = last + int(earlier is not None and number < earlier)
        if earlier is not None:
            return year in {last, later}
        if year == last:
            return True
    return year in _beside(number, of_month, of_year, ahead=bool(near & _AHEAD))


def _beside(month: int, of_month: int, of_year: int, *, ahead: bool) -> set[int]:
    """Return the years in which a month may be of which a source of a date speaks."""
    if month == of_month:
        return {of_year}
    if month < of_month:
        return {of_year, of_year + 1} if ahead else {of_year}
    return {of_year} if ahead else {of_year, of_year - 1}


def _own_date(source: SourceText) -> tuple[int, int, int] | None:
    """Return the day (0 where it is not told), month and year of a source's head."""
    head = source.normal.text[:HEAD]
    for match in _DATE.finditer(head):
        word = tokens(match["month"])[0]
        number = month_number(word) if word.key in MONTHS | SHORT_DATES.keys() else None
        if number is not None:
            day = match["day"] or match["second"] or "0"
            return int(day), number, int(match["year"])
    return None


def _dated(source: SourceText, words: Sequence[Token], near: frozenset[str]) -> bool:
    """Tell whether a date is the source's own, or beside one of its dates.

    «Yesterday [3 March]» is right where the source is of 4 March. A month, or day, of a
    source whose head tells none is its reader's knowledge.
    """
    folded = source.normal.folded
    own = tokens(folded[:HEAD])
    years = {int(year) for year in _YEAR.findall(folded)}
    months = {month_number(word) for word in own if word.key in MONTHS} - {None}
    for word in words:
        if word.key in near or any(word.key == one.key for one in own):
            continue
        if _YEAR.fullmatch(word.key):
            if years and not {int(word.key) + n for n in (-1, 0, 1)} & years:
                return False
        elif word.key in MONTHS:
            number = month_number(word)
            beside = {number, number % 12 + 1, (number - 2) % 12 + 1} if number else {}
            if number and months and not months.intersection(beside):
                return False
        elif not is_number(word) and word.key not in _TIMES:
            return False
    return True


def month_number(word: Token) -> int | None:
    """Return the number of a month, as four languages begin its name."""
    return next(
        (at for at, begun in enumerate(_BEGUN, 1) if word.key.startswith(begun)), None
    )
