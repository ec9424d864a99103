"""Figures that cannot share the date of their sentence.

A date at the head of a sentence, or at the figure before, holds for what happened then.
It does not hold for what is so now («… and a party needs 5 %»), for what was only to
come («announced that it would build 40»), for the description of a thing («a town of
4,000 people»), for where something lies or how large it is («40 km from the border»),
nor for a bound that is laid down («the 5 per cent threshold»).
"""

from __future__ import annotations

import re

from evidence.text.dates.undated_figures import AMOUNTS, is_a_base

_PRESENT = (
    r"(?:is|are|has|have|remains?|needs?|pays?|expects?|must|shall|hopes?|wants?|plans?|"
    r"costs|carries|employs|seats|houses|holds|covers|contains|serves|produces|operates|"
    r"runs|owns|includes|spans|attracts|draws|supplies|comprises|stands|weighs|measures|"
    r"lives?|works?|requires?|allows?|limits|lasts|belongs?|believes?|thinks?|says?)"
)
_PERFECT = (
    r"(?!\s(?:since|been|[a-z]+(?:ed|en|wn|un|aid|old|ade|ent|ost|one|et|it|ut)\b))"
)
_SECOND_CLAUSE = re.compile(
    rf"\b(?:and|but|who|which|where)\s(?:[^\s,;:()]+\s){{0,3}}?{_PRESENT}\b{_PERFECT}"
    rf"|,\s{_PRESENT}\b{_PERFECT}"
)
"""A verb of the present in a clause that comes after that of the date."""
_CLOSED = re.compile(
    r",\s(?:(?:the|a|an)\s(?:[\w’-]+\s){1,4}?)?(?:(?:in|for|on|of)\s)?"
    r"(?:which|who|whose|where)\b[^,;:]*,|\s\([^()]*\)"
)
"""A relative clause that has ended: what follows is the main clause again."""
_SO_NOW = re.compile(
    rf"[^,;:.()0-9]{{0,25}}?\s(?:is|are|remains?|(?:have|has){_PERFECT}|can|work|live|stand|exist|"
    r"belong|must)\b(?!\s(?:to\b|said|thought|believed|reported))"
    r"|[^,;:.()]{0,30}\b(?:today|now|currently|in sight)\b"
)
"""Behind a figure: it is so now."""
_TO_COME = re.compile(
    r"\b(?:decided|agreed|resolved|voted|vowed|pledged|promised|planned|proposed|plans?|"
    r"offered|ordered|wants?|wanted|asked|urged|threatened|refused|failed|tried|sought|"
    r"hoped|committed|programmes?|programs?|campaign|scheme|bid)\s(?:[a-z]+\s){0,3}?to\b"
    r"|\b(?:plans?|proposals?|bids?|bill|call|called|calls|demand|demanded|ask|asked)\s"
    r"(?:for|of|to)\b|,\sto\s[a-z]+\s|\bagreed on\b"
    r"|\b(?:proposed|recommended|suggested|forecast|predicted|projected|envisaged|"
    r"(?<!is )(?<!are )expected)\b(?!\sto\b)"
    r"|\b(?:target|goal|limit|ceiling|cap|quota|threshold|minimum|maximum)\s(?:of|at)\b"
    r"|\b(?:would|should)\b"
    r"|\bthat\b[^;:]*\b(?:would|will|shall|should|must|may|might|could|can|needs?|had)\b"
    r"|\b(?:short of|enough|able to|capable of|defined as|measured at)\b"
)
"""Before a figure: it is laid down, wanted or possible, or was so before."""
_REPORTED = re.compile(
    r"\b(?:said|told|reported|claimed|estimated|found|announced|argued|wrote|warned|"
    r"admitted|acknowledged|noted|stated|declared|concluded|showed|ruled)\s"
    r"(?:[\w’-]+\s){0,3}?that\b"
)
"""Between the date of a report and a figure: what is reported may be of any time."""
_MOVED_ON = re.compile(
    r"\b(?:(?:later|earlier)(?!\s(?:that|the same|in the)\s)|afterwards?|"
    r"subsequently|thereafter|previously|"
    r"formerly|since then|by then|(?:has|have|had)\ssince|(?:years?|months?|decades?|"
    r"weeks?|days?|centur(?:y|ies))\s(?:on|ago)|"
    r"the\s(?:following|next|previous|preceding)\s(?:year|month|decade|week|day|season)|"
    r"current(?:ly)?(?!(?:\s|-)account)|today’s)\b"
)
"""Between a date and a figure: it is of another time."""
_CONDITION = re.compile(
    r"\b(?:[a-z]{3,}s|people|anyone|those|children|men|women)\s(?:with|of|over|under|aged|"
    r"earning|employing|having|worth)\s$"
)
"""Before a bounded figure: it says which are meant, «firms with more than 50 staff»."""
_RELATIVE = re.compile(
    r"(?<!of )\b(?:which|who|whom|whose|where)\b"
    r"|\bthat\s(?:has|have|had|is|are|was|were|killed|left|cost|[a-z]+ed)\b"
)
"""A clause of its own, of which the date need not be."""
_DESCRIBED = re.compile(
    r"(?:,|\b(?:to|in|near|at|from|into|on|outside|joined|led|heads?|headed))\san?\s(?:[\w’-]+\s){0,3}?"
    r"(?P<noun>[a-z-]+)\s(?:of|with|home to)\s(?:(?:about|around|some|nearly|almost|"
    r"over|only|just|more than|fewer than|roughly|up|to|at least)\s){0,2}$"
)
_PLACED = re.compile(
    r"\s?(?:long|tall|high|deep|wide|thick|across|away|apart|off|inland|upstream|"
    r"downstream|offshore|from|north|south|east|west|north-\w+|south-\w+|above|below|"
    r"beneath|outside)\b"
)
_LENGTHS = re.compile(
    r"(?:[kcm]?m|kilomet\w+|met(?:re|er)s?|centimet\w+|miles?|feet|foot|yards?|inches|"
    r"nautical miles?|nmi|ft)\b"
)
_BOUND = re.compile(
    r"[\s-](?:[a-z]+\s)?(?:thresholds?|limits?|hurdles?|ceilings?|caps?|quotas?|targets?|"
    r"goals?|minimum|maximum|marks?(?=[\s.,;])|barriers?|clause|rule)\b"
)


def without_insertions(between: str) -> str:
    """Return the words between a date and a figure without relative clauses."""
    return _CLOSED.sub(",", between)


def is_reported(between: str) -> bool:
    """Tell whether a date is that of a report: «In 2018 he said that …»."""
    return _REPORTED.search(between) is not None


def stands_apart(
    text: str, after: int, span: tuple[int, int], unit: str, *, due: bool = False
) -> bool:
    """Tell whether the figure at *span* has no part in a date that ends at *after*.

    *due* tells of a date by which something is to come about.
    """
    start, end = span
    between = without_insertions(text[after:start])
    if _RELATIVE.search(between) or (_TO_COME.search(between) and not due):
        return True
    if is_a_base(text, after, span) or _MOVED_ON.search(between):
        return True
    if text[start].isalpha() and _CONDITION.search(between):
        return True
    if _SECOND_CLAUSE.search(between) or text.startswith("short of", start):
        return True
    joined = "," in between or "(" in between or " and " in between
    if joined and _SO_NOW.match(text, end):
        return True
    described = _DESCRIBED.search(between)
    if described and described["noun"] not in AMOUNTS:
        return True
    if _LENGTHS.match(unit) and _PLACED.match(text, end):
        return True
    return _BOUND.match(text, end) is not None
