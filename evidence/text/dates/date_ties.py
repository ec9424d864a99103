"""What ties a date to a figure of its clause, and what keeps them apart.

A year that stands near a number is mostly that of something else: of the law, the
meeting or the building of which the sentence speaks. A date is tied to a figure by the
verb that both belong to; where another verb, a relative clause, a comparison or a mere
attribute stands between, there is no tie, and no date is better than an invented one.
"""

from __future__ import annotations

import re

from evidence.text.dates.event_dates import EVENT, NAMED_EVENT, of_another
from evidence.text.dates.stated_dates import StatedDate

NEAR = 90
"""Characters between a figure and its date in one clause."""
_COMPARED = re.compile(
    r"\b(?:than|against|versus|vs\.?|compared with)\s*$"
    r"|\b(?:on the same|as against)\b"
)
"""Before a date: it is that of another number, which may not be told."""
_RELATIVE = re.compile(r"\b(?:compared|relative|comparison|prior|next) (?:with|to)\b")
_UNIQUE = re.compile(
    r"\b(?:first|last|only|best|worst|most|least|biggest|[a-z]{2,}(?:[^aeiou]est|iest))\b"
)
"""Before «since 1969»: it says how long nothing was like it."""
_LATEST = re.compile(
    r",\sthe\s(?:first|last|latest|newest|oldest|most recent)\b|\bmost recently\b|\b"
    r"lastly\b|\b(?:including|among them|with)\s(?:[\w’-]+\s){1,4}?[a-z]{2,}ing\b"
)
"""Before a date that is that of one of many: «12 books, the last of them in 2012»."""
_AUXILIARY = (
    r"(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|"
    r"plans?|hopes?|aims?|wants?|intends?|expects?|means)"
)
_ADVERB = r"(?:(?:now|then|also|later|still|already|never|soon|only|all|have)\s)?"
_BOUNDARY = re.compile(
    r"[;:—]|,\s(?:to|ended|closed|opened|fell|rose|sank|took|began|came|went|left|became|"
    r"got|stood|lay|has|have|had|is|are|was|were|will|would)\s|,\s(?:which|who|when|where|after|before|while|whereas|although|but|since|"
    r"as|because|following|though|and\s(?:the|in|by|it|they))\b|\b(?:which|who|whom|"
    r"whose|when|where|after|before|while|whereas|although|because|following|since|until|"
    r"till|once|if|unless|than|he|she|they|we|expires?|matures?|runs|valid|repayable|"
    r"that(?!\s(?:of|year|month|summer|winter|season|period)\b)|"
    r"it(?!\s(?:in|by|on|at|as|during|from|between|of)\b))\b"
    rf"|\band\s{_ADVERB}{_AUXILIARY}\b|(?<!ed)\sand\s[a-z]{{3,}}ed\b"
)
"""Between a figure and a date: the date is that of another verb.

Two verbs in a row have one date: «were killed and buried in 2016».
"""
_FROM = re.compile(r"from\s[^/]*$")
"""A lead right behind a change: «down 8 % from 2010» is of a later time."""
_NEXT = re.compile(r"and\s(?:in|by|on|at|during|since)\s")
"""A lead that begins a second statement: «12 seats and in 1972 40»."""
_NUMBER = re.compile(
    r"\s(?:(?:about|around|some|only|just|nearly|almost|more than|over|for)\s)?"
    r"[$€£¥]?[0-9]"
)
_SUBJECT = re.compile(
    r"\b(?:budget|plan|target|forecast|goal|estimate|figure|total|revenue|profit|turnover|"
    r"output|growth|deficit|spending|GDP|share)s?\s$"
)
"""Before «for 2010»: what is told of it is of 2010."""
_WITHIN = re.compile(r"(?:in|during|at|by|for|from|since|after|until)\b", re.IGNORECASE)
"""Before «the 2019 election»: it says when, and not which."""
_ACCORDING = re.compile(r"\b[Aa]ccording\s$")
_ATTRIBUTE = re.compile(r"of\s[^/]*$")
"""A lead that makes a date the attribute of a noun: «the level of 2010»."""
_TIMES = re.compile(
    r"\b(?:year|season|spring|summer|autumn|winter|fall|quarter|half|months?|weeks?|"
    r"days?|night|end|beginning|start|middle|close|course|budget|harvest|january|"
    r"february|march|april|may|june|july|august|september|october|november|december)\s$",
    re.IGNORECASE,
)
_REDUCED = re.compile(
    r"[\s,]*(?:[a-z]+ly\s)?(?:[a-z]{2,}ed|born|built|made|held|sent|sold|taken|chosen|"
    r"written|shot|laid|found|caught|lost|given|won|bought|brought|seen|set|paid)\b"
    r"(?:\s[^\s,;:]+){0,6}\s?"
)
_FINITE = re.compile(
    r"\s(?:(?:all|both|now|still|then|also|later|each|together|only|never)\s)*(?:"
    r"has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|do|does|"
    r"did|remain\w*|live[sd]?|stay\w*|stand\w*|work\w*|came|come|went|took|made|left|got|"
    r"became|began|said|[a-z]{2,}ed)\b"
)
"""Behind «14 judges appointed in 2016»: the date is that of the appointment."""
_BESIDE = re.compile(
    r",?(?:\s(?:to|at|a|an|the|its|their|some|about|around|nearly|almost|over|only|just|"
    r"with|by|record|total|of|all|as|many|more|than|fewer|less|up|well|roughly|no|"
    r"alone|between|from|for|mere|further|another|high|low|peak|average|estimated)){0,6}"
    r"[\s“\"]*"
)
_HELD = (
    r"(?:[a-z]+ed|was|were|fell|rose|grew|stood|left|cost|took|saw|brought|led|drew|made|gave|won|lost|put|cut|sent|"
    r"drove|struck|hit|sank|sold|spent|found|had|swept|burnt|took|shook|ended|began)\b"
)
_EVENT_WAS = re.compile(rf"\s{_HELD}(?:\s[^,;:(]{{1,60}})?\s")
"""Between the name of an event and a figure: the event is what is told of."""


