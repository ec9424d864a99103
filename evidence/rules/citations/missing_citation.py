"""CIT001."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import CitationFacts, ItemFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import CitationRule, Context, Draft
from evidence.models.vocabulary import ItemStatus
from evidence.text.quoted.inner_marks import in_marks


class MissingCitation(CitationRule):
    """A citation of a work that the bibliography does not have.

    *Why.* What the reader cannot look up proves nothing. Either the entry is missing,
    or the citation names the wrong author or year by more than a slip.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Four posts fell vacant in July (Ivanova 2019).
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Four posts fell vacant in July (Hall 2020).
    ```

    Source: American Psychological Association, Publication Manual, 7th edition, 2020,
    section 8.10: every work cited in the text appears in the reference list.
    """

    code = "CIT001"
    severity = Severity.ERROR

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        """Yield a draft where no source answers *subject*."""
        del citation, context
        if subject.status is ItemStatus.MISSING:
            yield Draft(
                f"{in_marks(subject.text)} is cited, but no source in the bibliography "
                "has this author and year",
                hint="add the entry to the .bib file and import it, or correct the "
                "citation",
            )
