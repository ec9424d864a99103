"""SRC022."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_SMALL = re.compile(r"(?!https?:|www\.|doi|xdata=)[a-zß-öø-ÿ]")


class LowercaseNote(SourceRule):
    """A note begins with a small letter, for users of classic BibTeX.

    *Why.* BibTeX's styles print ``note`` and ``howpublished`` as sentences of their
    own, so the first word takes a capital. This is optional: biblatex capitalises by
    itself, and wants a small letter to be able to.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, note = {in press}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, note = {In press}
    }
    ```

    Source: Patashnik, BibTeXing, 1988, section 3.2, on howpublished and note;
    JabRef, integrity check «should have the first letter capitalized».
    """

    code = "SRC022"
    severity = Severity.NOTE
    optional = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each note of *subject* in small letters."""
        del context
        for name, value in own(subject):
            if name in {"note", "howpublished"} and _SMALL.match(value):
                yield Draft(
                    f"{subject.name}: the {name} begins with a small letter: "
                    f"{shown(value)}",
                    hint="BibTeX prints it as a sentence: begin with a capital",
                )