def ties_behind(text: str, end: int, when: StatedDate) -> bool:
    """Tell whether a date behind the figure that ends at *end* is the figure's."""
    between, lead = text[end : when.start], text[when.start : when.end]
    single = "/" not in when.date.text
    if names_an_event(text, when):
        return False
    if not between.strip() and (_NEXT.match(lead) or (single and _FROM.match(lead))):
        return False
    if (
        len(between) > NEAR
        or _BOUNDARY.search(between)
        or _leads_on(text, between, when)
    ):
        return False
    if (
        _COMPARED.search(between)
        or _LATEST.search(between)
        or _RELATIVE.search(text[end : lead_end(text, when)])
    ):
        return False
    if not single and when.date.text.endswith("/..") and _UNIQUE.search(between):
        return False
    if _ATTRIBUTE.match(lead) and single and not _is_of_a_time(text, when, between):
        return False
    if _REDUCED.fullmatch(between) and _FINITE.match(text, when.end):
        return False
    return not of_another(text, when.start)


def _leads_on(text: str, between: str, when: StatedDate) -> bool:
    """Tell whether a date opens the next statement: «12 said so, in 2012 14»."""
    return between.endswith(", ") and _NUMBER.match(text, when.end) is not None


def lead_end(text: str, when: StatedDate) -> int:
    """Return where the words that lead a date in end: «in », «of »."""
    return next(
        (at for at in range(when.start, when.end) if text[at].isdigit()), when.end
    )


def _is_of_a_time(text: str, when: StatedDate, between: str) -> bool:
    before = text[: when.start]
    return (
        not between.strip()
        or _TIMES.search(before[-24:]) is not None
        or EVENT.search(before[-60:]) is not None
    )


def stands_beside(text: str, when: StatedDate, start: int) -> bool:
    """Tell whether a date within a clause is that of the figure behind it, at *start*.

    It is where no verb stands between («peaked in 2012 at 40»), or where it is the date
    of an event that the clause tells of: «the fire of 1666 consumed 13,200 houses».
    """
    between = text[when.end : start]
    before = text[max(0, when.start - 20) : when.start]
    if when.date.text.endswith("/.."):
        return False
    if text.startswith("for ", when.start) and _SUBJECT.search(before):
        return True
    return tells_of_event(text, when, start) or _BESIDE.fullmatch(between) is not None


def tells_of_event(text: str, when: StatedDate, start: int) -> bool:
    """Tell whether a clause tells what an event did: «the flood of 1953 took»."""
    before = text[max(0, when.start - 60) : when.start]
    named = NAMED_EVENT.match(text, when.end)
    if named and _ATTRIBUTE.match(text, when.start):
        return False
    if named is None and EVENT.search(before) is None:
        return False
    at = named.end() if named else when.end
    return _EVENT_WAS.fullmatch(text, at, start) is not None


def names_an_event(text: str, when: StatedDate) -> bool:
    """Tell whether a year only says which event: «the 2010 earthquake»."""
    return (
        when.date.text.isdigit()
        and NAMED_EVENT.match(text, when.end) is not None
        and _WITHIN.match(text, when.start, when.end) is None
        and _ACCORDING.search(text[max(0, when.start - 12) : when.start]) is None
    )
