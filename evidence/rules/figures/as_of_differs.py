"""FIG004."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import COMPARED, Pair, by_source, of_figure, pair_figures
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, place_words
from evidence.text.figures import AsOfVerdict

_MEET = frozenset({AsOfVerdict.SAME, AsOfVerdict.OVERLAP})


class AsOfDiffers(ClaimRule):
    """The claim speaks of a later time than the source's figure.

    *Why.* A figure of 2017 proves nothing about 2021, even if it happens to be still
    right. The sentence should say of when its figure is, or rest on a figure of its own
    time. A source whose figure is of the claim's time settles it for all.

    Bad:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    In 2021, 83 brands profited (Xu 2020).
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "83 brands"
    figures = ["83 brands @2021"]

    [[claim.brands.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["83 brands @2020-03"]
    ```

    Good:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    In 2020, 83 brands profited (Xu 2020).
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "83 brands"
    figures = ["83 brands @2020"]

    [[claim.brands.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["83 brands @2020-03"]
    ```

    Source: Wikipedia, Manual of Style, Dates and numbers, section "Statements likely to
    become outdated"; Wikidata, property P585 (point in time).
    """

    code = "FIG004"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure that only older figures answer."""
        del context
        pairs = pair_figures(subject, subject.with_stance(*COMPARED))
        for figure in dict.fromkeys(subject.figures):
            own = of_figure(pairs, figure)
            if any(pair.comparison.as_of in _MEET for pair in own):
                continue
            older = [p for p in own if p.comparison.as_of is AsOfVerdict.SOURCE_OLDER]
            for group in by_source(older).values():
                yield _draft(group)


def _draft(group: Sequence[Pair]) -> Draft:
    pair = group[0]
    return Draft(
        f"{figure_words(pair.figure, dated=True)} in the manuscript, "
        f"{figure_words(pair.given, dated=True)} in {place_words(pair.tie)}: the "
        "source's figure is older",
        hint="say in the sentence of when the figure is, or find one of the claim's "
        "own time",
    )
