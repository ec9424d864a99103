r"""SRC021."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_NAMES_WORDS = (
    "title subtitle booktitle booksubtitle journal journaltitle author editor "
    "series publisher institution school organization address location "
)
_NAMES = frozenset(_NAMES_WORDS.split())
"""Fields where no address belongs."""
_NOTES = frozenset({"note", "howpublished", "addendum", "annote", "titleaddon"})
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s{}]+|\bwww\.[a-z0-9-]+\.[^\s{}]+", re.IGNORECASE
)
_SET_AS_LINK = re.compile(r"\\(?:url|href|path|nolinkurl|verb)\b")
"""In a note, the way of who writes for BibTeX styles that know no ``url``."""
_DOI = re.compile(
    r"(?:\bdoi(?:\.org/|\s*[:=]\s*|\s+))(10\.\d{4,9}/[^\s{},;]+)", re.IGNORECASE
)


class AddressInText(SourceRule):
    r"""A web address or a DOI stands in a title, a name or a note.

    *Why.* What stands in ``url`` and ``doi`` becomes a link that wraps at the right
    places, is checked, and is found when duplicates and retractions are looked up. In a
    title it is printed as if it were its words; in a note nobody sees that the entry
    has no address of its own. A note is only told where ``url`` or ``doi`` is missing,
    and not for an address in ``\url{…}``: so one writes for classic BibTeX styles.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE, doi: 10.1000/182},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, doi = {10.1000/182}
    }
    ```

    Source: The biblatex Package, manual version 3.20, section 2.2.2, on doi and url;
    JabRef, integrity check «contains a URL».
    """

    code = "SRC021"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each such field of *subject*."""
        del context
        for name, value in own(subject):
            if "/" not in value and "www" not in value:
                continue
            if name in _NAMES and (
                found := _DOI.search(value) or _ADDRESS.search(value)
            ):
                yield Draft(
                    f"{subject.name}: the {name} holds an address: "
                    f"{shown(found.group())}",
                    hint="move it to doi or url",
                )
            elif name in _NOTES and (kind := _missing(subject, value)):
                yield Draft(
                    f"{subject.name}: the {name} holds {shown(value)}, but there is no "
                    f"{kind}",
                    hint=f"move it to {kind}",
                    severity=Severity.NOTE,
                )


def _missing(subject: SourceFacts, note: str) -> str:
    """Return the field that *note* gives the value of and that is absent, or ''."""
    if _DOI.search(note):
        return "" if subject.get("doi") else "doi"
    if _ADDRESS.search(note) and not _SET_AS_LINK.search(note):
        return "" if subject.get("url") or subject.get("doi") else "url"
    return ""
