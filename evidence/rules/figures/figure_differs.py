"""FIG001."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.overtaken import told_as_newer
from evidence.checker.pairing import COMPARED, Pair, by_source, of_figure, pair_figures
from evidence.checker.quotation_wording import shortened
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, figure_words, listed, place_words
from evidence.text.figures import Figure, format_quantity
from evidence.text.quoted.inner_marks import in_marks


class FigureDiffers(ClaimRule):
    """A figure in the manuscript is not the figure that the source gives.

    *Why.* Of all that can be wrong with a sentence, a wrong number is the easiest to
    check and the most embarrassing to have missed. Figures are compared as exact
    decimals, with rounding in the last digit shown allowed, percentages against parts
    of a whole, and only where unit and scope are the same. What a source says about a
    later time than the claim is the business of AGE002, another period that of FIG009.

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
    figures = ["54 participating States"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "contradicts"
    figures = ["57 participating States"]
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

    Source: Jergas and Baethge, "Quotation accuracy in medical journal articles", PeerJ
    3 (2015) e1364; rounding as in Nuijten et al., "The prevalence of statistical
    reporting errors in psychology", Behavior Research Methods 48 (2016) 1205–1226.
    """

    code = "FIG001"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure and each other value that sources give."""
        newer = told_as_newer(subject, context.today)
        pairs = [
            pair
            for pair in pair_figures(subject, subject.with_stance(*COMPARED))
            if not pair.newer
            and not pair.shifted
            and (pair.tie.source, format_quantity(pair.given)) not in newer
        ]
        for figure in dict.fromkeys(subject.figures):
            own = of_figure(pairs, figure)
            differing = [
                group
                for group in by_source(own).values()
                if not any(pair.agrees for pair in group)
            ]
            for given, groups in _by_value(differing).items():
                yield _draft(figure, given, groups, own)


def _by_value(groups: Iterable[Sequence[Pair]]) -> dict[str, list[Sequence[Pair]]]:
    """Put the sources that give the same value together: one thing to correct."""
    values: dict[str, list[Sequence[Pair]]] = {}
    for group in groups:
        given = listed(distinct(figure_words(p.given) for p in group), joint="or")
        values.setdefault(given, []).append(group)
    return values


def _draft(
    figure: Figure,
    given: str,
    groups: Sequence[Sequence[Pair]],
    own: Sequence[Pair],
) -> Draft:
    places = listed(distinct(place_words(group[0].tie) for group in groups))
    agreeing = distinct(pair.tie.source for pair in own if pair.agrees)
    related = [
        f"{pair.tie.source}: {in_marks(shortened(pair.tie.quotation))}"
        for group in groups
        for pair in group
        if pair.tie.quotation
    ]
    if agreeing:
        related.append(f"the manuscript's figure is that of {listed(agreeing)}")
    return Draft(
        f"{figure_words(figure)} in the manuscript, {given} in {places}",
        hint=f"correct the manuscript to {given}, or find out why the source differs "
        "and record its date or scope with its figure",
        related=tuple(distinct(related)),
    )
