"""To which figure of a sentence a date belongs.

A date belongs to the figure it follows in the same clause («3 % in 2014»), or, at the
head of a clause, to the figures of that clause («In 2018, 54 States …»). A date that
says when something else happened («founded in 1995», «the 2016 law») belongs to none:
a date is rather left out than invented.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.text.prose_dates import FoundDate, dates_in

_OTHERS = re.compile(
    r"\b(?:founded|established|born|adopted|signed|enacted|ratified|published|dated|"
    r"launched|created|introduced|opened|passed|written|inaugurated|incorporated|"
    r"issued|amended|built|formed|joined|independen\w+|war|crisis|elections?|"
    r"invasion|annexation|coup|treaty|agreement|act|law|report|speech|interview)"
    r"(?:\s(?:again|back|only|first|itself|in\s[A-Z][\w]+|of|by\s[A-Z]\w+))*[\s,]+$"
)
"""Before «in 2016»: the date is that of an event or a text, not of the number."""
_LEAD = re.compile(
    r"\b(?:in|by|as of|as at|on|at|during|since|until|from|between|for"
    r"|throughout|through|"
    r"around|of|early|late|mid|the|end|start|beginning|close|middle|and|to|late|spring|"
    r"summer|autumn|winter|fall|year|first|second|third|fourth|half|quarter|later)"
    r"[\s-]*$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[;:—]|,\s(?:which|who|when|where|after|before|while|whereas|although|but|since|"
    r"as|because|following|though|and\s(?:the|in|by|it|they))\b|\b(?:which|who|when|"
    r"after|before|while|whereas|although|because|following|that had|that was)\b"
)
_CLAUSE_HEAD = re.compile(
    r"(?:^|[.;:—]|,|\band|\bbut|\bwhile|\bwhereas|\band that)\s*$"
)
_SPAN_YEAR = re.compile(
    r"(?<![\w.,$€£¥])(?P<a>1[5-9][0-9]{2}|20[0-9]{2})[–/-](?P<b>20[0-9]{2}|19[0-9]{2}|[0-9]{2})(?![\w])"
)
_BEFORE_SPAN = re.compile(
    r"\b(?:in|during|for|over|between|from|by|of|since)\s+(?:the\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _When:
    """A date of the sentence with its lead («by the end of») as one stretch."""

    start: int
    end: int
    date: Edtf


def as_of_dates(
    text: str, spans: Sequence[tuple[int, int]], cited: Sequence[tuple[int, int]]
) -> list[Edtf | None]:
    """Return the date of each figure at *spans* (in order, one sentence), or None.

    *cited* are the spans of citations, whose years are not dates of anything else.
    """
    whens = [
        when for when in _whens(text) if not any(a <= when.start < b for a, b in cited)
    ]
    result: list[Edtf | None] = [None] * len(spans)
    used: set[int] = set()
    for at, (_, end) in enumerate(spans):
        following = spans[at + 1][0] if at + 1 < len(spans) else len(text)
        for number, when in enumerate(whens):
            if end <= when.start < following and _same_clause(text, end, when):
                result[at] = when.date
                used.add(number)
                break
    _pairwise(text, spans, whens, result, used)
    _coordinated(text, spans, result)
    _led(text, spans, whens, result, used)
    return result


def _same_clause(text: str, end: int, when: _When) -> bool:
    between = text[end : when.start]
    if len(between) > 90 or _BOUNDARY.search(between):
        return False
    return _OTHERS.search(text[max(0, when.start - 40) : when.start]) is None


def _pairwise(
    text: str,
    spans: Sequence[tuple[int, int]],
    whens: Sequence[_When],
    result: list[Edtf | None],
    used: set[int],
) -> None:
    """Pair as many figures as dates: «54 and 61 in 2019 and 2020 respectively»."""
    if "respectively" not in text or len(spans) != len(whens):
        return
    if all(span[1] <= whens[0].start for span in spans):
        for at, when in enumerate(whens):
            result[at] = when.date
            used.add(at)


def _coordinated(
    text: str, spans: Sequence[tuple[int, int]], result: list[Edtf | None]
) -> None:
    """Give all of a list the date after its last: «12 camps and 3 prisons in 2019»."""
    for at in range(len(spans) - 2, -1, -1):
        between = text[spans[at][1] : spans[at + 1][0]]
        joined = re.fullmatch(
            r",?\s*(?:and|or|,|of|versus|against)\s*(?:the\s)?(?:[a-z]+\s){0,2}|,\s*",
            between,
        )
        if result[at] is None and result[at + 1] is not None and joined:
            result[at] = result[at + 1]


def _led(
    text: str,
    spans: Sequence[tuple[int, int]],
    whens: Sequence[_When],
    result: list[Edtf | None],
    used: set[int],
) -> None:
    """Give figures without a date of their own the date that heads their clause."""
    starts = [start for start, _ in spans]
    for number, when in enumerate(whens):
        if number in used or not _heads(text, when, spans):
            continue
        stop = next(
            (
                later.start
                for other, later in enumerate(whens[number + 1 :], number + 1)
                if other not in used
                and _CLAUSE_HEAD.search(text[max(0, later.start - 12) : later.start])
            ),
            len(text),
        )
        for at in range(bisect_left(starts, when.end), len(spans)):
            if spans[at][0] >= stop:
                break
            if result[at] is None and ";" not in text[when.end : spans[at][0]]:
                result[at] = when.date


def _heads(text: str, when: _When, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a date opens its clause, or stands close before a figure."""
    before = text[max(0, when.start - 40) : when.start]
    if _OTHERS.search(before):
        return False
    if _CLAUSE_HEAD.search(before):
        return True
    nearest = min((s for s, _ in spans if s >= when.end), default=None)
    if nearest is None:
        return False
    between = text[when.end : nearest]
    return len(between) <= 60 and not re.search(r"[,;:(]", between)


