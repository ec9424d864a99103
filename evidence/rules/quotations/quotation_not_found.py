"""QUO002."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Severity
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.checker.wording import distinct, listed
from evidence.text.quotations.comparing import QuoteOutcome


class QuotationNotFound(QuotationRule):
    """Quoted words are not in the source.

    *Why.* A quotation that its source does not have was made up, comes from elsewhere,
    or is a paraphrase that somebody put marks around. It is only said where all of the
    source's text is kept; words that another cited source has are the business of
    QUO004, those of another language that of QUO007. Where the source is only cited
    somewhere near, nothing is said.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “the whole procedure was a farce from its first day to its
    last” (Hall 2020).
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
    Observers wrote that it was “the lowest share that was ever recorded in the country”
    (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote in all twelve regions. Turnout reached 43.5 per
    cent, which is the lowest share that was ever recorded in the country.</p>
    </article></body></html>
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: quotations are checked against the recording or the printed
    source.
    """

    code = "QUO002"
    severity = Severity.ERROR

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where no copy has the words, nor another cited source."""
        found = context.quotation(subject)
        if found is None or found.outcome is not QuoteOutcome.NOT_FOUND:
            return
        if not subject.sure or found.looked.language or context.elsewhere(subject):
            return
        yield Draft(
            f"{quoted_words(subject)} is not in {listed(_places(subject))}: "
            f"{'; '.join(found.looked.verdict.reasons)}",
            hint="find where the words stand, or say it in words of your own",
            related=both_sides(subject, found),
        )


def _places(subject: QuotedFacts) -> Iterable[str]:
    return distinct(origin.source for origin in subject.origins)
