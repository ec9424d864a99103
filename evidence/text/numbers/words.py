"""Numbers written in English words.

Cardinals are read by text2num; fractions and multiples ("half", "two thirds",
"tenfold", "twice"), which it does not know, are a table of our own.

*step* is the place value of the last digit that the writer shows: "two million" speaks
in millions, "thirty-five" in ones. See ``values``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from text_to_num import text2num

SCALES: dict[str, int] = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
"""The scale words, in the short scale that English has used since 1974."""

_CARDINALS = re.compile(
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|and|an?)"
)
"""The words that a cardinal is made of."""

_PARTS: dict[str, int] = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_PLURAL_PARTS = {f"{name}s": parts for name, parts in _PARTS.items()} | {"halves": 2}
_MULTIPLES: dict[str, int] = {"twice": 2, "thrice": 3}
_BELOW_TWENTY = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Two of these in a row are two numbers."""
_DOZEN = 12
_DOZENS = re.compile(r" dozen\b", re.IGNORECASE)
_A_DOZEN = re.compile(r"(?:a )?dozen\b", re.IGNORECASE)

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_FOLDS = re.compile(r"([A-Za-z]+?|[0-9]+)-?fold\b")
_TWO_WORDS = re.compile(r"(?:([A-Za-z]+)[ -])?([A-Za-z]+)\b")
_SEPARATOR = re.compile(r"[\s-]+")
_COMPOUND = re.compile(
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-"
    r"(?:one|two|three|four|five|six|seven|eight|nine)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred)(?=-[a-z])",
    re.IGNORECASE,
)
"""A number before a hyphen and what it measures: «five-year», «twenty-five-member»."""


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number read from words: its *value*, *step*, implied *unit* and *length*.

    *length* counts the characters that were read; *unit* is "%" of a fraction, "times"
    of a multiple, else empty; *scale* is the multiplier of a scale word at its end.
    """

    value: Decimal
    step: Decimal
    unit: str
    length: int
    scale: int = 1
    exact: Decimal | None = None
    """The value of a fraction that no decimals end: a third is 33.33… %."""


def read_words(text: str) -> WordNumber | None:
    """Return the longest number in words at the start of *text*, or None."""
    return _fold(text) or _fraction(text) or _multiple(text) or _cardinal(text)


def _ends(text: str) -> list[int]:
    """Return where the words end that may be part of one number at *text*'s start.

    Of «five-year» only the number is taken: it measures what follows.
    """
    found: list[int] = []
    at, before = 0, ""
    while match := _WORD.match(text, at):
        if not is_number_word(match.group()):
            if compound := _COMPOUND.match(text, at):
                found.append(compound.end())
            break
        word = match.group().lower().rpartition("-")[2]
        if word in _BELOW_TWENTY and before in _BELOW_TWENTY:
            break
        before = word
        found.append(match.end())
        at = match.end() + text[match.end() :].startswith((" ", "\u00a0"))
    return found


def is_number_word(word: str) -> bool:
    """Tell whether *word* ("five", "twenty-one") is part of a cardinal."""
    parts = word.lower().split("-")
    return all(_CARDINALS.fullmatch(part) for part in parts)


def cardinal(text: str) -> int | None:
    """Return the whole number that *text* is in words ("thirty-five"), or None."""
    plain = _SEPARATOR.sub(" ", text.strip().lower())
    head, _, rest = plain.partition(" ")
    if head in {"a", "an"}:
        if rest.partition(" ")[0] not in {"hundred", *SCALES}:
            return None
        plain = f"one {rest}"
    if plain.startswith("and ") or plain.endswith(" and"):
        return None
    try:
        return int(text2num(plain, "en"))
    except ValueError:
        return None


def _cardinal(text: str) -> WordNumber | None:
    for end in reversed(_ends(text)):
        value = cardinal(text[:end])
        if value is None:
            continue
        last = _SEPARATOR.split(text[:end].lower())[-1]
        dozen = _DOZENS.match(text, end)
        if dozen:
            return WordNumber(Decimal(value * _DOZEN), Decimal(1), "", dozen.end())
        scale = SCALES.get(last, 1)
        return WordNumber(Decimal(value), Decimal(scale), "", end, scale)
    dozen = _A_DOZEN.match(text)
    return WordNumber(Decimal(_DOZEN), Decimal(1), "", dozen.end()) if dozen else None


def _fold(text: str) -> WordNumber | None:
    match = _FOLDS.match(text)
    if not match:
        return None
    number = match.group(1)
    value = int(number) if number.isdigit() else cardinal(number)
    if value is None:
        return None
    return WordNumber(Decimal(value), Decimal(1), "times", match.end())


def _multiple(text: str) -> WordNumber | None:
    match = _WORD.match(text)
    value = _MULTIPLES.get(match.group().lower()) if match else None
    if match is None or value is None:
        return None
    return WordNumber(Decimal(value), Decimal(1), "times", match.end())


def _fraction(text: str) -> WordNumber | None:
    """Read "half", "a third", "two-thirds", "three quarters" as a percentage.

    A fraction without an end in decimals is given to the whole per cent, whose
    rounding interval holds it (a third: 33 %, that is 32.5 to 33.5).
    """
    match = _TWO_WORDS.match(text)
    if not match:
        return None
    count, name = (match.group(1) or "").lower(), match.group(2).lower()
    end = match.end()
    if not count or count == "half":
        if not re.match(r"half\b", text, re.IGNORECASE):
            return None
        count, name, end = "a", "half", 4
    many = cardinal(count)
    top = 1 if count in {"a", "an", "one"} else many
    parts = _PARTS.get(name) if top == 1 else _PLURAL_PARTS.get(name)
    if parts is None or top is None or top >= parts:
        return None
    percent = Decimal(100 * top) / parts
    exact = percent.quantize(Decimal("0.01"))
    if (1000 * top) % parts == 0:  # 25, 12.5: exact as shown
        step = Decimal(1) if (100 * top) % parts == 0 else Decimal("0.1")
        return WordNumber(percent.quantize(step), step, "%", end)
    return WordNumber(percent.quantize(Decimal(1)), Decimal(1), "%", end, exact=exact)
