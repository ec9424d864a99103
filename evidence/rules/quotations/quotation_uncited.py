"""QUO006."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.quotation_wording import quoted_words, shortened
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule


class QuotationUncited(QuotationRule):
    """A quotation has no source.

    *Why.* Nobody can look up words of which it is not said where they stand. What
    counts as a quotation is told by rule: scare quotes, terms, titles and translations
    are none (`evidence quotations` says which is which, and why). A citation elsewhere
    in its paragraph may be meant for it: then this is a note. A quotation in a claim
    that has evidence rests on that.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout reached a level that was never seen before”.

    They left on Sunday (Hall 2020).
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout reached a level that was never seen before” (Hall
    2020).
    ```

    Source: The Chicago Manual of Style, 17th edition, University of Chicago Press,
    2017, section 13.3: quotations are given with their sources.
    """

    code = "QUO006"
    severity = Severity.WARNING

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for a quotation of a manuscript that nothing stands for."""
        found = subject.found
        if found is None or subject.sure or _has_evidence(subject, context):
            return
        if found.cited is None:
            yield Draft(
                f"{quoted_words(subject)} has no source: {found.reason}",
                hint="cite where the words stand; if they are nobody's, take the marks "
                "away",
            )
        elif subject.citation is not None:
            cited = shortened(subject.citation.text, 60)
            yield Draft(
                f"{quoted_words(subject)} has no citation in its sentence; {cited} is "
                "the next one in its paragraph",
                hint="put the citation into the quotation's own sentence",
                severity=Severity.NOTE,
            )


def _has_evidence(subject: QuotedFacts, context: Context) -> bool:
    found = subject.found
    return found is not None and any(
        claim.evidence
        and claim.placement.start is not None
        and claim.placement.end is not None
        and _meet(claim, found.start, found.end)
        for claim in context.known.claims_in(subject.manuscript)
    )


def _meet(claim: ClaimFacts, start: int, end: int) -> bool:
    span = claim.sentence
    return span is not None and span.start < end and start < span.end
