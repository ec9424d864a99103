"""QUO001."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Severity
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.text.quotations.comparing import QuoteOutcome


class QuotationAltered(QuotationRule):
    """Quoted words are not what the source says.

    *Why.* Quotation marks promise somebody's own words. A changed digit, a lost «not»,
    or another word makes them say what nobody said; all of it looks alike to the eye,
    and to any measure of similarity. The words are compared one by one with the text of
    the kept copy; what belongs to the page (line ends, hyphens, running heads) and what
    the writer marked (an ellipsis, brackets) is no difference.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout reached 45.3 per cent, which is the lowest share that
    was ever recorded” (Hall 2020).
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
    Observers wrote that “turnout reached 43.5 per cent, which is the lowest share that
    was ever recorded” (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote in all twelve regions. Turnout reached 43.5 per
    cent, which is the lowest share that was ever recorded in the country.</p>
    </article></body></html>
    ```

    Source: De Lacey, Record and Wade, "How accurate are quotations and references in
    medical journals?", British Medical Journal 291 (1985) 884–886.
    """

    code = "QUO001"
    severity = Severity.ERROR

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where the source's words are others."""
        found = context.quotation(subject)
        if found is None or found.outcome is not QuoteOutcome.ALTERED:
            return
        yield Draft(
            f"{quoted_words(subject)} is not what {found.place} says: "
            f"{'; '.join(found.looked.verdict.reasons) or found.looked.verdict.diff}",
            hint="quote the source's own words, or take the quotation marks away",
            related=both_sides(subject, found),
        )
