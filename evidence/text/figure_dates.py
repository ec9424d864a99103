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

from evidence.bibliography.dates import Edtf
from evidence.text.stated_dates import StatedDate, stated_dates

_OTHERS = re.compile(
    r"\b(?:founded|established|born|adopted|signed|enacted|ratified|published|dated|"
    r"launched|created|introduced|opened|passed|written|inaugurated|incorporated|"
    r"issued|amended|built|formed|joined|independen\w+|war|crisis|elections?|"
    r"invasion|annexation|coup|treaty|agreement|act|law|report|speech|interview)"
    r"(?:\s(?:again|back|only|first|itself|in\s[A-Z][\w]+|of|by\s[A-Z]\w+))*[\s,]+$"
)
"""Before «in 2016»: the date is that of an event or a text, not of the number."""
_ELSEWHEN = re.compile(
    r"\s(?:in|on|by|since|for)\s(?:the\s)?(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December|previous|preceding|last|year before)\b"
    r"|\s(?:a|one|two|three|five|ten|\w+)\s(?:years?|months?|decades?|weeks?)\s"
    r"(?:earlier|before|ago|later)\b|\s(?:last|the (?:previous|year before))\b"
)
"""Behind a figure: it is of another time than the date that opens the clause."""
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being)\s+(?:[a-z]+ly\s+)?$")
_COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|against|versus)\s*$")
"""Before a date: it is that of another number, which may not be told."""
_BOUNDARY = re.compile(
    r"[;:—]|,\s(?:which|who|when|where|after|before|while|whereas|although|but|since|"
    r"as|because|following|though|and\s(?:the|in|by|it|they))\b|\b(?:which|who|when|"
    r"after|before|while|whereas|although|because|following|that had|that was)\b"
)
_CLAUSE_HEAD = re.compile(
    r"(?:^|[.;:—]|,|\band|\bbut|\bwhile|\bwhereas|\band that)\s*$"
)


def as_of_dates(
    text: str, spans: Sequence[tuple[int, int]], cited: Sequence[tuple[int, int]]
) -> list[Edtf | None]:
    """Return the date of each figure at *spans* (in order, one sentence), or None.

    *cited* are the spans of citations, whose years are not dates of anything else.
    """
    whens = [
        when
        for when in stated_dates(text)
        if not any(a <= when.start < b for a, b in cited)
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


def _same_clause(text: str, end: int, when: StatedDate) -> bool:
    between = text[end : when.start]
    if len(between) > 90 or _BOUNDARY.search(between) or _COMPARED.search(between):
        return False
    return not _of_another(text, when.start)


def _of_another(text: str, at: int) -> bool:
    """Tell whether the date at *at* is that of an event: «founded in 1995».

    «12 homes were built in 2021» says when the number held.
    """
    before = text[max(0, at - 40) : at]
    match = _OTHERS.search(before)
    if match is None:
        return False
    return _PASSIVE.search(before[: match.start()]) is None


def _pairwise(
    text: str,
    spans: Sequence[tuple[int, int]],
    whens: Sequence[StatedDate],
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
    whens: Sequence[StatedDate],
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
            if _ELSEWHEN.match(text, spans[at][1]):
                continue
            if result[at] is None and ";" not in text[when.end : spans[at][0]]:
                result[at] = when.date


def _heads(text: str, when: StatedDate, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a date opens its clause, or stands close before a figure."""
    before = text[max(0, when.start - 40) : when.start]
    if _of_another(text, when.start):
        return False
    if _CLAUSE_HEAD.search(before):
        return True
    nearest = min((s for s, _ in spans if s >= when.end), default=None)
    if nearest is None:
        return False
    between = text[when.end : nearest]
    return len(between) <= 60 and not re.search(r"[,;:(]", between)
