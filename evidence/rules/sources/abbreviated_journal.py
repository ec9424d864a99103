"""SRC024."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, plain, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_SHORT = re.compile(r"[^\W\d_]{1,8}\.(?=\s|$|[-:,)])")
_PARTS = frozenset({"st", "mr", "dr", "no", "vol", "inc", "ltd", "u.s", "vs"})
_LEAST = 2


class AbbreviatedJournal(SourceRule):
    """A journal's name is abbreviated, for houses that print names in full.

    *Why.* «J. Phys. A» is clear to physicists only, and cannot be expanded by a style;
    a full name can be abbreviated by a table. This is optional, because many fields of
    science ask for the abbreviations of ISO 4.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Eur. Sec. Rev.}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {European Security Review}, year = {2020}
    }
    ```

    Source: ISO 4:1997, Rules for the abbreviation of title words and titles of
    publications; JabRef, integrity check «abbreviation detected».
    """

    code = "SRC024"
    severity = Severity.NOTE
    optional = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for an abbreviated journal of *subject*."""
        del context
        for name, value in own(subject):
            if name in {"journal", "journaltitle"} and "." in value:
                text = plain(value)
                short = [
                    w for w in _SHORT.findall(text) if w[:-1].lower() not in _PARTS
                ]
                if len(short) >= _LEAST or (
                    _is_brief(text) and any(len(word) > _LEAST for word in short)
                ):
                    yield Draft(
                        f"{subject.name}: the {name} is abbreviated: {shown(text)}",
                        hint="write the name in full",
                    )


def _is_brief(text: str) -> bool:
    """Tell whether the name has so few words that one abbreviation decides."""
    return len(text.split()) <= _LEAST
