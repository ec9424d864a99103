"""Write a number in the way in which another one is written.

«Thirty-five» becomes «forty», «50,000» «80,000», «1.2 million» «1.5 million»: words
stay words where they are short, digits keep their grouping, decimal sign and magnitude.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidence.text.figures.prose_numbers import writes_decimal_commas
from evidence.text.numbers.words import SCALES

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
MOST_IN_WORDS = 100
"""Larger numbers are words only where a sentence begins with them."""
_SCALE = re.compile(
    r"(?P<gap>[ \u00a0\u2007\u2009\u202f-]?)"
    r"(?P<word>thousand|million|billion|trillion)\Z",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[0-9](?P<sign>[,.'’ \u00a0\u2007\u2009\u202f])[0-9]{3}(?![0-9])")
_GROUPED = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?P<sign>[,.'’\u00a0\u2007\u2009\u202f])[0-9]{3}(?![0-9])"
)


def number_in_words(number: int) -> str | None:
    """Return *number* in English words; None below 0 and from 1,000 on."""
    if not 0 <= number < 1000:
        return None
    hundreds, rest = divmod(number, 100)
    if rest < 20:
        words = _ONES[rest]
    else:
        tens, ones = divmod(rest, 10)
        words = _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    if not hundreds:
        return words
    head = f"{_ONES[hundreds]} hundred"
    return f"{head} and {words}" if rest else head


def write_like(value: Decimal, step: Decimal, *, written: str, around: str) -> str:
    """Return *value*, shown to *step*, as *written* is written.

    *around* is the text that *written* stands in: it tells how thousands are grouped
    where *written* has none.
    """
    scale = _SCALE.search(written)
    if scale is not None:
        factor = SCALES[scale["word"].lower()]
        shown, place = value / factor, step / factor
        if shown >= Decimal("0.1") and shown == round(shown, 3):
            head = written[: scale.start()]
            number = _write(shown, place, written=head, around=around)
            return f"{number}{scale['gap'] or ' '}{scale['word']}"
        written = written[: scale.start()]
    for word, factor in reversed(SCALES.items()):
        if value >= factor >= 10**6 and step * 10 >= factor:
            number = _digits(value / factor, step / factor, written, around)
            return f"{number} {word}"
    return _write(value, step, written=written, around=around)


def _write(value: Decimal, step: Decimal, *, written: str, around: str) -> str:
    worded = not any(sign.isdigit() for sign in written)
    begins = written[:1].isupper()
    words = number_in_words(int(value)) if value == int(value) else None
    if words and worded and (begins or value <= MOST_IN_WORDS):
        return words.capitalize() if begins else words
    return _digits(value, step, written, around)


def _digits(value: Decimal, step: Decimal, written: str, around: str) -> str:
    places = max(0, -int(step.normalize().as_tuple().exponent)) if step < 1 else 0
    if value != round(value, places):
        places = max(0, -int(value.normalize().as_tuple().exponent))
    whole, _, decimals = f"{value:.{places}f}".partition(".")
    commas = writes_decimal_commas(f"{written} {around}")
    sign = _grouping(written, around, decimal_commas=commas)
    bare = re.fullmatch(r"[0-9]{4}", written) is not None
    if sign and len(whole.lstrip("-")) > (4 if bare else 3):
        whole = f"{int(whole):,}".replace(",", sign)
    if not decimals:
        return whole
    comma = commas or re.fullmatch(r"[0-9]+,[0-9]{1,2}", written) is not None
    return f"{whole}{',' if comma else '.'}{decimals}"


def _grouping(written: str, around: str, *, decimal_commas: bool) -> str:
    """Return the sign between thousands; none where long numbers have none."""
    match = _GROUP.search(written)
    if match is not None:
        return match["sign"]
    if re.fullmatch(r"[0-9]{5,}", written):
        return ""
    match = _GROUPED.search(around)
    if match is not None and (match["sign"] != "." or decimal_commas):
        return match["sign"]
    return "." if decimal_commas else ","
