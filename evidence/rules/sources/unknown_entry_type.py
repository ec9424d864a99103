"""SRC048."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from evidence.bibliography.known_names import KNOWN_TYPES, NEAREST_TYPE
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule


class UnknownEntryType(SourceRule):
    """An entry has a type that neither BibTeX nor biblatex knows.

    *Why.* What a style does not know it prints as ``misc``: without journal, volume
    and pages. Most unknown types are slips («artcle») or the words of another program
    («webpage»). A few styles bring types of their own; where that is meant, ignore this
    rule in the settings.

    Bad:

    ```bibtex
    @artcle{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Source: Patashnik, BibTeXing, 1988, section 3.1; Kime, Wemheuer and Lehman, The
    biblatex Package, version 3.20, section 2.1.
    """

    code = "SRC048"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where nobody knows the type of *subject*."""
        del context
        kind = subject.entry_type
        if kind in KNOWN_TYPES:
            return
        slip = get_close_matches(kind, sorted(KNOWN_TYPES), n=1, cutoff=0.85)
        near = NEAREST_TYPE.get(kind, "")
        if slip and not near:
            near = slip[0]
        yield Draft(
            f"neither BibTeX nor biblatex knows the type {kind[:40]!r} of "
            f"{subject.name}",
            hint=f"did you mean {near}?" if near else "misc is for all other works",
            severity=Severity.WARNING if slip else None,
        )
