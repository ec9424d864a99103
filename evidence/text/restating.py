"""Put a newer figure in an older one's place, in the sentence's own style.

What comes out is a proposal for a person, and it is made only where nothing is open:
the older figure's words are found once, the newer one is of the same unit and shape,
and read again the sentence gives the newer figure. Else it is said why there is none.
It is one module because each part relies on what the others have refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidence.bibliography.dates import Edtf
from evidence.bibliography.editing.splices import Splice, apply
from evidence.text.dates.date_words import as_of_words, date_in_words, puts_month_first
from evidence.text.dates.prose_dates import dates_in
from evidence.text.document import Span
from evidence.text.figures.figure import Comparator, Figure
from evidence.text.figures.finder import FoundFigure, figures_in
from evidence.text.figures.number_style import number_in_words, write_like
from evidence.text.figures.prose_comparators import comparator_before
from evidence.text.figures.prose_numbers import ProseNumber, prose_number
from evidence.text.figures.units import SAME, conversion, unit_head
from evidence.text.figures.values import InvalidNumber, read_number

_CURRENCY = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹₽]|[A-Z]{3}) ?\Z")
_BETWEEN = re.compile(r"\b(?:between|from)\s+\Z", re.IGNORECASE)
_START = re.compile(r"(?<![\w.,])(?=\w)")
_AS_OF = re.compile(r"\bas (?:of|at) (?:the )?\Z", re.IGNORECASE)
_EVENT = re.compile(  # numbered: what happened at it, no later figure changes
    r"\b(?:\d+(?:st|nd|rd|th)|[\w-]*(?:first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth|eleventh|twelfth|teenth|tieth)) (?:\w+ ){0,2}?"
    r"(?:session|congress|summit|meeting|conference|assembly|round|cycle|election|census|"
    r"edition)\b",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"per ?cent")


class CannotRestate(ValueError):
    """No edit can be proposed; the message says why, as half a sentence."""


@dataclass(frozen=True, slots=True)
class Restated:
    """The sentence with the newer figure, and what makes it of the old one."""

    text: str
    splices: tuple[Splice, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A number of the found words: its place in the sentence, and how it is written."""

    start: int
    end: int
    read: ProseNumber


def restate(
    sentence: str,
    old: Figure,
    new: Figure,
    *,
    as_of: Edtf | None = None,
    claim: Span | None = None,
) -> Restated:
    """Return *sentence* with *new* for *old*, dated where it says no date itself.

    *as_of* is since when the newer figure holds, where it does not say so itself.
    *claim* are the claim's own words within the sentence; of several places the one
    in them is meant. Raises CannotRestate.
    """
    found = _found(sentence, old, claim)
    _check_kind(found.figure, old, new)
    when = new.as_of or as_of
    if when is not None and when.earliest is None:
        when = None  # since when it holds is not known, and is not made up
    if new.day is not None:
        splices = [_day(sentence, found, new.day)]
    else:
        splices = list(_quantity(sentence, found, new))
        splices += _dated(sentence, found, when)
    text = apply(sentence, splices)
    shift = sum(
        len(one.inserted) - len(one.removed) for one in splices if one.end < found.start
    )
    if new.day is None and not _says(text, new, found.start + shift):
        raise CannotRestate("the newer value does not fit the sentence's words")
    return Restated(text, tuple(splices))


def _found(sentence: str, old: Figure, claim: Span | None) -> FoundFigure:
    places = [each for each in figures_in(sentence) if _is_same(each.figure, old)]
    if len(places) > 1 and claim is not None:
        inside = [p for p in places if p.start < claim.end and claim.start < p.end]
        places = inside or places
    if not places:
        raise CannotRestate("the figure's words are not found in the sentence")
    if len(places) > 1:
        raise CannotRestate("the figure stands in the sentence more than once")
    return places[0]


