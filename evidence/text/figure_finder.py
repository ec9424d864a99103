"""Find the figures of running English prose.

What it finds is a proposal: a person, or a claim, decides what a number means. Left
out: years and pages of citations, the numbers of tables, sections and notes, ordinals,
numbers inside names ("COVID-19"), and "one", which is mostly a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.text.comparator_words import COMPARATOR_WORDS
from evidence.text.figure_grammar import parse_figure
from evidence.text.figure_type import Comparator, Figure, InvalidFigure
from evidence.text.figure_units import singular
from evidence.text.figure_values import InvalidNumber, Number, read_number
from evidence.text.prose_dates import FoundDate, dates_in

_STARTS = re.compile(
    r"(?<![\w.,’'–/-])(?:(?:US|A|C|NZ|HK)?[$€£¥]\s?(?=[0-9])|[-\u2212](?=[0-9])|(?=[0-9])|"
    r"\b(?=(?:an?|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|one|half|tenfold|[a-z]+fold|twice|dozen)\b"
    r"|[a-z]+-(?:one|two|three|four|five|six|seven|eight|nine|thirds?|quarters?)\b))",
    re.IGNORECASE,
)
_COMPARATORS = re.compile(
    r"\b(?:"
    + "|".join(re.escape(w) for w in sorted(COMPARATOR_WORDS, key=len, reverse=True))
    + r")\s+(?:the\s+)?$|[~≈<>≤≥]\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:tables?|figures?|figs?\.?|sections?|chapters?|footnotes?|notes?|pages?|pp?\.|"
    r"articles?|art\.|volumes?|vol\.|nos?\.|numbers?|box|parts?|annex|appendix|step|"
    r"paragraphs?|para\.|resolutions?|version|chart|map)[\s\u00a0]+$",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"\((?=[^()]*[A-Z])[^()]*\b(?:1[0-9]{3}|20[0-9]{2})[a-z]?\b[^()]*\)"
    r"|\((?:1[0-9]{3}|20[0-9]{2})[a-z]?(?:[,;:][^()]*)?\)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s)\b|-?[A-Z]")
"""Behind a number: "19th", "2000s", "5G"."""
_HEADING = re.compile(
    r"^[0-9]+(?:\.[0-9]+)*\.?\s+[A-Z][^\n]{0,140}[^\s.!;:,]$", re.MULTILINE
)
_RANGE = re.compile(r"\s*(?:–|\.\.)\s*(?=[0-9])|-(?=[0-9])|\s+to\s+|\s+and\s+")
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+)?")
_PERCENT = re.compile(r"\s?%|\s+per ?cent\b|\s+percentage points?\b")
_UNIT_WORD = re.compile(r"(?:[ \u00a0]|-)(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_NO_UNIT = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been but by can did do does for from had has have if in "
        "is it its nor not of on or so than that the their then there these they this "
        "to was were when where which while who will with would",
    )
)
_IRREGULAR = frozenset(["people", "men", "women", "children", "percent", "times"])
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
MAX_UNIT_WORDS = 4
"""How far after a number its noun is looked for."""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure at *start* to *end* of the text; *text* is those words."""

    start: int
    end: int
    text: str
    figure: Figure


def figures_in(text: str) -> tuple[FoundFigure, ...]:
    """Return the figures of *text* in order; they do not overlap.

    Dates that are stated ("on May 28, 2019", "in 2016") are date-valued figures.
    """
    cited = [match.span() for match in _CITATION.finditer(text)]
    dates = list(dates_in(text))
    headings = [(at.start(), at.start() + 1) for at in _HEADING.finditer(text)]
    taken = [*cited, *headings, *((date.start, date.end) for date in dates)]
    found = [_dated(text, date) for date in dates if _is_free(date.start, cited)]
    numbers = [
        figure
        for figure in _numbers(text)
        if not any(a < figure.end and figure.start < b for a, b in taken)
    ]
    everything = [*(figure for figure in found if figure), *numbers]
    return tuple(sorted(everything, key=lambda figure: figure.start))


def _is_free(at: int, spans: list[tuple[int, int]]) -> bool:
    return not any(start <= at < end for start, end in spans)


def _dated(text: str, found: FoundDate) -> FoundFigure | None:
    if not found.stated:
        return None
    figure = Figure(Comparator.EQ, None, None, day=found.date)
    return FoundFigure(found.start, found.end, text[found.start : found.end], figure)


def _numbers(text: str) -> Iterator[FoundFigure]:
    at = 0
    while match := _STARTS.search(text, at):
        at = max(match.end(), match.start() + 1)
        found = _read(text, match)
        if found:
            yield found
            at = found.end


def _read(text: str, match: re.Match[str]) -> FoundFigure | None:
    start = match.start()
    before = text[max(0, start - 40) : start]
    if _LABEL.search(before):
        return None
    number = _number(text, match.end())
    if number is None:
        return None
    end = match.end() + number.length
    if _ORDINAL.match(text, end):
        return None
    comparator = _COMPARATORS.search(before)
    begin = start - len(comparator.group()) if comparator else start
    words = text[begin:end]
    words, begin, end, more = _continued(text, words, begin, end)
    unit_end = _unit_end(text, end)
    unit = text[end:unit_end].replace("-", " ", 1).strip()
    share = number.unit == "%" and _OF.match(text, end) is not None
    if _counts_nothing(
        text[match.end() : end],
        unit,
        more=more or share,
        hedged=comparator is not None,
    ):
        return None
    try:
        figure = parse_figure(f"{words} {unit}")
    except InvalidFigure:
        return None
    return FoundFigure(begin, unit_end, text[begin:unit_end], figure)


def _number(text: str, at: int) -> Number | None:
    try:
        return read_number(text[at : at + 120])
    except InvalidNumber:
        return None


def _continued(
    text: str, words: str, begin: int, end: int
) -> tuple[str, int, int, bool]:
    """Read on: "12 to 65", "between 12 and 65", "five out of six"."""
    between = _BETWEEN.search(text[max(0, begin - 12) : begin])
    joint = _RANGE.match(text, end)
    if joint and (joint.group().strip() != "and" or between):
        second = _number(text, joint.end())
        if second:
            stop = joint.end() + second.length
            start = begin - len(between.group()) if between else begin
            return f"{words} to {text[joint.end() : stop]}", start, stop, True
    of = _OF.match(text, end)
    whole = _number(text, of.end()) if of else None
    if of and whole and not whole.unit:
        stop = of.end() + whole.length
        return f"{words} of {text[of.end() : stop]}", begin, stop, True
    return words, begin, end, False


def _unit_end(text: str, at: int) -> int:
    """Return where the unit ends that begins at *at*: with the first plural noun."""
    if percent := _PERCENT.match(text, at):
        return percent.end()
    end = at
    for count in range(MAX_UNIT_WORDS):
        match = _UNIT_WORD.match(text, end)
        if not match or match["word"].lower() in _NO_UNIT:
            break
        end = match.end()
        word = match["word"].lower()
        joined = count == 0 and text[at] == "-"
        if joined or word in _IRREGULAR or singular(word) != word:
            return end if not joined else at + 1 + len(word.split("-")[0])
    return at


def _counts_nothing(number: str, unit: str, *, more: bool, hedged: bool) -> bool:
    """Tell whether a number is a pronoun ("the latter two") or a bare year."""
    if more or hedged or unit:
        return False
    if number[:1].isalpha():
        return number.lower() not in {"half", "tenfold", "twice"}
    return _YEAR.fullmatch(number) is not None
