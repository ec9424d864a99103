"""SRC041."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from evidence.bibliography.latex import latex_to_text
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_ORDINALS = (
    *("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"),
    *("Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth"),
    *("Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth"),
)
_NUMBER = re.compile(r"([0-9]{1,3})(?:\.|st|nd|rd|th|ª|º|e|ère|ème)?", re.IGNORECASE)
_WITH_WORD = re.compile(
    r"(?P<ordinal>\S+?)[.,]?\s+(?:ed|edn|edit|edition|édition|aufl|auflage|edición|"
    r"edizione|ausgabe|druk)\b[.,]*",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[,;:]+$")
_EDITION = re.compile(r"\bed[a-z]{4,7}\b", re.IGNORECASE)
_RIGHT = frozenset({"edition", "editions", "edited", "editor", "editors", "editing"})


class OddEdition(SourceRule):
    """The edition is not in the form that styles complete.

    *Why.* Styles add the word «edition» themselves: from «2nd ed.» they print «2nd ed.
    edition». biblatex wants a whole number, and takes words as they are; BibTeX wants
    the ordinal in letters, «Second». Which of the two is meant the setting
    ``bibliography`` says; without it only what neither prints well is told.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, edition = {2nd ed.}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, edition = {2}
    }
    ```

    Source: Kime, Wemheuer and Lehman, The biblatex Package, version 3.20, section
    2.2.2; Patashnik, BibTeXing, 1988, section 3.2, on ``edition``.
    """

    code = "SRC041"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where the edition of *subject* is in another form."""
        for _, value in own_fields(subject, ["edition"]):
            text = latex_to_text(value)
            fault = _fault(text, context.policy.bibliography)
            written = _written(text, context.policy.bibliography)
            if fault:
                yield Draft(
                    f"the edition of {subject.name} {fault}: {text[:60]!r}",
                    hint=f"write {written}" if written else "write its number",
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Write the edition as the program wants it, where the setting says which."""
        wanted = context.policy.bibliography
        for name, value in own_fields(subject, ["edition"]):
            text = latex_to_text(value)
            written = _written(text, wanted)
            if wanted and written and _fault(text, wanted):
                yield FieldChange(name, written)


def _fault(text: str, wanted: str) -> str:
    """Return what is wrong with an edition, '' for nothing."""
    if _WITH_WORD.fullmatch(text) and _number(text):
        return "has the word that styles add"
    if _PUNCTUATION.search(text):
        return "ends in punctuation"
    if _is_misspelt(text):
        return "is misspelt"
    number = _number(text)
    if wanted == "biblatex" and number and not text.isdecimal():
        return "is no whole number"
    if wanted == "bibtex" and number and text not in _ORDINALS:
        return "is no ordinal in letters"
    return ""


def _is_misspelt(text: str) -> bool:
    words = {word.lower() for word in _EDITION.findall(text)} - _RIGHT
    return any(get_close_matches(word, ["edition"], 1, 0.85) for word in words)


def _number(text: str) -> int:
    """Return the number that an edition is certainly, 0 for none."""
    match = _WITH_WORD.fullmatch(text)
    ordinal = match["ordinal"] if match else text.rstrip(",;: ")
    if plain := _NUMBER.fullmatch(ordinal):
        return int(plain[1])
    word = ordinal.capitalize()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else 0


def _written(text: str, wanted: str) -> str:
    """Return an edition as *wanted*, '' where that is not certain."""
    number = _number(text)
    if wanted == "bibtex":
        return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else ""
    return str(number) if number else ""
