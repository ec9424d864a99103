"""Catalogues hold every word of the brief; dates and numbers follow the language."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from evidence.checker.selection import FAMILIES
from evidence.checker.standing import Standing
from evidence.errors import UsageFault
from evidence.exporters.html import MEANINGS
from evidence.exporters.languages import find_words, languages
from evidence.models.vocabulary import ClaimKind
from evidence.services.audit import State
from evidence.services.brief import cards, comparisons, marks
from evidence.text.quoted.inner_marks import ENGLISH

PACKAGE = Path(str(files("evidence")))
CALLED = re.compile(r"""\b_\(\s*("[^"]+"|'[^']+')""")
NOUNS = re.compile(r'words\.(?:noun|many)\([^"]+"([^"]+)", "([^"]+)"\)')
KEYWORDS = {"words": None, "_words": None, "noun": (2, 3), "many": (2, 3)}


def in_templates() -> Iterator[str]:
    for path in (PACKAGE / "exporters" / "templates").glob("*.j2"):
        text = path.read_text("utf-8")
        yield from (found[1:-1] for found in CALLED.findall(text))
        yield from (noun for pair in NOUNS.findall(text) for noun in pair)


def in_code() -> Iterator[str]:
    for path in (PACKAGE / "services" / "brief").glob("*.py"):
        code = io.BytesIO(path.read_bytes())
        for _, found, _, _ in extract("python", code, keywords=KEYWORDS):
            yield from [found] if isinstance(found, str) else filter(None, found)
    yield from ("claim", "claims", "source", "sources")
    yield from ("citation", "citations", "error", "errors")


def in_tables() -> Iterator[str]:
    yield from MEANINGS.values()
    yield ENGLISH
    yield from ("Error", "Warning", "Note")
    yield from FAMILIES.values()
    for standing in Standing:
        yield from (standing.value, standing.meaning)
    yield from (state.value for state in State)
    yield from (kind.value.replace("-", " ") for kind in ClaimKind)
    yield from (mark.word for mark in marks.LEVELS)
    for table in (
        *(cards._STANCES, cards._BASES, cards._OUTCOMES, cards._ITEMS),
        *(comparisons._VALUES, comparisons._COMPARATORS, comparisons._TIMES),
    ):
        yield from filter(None, table.values())
    for claim, source in ((True, True), (True, False), (False, True), (False, False)):
        yield comparisons._completeness(claim=claim, source=source)
    yield from ("rests on", "superseded by", "the same as", "not resolved")


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_a_catalogue_has_every_word(language: str) -> None:
    file = PACKAGE / "locale" / language / "LC_MESSAGES" / "brief.po"
    with file.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    translated: set[str] = set()
    for message in catalogue:
        if message.context:  # what rules say: tests/exporters/test_told.py
            continue
        ids, strings = message.id, message.string
        one = isinstance(ids, str)
        if message.id and all([strings] if one else strings) and not message.fuzzy:
            translated.update([str(ids)] if one else ids)
    found = {*in_templates(), *in_code(), *in_tables()}
    wanted = {word for word in found if word.strip()}

    assert len(wanted) > 150
    assert sorted(wanted - translated) == []
    assert sorted(translated - wanted) == []


def test_placeholders_are_the_same_in_every_language() -> None:
    for language in languages():
        file = PACKAGE / "locale" / language / "LC_MESSAGES" / "brief.po"
        if language == "en":
            continue
        with file.open("rb") as stream:
            for message in read_po(stream):
                if isinstance(message.id, str) and message.id:
                    named = sorted(re.findall(r"%\(\w+\)s", message.id))
                    assert (
                        sorted(re.findall(r"%\(\w+\)s", str(message.string))) == named
                    )


@pytest.mark.parametrize(
    ("language", "day", "number", "share", "claims"),
    [
        ("en", "23 November 2026", "12,345", "41%", "2 claims"),
        ("en-US", "November 23, 2026", "12,345", "41%", "2 claims"),
        ("de", "23. November 2026", "12.345", "41\u00a0%", "2 Behauptungen"),
        ("de-CH", "23. November 2026", "12'345", "41%", "2 Behauptungen"),
        ("de-XX", "23. November 2026", "12.345", "41\u00a0%", "2 Behauptungen"),
    ],
)
def test_dates_and_numbers_are_written_as_the_language_does(
    language: str, day: str, number: str, share: str, claims: str
) -> None:
    words = find_words(language)

    assert words.date(date(2026, 11, 23)) == day
    assert words.number(12345) == number
    assert words.percent(41, 100) == share
    assert words.many(2, "claim", "claims") == claims


def test_a_language_without_a_catalogue_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageFault, match="no words for a brief in 'tlh'") as error:
        find_words("tlh")

    assert error.value.hint == "one of: de, en"
