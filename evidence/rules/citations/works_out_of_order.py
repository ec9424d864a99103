"""CIT007."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.citation_habits import HabitsOfAll, order_of
from evidence.checker.facts import CitationFacts, ItemFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import CitationRule, Context, Draft
from evidence.text.quoted.inner_marks import in_marks


class WorksOutOfOrder(CitationRule):
    """A citation whose works stand in another order than in the others.

    *Why.* Author-date styles order the works of one citation by author (APA) or by year
    (Harvard, many journals). Where a manuscript mostly does one of them, a citation
    that does the other was put together by hand.

    Bad:

    ```bibtex
    @book{ash2019, author = {Ash, Ada}, title = {Locks}, publisher = {Quay},
      year = {2019}}
    @book{bell2010, author = {Bell, Bo}, title = {Weirs}, publisher = {Quay},
      year = {2010}}
    ```

    ```markdown
    One (Ash 2019; Bell 2010). Two (Ash 2019; Bell 2010). Three (Ash 2019; Bell 2010).
    Four (Ash 2019; Bell 2010). Five (Ash 2019; Bell 2010). Six (Bell 2010; Ash 2019).
    ```

    Good:

    ```bibtex
    @book{ash2019, author = {Ash, Ada}, title = {Locks}, publisher = {Quay},
      year = {2019}}
    @book{bell2010, author = {Bell, Bo}, title = {Weirs}, publisher = {Quay},
      year = {2010}}
    ```

    ```markdown
    One (Ash 2019; Bell 2010). Two (Ash 2019; Bell 2010). Three (Ash 2019; Bell 2010).
    Four (Ash 2019; Bell 2010). Five (Ash 2019; Bell 2010). Six (Ash 2019; Bell 2010).
    ```

    Source: Publication Manual of the American Psychological Association, 7th ed., 8.12
    (alphabetical order in one citation).
    """

    code = "CIT007"
    severity = Severity.NOTE

    def __init__(self) -> None:
        """Remember the habits of each manuscript."""
        self._habits = HabitsOfAll()

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        """Yield one draft a citation, at its first item."""
        if not citation.items or subject is not citation.items[0]:
            return
        habits = self._habits.of(context.manuscript(citation.manuscript))
        shown = order_of(citation)
        if habits is None or not shown or not habits.order or shown == habits.order:
            return
        yield Draft(
            f"the works in {in_marks(citation.text)} are ordered {shown}; the "
            f"manuscript mostly orders them {habits.order}",
            hint="order the works of every citation in one way",
        )
