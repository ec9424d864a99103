"""FIG002."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import COMPARED, Pair, by_source, of_figure, pair_figures
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, place_words
from evidence.text.figures import ComparatorVerdict, ValueVerdict

_WORDS = {
    ComparatorVerdict.DROPPED: "the source hedges its number and the manuscript "
    "does not",
    ComparatorVerdict.ADDED: "the manuscript hedges a number that the source gives "
    "outright",
    ComparatorVerdict.REVERSED: "the manuscript turns the bound around",
}
_LESS = "consistent, but the manuscript says less than the source"
_SEVERITY = {ComparatorVerdict.REVERSED: Severity.ERROR}


class ComparatorDiffers(ClaimRule):
    """The number is the source's, but «about» or «more than» was lost or added.

    *Why.* «More than 80,000» is not «80,000», and «up to a million» is not «a million»:
    the hedge is part of what the source knows. «Up to» that became «more than» says the
    opposite, and is an error. «More than 70,000» where the source says 80,000 is true
    and says less: a note. «About 50,000» for a source's 48,700 is no finding: that is
    how a rounded number is to be worded.

    Bad:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    Of these people, 80,000 were transferred (Xu 2020).
    ```

    ```toml
    [claim.transfers]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "80,000 were transferred"
    figures = ["80,000 people"]

    [[claim.transfers.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["more than 80,000 people"]
    ```

    Good:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    Of these people, more than 80,000 were transferred (Xu 2020).
    ```

    ```toml
    [claim.transfers]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "more than 80,000 were transferred"
    figures = ["more than 80,000 people"]

    [[claim.transfers.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["more than 80,000 people"]
    ```

    Source: Office for Statistics Regulation, Code of Practice for Statistics, 2018,
    practice V3 and Q2, on stating the uncertainty of figures with the figures.
    """

    code = "FIG002"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure and source of the same value, else hedged."""
        del context
        pairs = [
            pair
            for pair in pair_figures(subject, subject.with_stance(*COMPARED))
            if pair.agrees and not pair.newer
        ]
        for figure in dict.fromkeys(subject.figures):
            for group in by_source(of_figure(pairs, figure)).values():
                yield from _drafts(group)


def _drafts(group: Sequence[Pair]) -> Iterable[Draft]:
    verdicts = {pair.comparison.comparator for pair in group}
    if ComparatorVerdict.SAME in verdicts or any(_is_rounding(pair) for pair in group):
        return
    pair = group[0]
    verdict = pair.comparison.comparator
    less = pair.comparison.value is ValueVerdict.WITHIN
    given = figure_words(pair.given)
    yield Draft(
        f"{figure_words(pair.figure)} in the manuscript, {given} in "
        f"{place_words(pair.tie)}: {_LESS if less else _WORDS[verdict]}",
        hint=f"say it as the source does: {given}",
        severity=Severity.NOTE if less else _SEVERITY.get(verdict),
    )


def _is_rounding(pair: Pair) -> bool:
    """Tell whether «about» stands before a number that was in fact rounded."""
    return (
        pair.comparison.comparator is ComparatorVerdict.ADDED
        and pair.comparison.value is ValueVerdict.ROUNDED
    )
