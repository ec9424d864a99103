"""Read a figure as a person types it, or as a sentence words it.

The grammar::

    [comparator] value [".." value | " to " value] ["of" value] [unit] ["(" scope ")"]
        ["@" date]
    "on" date ["(" scope ")"] ["@" date]

Dates are EDTF. What is meant must be clear from the text alone: what can be read in
two ways is refused with a message, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NoReturn

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.text.figures.comparator_words import COMPARATOR_SIGNS, COMPARATOR_WORDS
from evidence.text.figures.figure import Comparator, Figure, InvalidFigure
from evidence.text.figures.values import InvalidNumber, Number, read_number

EXAMPLES = (
    "83 brands",
    ">=83 brands @2020-03-01",
    "~50000 people @2017/2019",
    "5 of 6 member States",
    "12..65 years",
    "~50% (of the 61 facilities)",
    "1.2 million people",
    "on 2019-05-28 (briefing)",
)
MAX_LENGTH = 500
"""In characters; a figure is a line, not a text."""

_ALTERNATIVES = "|".join(
    re.escape(words) for words in sorted(COMPARATOR_WORDS, key=len, reverse=True)
)
_COMPARATOR = re.compile(
    rf"(?P<sign>>=|<=|[≥≤=~≈><])\s*|(?P<words>{_ALTERNATIVES})\s+", re.IGNORECASE
)
_AS_OF = re.compile(r"@\s*(?P<date>[^@()]*)$")
_SCOPE = re.compile(r"\((?P<scope>[^()]*)\)$")
_RANGE = re.compile(r"\s*(?:\.\.|…|–|-(?=[0-9]))\s*|\s+to\s+")
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+)?(?=\S)")
_PERCENT = re.compile(r"\s*(?:%|(?:per ?cent|percent|pct)\b)", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:US|A|C|NZ|HK)?[$€£¥₹₽₩₺₦₴₪]\s?")
_UNIT_SIGNS = "-%‰$€£¥₹₽₩₺₦₴₪°'\"("
"""How a unit may begin right behind the digits, beside letters: "5km", never "1/3"."""
_LOOKS_LIKE_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$")


@dataclass(slots=True)
class _Reading:
    """A text and how far it has been read."""

    text: str
    at: int = 0

    @property
    def rest(self) -> str:
        return self.text[self.at :]

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def number(self, *, approximate: bool) -> Number | None:
        number = read_number(self.rest, approximate=approximate)
        if number:
            self.at += number.length
        return number


def parse_figure(text: str) -> Figure:
    """Return the figure that *text* states.

    Raises InvalidFigure, whose message says what is wrong and shows the grammar by
    example.
    """
    plain = " ".join(text.split())
    if not plain:
        _refuse("there is no figure")
    if len(plain) > MAX_LENGTH:
        _refuse(f"a figure has at most {MAX_LENGTH} characters")
    plain, as_of = _split_as_of(plain)
    plain, scope = _split_scope(plain)
    if re.match(r"on\b", plain, re.IGNORECASE):
        day = _date(plain[2:].strip(), what="day")
        figure = Figure(Comparator.EQ, None, None, day=day)
    else:
        figure = _quantity(_Reading(plain))
    return replace(figure, scope=scope, as_of=as_of)


def _refuse(what: str) -> NoReturn:
    examples = "; ".join(EXAMPLES)
    raise InvalidFigure(f"{what}. A figure is written like one of these: {examples}")


def _split_as_of(text: str) -> tuple[str, Edtf | None]:
    match = _AS_OF.search(text)
    if match is None:
        if "@" in text:
            _refuse("the as-of date, “@” and EDTF, stands at the end of a figure")
        return text, None
    return text[: match.start()].rstrip(), _date(match["date"].strip(), what="as-of")


def _split_scope(text: str) -> tuple[str, str]:
    match = _SCOPE.search(text)
    rest = text[: match.start()].rstrip() if match else text
    if "(" in rest or ")" in rest or "@" in rest:
        _refuse("the scope is one pair of brackets after the unit, none inside it")
    scope = match["scope"].strip() if match else ""
    if "@" in scope:
        _refuse("the scope holds “@”; the as-of date stands after the brackets")
    return rest, scope


def _date(text: str, *, what: str) -> Edtf:
    try:
        return parse_edtf(text)
    except InvalidDate as error:
        _refuse(f"the {what} date “{text}” is not EDTF ({error})")


def _quantity(reading: _Reading) -> Figure:
    if _LOOKS_LIKE_DATE.match(reading.rest):
        _refuse(f"“{reading.rest}” looks like a date: write “on {reading.rest}”")
    comparator = _comparator(reading)
    currency = reading.take(_CURRENCY)
    rise = reading.rest.startswith("+")
    try:
        low, high = _bounds(reading, comparator)
        if low.value > high.value:
            _refuse(f"the interval ends ({high.value:f}) below its start")
        base, unit = _base_and_unit(reading, high)
    except InvalidNumber as error:
        _refuse(str(error))
    if currency:
        unit = f"{currency.group().strip()} {unit}".rstrip()
    if rise and unit == "%":
        unit = "% increase"
    if base is not None and (base <= 0 or high.value > base):
        _refuse(f"{high.value:f} of {base:f} is no part of a whole")
    low_step, high_step = low.step, high.step
    if low.value == high.value:
        low_step = high_step = min(low_step, high_step)
    return Figure(
        comparator=comparator,
        low=low.value,
        high=high.value,
        unit=unit,
        base=base,
        low_step=low_step,
        high_step=high_step,
    )


def _comparator(reading: _Reading) -> Comparator:
    match = reading.take(_COMPARATOR)
    if match is None:
        return Comparator.EQ
    if reading.take(_COMPARATOR):
        _refuse("there are two comparators")
    if match["sign"]:
        return COMPARATOR_SIGNS[match["sign"]]
    return COMPARATOR_WORDS[match["words"].lower()]


def _bounds(reading: _Reading, comparator: Comparator) -> tuple[Number, Number]:
    about = comparator is Comparator.ABOUT
    low = reading.number(approximate=about)
    if low is None:
        _refuse(f"no number begins at “{reading.rest[:40]}”")
    before = reading.at
    if _PERCENT.match(reading.rest):  # "10% to 20%"
        reading.take(_PERCENT)
    if not reading.take(_RANGE):
        reading.at = before
        return low, low
    high = reading.number(approximate=about)
    if high is None:
        _refuse(f"the interval has no end: no number begins at “{reading.rest[:40]}”")
    if reading.take(re.compile(r"-(?=[0-9])")):
        _refuse("there are three numbers; a date is written “on 2019-05-28”")
    return _share_scale(low, high), high


def _share_scale(low: Number, high: Number) -> Number:
    """Let the scale word of "1.2 to 1.5 million" hold for both bounds."""
    if high.scale == 1 or low.scale != 1:
        return low
    if low.value * high.scale >= high.value:
        _refuse(
            f"is {low.value:f} meant in the unit of the second number, or as it "
            "stands? Write both numbers in full"
        )
    return low.scaled(high.scale)


def _base_and_unit(reading: _Reading, number: Number) -> tuple[Decimal | None, str]:
    if number.unit == "%" or reading.take(_PERCENT):
        points = reading.take(re.compile(r"(?:age)?[ -]?points?\b"))
        return None, _unit(reading, prefix="percentage points" if points else "%")
    if number.unit:
        return None, _unit(reading, prefix=number.unit)
    before = reading.at
    if reading.take(_OF):
        base = reading.number(approximate=False)
        if base is not None:
            return base.value, _unit(reading)
        reading.at = before
    return None, _unit(reading)


def _unit(reading: _Reading, *, prefix: str = "") -> str:
    words = reading.rest.strip()
    if reading.rest[:1] not in {"", " "} and not prefix:
        _refuse_glued(words)
    reading.at = len(reading.text)
    if re.match(r"[0-9]", words):
        _refuse(f"a second number stands where the unit was expected: “{words}”")
    if words and not re.search(r"[^\W_]|[%$€£¥₹₽₩₺₦₴₪°]", words):
        _refuse(f"“{words}” is not a unit")
    return f"{prefix} {words}".strip()


def _refuse_glued(words: str) -> None:
    """Refuse what belongs to the number and was not read: "1/3", "70+", "1e9"."""
    if words.startswith("/"):
        _refuse(f"“{words}”: a fraction is written in words, a third, or as 1 of 3")
    is_unit = words[0].isalpha() or words[0] in _UNIT_SIGNS
    if not is_unit or re.match(r"[eE][0-9]", words):
        _refuse(f"“{words}” stands right behind the number and is no unit")
