"""Dates that are those of an event or a text, and of no number: «founded in 1995».

«12 homes were built in 2021» says when the number held, «the club, founded in 1995»
does not; what a contract of 2008 lays down holds from then.
"""

from __future__ import annotations

import re

_OTHERS = re.compile(
    r"\b(?i:founded|established|born|adopted|signed|enacted|ratified|published|dated|"
    r"launched|created|introduced|released|commissioned|appointed|set up|"
    r"nationalised|privatised|completed|finished|printed|drafted|proposed|approved|presented|unveiled|"
    r"opened|passed|written|inaugurated|incorporated|"
    r"issued|amended|built|formed|joined|revived|relaunched|renamed|"
    r"independen\w+|war|crisis|set|fixed|imposed|laid down|"
    r"invasion|annexation|coup|treaty|agreement|act|law|report|speech|interview|"
    r"statement|decision|opinion|directive|decree|edict|memo|memorandum|bulletin|circular|"
    r"communiqué|declaration|regulation|ordinance|testimony|constitution|charter|"
    r"convention|protocol|white paper|strategy|roadmap|manifesto|petition|verdict|"
    r"meeting|session|summit|congress|judgment|ruling|letter|resolution|"
    r"hearing|dating(?:\sback)?|dates(?:\sback)?|"
    r"first (?:reported|detected|identified|recorded|described|observed|seen))"
    r"(?:\s(?:again|back|only|first|itself|in\s[A-Z][\w]+|of|"
    r"(?:by|with|between)\s(?:[\w’-]+\s){0,3}?[\w’-]+|"
    r"to\s(?:the\s)?[a-z]+))*"
    r"[\s,]+$"
    r"|\b(?:an?|the|its|their|his|her)\s(?:[\w’-]+\s){1,3}(?:acquired|bought|purchased|"
    r"agreed|added|inserted|negotiated|leased|rented|inherited|seized|erected|donated)"
    r"(?:\s(?:by|from|with|to|in|at|for)\s(?:[\w’-]+\s){0,3}?[\w’-]+)?\s$"
)
"""Before «in 2016»: the date is that of an event or a text, not of the number."""
_EVENTS = (
    r"(?i:fires?|floods?|flooding|earthquake|quake|tsunami|famine|battle|siege|massacre|"
    r"eruption|epidemic|outbreak|pandemic|drought|storm|hurricane|cyclone|typhoon|"
    r"heatwave|strikes?|riots|uprising|revolt|crash|explosion|attacks?|bombings?|raids?|"
    r"offensive|purges?|referendum|elections?|votes?|ballot|census|survey|poll|harvest|"
    r"summit|conference|tournament|festival|exhibition|auction|expulsions?|deportations?)"
)
EVENT = re.compile(
    rf"(?<!\bof )(?<!\bof the )(?<!\bof a )\b{_EVENTS}(?:\s(?:held|fought))?"
    r"(?:\s(?:in|at|of|near|on|off)\s(?:"
    r"(?:the\s)?[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?|(?:an?|the)\s[\w’-]+))?,?\s$"
)
"""Before «of 1953»: the date is that of an event, and of what it did."""
NAMED_EVENT = re.compile(
    rf"\s(?:(?!of\b|in\b)[\w’-]+\s){{0,2}}?(?:{_EVENTS}|(?:budget|revenues?|sales|profits?|turnover|"
    r"output|exports|imports|earnings|deficit|season))\b"
)
"""Behind a year: «the 2010 earthquake», «the 2011 population census»."""
CONTRACT = re.compile(
    r"\b(?:agreement|contract|deal|accord|lease|pact|memorandum|loan)\b,?\s"
    r"(?:that was\s)?(?:signed|concluded|reached|struck|agreed)(?:\sin\s[A-Z]\w+)?\s+$"
)
"""Before a date: what was agreed then holds from then."""
_WHILE = re.compile(
    r"(?:^|[.;,]\s)(?:Since|During|In|since|during|in)\sthe\s[\w\s’-]*$"
)
"""An event that says when: «Since the war of 1999 …»."""
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being)\s+(?:[a-z]+ly\s+)?$")


def of_another(text: str, at: int) -> bool:
    """Tell whether the date at *at* is that of an event: «founded in 1995».

    «12 homes were built in 2021» says when the number held.
    """
    before = text[max(0, at - 40) : at]
    match = _OTHERS.search(before)
    if match is None or CONTRACT.search(text[max(0, at - 60) : at]):
        return False
    if _WHILE.search(before[: match.start()]) and match.group().strip().islower():
        return not text.startswith("of ", at)
    return _PASSIVE.search(before[: match.start()]) is None
