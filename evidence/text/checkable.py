"""What in a sentence can be checked, and by which rule it counts.

Each rule is a plain reading of the words: none weighs how likely the sentence is, or
how important. A sentence counts when any of them finds something; each find says what.
The rules read English; in other languages figures, quotations and citations count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from evidence.text.checkable_words import (
    ACTS,
    ATTRIBUTIONS,
    MONTHS,
    PASSIVE,
    QUANTIFIERS,
    SAYINGS,
    STARTERS,
)
from evidence.text.dates.prose_dates import dates_in
from evidence.text.document import Span
from evidence.text.figures import figures_in
from evidence.text.figures.superlatives import superlatives_in
from evidence.text.rosters.finder import rosters_in


class Sort(StrEnum):
    """The rules by which a sentence counts as checkable."""

    CITATION = "citation"
    DATE = "date"
    FIGURE = "figure"
    ROSTER = "roster"
    QUANTIFIER = "quantifier"
    QUOTATION = "quotation"
    SUPERLATIVE = "superlative"
    ATTRIBUTION = "attribution"
    CLAIM = "claim"


REASONS = {
    Sort.CITATION: "cites a source: does that source say it?",
    Sort.DATE: "states a date",
    Sort.FIGURE: "states a figure",
    Sort.ROSTER: "lists names, which may be wrong or lack one",
    Sort.QUANTIFIER: "says how many without a number: all, most, none",
    Sort.QUOTATION: "quotes words, which must be those of the source",
    Sort.SUPERLATIVE: "puts something above or apart from all others",
    Sort.ATTRIBUTION: "says what somebody named did or said",
    Sort.CLAIM: "a person recorded a claim in it",
}
"""Why a sentence counts, in words."""
LEAST_QUOTED = 3
"""Words; fewer in quotation marks are a term or a title."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in a sentence that can be checked: by which rule, and the *words*."""

    sort: Sort
    words: str

    def __str__(self) -> str:
        """Return it for people: ``figure “83 global brands”``."""
        return f"{self.sort.value} “{self.words}”"


_VERSION = re.compile(r"\b(?:BY|BY-SA|version|DOI)\W+[\d.]+$", re.IGNORECASE)
"""A number that is a name: of a licence, a version, an address."""
_QUOTED = re.compile(r"[“«„]([^“”«»„]{8,600})[”»“]|\"([^\"]{8,600})\"")
_OF = ("’s", "'s", "s’")
"""The end of a name to which something belongs: «China’s norms» are not China."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CAPITAL = re.compile(r"[A-Z]\w")
_PHRASES = re.compile("|".join(map(re.escape, ATTRIBUTIONS)), re.IGNORECASE)

_HOW_MANY = re.compile(rf"\b(?:{'|'.join(QUANTIFIERS)})\b", re.IGNORECASE)


def checkable(
    text: str, *, cited: Iterable[Span] = (), quotation: bool = False
) -> tuple[Reason, ...]:
    """Return why the sentence *text* counts, none where nothing in it can be checked.

    *cited* are the spans of citations in it: their years and names are not its own.
    *quotation* says that it stands in a block quotation.
    """
    spans = tuple(cited)
    plain = _without(text, spans)
    found = [
        *(Reason(Sort.CITATION, text[one.start : one.end]) for one in spans),
        *_figures(plain),
        *_rosters(plain),
        *_quotations(plain, quotation=quotation),
        *_superlatives(plain),
        *_acts(plain),
        *_quantifiers(plain),
    ]
    return tuple(dict.fromkeys(found))


def is_checkable(
    text: str, *, cited: Iterable[Span] = (), quotation: bool = False
) -> bool:
    """Tell whether *text* counts, by the quickest rule that finds something."""
    spans = tuple(cited)
    if spans or quotation:
        return True
    looks = (_quantifiers, _quotations, _superlatives, _acts, _rosters, _figures)
    return any(next(look(text), None) is not None for look in looks)


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return *text* with blanks in place of its citations."""
    for span in spans:
        blank = " " * (span.end - span.start)
        text = text[: span.start] + blank + text[span.end :]
    return text


def _figures(text: str) -> Iterator[Reason]:
    for found in figures_in(text):
        if "/" in text[max(0, found.start - 1) : found.end + 1] or _VERSION.search(
            text, max(0, found.start - 12), found.end
        ):
            continue
        if found.figure.day is None:
            yield Reason(Sort.FIGURE, " ".join(found.text.split()))
    for date in dates_in(text):
        yield Reason(Sort.DATE, " ".join(text[date.start : date.end].split()))


def _rosters(text: str) -> Iterator[Reason]:
    for found in rosters_in(text):
        words = " ".join(text[found.start : found.end].split())
        yield Reason(Sort.ROSTER, words)


def _quotations(text: str, *, quotation: bool = False) -> Iterator[Reason]:
    if quotation:
        yield Reason(Sort.QUOTATION, _short(" ".join(text.split())))
    for match in _QUOTED.finditer(text):
        words = " ".join((match[1] or match[2]).split())
        if len(words.split()) >= LEAST_QUOTED:
            yield Reason(Sort.QUOTATION, _short(words))


def _superlatives(text: str) -> Iterator[Reason]:
    for found in superlatives_in(text):
        yield Reason(Sort.SUPERLATIVE, found.words)


def _quantifiers(text: str) -> Iterator[Reason]:
    for match in _HOW_MANY.finditer(text):
        yield Reason(Sort.QUANTIFIER, " ".join(match[0].lower().split()))


def _acts(text: str) -> Iterator[Reason]:
    for match in _PHRASES.finditer(text):
        yield Reason(Sort.ATTRIBUTION, match[0].lower())
    words = _WORD.findall(text)
    named = ""
    for at, word in enumerate(words):
        if _is_name(words, at):
            named = "" if word.endswith(_OF) else word
        elif named and _acts_here(words, at):
            yield Reason(Sort.ATTRIBUTION, f"{named} … {word}")
            return


def _acts_here(words: list[str], at: int) -> bool:
    """Tell whether a word is what the name before it did, or said."""
    word = words[at]
    return word in ACTS or (word in SAYINGS and words[at - 1] not in PASSIVE)


def _is_name(words: list[str], at: int) -> bool:
    """Tell whether a word is a name: capitalised, and not to begin the sentence."""
    word = words[at]
    if _CAPITAL.match(word) is None or word in STARTERS or word in MONTHS:
        return False
    follows = at + 1 < len(words) and words[at + 1][:1].isupper()
    return at > 0 or word.isupper() or follows or word.endswith(_OF)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:60]} … {text[-15:]}"
