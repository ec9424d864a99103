"""SRC033."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.name_fields import NAME_FIELDS
from evidence.bibliography.name_pieces import is_braced, split_names
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_WORD = re.compile(r"[^\W\d_]{3,}")
_VOWEL = re.compile(r"[AEIOUYÄÖÜÀÁÂÃÅÆÈÉÊËÌÍÎÏÒÓÔÕØÙÚÛÝ]")
_MARKS = re.compile(r"\b(?:JR|SR|III|VII|VIII)\b\.?")


class NameInCapitals(SourceRule):
    """A person's name stands in capitals throughout.

    *Why.* Catalogues and title pages print names in capitals; a reference list does
    not. Styles keep the letters as they find them, so that one author of many is
    shouted, and the same person stands in the list twice. Which letters are small in
    «MACDONALD» only a person knows.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {LEHNE, STEFAN}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: The Chicago Manual of Style, 17th edition, 2017, section 8.3 (personal names
    are capitalised, not set in capitals).
    """

    code = "SRC033"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each name of *subject* in capitals."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            for piece in split_names(value):
                if _is_shouted(piece):
                    yield Draft(
                        f"the {name} of {subject.name} is in capitals: {piece[:80]!r}",
                        hint="write it as the person does, such as «Smith, John»",
                    )


def _is_shouted(piece: str) -> bool:
    """Tell whether a personal name is in capitals; one word may be an acronym."""
    if is_braced(piece) or "=" in piece:
        return False
    text = _MARKS.sub("", latex_to_text(piece))
    if text != text.upper():
        return False
    family, comma, given = text.partition(",")
    words = _WORD.findall(family if comma else text)
    if not words or not all(_VOWEL.search(word) for word in words):
        return False
    return bool(given.strip()) if comma else len(words) > 1 or "." in text
