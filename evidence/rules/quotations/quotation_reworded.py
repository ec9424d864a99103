"""QUO011."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Kind, Severity
from evidence.checker.quotation_wording import both_sides, quoted_words, shortened
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.text.quotations.comparing import QuoteOutcome


class QuotationReworded(QuotationRule):
    """Quoted words are the source's in another form.

    *Why.* «Labour» for «labor», «5» for «five», «43.5%» for «43.5 per cent»: nothing is
    said that the source does not say, but marks promise the words as they stand. They
    were compared word by word; whether the house allows it is for a person.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout reached 43.5%, the lowest share that was ever recorded
    in the seven districts” (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote in all twelve regions. Turnout reached 43.5 per
    cent, the lowest share that was ever recorded in the 7 districts.</p>
    </article></body></html>
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout reached 43.5 per cent, which is the lowest share that
    was ever recorded in the country” (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote in all twelve regions. Turnout reached 43.5 per
    cent, the lowest share that was ever recorded in the 7 districts.</p>
    </article></body></html>
    ```

    Source: The Chicago Manual of Style, 17th edition, University of Chicago Press,
    2017, section 13.7, on the changes that are permissible in quotations.
    """

    code = "QUO011"
    severity = Severity.NOTE
    kind = Kind.REVIEW

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where the same is said in other forms of the words."""
        found = context.quotation(subject)
        if found is None or found.outcome is not QuoteOutcome.REWORDED:
            return
        # Signs alone («43.5%», «43.5 per cent») are no difference of words.
        difference = found.looked.verdict.diff or found.looked.found
        yield Draft(
            f"{quoted_words(subject)} differs from {found.place} in its form: "
            f"{shortened(difference, 160)}",
            hint="quote the words as they stand",
            related=both_sides(subject, found),
        )
