"""SRC045."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from evidence.checker.facts import LedgerFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅοαρνκικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTYXIJSoapvkikuABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39,
confusables)."""
_LETTER_O = re.compile(r"(?<=[0-9])[oO](?=[0-9]|$)")
_LETTER_L = re.compile(r"(?<=[0-9])[lI](?=[0-9]|$)")


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

    def __init__(self) -> None:
        """Remember the keys of one ledger by what they look like."""
        self._ledger: LedgerFacts | None = None
        self._groups: dict[str, list[SourceFacts]] = {}

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each key that an earlier one looks like."""
        first, *rest = self._alike(subject, context.ledger)
        if rest and first.name != subject.name:
            yield Draft(
                f"the keys {first.name} and {subject.name} "
                f"{_difference(first.name, subject.name)}",
                hint=f"evidence source rename {subject.name} NEW",
                related=(f"{first.name}: {first.place.path}:{first.place.line}",),
            )

    def _alike(self, subject: SourceFacts, ledger: LedgerFacts) -> list[SourceFacts]:
        if self._ledger is not ledger:
            groups = defaultdict(list)
            for source in ledger.sources:
                groups[_look(source.name)].append(source)
            self._ledger, self._groups = ledger, groups
        return self._groups.get(_look(subject.name)) or [subject]


def _look(key: str) -> str:
    """Return what a key looks like, in lower case."""
    plain = unicodedata.normalize("NFKC", key).translate(_LOOKALIKES)
    return _LETTER_L.sub("1", _LETTER_O.sub("0", plain)).casefold()


def _difference(one: str, two: str) -> str:
    if one.casefold() == two.casefold():
        return "differ in case only"
    return "look the same but differ in a letter"
