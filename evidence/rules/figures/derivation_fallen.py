"""FIG014."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidence.checker.closed_events import is_closed_here
from evidence.checker.derivations import fallen_inputs, input_words
from evidence.checker.facts import ClaimFacts, DerivationFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.shelf_life import expiry, shelf_life
from evidence.checker.wording import figure_words


class DerivationFallen(ClaimRule):
    """What a figure is worked out from has fallen.

    *Why.* A sum is worth no more than its parts. Where an input's claim was withdrawn
    or its source retracted, the figure has lost what it rests on: an error. Where an
    input is contradicted, overtaken, older than its topic's shelf life (AGE001), or
    from a superseded source, it is to be looked at again: a warning.

    Bad:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    @article{hall2020, author = {Hall, Ben}, title = {Brands Named},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The report names 83 brands (Xu 2020). Half of that would be 41.5.
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "83 brands"
    figures = ["83 brands"]

    [[claim.brands.evidence]]
    source = "hall2020"
    stance = "contradicts"
    figures = ["82 brands"]

    [claim.half]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "Half of that would be 41.5"
    figures = ["41.5 brands"]

    [[claim.half.derivation]]
    figure = "41.5 brands"
    formula = "a / 2"
    inputs = { a = "brands#1" }
    ```

    Good:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    The report names 83 brands (Xu 2020). Half of that would be 41.5.
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "83 brands"
    figures = ["83 brands"]

    [[claim.brands.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["83 brands"]

    [claim.half]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "Half of that would be 41.5"
    figures = ["41.5 brands"]

    [[claim.half.derivation]]
    figure = "41.5 brands"
    formula = "a / 2"
    inputs = { a = "brands#1" }
    ```

    Source: W3C, PROV-Constraints, 2013: what is derived depends on what it was derived
    from; Committee on Publication Ethics, Retraction Guidelines.
    """

    code = "FIG014"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each derivation with inputs that have fallen."""
        for derivation in subject.derivations:
            fallen = fallen_inputs(derivation, context, context.today)
            told = [f"{input_words(each.input)}: {each.why}" for each in fallen]
            told += _expired(derivation, context)
            if not told:
                continue
            reasons = "; ".join(told)
            gone = any(each.gone for each in fallen)
            yield Draft(
                f"{figure_words(derivation.figure)} is worked out as "
                f"{derivation.formula}, and what it is worked out from has fallen "
                f"({reasons})",
                hint="work it out from figures that stand, or give it up",
                severity=None if gone else Severity.WARNING,
            )


def _expired(derivation: DerivationFacts, context: Context) -> Iterator[str]:
    """Yield the inputs whose topic's shelf life is over, in words.

    A figure that says of when it is («tenfold from 2007 to 2017») ages by itself
    (AGE001): that its beginning is old is meant.
    """
    for given in derivation.inputs:
        owner = context.claim(given.claim)
        if owner is None or given.figure is None or derivation.figure.as_of:
            continue
        days = shelf_life(context.policy, owner.topic)
        over = expiry(given.figure, days)
        if over is None or over >= context.today:
            continue
        if not is_closed_here(owner, given.figure, context):
            yield f"{input_words(given)}: it was good until {over}"
