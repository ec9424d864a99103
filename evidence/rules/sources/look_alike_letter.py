"""SRC010."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_WORD = re.compile(r"[^\W\d_]{2,}")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_GREEK = re.compile("[\u0370-\u03ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LIKE_LATIN = {
    "Cyrillic": frozenset("аеорсухіјѕһԁѵАВЕЅЗКМНОРСТУХІЈԌ"),
    "Greek": frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"),
}
"""Letters of other scripts that no reader can tell from Latin ones."""
_LATIN_ALIKE = frozenset("aeopcyxijshABCEHKMOPTXYIJSNZ")
_SCRIPTS = {"Cyrillic": _CYRILLIC, "Greek": _GREEK}


class LookAlikeLetter(SourceRule):
    """A word mixes in a letter of another script that looks the same.

    *Why.* The Cyrillic «а» and the Latin «a» look alike on paper but are different
    characters: a name typed on the wrong keyboard is not found by a search, sorts
    elsewhere, and may be missing in a Latin font. Words wholly in one script are left
    alone, as are letters that look like none of the other script (a Greek π, say).

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the О\u0421ЅE},
      publisher = {Cаrnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: Unicode Technical Standard 39, Unicode Security Mechanisms, section 5.2,
    mixed-script detection, and its table of confusable characters.
    """

    code = "SRC010"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each field of *subject* with such a word."""
        del context
        for name, value in own(subject):
            if value.isascii() or not (_CYRILLIC.search(value) or _GREEK.search(value)):
                continue
            found = [words for word in _WORD.findall(value) if (words := _mixed(word))]
            if found:
                yield Draft(
                    f"{subject.name}: in the {name}, {found[0]}",
                    hint="type the word again in one script",
                    related=tuple(found[1:]),
                )


def _mixed(word: str) -> str:
    """Say which letters of *word* are of another script than the rest, '' for none."""
    latin = _LATIN.findall(word)
    for script, letters in _SCRIPTS.items():
        other = letters.findall(word)
        if not latin or not other:
            continue
        if len(other) <= len(latin) and set(other) <= _LIKE_LATIN[script]:
            return f"{shown(word)} has {script} {_listed(other)} among Latin letters"
        if len(latin) < len(other) and set(latin) <= _LATIN_ALIKE:
            return f"{shown(word)} has Latin {_listed(latin)} among {script} letters"
    return ""


def _listed(letters: list[str]) -> str:
    return ", ".join(dict.fromkeys(letters))