def _is_same(found: Figure, figure: Figure) -> bool:
    if found.day is not None or figure.day is not None:
        days = found.day, figure.day
        return None not in days and found.day == figure.day
    return (
        (found.low, found.high) == (figure.low, figure.high)
        and (None in {found.base, figure.base} or found.base == figure.base)
        and conversion(found.unit, figure.unit) == SAME
    )


def _check_kind(found: Figure, old: Figure, new: Figure) -> None:
    """Refuse a figure of another unit or shape."""
    if (new.day is None) != (found.day is None):
        raise CannotRestate("one figure is a date, the other a number")
    if new.day is not None:
        return
    if new.high == 0:
        raise CannotRestate("the newer figure is zero: the sentence needs other words")
    given = (old.unit, found.unit)
    if any(conversion(unit, new.unit) != SAME for unit in given):
        raise CannotRestate("the newer figure is in another unit")
    if (found.base is None) != (new.base is None):
        raise CannotRestate("only one of the two figures says of how many")
    unit = found.unit or old.unit or new.unit
    counted = unit and unit_head(unit) not in {"%", "time"}
    if counted and (found.high == 1) != (new.high == 1):
        raise CannotRestate("the unit's number changes with the figure")


def _quantity(sentence: str, found: FoundFigure, new: Figure) -> Iterator[Splice]:
    tokens = _tokens(sentence, found)
    values = [(new.low, new.low_step)]
    bounds = tokens[:1]
    if found.figure.is_interval:
        bounds = tokens[:2]
    if new.is_interval:
        values.append((new.high, new.high_step))
    if new.base is not None and found.figure.base is not None:
        yield _number(sentence, tokens[-1], new.base, Decimal(1))
    hedge = _hedge(sentence, found, bounds[0].start, new)
    if len(values) == len(bounds):
        pieces = [
            _number(sentence, token, value or Decimal(0), step)
            for token, (value, step) in zip(bounds, values, strict=True)
        ]
    else:
        written = [
            _written(sentence, bounds[0], value or Decimal(0), step)
            for value, step in values
        ]
        here = Span(bounds[0].start, bounds[-1].end)
        pieces = [
            Splice(here.start, sentence[here.start : here.end], " to ".join(written))
        ]
    if hedge is not None:
        end = found.start + hedge[0]
        yield Splice(found.start, sentence[found.start : end], hedge[1])
        if sentence[found.start].isupper():
            first = pieces[0]
            change = _small if hedge[1] else _capital
            pieces[0] = first._replace(inserted=change(first.inserted))
    yield from pieces


def _tokens(sentence: str, found: FoundFigure) -> Sequence[_Token]:
    """Return the numbers of the found words: value, upper bound, whole."""
    figure = found.figure
    wanted = [figure.low]
    if figure.is_interval:
        wanted.append(figure.high)
    if figure.base is not None:
        wanted.append(figure.base)
    tokens: list[_Token] = []
    at = found.start
    while at < found.end and len(tokens) < len(wanted):
        match = _START.search(sentence, at, found.end)
        if match is None:
            break
        read = prose_number(sentence, match.start())
        if read is not None and _value(read) == wanted[len(tokens)]:
            tokens.append(_Token(match.start(), match.start() + read.length, read))
        at = match.start() + (read.length if read is not None else 1)
    if len(tokens) < len(wanted):
        raise CannotRestate("the figure's numbers are not found in its words")
    return tokens


def _value(read: ProseNumber) -> Decimal | None:
    try:
        number = read_number(read.text)
    except InvalidNumber:
        return None
    return number.value if number is not None else None


def _number(sentence: str, token: _Token, value: Decimal, step: Decimal) -> Splice:
    written = sentence[token.start : token.end]
    if _value(token.read) == value:
        return Splice(token.start, written, written)
    return Splice(token.start, written, _written(sentence, token, value, step))


