"""CIT002."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import CitationFacts, ItemFacts
from evidence.checker.finding import Kind, Severity
from evidence.checker.rule import CitationRule, Context, Draft
from evidence.checker.wording import listed
from evidence.models.vocabulary import ItemStatus
from evidence.text.quoted.inner_marks import in_marks


class AmbiguousCitation(CitationRule):
    """A citation that can mean more than one source.

    *Why.* «(HRW 2019)» with two reports of that year sends the reader to the wrong one
    half of the time. Letters after the year tell works of one author and year apart;
    initials tell authors of one name apart.

    Bad:

    ```bibtex
    @report{hrw2019a, author = {{Human Rights Watch}}, title = {Algorithms of
      Repression}, institution = {HRW}, type = {Report}, date = {2019-05-01}}
    @report{hrw2019b, author = {{Human Rights Watch}}, title = {World Report},
      institution = {HRW}, type = {Report}, date = {2019-01-17}}
    ```

    ```markdown
    The system collects data on everyone (HRW 2019).
    ```

    Good:

    ```bibtex
    @report{hrw2019a, author = {{Human Rights Watch}}, title = {Algorithms of
      Repression}, institution = {HRW}, type = {Report}, date = {2019-05-01}}
    ```

    ```markdown
    The system collects data on everyone (HRW 2019).
    ```

    Source: American Psychological Association, Publication Manual, 7th edition, 2020,
    sections 8.19 and 8.20: works with the same author and date, authors with the same
    surname.
    """

    code = "CIT002"
    severity = Severity.WARNING
    kind = Kind.REVIEW

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        """Yield a draft where several sources answer *subject*."""
        del citation, context
        if subject.status is ItemStatus.AMBIGUOUS:
            yield Draft(
                f"{in_marks(subject.text)} can mean "
                f"{listed(subject.candidates, joint='or')}",
                hint="tell them apart in the text and in the entries: a letter after "
                "the year, or initials before the name",
                related=subject.reasons,
            )
