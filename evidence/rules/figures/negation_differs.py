"""FIG011."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import COMPARED, Pair, pair_figures
from evidence.checker.printed import printed_sentence
from evidence.checker.quotation_wording import shortened
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, place_words
from evidence.text.figures import Figure, compare_figures, unit_head
from evidence.text.figures.printed_figures import printed_figures
from evidence.text.negations import has_negation, is_negated
from evidence.text.quoted.inner_marks import in_marks


class NegationDiffers(ClaimRule):
    """The number is the source's, but a «not» beside it was lost or added.

    *Why.* «54 States did not sign» and «54 States signed» agree in every digit and say
    the opposite. Where the manuscript's sentence and the quoted passage both print the
    figure, and only one of the two clauses is negative, a person has to look: either a
    «not» was dropped, or the sentence turns the statement around on purpose.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    In all, 18 States signed the letter (Hall 2020).
    ```

    ```toml
    [claim.signatories]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "18 States signed the letter"
    figures = ["18 States"]

    [[claim.signatories.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "18 States did not sign the letter"
    figures = ["18 States"]
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    In all, 18 States refused to sign the letter, and 39 signed it (Hall 2020).
    ```

    ```toml
    [claim.signatories]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "39 signed it"
    figures = ["39 States"]

    [[claim.signatories.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "18 States did not sign the letter, while 39 States signed it"
    figures = ["39 States"]
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: a number is checked together with what is said of it.
    """

    code = "FIG011"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure that is denied on one side alone."""
        pairs = [
            pair
            for pair in pair_figures(subject, subject.with_stance(*COMPARED))
            if pair.agrees and pair.tie.quotation
        ]
        if not pairs:
            return
        sentence = printed_sentence(subject, context)
        for pair in pairs:
            if not (has_negation(sentence) or has_negation(pair.tie.quotation)):
                continue
            ours = _negated(pair.figure, sentence)
            theirs = _negated(pair.given, pair.tie.quotation)
            if ours is not None and theirs is not None and ours is not theirs:
                yield _draft(pair, denied=ours)


def _negated(figure: Figure, text: str) -> bool | None:
    """Tell whether *text* denies the figure; None where it doesn't print it, or both.

    Numbers are compared and not their units, which a text words otherwise.
    """
    answers = {
        is_negated(text, found.start, found.end)
        for found in printed_figures(f"{text}.")  # without a stop it may seem a heading
        if compare_figures(_number(figure), _number(found.figure)).agrees
    }
    return answers.pop() if len(answers) == 1 else None


def _number(figure: Figure) -> Figure:
    """Return the figure without its date, and without its unit unless that is %."""
    unit = "%" if unit_head(figure.unit) == "%" else ""
    return replace(figure, unit=unit, as_of=None)


def _draft(pair: Pair, *, denied: bool) -> Draft:
    how = (
        "a negation stands beside it in the manuscript and none in the source"
        if denied
        else "a negation stands beside it in the source and none in the manuscript"
    )
    return Draft(
        f"{figure_words(pair.figure)} in the manuscript, {figure_words(pair.given)} in "
        f"{place_words(pair.tie)}: {how}",
        hint="read both again; if they say the same, quote the clause that does",
        related=(f"{pair.tie.source}: {in_marks(shortened(pair.tie.quotation))}",),
    )
