"""Find the figures of running English prose.

What it finds is a proposal: a person, or a claim, decides what a number means. Left
out: years and pages of citations, the numbers of tables, sections and notes, ordinals,
numbers inside names ("COVID-19"), and "one", which is mostly a pronoun.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidence.bibliography.dates import Edtf
from evidence.text.dates.figures import as_of_dates
from evidence.text.dates.prose_dates import FoundDate, dates_in
from evidence.text.figures.carrying import carry_units
from evidence.text.figures.currencies import BEFORE, CODES_BEFORE
from evidence.text.figures.figure import Comparator, Figure
from evidence.text.figures.names import names_something
from evidence.text.figures.prose_numbers import writes_decimal_commas
from evidence.text.figures.raw_figure import RawFigure
from evidence.text.figures.reading import read_figure_at
from evidence.text.figures.subjects import with_subjects
from evidence.text.figures.traps import traps

_STARTS = re.compile(
    rf"(?<![\w.,’'/–^@#-])(?:(?={BEFORE}[\s\u00a0]?[0-9])"
    r"|(?=[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?=[-+\u2212][0-9]|[-+\u2212][$€£¥][0-9]|(?:minus|negative)\s[0-9])|(?=[0-9]))"
    r"|\b(?<![-’'])(?=(?:an?(?=\s(?:hundred|thousand|million|billion|trillion|dozen|half|"
    r"third|quarter|f[a-z]+th|sixth|seventh|eighth|ninth|tenth|year|month|week|day|hour|"
    r"minute|decade|century|mile|tonne|ton|kilomet|metre|meter)\b)|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|one|half|[a-z]+fold|twice|thrice|"
    r"dozen|double[sd]?|doubling|triple[sd]?|tripling|trebled?|quadrupled?|quadrupling|"
    r"halved?|halving|(?:third|quarter|fifth|tenth)(?=\sof\b))\b"
    r"|[a-z]+-(?:one|two|three|four|five|six|seven|eight|nine|thirds?|quarters?|fifths?|"
    r"tenths?|fold|half)\b)"
    r"|(?<=[a-z]-)(?=[0-9]+[- ](?:year|month|day|member))",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[-+\u2212$€£¥₹₽₩₺₦₴₪½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_FIRST_WORDS = frozenset(
    """
    a an zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
    seventy eighty ninety half twice thrice dozen double doubled doubles doubling triple
    tripled triples tripling treble trebled quadruple quadrupled quadrupling halve
    halved halving third quarter fifth tenth minus negative
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""The words at which it is looked closer whether a figure starts."""
_CITATION = re.compile(
    r"\((?=[^()]*[A-Z])[^()]*\b(?:1[0-9]{3}|20[0-9]{2})[a-z]?\b[^()]*\)"
    r"|\((?:1[0-9]{3}|20[0-9]{2})[a-z]?(?:[,;:][^()]*)?\)"
)
_NOT_CITATION = re.compile(
    r"[%€$£¥]|\b(?:per ?cent|million|billion|thousand|up from|down from"
    r"|compared|in total|"
    r"people|as of|since|against)\b"
)
"""In brackets with a year, and yet a statement: «(up from 12 % in 2014)»."""
_HEADING = re.compile(
    r"^[0-9]+(?:\.[0-9]+)*\.?\s+[A-Z][^\n]{0,140}[^\s.!;:,]$", re.MULTILINE
)
MAX_SENTENCE = 2000
"""Characters; the figures of a longer one are looked at in pieces, in linear time."""
_PER = re.compile(r"\b(?:per|for every|out of every)\s$")
"""Before a number that is part of a unit: «per 1,000 inhabitants»."""
_SENTENCE_END = re.compile(r"[.!?][”\")’]*\s+(?=[A-Z“\"‘(])|\n\s*\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|al|approx|ca|c|No|Dr|Mr|Ms|Mrs|St|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|U\.S|U\.K|pp?))\.$"
)


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure at *start* to *end* of the text; *text* is those words.

    *as_of* is the date that its clause gives it; *scope* the words that say of what it
    is meant («of the 61 facilities»). *share* is the percentage of «1 in 6»; *exact*
    that of «a third», where the figure itself is rounded as its words are.
    """

    start: int
    end: int
    text: str
    figure: Figure
    as_of: Edtf | None = None
    scope: str = ""
    currency: str = ""
    share: bool = False
    exact: tuple[Decimal, ...] = ()


