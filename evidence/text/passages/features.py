"""What a passage for a claim would have: its numbers, its names, its rare words.

A feature is looked for as whole words of a text in lower case; a number in the ways in
which prose writes it. How rare a word is, the texts that are searched decide, not a
list: a small list only keeps out what is never worth looking for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from evidence.text.checkable_words import MONTHS, STARTERS
from evidence.text.figures import Figure
from evidence.text.figures.printed_figures import printed_figures
from evidence.text.numbers.words import is_number_word
from evidence.text.quotations.words import FREE

MOST = 60
"""Features of one claim that are looked for."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*[^\W_]|[^\W\d_]")
_DIGITS = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])\d+(?:\.\d+)?"
)
_YEAR = re.compile(r"(?<![\w.,])(?:1[5-9]|20|21)\d\d(?![\w.,]\w)")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;]\s+|[\"“‘(\[]\s*)\Z")
_GROUPS = (",", ".", " ", "\u00a0", "\u2009", "\u202f", "’", "'")
_SCALES = (
    (Decimal(1_000_000_000), ("billion", "bn")),
    (Decimal(1_000_000), ("million", "m", "mn")),
    (Decimal(1_000), ("thousand", "k")),
)
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ENDING = 3
"""Letters at the end of a long word that may be others: «coercive», «coercion»."""


class Kind(IntEnum):
    """What a feature is; the value orders them in what is told."""

    NUMBER = 0
    NAME = 1
    WORD = 2


@dataclass(frozen=True, slots=True)
class Feature:
    """Something to look for: the *forms* that it has in a text in lower case.

    *stem* is the beginning by which other forms of a word are found, "" for none;
    *value* a number's value.
    """

    kind: Kind
    shown: str
    forms: tuple[str, ...]
    stem: str = ""
    value: Decimal | None = None


def features_of(
    texts: Iterable[str], figures: Iterable[Figure] = (), names: Iterable[str] = ()
) -> tuple[Feature, ...]:
    """Return what to look for: of *texts* (a statement, a quotation), each once.

    With the *figures* and *names* that are known beside them; numbers come first.
    """
    given = tuple(texts)
    found: dict[tuple[Kind, str], Feature] = {}
    for one in (
        *_numbers(given, figures),
        *(_name(name) for name in names if name.strip()),
        *(each for text in given for each in _words(text)),
    ):
        found.setdefault((one.kind, one.forms[0]), one)
    known = {one.forms[0] for one in found.values() if one.kind is not Kind.WORD}
    kept = [
        one
        for one in found.values()
        if one.kind is not Kind.WORD or one.forms[0] not in known
    ]
    return tuple(sorted(kept, key=lambda one: one.kind)[:MOST])


def _numbers(texts: Sequence[str], figures: Iterable[Figure]) -> Iterator[Feature]:
    known = tuple(figures)
    written = [one.figure for text in texts for one in printed_figures(text)]
    for figure in (*known, *written):
        values = (figure.low, figure.high, figure.base)
        yield from (_number(one) for one in values if one is not None)
    dates = [one.as_of.text for one in known if one.as_of is not None]
    for text in (*texts, *dates):
        for match in _YEAR.finditer(text):
            yield Feature(Kind.NUMBER, match[0], (match[0],))
    for text in texts:
        for match in _DIGITS.finditer(_YEAR.sub(" ", text)):
            yield _number(Decimal(match[0].replace(",", "")))


def _number(value: Decimal) -> Feature:
    plain = format(abs(value).normalize(), "f")
    whole, _, rest = plain.partition(".")
    grouped = f"{int(whole):,}"
    forms = [plain, plain.replace(".", ",")]
    if "," in grouped and not rest:
        forms += [grouped.replace(",", sign) for sign in _GROUPS]
    for scale, words in _SCALES:
        short = format((abs(value) / scale).normalize(), "f")
        if abs(value) >= scale and len(short.replace(".", "")) <= 4:
            forms += [f"{short}{gap}{word}" for word in words for gap in (" ", "")]
    if not rest and int(whole) < len(_SMALL):
        forms.append(_SMALL[int(whole)])
    shown = grouped if not rest else plain
    return Feature(Kind.NUMBER, shown, tuple(dict.fromkeys(forms)), value=abs(value))


def _name(name: str) -> Feature:
    shown = " ".join(name.split())
    plain = shown.lower()
    return Feature(Kind.NAME, shown, (plain, f"{plain}s"))


def _words(text: str) -> Iterator[Feature]:
    for match in _WORD.finditer(text):
        word = match[0]
        plain = word.lower().removesuffix("’s").removesuffix("'s")
        if len(plain) < 3 or plain in FREE or is_number_word(plain):
            continue
        if _is_name(text, match):
            yield _name(word.removesuffix("’s").removesuffix("'s"))
            continue
        long = len(plain) > 2 * _ENDING
        yield Feature(Kind.WORD, plain, (plain,), stem=plain[:-_ENDING] if long else "")


def _is_name(text: str, match: re.Match[str]) -> bool:
    word = match[0]
    if not word[0].isupper() or word in MONTHS:
        return False
    if sum(sign.isupper() for sign in word) > 1:
        return True
    begins = _SENTENCE_START.search(text, max(0, match.start() - 4), match.start())
    return not begins and word not in STARTERS
