"""QUO010."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Severity
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.text.quotations.comparing import QuoteOutcome


class QuotationPartial(QuotationRule):
    """Only a part of quoted words is in the source, or pieces of it are joined.

    *Why.* Where words were left out, an ellipsis says so; where it is missing, two
    statements become one that nobody made. The same where half of a quotation is the
    source's and half the author's own, inside one pair of marks.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout reached 43.5 per cent, the lowest share in the
    country” (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote in all twelve regions. Turnout reached 43.5 per
    cent, which is the lowest share that was ever recorded in the country.</p>
    </article></body></html>
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout reached 43.5 per cent … the lowest share that was ever
    recorded in the country” (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote in all twelve regions. Turnout reached 43.5 per
    cent, which is the lowest share that was ever recorded in the country.</p>
    </article></body></html>
    ```

    Source: The Chicago Manual of Style, 17th edition, University of Chicago Press,
    2017, sections 13.50 to 13.58, on ellipses.
    """

    code = "QUO010"
    severity = Severity.ERROR

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where pieces are missing or joined without a mark."""
        found = context.quotation(subject)
        if found is None or found.outcome is not QuoteOutcome.PARTIAL:
            return
        yield Draft(
            f"{quoted_words(subject)} is only in part what {found.place} says: "
            f"{'; '.join(found.looked.verdict.reasons)}",
            hint="mark what is left out with an ellipsis, and end the quotation where "
            "the source's words end",
            related=both_sides(subject, found),
        )
