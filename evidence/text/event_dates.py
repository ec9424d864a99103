"""Dates that are those of an event or a text, and of no number: «founded in 1995».

«12 homes were built in 2021» says when the number held, «the club, founded in 1995»
does not; what a contract of 2008 lays down holds from then.
"""

from __future__ import annotations

import re

_OTHERS = re.compile(
    r"\b(?:founded|established|born|adopted|signed|enacted|ratified|published|dated|"
    r"launched|created|introduced|opened|passed|written|inaugurated|incorporated|"
    r"issued|amended|built|formed|joined|revived|relaunched|renamed|"
    r"independen\w+|war|crisis|set|fixed|imposed|laid down|"
    r"invasion|annexation|coup|treaty|agreement|act|law|report|speech|interview|"
    r"meeting|session|summit|congress|judgment|ruling|letter|resolution|"
    r"hearing|first (?:reported|detected|identified|recorded|described|observed|seen))"
    r"(?:\s(?:again|back|only|first|itself|in\s[A-Z][\w]+|of|by\s[A-Z]\w+|"
    r"to\s(?:the\s)?[a-z]+))*"
    r"[\s,]+$"
)
"""Before «in 2016»: the date is that of an event or a text, not of the number."""
CONTRACT = re.compile(
    r"\b(?:agreement|contract|deal|accord|lease|pact|memorandum|loan)\b,?\s"
    r"(?:that was\s)?(?:signed|concluded|reached|struck|agreed)(?:\sin\s[A-Z]\w+)?\s+$"
)
"""Before a date: what was agreed then holds from then."""
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being)\s+(?:[a-z]+ly\s+)?$")


def of_another(text: str, at: int) -> bool:
    """Tell whether the date at *at* is that of an event: «founded in 1995».

    «12 homes were built in 2021» says when the number held.
    """
    before = text[max(0, at - 40) : at]
    match = _OTHERS.search(before)
    if match is None or CONTRACT.search(text[max(0, at - 60) : at]):
        return False
    return _PASSIVE.search(before[: match.start()]) is None
