"""FIG021."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.passage_values import (
    PassageFigures,
    is_disputed,
    is_typed,
    passage_answers,
)
from evidence.checker.quotation_wording import shortened
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, figure_words, listed, place_words
from evidence.text.quoted.inner_marks import in_marks


class PassageDiffers(ClaimRule):
    """A figure in the manuscript is not the one in the passage that is tied to it.

    *Why.* A wrong digit in the author's own sentence is caught by the passage itself:
    nobody has to type what the source gives. The figures in the quoted passage are read
    as those of a manuscript are, and compared as exact decimals, where unit and time
    are the same; one that agrees settles it. What a typed figure of the same source
    says already is the business of FIG001.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The OSCE has 54 participating States (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "54 participating States"

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "The OSCE, with 57 participating States, is the largest"
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

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "The OSCE, with 57 participating States, is the largest"
    ```

    Source: Jergas and Baethge, "Quotation accuracy in medical journal articles", PeerJ
    3 (2015) e1364.
    """

    code = "FIG021"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure and source whose passages have only others."""
        del context
        answers = list(passage_answers(subject))
        agreeing = {(one.figure, one.tie.source) for one in answers if one.agrees}
        for answer in answers:
            if answer.is_reversed and not is_typed(subject, answer.figure, answer.tie):
                yield _draft(answer)
            if (answer.figure, answer.tie.source) in agreeing:
                continue
            if answer.differs and not is_disputed(subject, answer):
                yield _draft(answer)


def _draft(answer: PassageFigures) -> Draft:
    shown = answer.differing or answer.pairs
    given = listed(distinct(figure_words(pair.given) for pair in shown), joint="or")
    return Draft(
        f"{figure_words(answer.figure)} in the manuscript, but the passage in "
        f"{place_words(answer.tie)} says {given}",
        hint="correct the manuscript, or tie the passage that has the figure",
        related=(f"{answer.tie.source}: {in_marks(shortened(answer.tie.quotation))}",),
    )
