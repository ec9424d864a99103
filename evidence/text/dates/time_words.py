"""Words whose time is that of the text: «currently», «last year», «for two decades».

What one of them meant follows from when the text was written: «last year» in a text of
April 2021 is 2020. The patterns are of English, in ``time_patterns``; each was chosen
to rather miss a word than take one for a time that is none (the current account, a
still life, «now that», the last year of the war).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence.bibliography.dates import Edtf
from evidence.text.dates.prose_dates import dates_in
from evidence.text.dates.time_patterns import (
    IN_ALL,
    LOOK_ALIKES,
    PATTERNS,
    QUOTED,
    count_of,
)
from evidence.text.dates.time_spans import Shift, resolve
from evidence.text.document import Span

_BESIDE = re.compile(
    r"[\s,(]*(?:[a-z]+ )?(?:(?:as of|in|on|from|since|of|during|by|around) )?\(?"
)
"""What may stand between a word and the date that says when: «newly built in 2020»."""
_AS_OF = re.compile(r"\b[Aa]s (?:of|at) (?:the )?(?:end of |early |late |mid-)?$")
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}\s?[–—/-]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2})\b")
_DAYS = frozenset({"yesterday", "tomorrow", "tonight"})


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A relative time at *start* to *end*, and how it lies to the text's date."""

    start: int
    end: int
    text: str
    shift: Shift

    def meant(self, dated: Edtf) -> Edtf | None:
        """Return what it meant in a text written at *dated*, as EDTF.

        None where *dated* has an open end, or the time lies outside the calendar.
        """
        return resolve(self.shift, dated)


def time_words(text: str, *, cited: Iterable[Span] = ()) -> tuple[TimeWord, ...]:
    """Return the relative times of an English sentence, in order.

    Quoted words and citations (*cited*) are not the text's own. A word beside which a
    date stands is relative no longer.
    """
    own = own_words(text, cited)
    if IN_ALL.search(own.lower()) is None:
        return ()
    dates = _dates(own)
    if any(_AS_OF.search(own, max(0, start - 30), start) for start, _ in dates):
        return ()
    found = sorted(_found(own), key=lambda word: (word.start, -word.end))
    kept: list[TimeWord] = []
    for word in found:
        if kept and word.start < kept[-1].end:
            continue
        if not _is_dated(own, word, dates):
            kept.append(word)
    return tuple(kept)


def own_words(text: str, cited: Iterable[Span] = ()) -> str:
    """Return *text* with other signs in place of what others say, at the same places.

    Citations leave blanks; a quotation leaves signs that are in no pattern, so that
    nothing is read across it.
    """
    for span in cited:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return QUOTED.sub(lambda match: "\0" * len(match[0]), text)


def _found(text: str) -> Iterator[TimeWord]:
    alike = [match.span() for each in LOOK_ALIKES for match in each.finditer(text)]
    for pattern in PATTERNS:
        for match in pattern.regex.finditer(text):
            start, end = match.span("word")
            if any(a < end and start < b for a, b in alike):
                continue
            words = " ".join(match["word"].split())
            groups = match.groupdict()
            unit = (groups.get("unit") or groups.get("unit2") or "").lower()
            if words.lower() in _DAYS:
                unit = "day"
            count = count_of(groups.get("count"))
            shift = Shift(
                pattern.reach, pattern.count if count is None else count, _one(unit)
            )
            yield TimeWord(start, end, words, shift)


def _one(unit: str) -> str:
    """Return the unit in the singular."""
    return "century" if unit == "centuries" else unit.removesuffix("s")


def _dates(text: str) -> list[tuple[int, int]]:
    """Return where dates stand that say when something is, and spans of years."""
    stated = [(one.start, one.end) for one in dates_in(text) if one.stated]
    bare = [
        (one.start, one.end)
        for one in dates_in(text)
        if text.endswith(("(", ", "), 0, one.start)
    ]
    spans = [match.span() for match in _YEARS.finditer(text)]
    return sorted({*stated, *bare, *spans})


def _is_dated(text: str, word: TimeWord, dates: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a date stands beside the word: «recently, in August 2020»."""
    for start, end in dates:
        between = (
            text[word.end : start] if start >= word.end else text[end : word.start]
        )
        if _BESIDE.fullmatch(between):
            return True
    return False
