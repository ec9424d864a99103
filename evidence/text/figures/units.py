"""Units: when two of them count the same thing, and how one becomes the other.

Two units are the same when their head nouns are: "participating States" and "States",
not "people" and "Uighurs", nor "people" and "households". Whether two words mean one
thing is for a person to say, by writing both figures in one unit. A unit that is left
out fits any but a percentage. A rate is compared with a rate alone ("per 1,000 people"
with "per 100,000 people"), a share with a share of the same whole, a rise in per cent
with a multiple: +100 % is twice as much.

Only exact conversions by definition are made; a month is no fixed part of a year's
days, and a calendar year is not any twelve months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from evidence.text.figures.unit_table import BASES, CHANGES, POINTS, singular
from evidence.text.figures.verdicts import Unlike

_AFTER_HEAD = re.compile(
    r"\s(?:of|in|for|with|without|who|whom|which|that|from|to|on|at|by|under|among|per"
    r"|as|since|between|[^\W\d_]{3,}ing(?=\s))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*[²³]?|[$€£¥]", re.UNICODE)
_CURRENCY = re.compile(r"[A-Z]{0,3}[$€£¥]")
_PERCENT = re.compile(r"(?:%|per ?cent\b|percent\b)(?!age)\s*", re.IGNORECASE)
_CHANGE = re.compile(rf"(?:{'|'.join(CHANGES)})\b", re.IGNORECASE)
_WHOLE = re.compile(r"(?:of|among)\s+(?:(?:all|the|its|their)\s+)*", re.IGNORECASE)
_RATE = re.compile(
    r"(?:^|\s)(?:per|for every)\s+(?:(?P<count>[0-9][0-9,. ]*)\s*)?(?P<of>[^\W\d_].*)$"
    r"|(?:^|\s)(?:an?|each|every)\s+(?P<time>second|minute|hour|day|week|month|quarter|year"
    r"|decade)\b.*$",
    re.IGNORECASE,
)
_GROUPING = re.compile(r"[^0-9.]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is compared: in its *base*, one is *factor*, and zero is *offset*.

    *head* is what is counted; *whole* what a share is of; *per* what a rate is of.
    """

    head: str
    base: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)
    whole: str = ""
    per: str = ""
    measures: bool = False
    """Whether it measures (per cent, metres, euros); else it counts things."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the source's number is in the claim's unit: factor · number + offset."""

    factor: Fraction
    offset: Fraction = Fraction(0)

    @property
    def changes(self) -> bool:
        """Tell whether the number is another in the claim's unit."""
        return self.factor != 1 or self.offset != 0


SAME = Conversion(Fraction(1))


def unit_head(unit: str) -> str:
    """Return what *unit* counts, in the singular and lower case; "" for no unit.

    "participating States" → "state", "years of age" → "year", "% of adults" → "%",
    "deaths per 100,000 people" → "death per 100,000 people".
    """
    return read_unit(unit).head


@lru_cache(maxsize=4_096)
def read_unit(unit: str) -> Unit:
    """Return *unit* as it is compared."""
    plain = " ".join(unit.split())
    rate = _RATE.search(_PERCENT.sub("% ", plain, count=1).strip())
    if rate is None:
        return _simple(plain)
    text = rate.string
    counted = _simple(text[: rate.start()])
    of = _simple(rate["of"] or rate["time"])
    count = Fraction(_GROUPING.sub("", rate["count"] or "").strip(".") or 1)
    shown = " ".join(rate.group().casefold().split())
    shown = re.sub(r"^(?:an?|each|every|for every)\s", "per ", shown)
    return Unit(
        head=f"{counted.head} {shown}".strip(),
        base=counted.base,
        factor=counted.factor / (count * of.factor if count else 1),
        offset=counted.offset,
        whole=counted.whole,
        per=of.base,
        measures=counted.measures,
    )


def _simple(plain: str) -> Unit:
    """Return a unit that is no rate."""
    if percent := _PERCENT.match(plain):
        return _percentage(plain[percent.end() :])
    lower = plain.casefold()
    if points := next((p for p in POINTS if re.match(rf"{p}s?\b", lower)), None):
        return _known(points)
    if currency := _CURRENCY.match(plain):
        return _known(currency.group().lower())
    if re.match(r"times\b", plain):
        return _known("time")
    end = _AFTER_HEAD.search(plain)
    words = _WORD.findall(plain[: end.start()] if end else plain)
    return _known(singular(words[-1]) if words else lower)


def _known(head: str) -> Unit:
    base, factor, offset = BASES.get(head, (head, Fraction(1), Fraction(0)))
    measures = head in BASES or bool(_CURRENCY.fullmatch(head.upper()))
    return Unit(head, base, factor, offset, measures=measures)


def _percentage(rest: str) -> Unit:
    """Return a share of something, or a rise or fall in per cent."""
    if change := _CHANGE.match(rest):
        return _known(f"% {CHANGES[change.group().lower()]}")
    of = _simple(_WHOLE.sub("", rest)) if rest else None
    share = _known("%")
    return share if of is None else Unit("%", "%", whole=of.base, measures=True)


def conversion(claim: str, source: str) -> Conversion | Unlike:
    """Return how *source*'s numbers become *claim*'s, or in what the two differ."""
    ours, theirs = read_unit(claim), read_unit(source)
    if "" in {ours.head, theirs.head}:
        # Left out: it fits what is counted, and no percentage.
        return Unlike.UNIT if "%" in {ours.base, theirs.base} else SAME
    if ours.per != theirs.per:
        return Unlike.RATE
    if _leaves_out(ours, theirs):
        return SAME if not ours.per else Conversion(theirs.factor / ours.factor)
    if ours.base != theirs.base:
        measured = ours.measures or theirs.measures
        return Unlike.UNIT if measured else Unlike.GROUP
    if ours.whole and theirs.whole and ours.whole != theirs.whole:
        return Unlike.GROUP
    factor = theirs.factor / ours.factor
    return Conversion(factor, (theirs.offset - ours.offset) / ours.factor)


def _leaves_out(ours: Unit, theirs: Unit) -> bool:
    """Tell whether one of two rates doesn't say what it counts, or a % of what."""
    if ours.per:
        return "" in {ours.base, theirs.base} and "%" not in {ours.base, theirs.base}
    bare = [unit for unit in (ours, theirs) if unit.head == "%" and not unit.whole]
    change = [unit for unit in (ours, theirs) if unit.head.startswith("% ")]
    return bool(bare and change)
