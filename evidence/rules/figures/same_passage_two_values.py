"""FIG018."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.quotation_wording import shortened
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.two_readings import TwoReadings
from evidence.checker.wording import figure_words
from evidence.text.cells import short
from evidence.text.quoted.inner_marks import in_marks


class SamePassageTwoValues(ClaimRule):
    """The same passage of a source was recorded with two values.

    *Why.* Two people read one sentence, and one wrote 57 and the other 54: one of them
    misread, and whatever was compared with that figure means nothing. The passage is
    the same where the quoted words are, case and punctuation marks apart, and the pages
    don't differ. A passage that prints both numbers is left alone.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The OSCE has 57 members (Hall 2020). It is a body of 54 (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 members"
    figures = ["57 members"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "the 57-member body"
    figures = ["57 members"]

    [claim.body]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "a body of 54"
    figures = ["54 members"]

    [[claim.body.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "The 57-member body"
    figures = ["54 members"]
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The OSCE has 57 members (Hall 2020). It is a body of 57 (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 members"
    figures = ["57 members"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "the 57-member body"
    figures = ["57 members"]

    [claim.body]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "a body of 57"
    figures = ["57 members"]

    [[claim.body.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "The 57-member body"
    figures = ["57 members"]
    ```

    Source: Jergas and Baethge, "Quotation accuracy in medical journal articles", PeerJ
    3 (2015) e1364, on agreement between readers of one passage.
    """

    code = "FIG018"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each passage that an earlier piece reads otherwise."""
        for found in context.contradictions.readings(subject.name):
            yield _draft(found)


def _draft(found: TwoReadings) -> Draft:
    own, other = found.own, found.other
    page = f", {short(own.page)}" if own.page else ""
    return Draft(
        f"{figure_words(found.figure)} ({own.evidence}) and "
        f"{figure_words(found.given)} ({other.evidence} of {other.claim}) are both "
        f"read from one passage of {own.source}{page}",
        hint="read the passage again and correct the one that is wrong",
        related=(f"{own.source}: {in_marks(shortened(own.quotation))}",),
    )
