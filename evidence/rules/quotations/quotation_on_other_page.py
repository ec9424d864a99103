"""QUO003."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Severity
from evidence.checker.quotation_checks import QuotationCheck
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.checker.wording import listed
from evidence.text.quotations.comparing import QuoteOutcome


class QuotationOnOtherPage(QuotationRule):
    """Quoted words stand on another page than the one that is named.

    *Why.* A page is named so that a reader finds the words in a minute. The wrong one
    makes the quotation look invented, and mostly comes from another edition or from the
    page of the file instead of the one that is printed. Both are looked at: a page that
    is right by either is no finding.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Turnout was the lowest.
    ```

    ```toml
    [claim.turnout]
    manuscript = "manuscript"
    quote = "Turnout was the lowest"

    [[claim.turnout.evidence]]
    source = "hall2020"
    stance = "supports"
    page = "1"
    quotation = "the lowest share that was ever recorded"
    ```

    ```text snapshot
    The mission observed the vote in all twelve regions.
    ---
    Turnout reached 43.5 per cent, which is the lowest share that was ever recorded.
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Turnout was the lowest.
    ```

    ```toml
    [claim.turnout]
    manuscript = "manuscript"
    quote = "Turnout was the lowest"

    [[claim.turnout.evidence]]
    source = "hall2020"
    stance = "supports"
    page = "2"
    quotation = "the lowest share that was ever recorded"
    ```

    ```text snapshot
    The mission observed the vote in all twelve regions.
    ---
    Turnout reached 43.5 per cent, which is the lowest share that was ever recorded.
    ```

    Source: Publication Manual of the American Psychological Association, 7th edition,
    2020, sections 8.25 to 8.28: a quotation names the page that it stands on.
    """

    code = "QUO003"
    severity = Severity.WARNING

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where no page that is named has the words."""
        found = context.quotation(subject)
        if found is None or not _is_elsewhere(found):
            return
        named = next(o.pages for o in subject.origins if o.source == found.source)
        yield Draft(
            f"{quoted_words(subject)} does not stand on p. {listed(named)}, but in "
            f"{found.place}",
            hint="correct the page",
            related=both_sides(subject, found),
        )


def _is_elsewhere(found: QuotationCheck) -> bool:
    """Tell whether the words stand on one other page, or on several."""
    several = found.outcome is QuoteOutcome.AMBIGUOUS and found.looked.verdict.passes
    return several or found.outcome is QuoteOutcome.MOVED
