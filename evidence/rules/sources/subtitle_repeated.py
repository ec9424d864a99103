"""SRC027."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, plain, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_PAIRS = (
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
)
_SHORTEST = 4


class SubtitleRepeated(SourceRule):
    """A title holds the subtitle that has a field of its own.

    *Why.* biblatex prints title and subtitle one after the other, so the subtitle comes
    out twice; searches and comparisons by title fail as well. BibTeX's own styles know
    no ``subtitle``: who writes for them leaves that field out.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE: European Security Today},
      subtitle = {European Security Today}, publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      subtitle = {European Security Today}, publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: The biblatex Package, manual version 3.20, section 2.2.2, on title and
    subtitle.
    """

    code = "SRC027"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each title of *subject* that holds its subtitle."""
        del context
        values = dict(reversed(own(subject)))
        for name, sub in _PAIRS:
            if sub in values and _is_said_twice(values.get(name, ""), values[sub]):
                yield Draft(
                    f"{subject.name}: the {name} holds the {sub} too: "
                    f"{shown(plain(values[sub]))}",
                    hint=f"take it out of the {name}",
                )


def _is_said_twice(title: str, subtitle: str) -> bool:
    if len(subtitle) < _SHORTEST:
        return False
    whole = plain(title).casefold().rstrip(" .")
    part = plain(subtitle).casefold().strip(" .")
    return bool(part) and whole.endswith(f" {part}")
