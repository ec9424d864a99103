"""To which figure of a sentence a date belongs.

A date belongs to the figure it follows in the same clause («3 % in 2014»), or, at the
head of a clause, to the figures of that clause («In 2018, 54 States …»). A date that
says when something else happened («founded in 1995», «the 2016 law») belongs to none:
a date is rather left out than invented. It is one module because the ways in which a
figure comes by a date are tried in one order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from evidence.bibliography.dates import Edtf, parse_edtf
from evidence.text.dates.borrowed_dates import (
    is_reported,
    stands_apart,
    without_insertions,
)
from evidence.text.dates.bracketed_dates import bracketed_date
from evidence.text.dates.date_ties import (
    NEAR,
    lead_end,
    names_an_event,
    stands_beside,
    tells_of_event,
    ties_behind,
)
from evidence.text.dates.event_dates import CONTRACT, of_another
from evidence.text.dates.inherited_dates import inherit_dates, lasts, now_in
from evidence.text.dates.listed_dates import list_dates, pair_dates
from evidence.text.dates.stated_dates import StatedDate, stated_dates
from evidence.text.dates.undated_figures import names_a_thing

_ELSEWHEN = re.compile(
    r"\s(?:in|on|by|since|for|over)\s(?:the\s)?(?:same|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|previous|preceding|last|year before)\b"
    r"|\s(?:a|one|two|three|five|ten|\w+)\s(?:years?|months?|decades?|weeks?)\s"
    r"(?:earlier|before|ago|later)\b|\s(?:last|the (?:previous|year before))\b"
)
"""Behind a figure: it is of another time than the date that opens the clause."""
_PASSED = re.compile(
    r"\s(?:(?:had|have|has)\s)?(?:after|before|earlier|later|ago|since|into|following|"
    r"passed|elapsed)\b"
)
"""Behind a length of time: it only says when."""
_WITHIN = re.compile(
    r"\b(?:after|within|before|following|since|over|every|in)\s(?:the\s)?"
    r"(?:(?:only|just|about|more than|less than|nearly|almost|first|last)\s)?$"
)
"""Before a length of time: it only says how soon."""
_AVERAGED = re.compile(
    r"\b(?:average\w*|mean|median|expectancy|age|wait\w*|stays?|stayed|duration|took|"
    r"typical\w*)\b"
)
"""Between a date and a length of time that was measured then."""
_BASE = re.compile(
    r"\s(?:as\s\w+\sas|more|higher|larger|lower|than|the|its|their|that|those|"
    r"what|of\s(?:the|its|their|that))\b[^,;:(]{0,60}?\b"
    r"(?:of|in|recorded in|seen in|spent in|for|from)\s+$"
)
"""Between a multiple and a date, which is that of what it is a multiple of."""
_SUBORDINATE = re.compile(r"(?:When|Since|As|By the time|Once)\b[^,;:]*$")
_SOURCE = re.compile(r"(?:According|As|At|In|Under)\s$")
_SPAN = re.compile(
    r"(?:In|For|Over|During|in|for)\sthe\s(?:[\w-]+\s)?(?:year|quarter|months|half|period|"
    r"season|weeks)\s(?:ended|ending|up)\s$|(?:In|Over|During|Within|For|Through|in|over|during|within)\sthe\s(?:last\s)?"
    r"[\w-]+\s(?:years|months|decades|weeks)\s$"
)
"""Before «to 2018», «since 1990»: the span of time of which a clause speaks."""
_INSIDE = re.compile(r",\s(?:which|who|whom|whose|where)\b[^,;:]*$")
_CONCEDED = re.compile(
    r"(?:While|Although|Though|Even though|Whereas|Ahead of|Before|Prior to|"
    r"In the run-up to)\b[^;:]*$"
)
"""Before a date: it is that of what leads the sentence, not of what the rest tells."""
_RESULT = re.compile(r",\s(?:bringing|taking|raising|lifting|pushing|leaving|making)\b")
_COMMA = re.compile(r"(?:\s[a-z]+){0,2},")
_SINCE = re.compile(r"Since\b[^,;:]*$")
_CLAUSE_HEAD = re.compile(
    r"(?:^|[.;:—]|,|\band|\bbut|\bwhile|\bwhereas|\band that)\s*$"
)


def as_of_dates(
    text: str,
    spans: Sequence[tuple[int, int]],
    units: Sequence[str],
    cited: Sequence[tuple[int, int]],
) -> list[Edtf | None]:
    """Return the date of each figure at *spans* (in order, one sentence), or None.

    *units* are the figures' units: what lasts for years is of no one date. *cited* are
    the spans of citations, whose years are not dates of anything else.
    """
    whens = [
        _clear(text, when, spans)
        for when in stated_dates(text)
        if not any(a <= when.start < b for a, b in cited)
    ]
    result = [bracketed_date(text, span) for span in spans]
    used = _behind(text, spans, units, whens, result)
    pair_dates(text, spans, whens, result, used)
    list_dates(text, spans, units, result)
    _led(text, spans, units, whens, result, used)
    inherit_dates(text, spans, units, whens, result)
    for at, span in enumerate(spans):
        if names_a_thing(text, span, units[at]) or (
            lasts(units[at]) and not _is_own(text, span, whens, result[at])
        ):
            result[at] = None
    return result


def _behind(
    text: str,
    spans: Sequence[tuple[int, int]],
    units: Sequence[str],
    whens: Sequence[StatedDate],
    result: list[Edtf | None],
) -> set[int]:
    """Give figures the date that follows them; return which dates are used up."""
    used: set[int] = set()
    for at, (_, end) in enumerate(spans):
        following = spans[at + 1][0] if at + 1 < len(spans) else len(text)
        for number, when in enumerate(whens):
            if not end <= when.start < following:
                continue
            if units[at] == "times" and _BASE.match(text[end : lead_end(text, when)]):
                used.add(number)
            elif result[at] is None and ties_behind(text, end, when):
                result[at] = when.date
                if not (lasts(units[at]) and text[end : when.start].isspace()):
                    used.add(number)
                break
    return used


def _is_own(
    text: str,
    span: tuple[int, int],
    whens: Sequence[StatedDate],
    date: Edtf | None,
) -> bool:
    """Tell whether a length of time has a date: right behind, or at the head.

    «In 2019 the average stay was 12 days», and not «in 2015, 12 years after the war».
    """
    if date is None or _PASSED.match(text, span[1]):
        return False
    if _WITHIN.search(text[max(0, span[0] - 24) : span[0]]):
        return False
    return any(
        when.date == date
        and (span[1] <= when.start or _AVERAGED.search(text[when.end : span[0]]))
        and abs(when.start - span[1]) < NEAR
        for when in whens
    )


def _clear(text: str, when: StatedDate, spans: Sequence[tuple[int, int]]) -> StatedDate:
    """Return a date whose lead takes no word of a figure: «by a third in 2015»."""
    said = lead_end(text, when)
    ends = [end for start, end in spans if start < said and when.start < end <= said]
    return replace(when, start=max(ends)) if ends else when


def _led(
    text: str,
    spans: Sequence[tuple[int, int]],
    units: Sequence[str],
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
                if other not in used and _opens_a_clause(text, later)
            ),
            len(text),
        )
        for at in range(bisect_left(starts, when.end), len(spans)):
            if spans[at][0] >= stop:
                break
            between = text[when.end : spans[at][0]]
            if _ELSEWHEN.match(text, spans[at][1]) or _is_left(text, when, between):
                continue
            between = without_insertions(between)
            now = now_in(between) and not when.date.text.endswith("/..")
            apart = ";" in between or now or is_reported(between)
            if result[at] is not None or apart:
                continue
            due = text[when.start : when.start + 2].lower() == "by"
            if not stands_apart(text, when.end, spans[at], units[at], due=due):
                result[at] = _since(text, when)


def _is_left(text: str, when: StatedDate, between: str) -> bool:
    """Tell whether the clause that a date is of has ended before a figure.

    A relative clause ends at its comma; what has gone on since a day comes to a result
    that is so now («…, bringing the number to 900,000»).
    """
    before = text[: when.start]
    if _INSIDE.search(before) or _CONCEDED.match(before):
        return "," in between
    since = _SINCE.match(before) is not None
    return since and _RESULT.search(between) is not None


def _opens_a_clause(text: str, when: StatedDate) -> bool:
    before = text[max(0, when.start - 12) : when.start]
    return bool(_CLAUSE_HEAD.search(before)) or text.startswith("and ", when.start)


def _heads(text: str, when: StatedDate, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a date opens its clause, or stands close before a figure."""
    if of_another(text, when.start):
        return False
    if _introduces(text, when):
        return True
    nearest = min((s for s, _ in spans if s >= when.end), default=None)
    if names_an_event(text, when):
        return nearest is not None and tells_of_event(text, when, nearest)
    if _opens_a_clause(text, when):
        return True
    return nearest is not None and stands_beside(text, when, nearest)


def _introduces(text: str, when: StatedDate) -> bool:
    """Tell whether a date ends a clause that leads the sentence, or names a contract.

    «When the famine ended in 1933, the republic …», «… by 1610, when London …».
    """
    before = text[: when.start]
    if text[when.end : when.end + 6] == ", when" or _SPAN.search(before):
        return True
    if not _COMMA.match(text, when.end):
        return False
    return bool(
        _SUBORDINATE.match(before)
        or _SOURCE.fullmatch(before)
        or (CONTRACT.search(before[-60:]) and "," not in before)
    )


def _since(text: str, when: StatedDate) -> Edtf:
    """Return the date of a clause, open where it says «Since …»."""
    if "/" in when.date.text or not _SINCE.match(text[: when.start]):
        return when.date
    return parse_edtf(f"{when.date.text}/..")
