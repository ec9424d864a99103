"""QUO009."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Kind, Severity
from evidence.checker.quotation_checks import OPEN
from evidence.checker.quotation_wording import quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule


class QuotationUnchecked(QuotationRule):
    """The kept copy of a source cannot settle what it is quoted for.

    *Why.* A scan without text, a text of which a part could not be read, letters that
    were recognised in pictures: there is a copy, and yet nothing to rely on. Neither a
    pass nor a failure is honest then. Sources without any copy are counted at the end
    of a run, and are the business of SNP003.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout reached a level that was never seen before” (Hall
    2020).
    ```

    ```html snapshot
    <html><title>Login</title><body></body></html>
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

    Source: Jergas and Baethge, "Quotation accuracy in medical journal articles", PeerJ
    3 (2015) e1364: sources that could not be had are counted apart from both results.
    """

    code = "QUO009"
    severity = Severity.NOTE
    kind = Kind.OPEN

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where a copy is kept and does not settle it."""
        found = context.quotation(subject)
        if found is None or found.outcome not in OPEN or not found.snapshot:
            return
        yield Draft(
            f"{quoted_words(subject)} could not be checked in {found.place}: "
            f"{'; '.join(found.looked.verdict.reasons)}",
            hint=f"evidence snapshot read {found.snapshot}, or keep a better copy",
        )
