"""SRC045."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.survey import Survey

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅοαρνκικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTYXIJSoapvkikuABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39,
confusables)."""
_LETTER_O = re.compile(r"(?<=[0-9])[oO](?=[0-9]|$)")
_LETTER_L = re.compile(r"(?<=[0-9])[lI](?=[0-9]|$)")


class LooksOfKeys(Survey[Mapping[str, Sequence[Any]]]):
    """The looks that several citekeys have, and the first key of each."""

    def __init__(self) -> None:
        """Begin to collect."""
        self._first: dict[str, list[Any]] = {}
        self._shared: set[str] = set()

    def add(self, source: SourceFacts) -> None:
        """Take the key of *source* in."""
        look = _look(source.name)
        if look in self._first:
            self._shared.add(look)
        else:
            place = source.place
            self._first[look] = [source.name, place.path, place.line]

    def result(self) -> Mapping[str, Sequence[Any]]:
        """Return look → [first key, path, line]."""
        return {look: self._first[look] for look in sorted(self._shared)}


class KeysAlike(SourceRule):
    """Two keys differ in case only, or in letters that look the same.

    *Why.* BibTeX takes ``Hall2020`` and ``hall2020`` for one entry, biber for two. A
    Cyrillic «а», an accent written in two ways, an «O» for a zero cannot be seen at
    all: the text cites one work and means the other.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    @book{Hall2020,
      author = {Hall, Ann}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    @book{hall2020reviving,
      author = {Hall, Ann}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2020}
    }
    ```

    Source: Patashnik, bibtex.web, version 0.99d, 2010 (case mismatch between keys);
    The Unicode Consortium, Unicode Technical Standard 39, section 4 (confusable
    detection).
    """

    code = "SRC045"
    severity = Severity.WARNING
    surveys = (LooksOfKeys,)

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each key that an earlier one looks like."""
        first = context.survey(LooksOfKeys).get(_look(subject.name))
        if first is None or first[0] == subject.name:
            return
        key, path, line = first
        yield Draft(
            f"the keys {key} and {subject.name} {_difference(key, subject.name)}",
            hint=f"evidence source rename {subject.name} NEW",
            related=(f"{key}: {path}:{line}",),
        )


def _look(key: str) -> str:
    """Return what a key looks like, in lower case."""
    plain = unicodedata.normalize("NFKC", key).translate(_LOOKALIKES)
    return _LETTER_L.sub("1", _LETTER_O.sub("0", plain)).casefold()


def _difference(one: str, two: str) -> str:
    if one.casefold() == two.casefold():
        return "differ in case only"
    return "look the same but differ in a letter"