def _written(sentence: str, token: _Token, value: Decimal, step: Decimal) -> str:
    written = sentence[token.start : token.end]
    if token.read.unit == "times":
        return _multiple(written, value)
    if token.read.unit == "%":
        number = write_like(value, step, written="1", around=sentence)
        sign = _PER_CENT.search(sentence)
        return f"{number} {sign[0]}" if sign else f"{number}%"
    return write_like(value, step, written=written, around=sentence)


def _multiple(written: str, value: Decimal) -> str:
    if not written.lower().endswith("fold"):
        raise CannotRestate(f"“{written}” is a word of its own for its number")
    words = number_in_words(int(value)) if value == int(value) else None
    if words and value <= 12 and not written[0].isdigit():
        return f"{_capital(words) if written[0].isupper() else words}fold"
    return f"{value:f}-fold"


def _hedge(
    sentence: str, found: FoundFigure, number: int, new: Figure
) -> tuple[int, str] | None:
    """Return what is to stand before the number: (its end in the words, new words).

    None where what stands there is right.
    """
    before = sentence[found.start : number]
    if currency := _CURRENCY.search(before):
        before = before[: currency.start()]
    now, wanted = found.figure.comparator, new.comparator
    if _BETWEEN.search(before):
        if wanted is not Comparator.EQ:
            raise CannotRestate("a range has no room for the newer figure's bound")
        drop = not new.is_interval
        return (len(before), "") if drop else None
    if now is wanted:
        return None
    if now is not Comparator.EQ:
        read = comparator_before(sentence, found.start + len(before))
        if read is None or read[0] != found.start:
            raise CannotRestate("the words that hedge the figure stand behind it")
    words = f"{wanted.words} " if wanted.words else ""
    first = sentence[found.start : found.start + 1]
    if words and first.isupper():
        words = _capital(words)
    return len(before), words


def _dated(sentence: str, found: FoundFigure, when: Edtf | None) -> Iterator[Splice]:
    """Yield what dates the newer figure, where the sentence does not or does so."""
    if when is None:
        return
    first = puts_month_first(sentence)
    if found.as_of is None:
        if event := _EVENT.search(sentence):
            raise CannotRestate(
                f"the sentence tells of the {event[0]}, and the newer figure may be of "
                "another time"
            )
        at = found.end
        scope = f" {found.scope}"
        if found.scope and sentence.startswith(scope, at):
            at += len(scope)
        yield Splice(at, "", f" ({as_of_words(when, month_first=first)})")
        return
    printed = [each for each in dates_in(sentence) if each.date == found.as_of]
    alone = sum(each.as_of == found.as_of for each in figures_in(sentence)) == 1
    if len(printed) != 1 or not alone:
        raise CannotRestate(
            f"the sentence dates the figure ({found.as_of.text}) in words that cannot "
            "be changed for it alone"
        )
    place = printed[0]
    if _AS_OF.search(sentence[: place.start]) is None or when.latest is None:
        raise CannotRestate(
            f"the sentence tells of {sentence[place.start : place.end]}, and the newer "
            "figure is of another time"
        )
    words = date_in_words(when, month_first=first)
    yield Splice(place.start, sentence[place.start : place.end], words)


def _day(sentence: str, found: FoundFigure, new: Edtf) -> Splice:
    """Return a date in another's place; both as exact as each other."""
    old = found.figure.day
    if old is None or len(old.text) != len(new.text) or "/" in new.text:
        raise CannotRestate("the newer date is more or less exact than the one printed")
    words = date_in_words(new, month_first=puts_month_first(sentence))
    if re.fullmatch(r"[0-9-]+", found.text):
        words = new.text
    return Splice(found.start, found.text, words)


def _says(text: str, new: Figure, start: int) -> bool:
    """Tell whether *text*, read again, gives the newer figure at *start*."""
    return any(
        each.start == start
        and _is_same(each.figure, new)
        and each.figure.comparator is new.comparator
        for each in figures_in(text)
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
