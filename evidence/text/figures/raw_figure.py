"""One figure of prose as it is read, before its unit and date are settled.

A figure is first read raw, with the texts of its parts, because its unit may stand with
its neighbour («3.1 million and 1.8 million tonnes»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from evidence.text.figures.figure import Comparator, Figure, InvalidFigure
from evidence.text.figures.grammar import parse_figure
from evidence.text.figures.prose_comparators import (
    comparator_before,
    comparator_behind,
    elapses,
)
from evidence.text.figures.prose_units import ends_unit
from evidence.text.figures.values import plain, read_number
from evidence.text.numbers.words import SCALES

YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_THEN = re.compile(r"\s(?:in|by)\s(?:1[0-9]{3}|20[0-9]{2})\b")
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?(?: (?:thousand|million|billion))?")
_PLAIN_UNIT = re.compile(r"(?!per\b|pct\b|to\b|of\b|out\b)[A-Za-z][A-Za-z ’'-]*")
"""Parts that can be read in one way only."""
_ALL_BUT = re.compile(r"\ball but\s$", re.IGNORECASE)
_NEXT = re.compile(r"\s*(?:[.,;:)!?”\"]|$|(?P<word>[^\W\d_]+))")
_VERB = re.compile(
    r"[a-z]+ed|others?|more|fewer|did|chose|said|had|have|were|are|took|made|gave|came"
)
_PERCENTAGE = re.compile(r"\s\([0-9][0-9.,]*\s?%\)")
"""Behind a count: «612 (50.8%) were women»."""
_SCOPE = re.compile(
    r"\s(?P<scope>(?:of|among|in(?!\s(?:the\s)?(?:first|second|third|fourth|last|next|same|"
    r"previous|early|late|mid|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b))\s(?:[^\s,;:.()0-9]+(?:\s|(?![^\s,;:.()]))"
    r"){1,8})"
)
_SCOPE_END = re.compile(
    r"\s(?:in|by|is|are|was|were|had|has|have|and|but|that|which|who|to|from|at|on|as|"
    r"for|with|since|during|after|before|said|say|says|rose|fell|will|would|could|can|"
    r"came|come|remain\w*|live\w*|work\w*|went|goes?|made|took|agreed|accepted|than|"
    r"voted|took|while|so|after|before|until)\b.*$|\s(?:the|its|their|of|an?)$"
)


@dataclass(frozen=True, slots=True)
class RawFigure:
    """The parts of a figure as texts that ``parse_figure`` reads.

    *numbers* has one, or the two of a range; *base* the whole of a part; *counts* says
    that it states a quantity even without a unit. *hedged*: it has a comparator.
    *alone*: no unit of a neighbour is meant («p < 0.01»).
    """

    start: int
    end: int
    comparator: Comparator
    numbers: tuple[str, ...]
    base: str = ""
    unit: str = ""
    currency: str = ""
    scope: str = ""
    scaled: str = ""
    worded: bool = False
    share: bool = False
    hedged: bool = False
    sure: bool = False
    number_end: int = 0
    exact: tuple[Decimal, ...] = ()
    alone: bool = False

    @property
    def counts(self) -> bool:
        """Tell whether it is a figure, and no pronoun («the latter two»)."""
        if self.unit or self.hedged or self.sure or self.base or len(self.numbers) > 1:
            return True
        if self.worded:
            return bool(self.scaled)
        return YEAR.fullmatch(self.numbers[0]) is None

    def with_unit_of(self, after: RawFigure) -> RawFigure:
        """Return it with the unit of the joined figure behind it."""
        numbers = self.numbers
        if after.scaled and is_short(self):
            numbers = tuple(f"{number} {after.scaled}" for number in numbers)
        return replace(self, unit=after.unit, currency=after.currency, numbers=numbers)

    def precedes_verb(self, text: str) -> bool:
        """Tell whether somebody does something behind it: «71 had an event»."""
        if _PERCENTAGE.match(text, self.end):
            return True
        after = _NEXT.match(text, self.end)
        return bool(after and after["word"] and _VERB.fullmatch(after["word"]))

    def may_carry(self, text: str, before: RawFigure) -> bool:
        """Tell whether the unit of the figure before it can be meant."""
        if before.unit == "times" or before.share:
            return False
        if before.unit[:1] == "%" and (self.sure or self.scaled):
            return False
        if self.worded and not self.hedged and not self.scaled:
            return self.sure or _THEN.match(text, self.end) is not None
        if _PERCENTAGE.match(text, self.end):
            return True
        after = _NEXT.match(text, self.end)
        return after is not None and (
            not after["word"]
            or ends_unit(after["word"])
            or _VERB.fullmatch(after["word"]) is not None
        )

    def _alike(self) -> tuple[str, ...]:
        """Return the numbers with the magnitude of the upper one written at both.

        "800000 to 2 million" would be read as 800,000 million.
        """
        if (
            len(self.numbers) == 1
            or not self.scaled
            or self.numbers[0].endswith(tuple(SCALES))
        ):
            return self.numbers
        lower = read_number(self.numbers[0])
        if lower is None:
            return self.numbers
        shown = plain(lower.value / SCALES[self.scaled])
        return (f"{shown:f} {self.scaled}", self.numbers[1])

    def figure(self) -> Figure | None:
        """Return the figure, or None where its parts make none."""
        if len(self.numbers) == 1 and not self.base:
            quick = self._single()
            if quick is not None:
                return quick
        return self._parsed()

    def _single(self) -> Figure | None:
        """Return the figure of one number, without a text; None where that is not sure.

        It is what ``parse_figure`` reads of the same parts.
        """
        number = self.numbers[0]
        unit = " ".join(self.unit.split())
        plain_unit = unit == "%" or _PLAIN_UNIT.fullmatch(unit)
        if _PLAIN.fullmatch(number) is None or not plain_unit:
            return None
        about = self.comparator is Comparator.ABOUT
        read = read_number(number, approximate=about)
        if read is None:
            return None
        return Figure(
            comparator=self.comparator,
            low=read.value,
            high=read.value,
            unit=unit,
            low_step=read.step,
            high_step=read.step,
        )

    def _parsed(self) -> Figure | None:
        value = " to ".join(self._alike())
        whole = f" of {self.base}" if self.base else ""
        unit = f" {self.unit}" if self.unit else ""
        sign = self.comparator.symbol
        try:
            return parse_figure(f"{sign}{value}{whole}{unit}")
        except InvalidFigure:
            return None


def is_short(one: RawFigure) -> bool:
    """Tell whether a magnitude behind may be meant too: «3 and 4 million»."""
    if one.scaled:
        return False
    try:
        return float(one.numbers[-1]) < 1000
    except ValueError:
        return False


def hedged(text: str, raw: RawFigure) -> RawFigure:
    """Take in a comparator before the figure: «more than», «~»."""
    before = comparator_before(text, raw.start)
    if before is None:
        return raw
    start, comparator = before
    if elapses(text, start, raw.end):
        return raw
    return replace(raw, start=start, comparator=comparator, hedged=True)


def excepted(text: str, raw: RawFigure) -> RawFigure:
    """Take in «all but» before a number in words: «all but three»."""
    but = _ALL_BUT.search(text[max(0, raw.start - 10) : raw.start])
    if but is None:
        return raw
    return replace(raw, start=raw.start - len(but.group()), sure=True)


def bounded_behind(text: str, raw: RawFigure) -> RawFigure:
    """Take in a comparator behind the figure: «or more», «at most»."""
    behind = comparator_behind(text, raw.end)
    if behind is None or raw.hedged:
        return raw
    end, comparator = behind
    return replace(raw, end=end, comparator=comparator, hedged=True)


def scope_at(text: str, at: int) -> str:
    """Return the words behind a figure that say of what it is: «of the 61 sites»."""
    match = _SCOPE.match(text, at)
    if match is None:
        return ""
    scope = _SCOPE_END.sub("", " ".join(match["scope"].split()))
    return scope if " " in scope else ""
