"""CIT008."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import CitationFacts, ItemFacts
from evidence.checker.finding import Severity
from evidence.checker.known import Known
from evidence.checker.rule import CitationRule, Context, Draft
from evidence.checker.same_works import SameWorks, same_works
from evidence.text.quoted.inner_marks import in_marks


class WorkUnderTwoKeys(CitationRule):
    """A work that the manuscript cites under two keys.

    *Why.* The list of references will have it twice, with letters after the year that
    the text does not print; and one work passes for two witnesses.

    Bad:

    ```bibtex
    @article{weir2020, author = {Weir, Tom}, title = {Tolls and Keepers: A History},
      journal = {Lock Quarterly}, volume = {3}, pages = {1--9}, year = {2020}}
    @article{weirt, author = {Weir, T.}, title = {Tolls and keepers: A history},
      journal = {Lock Quarterly}, volume = {3}, pages = {1--9}, year = {2020}}
    ```

    ```markdown
    Keepers were paid by the boat [@weir2020], and housed at the lock [@weirt].
    ```

    Good:

    ```bibtex
    @article{weir2020, author = {Weir, Tom}, title = {Tolls and Keepers: A History},
      journal = {Lock Quarterly}, volume = {3}, pages = {1--9}, year = {2020}}
    ```

    ```markdown
    Keepers were paid by the boat [@weir2020], and housed at the lock [@weir2020].
    ```

    Source: BibTeX and biblatex print an entry for each key that is cited, whatever it
    describes.
    """

    code = "CIT008"
    severity = Severity.WARNING
    surveys = (SameWorks,)

    def __init__(self) -> None:
        """Remember what one ledger's manuscripts have cited so far."""
        self._known: Known | None = None
        self._first: dict[tuple[str, tuple[str, ...]], str] = {}

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        """Yield a draft where another key of the work was cited before *subject*."""
        if self._known is not context.known:
            self._known, self._first = context.known, {}
        if subject.source is None:
            return
        keys = tuple(same_works(subject.source, context.known))
        if len(keys) < 2:
            return
        first = self._first.setdefault((citation.manuscript, keys), subject.source)
        if first != subject.source:
            yield Draft(
                f"{in_marks(subject.text)} is {subject.source}, which is the same "
                f"work as {first}, cited before",
                hint=f"evidence source merge {first} {subject.source}",
                related=keys,
            )
