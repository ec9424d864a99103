"""CIT006."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.citation_habits import HabitsOfAll
from evidence.checker.facts import CitationFacts, ItemFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import CitationRule, Context, Draft
from evidence.text.quoted.inner_marks import in_marks


class CitationUnlikeOthers(CitationRule):
    """A citation that is punctuated unlike the others of its manuscript.

    *Why.* One comma more before the year is mostly a citation typed by hand among ones
    that a program made: it is where misprints are, and what a copy-editor must even
    out. What nine of ten citations of the manuscript do is taken for its style.

    Bad:

    ```bibtex
    @book{ash2019, author = {Ash, Ada}, title = {Locks}, publisher = {Quay},
      year = {2019}}
    ```

    ```markdown
    Locks are old (Ash 2019). They leak (Ash 2019). They close (Ash 2019). They rust
    (Ash 2019). They are sold (Ash 2019). Nobody paints them (Ash, 2019).
    ```

    Good:

    ```bibtex
    @book{ash2019, author = {Ash, Ada}, title = {Locks}, publisher = {Quay},
      year = {2019}}
    ```

    ```markdown
    Locks are old (Ash 2019). They leak (Ash 2019). They close (Ash 2019). They rust
    (Ash 2019). They are sold (Ash 2019). Nobody paints them (Ash 2019).
    ```

    Source: every author-date style fixes it once for all citations; Chicago Manual of
    Style has no comma before the year, APA has one.
    """

    code = "CIT006"
    severity = Severity.NOTE

    def __init__(self) -> None:
        """Remember the habits of each manuscript."""
        self._habits = HabitsOfAll()

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        """Yield a draft for each thing that *subject* does in another way."""
        habits = self._habits.of(context.manuscript(citation.manuscript))
        if habits is None:
            return
        for shown, usual in habits.differences(subject, citation):
            yield Draft(
                f"{in_marks(subject.text)} has {shown}; the manuscript "
                f"mostly has {usual}",
                hint="print all citations in one way",
            )
