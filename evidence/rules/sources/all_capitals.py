"""SRC016."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, plain, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_FIELDS = {
    "title": 3,
    "subtitle": 3,
    "booktitle": 4,
    "maintitle": 3,
    "journal": 4,
    "journaltitle": 4,
    "publisher": 4,
    "institution": 4,
    "school": 4,
}
"""Field → how many long words in capitals make it loud; bodies have acronyms."""
_WORD = re.compile(r"[^\W\d_]{4,}")


class AllCapitals(SourceRule):
    """A title or a journal's name stands all in capitals.

    *Why.* Databases of patents, laws and old catalogues shout. A style can lower
    capitals, but then loses «OSCE» and «China» with them; it cannot guess which to
    keep, so the entry has to hold the title as a reader should see it. Names that are
    acronyms are left alone.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {REVIVING THE OSCE: EUROPEAN SECURITY TODAY},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the {OSCE}: European Security Today},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: American Psychological Association, Publication Manual, 7th edition, 2020,
    section 6.17: titles stand in title or sentence case.
    """

    code = "SRC016"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each field of *subject* that is all capitals."""
        del context
        for name, value in own(subject):
            if name not in _FIELDS or len(value) < 16:
                continue
            if any(sign.islower() for sign in value) and "\\" not in value:
                continue
            text = plain(value)
            if text.isupper() and len(_WORD.findall(text)) >= _FIELDS[name]:
                yield Draft(
                    f"{subject.name}: the {name} is all in capitals: {shown(text)}",
                    hint="write it as the work's own page of text would, acronyms and "
                    "names in braces",
                )
