"""FIG022."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Kind, Severity
from evidence.checker.passage_values import is_typed, passage_answers
from evidence.checker.quotation_wording import shortened
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, listed, place_words
from evidence.text.quoted.inner_marks import in_marks


class PassageIncomparable(ClaimRule):
    """The figures in a passage cannot be compared with the claim's, and none was typed.

    *Why.* «The price of 1,200 books» beside «1,200 people» proves nothing: like numbers
    of unlike things are never taken for one another. Which part keeps them apart is
    said, unit, group, scope or time; a person who knows that both mean the same types
    the figure in the claim's own unit.

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

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "It has offices in 57 capitals"
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
    quotation = "It has 57 participating States"
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: of each number is asked what it counts.
    """

    code = "FIG022"
    severity = Severity.NOTE
    kind = Kind.OPEN

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure that no figure of a passage can answer."""
        del context
        answers = list(passage_answers(subject))
        answered = {answer.figure for answer in answers if answer.pairs}
        for answer in answers:
            if answer.figure in answered or not answer.unlike:
                continue
            if is_typed(subject, answer.figure, answer.tie):
                continue
            others = listed(
                f"{figure_words(given)} ({why.value})" for given, why in answer.unlike
            )
            quoted = in_marks(shortened(answer.tie.quotation))
            yield Draft(
                f"{figure_words(answer.figure)} could not be compared with the passage "
                f"in {place_words(answer.tie)}: {others}",
                hint="write the source's figure down in the claim's unit: evidence tie "
                f"{subject.name} {answer.tie.source} --figure …",
                related=(f"{answer.tie.source}: {quoted}",),
            )
