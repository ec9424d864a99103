"""SRC018."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_LAST_WORD = re.compile(r"([^\W\d_]{5,})[}\s]*(?<!\.)\.[}\s]*$")
_ABBREVIATIONS_WORDS = (
    "assoc dept corp univ proc trans suppl conf symp intern natl bros supp "
)
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())
_DANGLING = re.compile(r"(?<!\\)[,;:][}\s]*$|\s[–—-][}\s]*$")
_OTHER_STOP = re.compile(r"\w\.[\s,;:]")
"""An abbreviation, or another sentence: then the last stop belongs to it as well."""


class UntidyTitle(SourceRule):
    """A title ends in a full stop, a comma or a colon.

    *Why.* Every style puts its own sign after the title; a full stop that the title
    brings along is printed twice, or stands before a comma; after a comma or a colon
    something got lost. Question and exclamation marks, dots of omission,
    abbreviations and headlines of several sentences are part of a title and left alone.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving European Security.},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving European Security},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: The biblatex Package, manual version 3.20, section 4.7.1, on the
    punctuation that styles add and keep from doubling.
    """

    code = "SRC018"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each title of *subject* that ends so."""
        del context
        values = dict(reversed(own(subject)))
        for name in ("title", "booktitle"):
            value = values.get(name, "")
            stop = _LAST_WORD.search(value) if "." in value else None
            if stop and not _belongs(stop[1], value):
                yield Draft(
                    f"{subject.name}: the {name} ends in a full stop: {shown(value)}",
                    hint="leave the stop to the style",
                )
            elif _DANGLING.search(value):
                yield Draft(
                    f"{subject.name}: the {name} breaks off: {shown(value[-60:])}",
                    hint="complete it, or leave the sign to the style",
                )


def _belongs(last_word: str, title: str) -> bool:
    """Tell whether the full stop at the end is part of the title."""
    known = last_word.lower() in _ABBREVIATIONS
    return known or _OTHER_STOP.search(title) is not None