def figures_in(text: str) -> tuple[FoundFigure, ...]:
    """Return the figures of *text* in order; they do not overlap.

    Dates that are stated ("on May 28, 2019", "in 2016") are date-valued figures.
    """
    cited = _cited(text)
    dates = list(dates_in(text))
    found = [_dated(text, date) for date in dates if _is_free(date.start, cited)]
    numbers = _quantities_in(text)
    everything = [*(figure for figure in found if figure), *numbers]
    return tuple(sorted(everything, key=lambda figure: figure.start))


def _quantities_in(text: str) -> tuple[FoundFigure, ...]:
    """Return the figures of *text* that are not dates, with their as-of dates."""
    cited = _cited(text)
    dates = list(dates_in(text))
    raw = list(_raw(text, _taken(text, cited, dates)))
    found: list[FoundFigure] = []
    at = 0
    for start, end in _sentences(text):
        group = []
        while at < len(raw) and raw[at].start < end:
            group.append(raw[at])
            at += 1
        if group:
            found.extend(_finished(text, (start, end), group, cited))
    return tuple(found)


def _cited(text: str) -> list[tuple[int, int]]:
    return [
        match.span()
        for match in _CITATION.finditer(text)
        if _NOT_CITATION.search(match.group()) is None
    ]


def _taken(
    text: str, cited: Iterable[tuple[int, int]], dates: Iterable[FoundDate]
) -> Sequence[tuple[int, int]]:
    """Return the stretches whose numbers are no figures, sorted and merged."""
    headings = (match.span() for match in _HEADING.finditer(text))
    spans = sorted(
        [
            *cited,
            *((start, start + 12) for start, _ in headings),
            *((date.start, date.end) for date in dates),
            *traps(text),
        ]
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_free(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (at, len(spans) + at + 1)) - 1
    return index < 0 or not spans[index][0] <= at < spans[index][1]


def _dated(text: str, found: FoundDate) -> FoundFigure | None:
    if not found.stated:
        return None
    figure = Figure(Comparator.EQ, None, None, day=found.date)
    return FoundFigure(found.start, found.end, text[found.start : found.end], figure)


def _raw(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[RawFigure]:
    commas = writes_decimal_commas(text)
    starts = [start for start, _ in taken]
    at = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < at or not _may_start(token.group()):
            continue
        index = bisect_right(starts, start) - 1
        if index >= 0 and start < taken[index][1]:
            at = max(at, taken[index][1])
            continue
        if not _STARTS.match(text, start) or _PER.search(
            text, max(0, start - 10), start
        ):
            continue
        read = read_figure_at(text, start, decimal_commas=commas)
        if read is not None:
            yield read
            at = max(at, read.end)


def _may_start(token: str) -> bool:
    """Tell whether a sign, number or word may begin a figure."""
    return not token[0].isalpha() or (
        token in CODES_BEFORE
        or (lower := token.lower()) in _FIRST_WORDS
        or lower.endswith("fold")
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _ABBREVIATED.search(text[max(start, match.start() - 8) : match.start() + 1]):
            continue
        yield from _pieces(start, match.end())
        start = match.end()
    yield from _pieces(start, len(text) + 1)


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, in pieces where it is longer than any sentence is."""
    while end - start > MAX_SENTENCE:
        yield start, start + MAX_SENTENCE
        start += MAX_SENTENCE
    yield start, end


def _finished(
    text: str,
    sentence: tuple[int, int],
    group: Sequence[RawFigure],
    cited: Sequence[tuple[int, int]],
) -> Iterator[FoundFigure]:
    """Give the figures of one sentence their units carried over, and their dates."""
    low, high = sentence
    named = [raw for raw in group if not names_something(text, raw)]
    carried = carry_units(text, with_subjects(text, sentence, named))
    kept = [raw for raw in carried if raw.counts]
    first, after = (bisect_left(cited, (at, 0)) for at in sentence)
    inside = [(a - low, b - low) for a, b in cited[first:after]]
    spans = [(raw.start - low, raw.end - low) for raw in kept]
    dates = as_of_dates(text[low:high], spans, [raw.unit for raw in kept], inside)
    for raw, as_of in zip(kept, dates, strict=True):
        figure = raw.figure()
        if figure is not None:
            yield FoundFigure(
                raw.start,
                raw.end,
                text[raw.start : raw.end],
                figure,
                as_of=as_of,
                scope=raw.scope,
                currency=raw.currency,
                share=raw.share,
                exact=raw.exact,
            )
