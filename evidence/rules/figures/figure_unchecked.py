"""FIG007."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Kind, Severity
from evidence.checker.pairing import COMPARED
from evidence.checker.passage_values import are_answered
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, figure_words, listed


class FigureUnchecked(ClaimRule):
    """A claim has figures, and no evidence gives one to compare them with.

    *Why.* Evidence that says «supports» without the source's own figure is a person's
    word that the numbers agree. Writing down the number that stands in the source takes
    a moment, and lets the program compare it today and after every revision; a
    quotation that has the number does as well (FIG021). A claim without any evidence is
    the business of CLM001, a figure that is worked out from others that of FIG012.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The OSCE has 57 participating States (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    figures = ["57 participating States"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The OSCE has 57 participating States (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    figures = ["57 participating States"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    figures = ["57 participating States"]
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: numbers are checked one by one against the source.
    """

    code = "FIG007"
    severity = Severity.NOTE
    kind = Kind.OPEN

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where figures of *subject* stand alone."""
        del context
        if not subject.figures or not subject.evidence:
            return
        derived = {each.figure for each in subject.derivations}
        open_ = [each for each in subject.figures if each not in derived]
        typed = any(tie.figures for tie in subject.with_stance(*COMPARED))
        if open_ and not typed and not are_answered(subject, open_):
            figures = listed(distinct(figure_words(each) for each in open_))
            yield Draft(
                f"{figures}: no evidence gives a figure to compare with",
                hint="write down the figure as the source gives it: evidence tie "
                f"{subject.name} {subject.evidence[0].source} --figure …",
            )
