"""FIG010."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.checker.derivations import problem_of, worked_out
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import COMPARED, Pair, by_source, of_figure, pair_figures
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, place_words
from evidence.text.figures import Comparator, ValueVerdict

_SHORTENED = frozenset({ValueVerdict.ROUNDED, ValueVerdict.TRUNCATED})
_CUT = "cut off, where rounding gives another number"


class FigureRounded(ClaimRule):
    """The manuscript shows fewer digits than the source, and does not say «about».

    *Why.* A rounded number is no error, but a reader who looks it up finds another one;
    «about» tells that digits were dropped. A number that was cut off where rounding
    would have given the next is told as such: 10 for 10.6 reads as a mistake.

    Bad:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    The region has 4.3 million workers (Xu 2020).
    ```

    ```toml
    [claim.workers]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "4.3 million workers"
    figures = ["4.3 million workers"]

    [[claim.workers.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["4,312,500 workers"]
    ```

    Good:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    The region has about 4.3 million workers (Xu 2020).
    ```

    ```toml
    [claim.workers]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "4.3 million workers"
    figures = ["about 4.3 million workers"]

    [[claim.workers.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["4,312,500 workers"]
    ```

    Source: Nuijten et al., "The prevalence of statistical reporting errors in
    psychology", Behavior Research Methods 48 (2016) 1205–1226, on rounding.
    """

    code = "FIG010"
    severity = Severity.NOTE

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure that is its source's with fewer digits."""
        pairs = pair_figures(subject, subject.with_stance(*COMPARED))
        for figure in dict.fromkeys(subject.figures):
            if figure.comparator is Comparator.ABOUT:
                continue
            for group in by_source(of_figure(pairs, figure)).values():
                if all(pair.comparison.value in _SHORTENED for pair in group):
                    yield from _drafts(group)
        yield from _worked_out(subject, context)


def _worked_out(subject: ClaimFacts, context: Context) -> Iterable[Draft]:
    """Yield a draft for each value of a formula that was cut off, not rounded."""
    for derivation in subject.derivations:
        if problem_of(subject, derivation, context):
            continue
        found = worked_out(derivation)
        if found.verdict is ValueVerdict.TRUNCATED:
            yield Draft(
                f"{figure_words(derivation.figure)} in the manuscript, {found.shown} "
                f"by {derivation.formula}: {_CUT}",
                hint="round it",
            )


def _drafts(group: Sequence[Pair]) -> Iterable[Draft]:
    pair = group[0]
    if not _shows_fewer(pair):
        return
    cut = pair.comparison.value is ValueVerdict.TRUNCATED
    how = _CUT if cut else "rounded"
    yield Draft(
        f"{figure_words(pair.figure)} in the manuscript, {figure_words(pair.given)} in "
        f"{place_words(pair.tie)}: {how}",
        hint="round it" if cut else "say “about”, or give the source's number",
    )


def _shows_fewer(pair: Pair) -> bool:
    """Tell whether it is the manuscript that drops digits, not the source."""
    return (
        pair.given.base is not None
        or pair.figure.high_step > pair.given.high_step
        or pair.comparison.value is ValueVerdict.TRUNCATED
    )
