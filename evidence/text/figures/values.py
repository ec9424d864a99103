"""One number of a figure: text to value and place value, and back.

The *step* of a number is the place value of the last digit that its writer shows; it
says how far the number may have been rounded. "4.30" shows hundredths, "1.2 million"
shows hundred thousands. Zeros at the end of a plain whole number are digits like any
other ("50000" shows ones) unless the number is given as approximate: "about 50,000"
shows ten thousands. That is the usual reading of significant figures, and what
statcheck does with the decimals of a reported value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from evidence.text.numbers.words import SCALES, read_words

MAX_DIGITS = 15
"""With a scale word still within the 28 digits of exact Decimal arithmetic."""

_ABBREVIATED = {"k": 10**3, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_FOLD = re.compile(r"[0-9]+-?fold\b")
_NO_DIGIT = re.compile(r"[^0-9]")
_DIGITS = re.compile(
    rf"(?P<sign>[-+\u2212])?"
    rf"(?P<whole>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])"
    rf"|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])|[0-9]+)"
    rf"(?:\.(?P<decimals>[0-9]+))?"
    rf"(?:(?:{_SPACE}|-)?(?P<scale>thousand|million|billion|trillion)s?\b"
    rf"|(?P<short>k|{_SPACE}?(?:mn|bn|tn))\b)?",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"[.,'’][0-9]")


class InvalidNumber(ValueError):
    """The text begins like a number and is none."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: *value*, *step*, the *unit* that its words imply, *length*.

    *scale* is the multiplier of its scale word, 1 without one.
    """

    value: Decimal
    step: Decimal
    unit: str
    length: int
    scale: int = 1

    def scaled(self, scale: int) -> Number:
        """Return the number as if it had carried the scale word for *scale*."""
        value, step = plain(self.value * scale), plain(self.step * scale)
        return Number(value, step, self.unit, self.length, scale)


def read_number(text: str, *, approximate: bool = False) -> Number | None:
    """Read the number at the start of *text*, in digits or in words.

    Return None where none starts there; raise InvalidNumber where one starts and is
    written in a way that can be misread (``1.234,5``, ``4,5``, ``1,23``).
    """
    fold = _FOLD.match(text)
    match = None if fold else _DIGITS.match(text)
    if match is None:
        words = read_words(text)
        if words is None:
            return None
        step = words.step
        if approximate and words.value % 1 == 0:
            step = max(step, _place(format(words.value, "f"), "", approximate=True))
        return Number(words.value, step, words.unit, words.length, words.scale)
    if _BROKEN.match(text, match.end()):
        written = re.match(r"[-+\u2212]?[0-9.,'’]*[0-9]", text)
        shown = written.group() if written else match.group()
        raise InvalidNumber(
            f"“{shown}” can be read in two ways; the decimal sign is a point, and "
            "thousands are grouped by commas or spaces in threes, as in 1,234.5"
        )
    return _from_digits(match, approximate=approximate)


def _from_digits(match: re.Match[str], *, approximate: bool) -> Number:
    whole = _NO_DIGIT.sub("", match["whole"])
    decimals = match["decimals"] or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        raise InvalidNumber(f"the number has more than {MAX_DIGITS} digits")
    scale = 1
    if match["scale"]:
        scale = SCALES[match["scale"].lower()]
    elif match["short"]:
        scale = _ABBREVIATED[match["short"].strip().lower()]
    sign = "-" if match["sign"] in {"-", "\u2212"} else ""
    value = Decimal(f"{sign}{whole}.{decimals}")
    step = _place(whole, decimals, approximate=approximate)
    return Number(plain(value * scale), plain(step * scale), "", match.end(), scale)


def _place(whole: str, decimals: str, *, approximate: bool) -> Decimal:
    """Return the place value of the last digit shown."""
    if decimals:
        return Decimal(1).scaleb(-len(decimals))
    significant = whole.strip("0")
    if not approximate or not significant:
        return Decimal(1)
    return Decimal(10 ** (len(whole) - len(whole.rstrip("0"))))


def plain(value: Decimal) -> Decimal:
    """Return the same value in its one plain form: no exponent, no idle zeros."""
    return Decimal(format(value.normalize(), "f")) if value else Decimal(0)


def write_number(
    value: Decimal,
    step: Decimal,
    *,
    approximate: bool = False,
    scaled: bool = False,
) -> str:
    """Write a number so that ``read_number`` gives back its value and step.

    Plain digits where they do; else the smallest scale word that does ("1.2 million"),
    and with *scaled* a scale word in any case. A value and step that no text gives is
    written in plain digits.
    """
    fallback = format(value.quantize(step) if step < 1 else value, "f")
    texts = _scaled(value, step) if scaled else [fallback, *_scaled(value, step)]
    for text in texts:
        read = read_number(text, approximate=approximate)
        if read and (read.value, read.step) == (value, step):
            return text
    return fallback


def _scaled(value: Decimal, step: Decimal) -> list[str]:
    """Return the ways to write *value* with a scale word, the smallest first."""
    texts = []
    for word, scale in SCALES.items():
        shown, place = value / scale, step / scale
        if place >= 1:
            texts.append(f"{format(plain(shown.normalize()), 'f')} {word}")
        else:
            texts.append(f"{format(shown.quantize(place), 'f')} {word}")
    return texts
