r"""SRC013."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import printed
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.wording import listed

_MOST = 5


class NonAsciiCharacter(SourceRule):
    r"""A printed field holds letters beyond ASCII, for who uses classic BibTeX.

    *Why.* The program ``bibtex`` counts bytes: it sorts «Ärzte» after «Zulu» and, in
    styles that shorten names, cuts a UTF-8 letter in half. Who still works with it
    writes ``{\"A}``. This is optional: biber, pandoc and every later program read
    UTF-8, and letters are easier to read and to search than commands.

    Bad:

    ```bibtex
    @book{mueller2015,
      author = {Müller, Jan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{mueller2015,
      author = {M{\"u}ller, Jan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: Patashnik, BibTeXing, 1988, section 4, on special characters; JabRef,
    integrity check «Non-ASCII encoded character found».
    """

    code = "SRC013"
    severity = Severity.NOTE
    optional = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each printed field of *subject* that is not ASCII."""
        del context
        for name, value in printed(subject):
            if not value.isascii():
                signs = list(dict.fromkeys(sign for sign in value if sign > "\x7f"))
                yield Draft(
                    f"{subject.name}: the {name} holds {listed(signs[:_MOST])}, which "
                    "classic BibTeX does not understand",
                    hint="write LaTeX's command in braces, or use biber",
                )
