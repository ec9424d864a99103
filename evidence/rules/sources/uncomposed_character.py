"""SRC009."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule


class UncomposedCharacter(SourceRule):
    """A letter and its accent are two characters where Unicode has one.

    *Why.* Files and titles copied from macOS or a PDF often hold «e» and a combining
    accent instead of «é». Both look alike, but a search for one does not find the
    other, names sort apart, and classic LaTeX stops at the combining accent. The fix
    writes the composed form (NFC), which means the same by definition.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Ste\u0301phane}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, St\u00e9phane}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: Unicode Standard Annex 15, Unicode Normalization Forms; JabRef, integrity
    check «Normalization Form Canonical Composition».
    """

    code = "SRC009"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each field of *subject* that is not in NFC."""
        del context
        for name, value in own(subject):
            if not unicodedata.is_normalized("NFC", value):
                words = [
                    word
                    for word in value.split()
                    if not unicodedata.is_normalized("NFC", word)
                ]
                yield Draft(
                    f"{subject.name}: the {name} has accents apart from their letters: "
                    f"{shown(' '.join(words) or value)}",
                    hint="write it in Unicode's composed form, NFC",
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the fields in NFC."""
        del context
        for name, value in own(subject):
            if not unicodedata.is_normalized("NFC", value):
                yield FieldChange(name, unicodedata.normalize("NFC", value))
