"""Multiples and fractions in words: «doubled», «more than half», «two thirds»."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from evidence.text.figures.figure import Comparator
from evidence.text.figures.prose_numbers import prose_number
from evidence.text.figures.raw_figure import RawFigure, bounded_behind, hedged, scope_at

TIMES = re.compile(
    r"(?P<two>doubl(?:ed?|ing|es)\b)|(?P<three>tripl(?:ed?|ing|es)|trebl(?:ed?|ing))\b"
    r"|(?P<four>quadrupl(?:ed?|ing))\b|(?P<half>halv(?:ed?|ing))\b",
    re.IGNORECASE,
)
_MULTIPLES = {"two": "2", "three": "3", "four": "4", "half": "0.5"}
_JOINT = re.compile(r"\s(?:and|to|or)\s(?=an?\s|one|half|two|three)")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_HALVES = re.compile(r"\b(?:first|second|latter|former|other)[ -]$", re.IGNORECASE)
"""Before the half of a year, or of a match."""
_OPENS = re.compile(r"(?:^|[.;:,—–]\s?|\b(?:and|but|while|whereas|that|another)\s)$")
_DOES = re.compile(
    r"\s(?:(?:also|now|still|then|already|even|each|never)\s)?(?:are|were|have|had|do|did|"
    r"said|say|live|work|grew|came|went|left|lost|won|felt|held|took|saw|thought|knew|"
    r"chose|died|fled|voted|[a-z]{3,}ed)\b"
)
"""Around a fraction that is the subject; «A third was» may be an ordinal."""
_DOUBLE_OF = re.compile(
    r"\s+(?:the|that|their|its|those|what|this|in|over|since|as|from|to)\b"
)


def read_multiple(text: str, start: int, match: re.Match[str]) -> RawFigure | None:
    """Read «doubled», «more than double the …», «halved»."""
    word = match.group().lower()
    raw = RawFigure(
        start,
        match.end(),
        Comparator.EQ,
        (_MULTIPLES[str(match.lastgroup)],),
        unit="times",
        sure=True,
    )
    raw = hedged(text, raw)
    verb = word.endswith(("ed", "ing", "es")) or word in {"halve", "treble"}
    will = re.search(
        r"\b(?:to|will|would|could|may|might|nearly|almost|about|than|over)\s+$",
        text[max(0, start - 10) : start],
    )
    if verb or raw.hedged or will or _DOUBLE_OF.match(text, match.end()):
        return raw
    return None


def read_fraction(text: str, raw: RawFigure) -> RawFigure | None:
    """Read «a third of the ports»; a mere «half» needs what it is half of."""
    behind = text[raw.end : raw.end + 40]
    words = text[raw.start : raw.end].lower()
    of = re.match(
        r"\s+(?:of|the|all|its|their|an?|lower|higher|more|less|fewer|larger|smaller|"
        r"below|above|longer|shorter|cheaper|bigger|and an? (?:half|third|quarter))\b"
        r"|\s*%",
        behind,
    )
    plural = words.endswith(
        ("thirds", "quarters", "fifths", "tenths", "eighths", "sixths")
    )
    verb = re.search(
        r"\b(?:by|to|than|at|almost|nearly|about|over|under|only|just|roughly|around|some|in|is|was|were|are)\s+$",
        text[max(0, raw.start - 9) : raw.start],
        re.IGNORECASE,
    )
    if _HALVES.search(text[max(0, raw.start - 10) : raw.start]):
        return None
    if re.match(
        r"[- ](?:year|month|hour|day|century|time|way|life|brother|sister|moon)",
        behind,
    ):
        return None
    if not (
        of
        or re.match(r"[- ](?:majority|share|stake)\b", behind)
        or plural
        or raw.hedged
        or _is_subject(text, raw)
        or words[0] in "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
        or (verb and re.match(r"\s*(?:[.,;)]|$|in |by |since |over |between )", behind))
    ):
        return None
    raw = _up_to(text, raw)
    return bounded_behind(text, replace(raw, scope=scope_at(text, raw.end), sure=True))


def _is_subject(text: str, raw: RawFigure) -> bool:
    """Tell whether a fraction opens a clause and does something: «A third grew»."""
    return (
        _OPENS.search(text[max(0, raw.start - 12) : raw.start]) is not None
        and _DOES.match(text, raw.end) is not None
    )


def _up_to(text: str, raw: RawFigure) -> RawFigure:
    """Read on: «between a third and a half of the crop»."""
    joint = _JOINT.match(text, raw.end)
    between = _BETWEEN.search(text[max(0, raw.start - 9) : raw.start])
    if joint is None or (joint.group().strip() == "and" and between is None):
        return raw
    upper = prose_number(text, joint.end())
    if upper is None or upper.unit != "%":
        return raw
    both = (raw.numbers[0], upper.text)
    if Decimal(both[0]) >= Decimal(both[1]):
        return raw
    exact = (*raw.exact, upper.exact or Decimal(upper.text))
    if not raw.exact:
        exact = (Decimal(both[0]), *exact)
    start = raw.start - len(between.group()) if between else raw.start
    end = joint.end() + upper.length
    return replace(raw, start=start, end=end, numbers=both, exact=exact, number_end=end)
