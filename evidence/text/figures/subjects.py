"""What a number counts, where the subject of its sentence says it.

«The number of police posts, which stood at 86» counts police posts; «by a factor of
more than five» is five times; a population is of people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evidence.text.figures.prose_units import prose_unit
from evidence.text.figures.raw_figure import RawFigure

_FACTOR = re.compile(r"\bfactor of\s+(?:(?:more|less) than|about|almost|nearly)?\s*$")
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|counts?|tally|total|how many|stock|ranks|and that|and those) of"
    r"(?=\s+[a-zA-Z])",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(r",\sthe\s(?:total\s)?(?:number|count) of(?=\s)")
"""Behind a number that stands before its subject: «At 8.3 million, …»."""
_NUMBERED = re.compile(
    r"(?P<noun>(?:[A-Z][\w-]+ )?[a-z-]{3,}s|people),? (?:(?:who|which|that) )?"
    r"(?:(?:then|now|once|still|today|had|have) )?"
    r"(?:number(?:ed|s)?|total(?:led|ed|s)?)\b"
)
_POPULATION = re.compile(
    r"\b(?:population|headcount|workforce|membership of)\b",
    re.IGNORECASE,
)
_PEOPLE_VERB = re.compile(
    r"\b(?:of|to|at|was|is|were|reach\w*|exceed\w*|from|by|peak\w*)\s+"
    r"(?:(?:about|around|nearly|almost|over|more than|some|less than|under|"
    r"roughly|just|an estimated)\s+)*$"
)
_PER = re.compile(
    r"(?P<unit>(?:[A-Za-z][\w’-]* ){0,2}?(?P<head>[A-Za-z-]{3,}s) per "
    r"(?:[0-9][0-9,. ]*|hundred|thousand|million|capita)(?: [a-z]+){0,2}?"
    r" ?(?:[a-z]+s|people|women|men|children)?)(?=[ ,])"
)
_CLAUSE_END = re.compile(r"[;:]|\b(?:while|whereas|although)\b")


def with_subjects(
    text: str, sentence: tuple[int, int], group: Sequence[RawFigure]
) -> list[RawFigure]:
    """Return the figures, those without a unit with what the subject counts."""
    if all(raw.unit or raw.alone for raw in group):
        return list(group)
    low, high = sentence
    words = text[low:high]
    lead = [(m.end(), _noun(words, m)) for m in _NUMBER_OF.finditer(words)]
    lead += [
        (m.end(), m["noun"].removeprefix("The ")) for m in _NUMBERED.finditer(words)
    ]
    if " per " in words:
        lead += [(m.end(), m["unit"].strip()) for m in _PER.finditer(words)]
    lead.sort()
    return [
        raw if raw.unit or raw.alone else _given(words, raw, raw.start - low, lead)
        for raw in group
    ]


def _noun(words: str, match: re.Match[str]) -> str:
    unit = prose_unit(words, match.end())
    return "" if unit.currency else unit.text


def _given(
    words: str, raw: RawFigure, at: int, lead: Sequence[tuple[int, str]]
) -> RawFigure:
    if _FACTOR.search(words[max(0, at - 40) : at]):
        return replace(raw, unit="times", sure=True)
    nearest = max((one for one in lead if one[0] <= at and one[1]), default=None)
    if nearest and not _CLAUSE_END.search(words[nearest[0] : at]):
        return replace(raw, unit=nearest[1])
    if behind := _AT_FIRST.match(words, at + raw.end - raw.start):
        return replace(raw, unit=prose_unit(words, behind.end()).text)
    before = words[max(0, at - 90) : at]
    if raw.scaled or raw.sure:
        subject = _POPULATION.search(before)
        if subject and _PEOPLE_VERB.search(before) and not _CLAUSE_END.search(before):
            return replace(raw, unit="people")
    return raw
