"""QUO012."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Severity
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.text.quotations.comparing import QuoteOutcome


class QuotationAmbiguous(QuotationRule):
    """Several passages of the source are as like quoted words, and differ from them.

    *Why.* Tables and annual reports say nearly the same again and again. Words that are
    none of these passages to the letter cannot be tied to one of them by machine; a
    page in the citation, or the whole sentence, settles which is meant.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout in the eastern region reached 47 per cent at the
    second attempt of that year” (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>Turnout in the northern region reached 43 per cent at the second
    attempt of that year.</p>
    <p>Ballots are kept for one year in the archive of the regional court. Copies go to
    the ministry. Nobody may open a box before the judge has broken the seal. All boxes
    were brought there by the evening of the second day, and a guard was posted. Members
    of the mission slept in the building on both nights, saw nothing odd, and left.</p>
    <p>Turnout in the southern region reached 48 per cent at the second
    attempt of that year.</p>
    </article></body></html>
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout in the southern region reached 48 per cent at the
    second attempt of that year” (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>Turnout in the northern region reached 43 per cent at the second
    attempt of that year.</p>
    <p>Ballots are kept for one year in the archive of the regional court. Copies go to
    the ministry. Nobody may open a box before the judge has broken the seal. All boxes
    were brought there by the evening of the second day, and a guard was posted. Members
    of the mission slept in the building on both nights, saw nothing odd, and left.</p>
    <p>Turnout in the southern region reached 48 per cent at the second
    attempt of that year.</p>
    </article></body></html>
    ```

    Source: W3C, Web Annotation Data Model, 2017, section 4.2.4, on quotations that
    match in several places.
    """

    code = "QUO012"
    severity = Severity.WARNING

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where it can't be told which passage is meant."""
        found = context.quotation(subject)
        if found is None or found.outcome is not QuoteOutcome.AMBIGUOUS:
            return
        if found.looked.verdict.passes:
            return
        why = "; ".join(found.looked.verdict.reasons)
        yield Draft(
            f"{quoted_words(subject)} may be one of several passages of "
            f"{found.source}, and is none to the letter: {why}",
            hint="name the page, and quote the words as they stand there",
            related=both_sides(subject, found),
        )
