"""QUO004."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Severity
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.checker.wording import distinct, listed
from evidence.text.quotations.comparing import QuoteOutcome

LEAST_WORDS = 4
"""Fewer stand by chance in many texts."""


class QuotationMisattributed(QuotationRule):
    """Quoted words are in another source than the one they are cited from.

    *Why.* With two works by one author, or two notes that were swapped, right words get
    a wrong origin: whoever looks them up does not find them, and somebody is made to
    say what another said. Only sources that the manuscript cites are looked through,
    and only for the words to the letter; the place is told, and the words around it.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    @online{lehne2015, author = {Lehne, Stefan}, title = {Reviving the OSCE},
      year = {2015}, url = {https://example.org/lehne}}
    ```

    ```markdown
    “Its decisions need the consent of all of its participating States” (Hall 2020), as
    others had seen (Lehne 2015).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote in all twelve regions. Turnout reached 43.5 per
    cent, which is the lowest share that was ever recorded in the country.</p>
    </article></body></html>
    ```

    ```html second
    <html lang="en"><title>Reviving</title><body><article>
    <p>The organisation has no army and no money of its own, and its decisions need the
    consent of all of its participating States.</p>
    </article></body></html>
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    @online{lehne2015, author = {Lehne, Stefan}, title = {Reviving the OSCE},
      year = {2015}, url = {https://example.org/lehne}}
    ```

    ```markdown
    “Its decisions need the consent of all of its participating States” (Lehne 2015), as
    others had seen (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote in all twelve regions. Turnout reached 43.5 per
    cent, which is the lowest share that was ever recorded in the country.</p>
    </article></body></html>
    ```

    ```html second
    <html lang="en"><title>Reviving</title><body><article>
    <p>The organisation has no army and no money of its own, and its decisions need the
    consent of all of its participating States.</p>
    </article></body></html>
    ```

    Source: Rekdal, "Academic urban legends", Social Studies of Science 44 (2014)
    638–654, on words that get another origin from citation to citation.
    """

    code = "QUO004"
    severity = Severity.ERROR

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where another cited source has the words."""
        found = context.quotation(subject)
        if found is None or found.outcome is not QuoteOutcome.NOT_FOUND:
            return
        if len(subject.words.split()) < LEAST_WORDS:
            return
        others = context.elsewhere(subject)
        if others:
            own = listed(distinct(origin.source for origin in subject.origins))
            places = listed(one.place for one in others)
            yield Draft(
                f"{quoted_words(subject)} is not in {own}, but in {places}",
                hint=f"cite {others[0].source}, or find the words in {own}",
                related=(
                    *both_sides(subject, found),
                    *(f"{one.place}: {one.looked.around}" for one in others),
                ),
            )
