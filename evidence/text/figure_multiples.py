"""Multiples and fractions in words: «doubled», «more than half», «two thirds»."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.text.figure_type import Comparator
from evidence.text.raw_figure import RawFigure, bounded_behind, hedged, scope_at

TIMES = re.compile(
    r"(?P<two>doubl(?:ed?|ing|es)\b)|(?P<three>tripl(?:ed?|ing|es)|trebl(?:ed?|ing))\b"
    r"|(?P<four>quadrupl(?:ed?|ing))\b|(?P<half>halv(?:ed?|ing))\b",
    re.IGNORECASE,
)
_MULTIPLES = {"two": "2", "three": "3", "four": "4", "half": "0.5"}
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
    of = re.match(r"\s+(?:of|the|all|its|their|an?)\b|\s*%", behind)
    plural = words.endswith(
        ("thirds", "quarters", "fifths", "tenths", "eighths", "sixths")
    )
    verb = re.search(
        r"\b(?:by|to|than|at|almost|nearly|about|over|under|only|just|roughly|around|some|in|is|was|were|are)\s+$",
        text[max(0, raw.start - 9) : raw.start],
        re.IGNORECASE,
    )
    if re.match(
        r"[- ](?:year|month|hour|day|century|time|way|life|brother|sister|moon)",
        behind,
    ):
        return None
    if not (
        of
        or plural
        or raw.hedged
        or (verb and re.match(r"\s*(?:[.,;)]|$|in |by |since |over |between )", behind))
    ):
        return None
    number = raw.numbers[0]
    return bounded_behind(
        text, replace(raw, numbers=(number,), scope=scope_at(text, raw.end), sure=True)
    )
