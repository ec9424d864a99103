"""FIG013."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.derivations import problem_of
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words


class DerivationBroken(ClaimRule):
    """A figure's formula can't be worked out.

    *Why.* A figure that is said to follow from others and can't be worked out has lost
    its proof: a name of the formula stands for nothing, the evidence has no such figure
    any more, the claim's own figure was changed, the formula leads back to itself, or
    it is no formula.

    Bad:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    Together that makes 110 brands and factories (Xu 2020).
    ```

    ```toml
    [claim.together]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "110 brands and factories"
    figures = ["110 brands and factories"]

    [[claim.together.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["83 brands"]

    [[claim.together.derivation]]
    figure = "110 brands and factories"
    formula = "a + b"
    inputs = { a = "xu2020#1", b = "xu2020#2" }
    ```

    Good:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    Together that makes 110 brands and factories (Xu 2020).
    ```

    ```toml
    [claim.together]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "110 brands and factories"
    figures = ["110 brands and factories"]

    [[claim.together.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["83 brands", "27 factories"]

    [[claim.together.derivation]]
    figure = "110 brands and factories"
    formula = "a + b"
    inputs = { a = "xu2020#1", b = "xu2020#2" }
    ```

    Source: W3C, PROV-DM: The PROV Data Model, 2013, section 5.2.1: a derivation names
    the entities that were used.
    """

    code = "FIG013"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each derivation that gives no value."""
        for derivation in subject.derivations:
            problem = problem_of(subject, derivation, context)
            if problem:
                yield Draft(
                    f"{figure_words(derivation.figure)} can't be worked out as "
                    f"{derivation.formula}: {problem}",
                    hint=f"evidence claim underive {subject.name} --figure "
                    f"'{derivation.figure.text}', then derive it anew",
                )