def _whens(text: str) -> list[_When]:
    """Return the stated dates, two that make a span as one."""
    found = [_lead(text, date) for date in _dates(text)]
    result: list[_When] = []
    for when in found:
        last = result[-1] if result else None
        if last is not None and _spans(text, last, when):
            joint = _join(last.date, when.date)
            if joint is not None:
                result[-1] = _When(last.start, when.end, joint)
                continue
        result.append(when)
    return [_open(text, when) for when in result]


def _dates(text: str) -> list[FoundDate]:
    found = [date for date in dates_in(text) if date.stated or _is_bare(text, date)]
    for match in _SPAN_YEAR.finditer(text):
        last = match["b"] if len(match["b"]) == 4 else match["a"][:2] + match["b"]
        if last <= match["a"] or not _BEFORE_SPAN.search(
            text[max(0, match.start() - 20) : match.start()]
        ):
            continue
        date = parse_edtf(f"{match['a']}/{last}")
        found.append(FoundDate(match.start(), match.end(), date, stated=True))
    return sorted(found, key=lambda date: date.start)


def _is_bare(text: str, date: FoundDate) -> bool:
    """Tell whether a year follows another that is stated: «in 2016 and 2019»."""
    before = text[max(0, date.start - 24) : date.start]
    return (
        re.search(
            r"\b(?:in|by|from|between|of)\s(?:1[0-9]{3}|20[0-9]{2})\s(?:and|to|or)\s(?:about\s)?$",
            before,
        )
        is not None
    )


def _lead(text: str, date: FoundDate) -> _When:
    start = date.start
    while match := _LEAD.search(text[max(0, start - 16) : start]):
        step = len(match.group())
        if step == 0:
            break
        start -= step
    start += len(text[start : date.start]) - len(text[start : date.start].lstrip())
    return _When(start, date.end, date.date)


def _spans(text: str, last: _When, when: _When) -> bool:
    between = text[last.end : when.end]
    year = re.search(r"(?:1[0-9]{3}|20[0-9]{2})", between)
    lead = text[last.start : last.end].lower()
    joint = between.split(when.date.text[:4])[0] if year else between
    if not re.fullmatch(
        r"\s*(?:–|-|to|and|until|through)\s*(?:the\s|late\s|early\s|end\s|of\s|[A-Z][a-z]+\s|[0-9]{1,2}\s)*",
        joint,
    ):
        return False
    if " and " in f" {joint} ":
        return lead.startswith("between")
    return lead.startswith(("from", "between")) or "–" in joint


def _join(first: Edtf, last: Edtf) -> Edtf | None:
    try:
        return parse_edtf(f"{first.text}/{last.text}")
    except InvalidDate:
        return None


def _open(text: str, when: _When) -> _When:
    if "/" in when.date.text or not text[when.start : when.end].lower().startswith(
        "since"
    ):
        return when
    try:
        return _When(when.start, when.end, parse_edtf(f"{when.date.text}/.."))
    except InvalidDate:
        return when
