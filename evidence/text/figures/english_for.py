"""By which patterns what stands beside numbers abroad is put in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from evidence.text.dates.date_words import MONTHS
from evidence.text.figures.words_abroad import (
    BOUNDS,
    LABELS,
    MONTHS_ABROAD,
    RANGES,
    SCALES,
    UNITS,
)

_GAP = "[ \u00a0\u202f]"
_NUMBER = rf"\d[\d.,]*(?:{_GAP}\d{{3}}\b)*(?: (?:thousand|million|billion|trillion))?"
Pieces = Iterable[tuple[int, int, str]]
"""Of a text, from where to where is put what."""
Put = Callable[[re.Match[str]], Pieces]
_BEHIND = (
    "(?:"
    + "|".join(
        rf"(?<={end})" for end in (r"\d", "thousand", "million", "billion", "trillion")
    )
    + ")"
)


def _listed(table: Mapping[str, str]) -> str:
    """Return alternatives of which the name of the group tells the English words."""
    return "|".join(f"(?P<w{at}>{words})" for at, words in enumerate(table.values()))


def _english(table: Mapping[str, str], found: re.Match[str]) -> str:
    names = list(table)
    return next(
        english for at, english in enumerate(names) if found[f"w{at}"] is not None
    )


def _months(language: str) -> tuple[re.Pattern[str], Put]:
    """Return «3. Dezember 1911», «3 de diciembre de 1911», «Dezember 1911»."""
    table = dict(zip(MONTHS, MONTHS_ABROAD[language].split(), strict=True))
    pattern = re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})(?:\.|th)? (?:de )?)?(?:{_listed(table)})"
        r"(?!\w)(?:(?: del?)?(?= [12]\d{3}\b))?",
        re.IGNORECASE,
    )

    def put(found: re.Match[str]) -> Pieces:
        day = f"{found['day']} " if found["day"] else ""
        return [(*found.span(), f"{day}{_english(table, found)}")]

    return pattern, put


def _behind(table: Mapping[str, str]) -> tuple[re.Pattern[str], Put]:
    """Return what stands behind a number, or behind a number with its scale."""
    pattern = re.compile(rf"{_BEHIND}{_GAP}?(?:{_listed(table)})(?!\w)", re.IGNORECASE)
    return pattern, lambda found: [(*found.span(), f" {_english(table, found)}")]


def _before(table: Mapping[str, str]) -> tuple[re.Pattern[str], Put]:
    """Return what stands before a number, with an article between them or without."""
    pattern = re.compile(
        rf"\b(?:{_listed(table)}){_GAP}*(?:(?:den|der|die|les|los|las) )?(?=[\d€$£¥])",
        re.IGNORECASE,
    )
    return pattern, lambda found: [(*found.span(), f"{_english(table, found)} ")]


def _between(language: str) -> tuple[re.Pattern[str], Put]:
    opening, joint, _ = RANGES[language]
    pattern = re.compile(
        rf"\b(?P<opening>{opening}) {_NUMBER}(?P<joint> (?:{joint}) )(?=\d)",
        re.IGNORECASE,
    )
    return pattern, lambda found: [
        (*found.span("opening"), "between"),
        (*found.span("joint"), " and "),
    ]


def _up_to(language: str) -> tuple[re.Pattern[str], Put]:
    pattern = re.compile(rf"(?<=\d) {RANGES[language][2]} (?=\d)", re.IGNORECASE)
    return pattern, lambda found: [(*found.span(), " to ")]


WORDS = {
    language: (
        _before({"page": LABELS[language]}),
        _months(language),
        _behind(SCALES[language]),
        _behind(UNITS[language]),
        _between(language),
        _up_to(language),
        _before(BOUNDS[language]),
    )
    for language in MONTHS_ABROAD
}
"""For each language, what is put in English, one after the other."""
