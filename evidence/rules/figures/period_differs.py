"""FIG009."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import COMPARED, by_source, of_figure, pair_figures
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, place_words
from evidence.text.figures import AsOfVerdict

_APART = frozenset({AsOfVerdict.SHIFTED, AsOfVerdict.SOURCE_NEWER})


class PeriodDiffers(ClaimRule):
    """The source's figure is of another period, which only overlaps the claim's.

    *Why.* Twelve months from July to June are not the calendar year: half of what was
    counted is of another year. The two numbers may be equal by chance, or differ
    although both are right; neither proves the other. A source that also gives a figure
    of the claim's own period settles it.

    Bad:

    ```bibtex
    @report{ruser2020, author = {Ruser, Nathan}, title = {Documenting the System},
      institution = {ASPI}, type = {Report}, date = {2020-09-24}}
    ```

    ```markdown
    In 2020, 61 facilities were built (Ruser 2020).
    ```

    ```toml
    [claim.facilities]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "61 facilities"
    figures = ["61 facilities @2020"]

    [[claim.facilities.evidence]]
    source = "ruser2020"
    stance = "supports"
    figures = ["61 facilities @2019-07/2020-06"]
    ```

    Good:

    ```bibtex
    @report{ruser2020, author = {Ruser, Nathan}, title = {Documenting the System},
      institution = {ASPI}, type = {Report}, date = {2020-09-24}}
    ```

    ```markdown
    In the twelve months to June 2020, 61 facilities were built (Ruser 2020).
    ```

    ```toml
    [claim.facilities]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "61 facilities"
    figures = ["61 facilities @2019-07/2020-06"]

    [[claim.facilities.evidence]]
    source = "ruser2020"
    stance = "supports"
    figures = ["61 facilities @2019-07/2020-06"]
    ```

    Source: OECD, Glossary of Statistical Terms, 2008, "Reference period"; Wikidata,
    properties P580 and P582 (start and end time).
    """

    code = "FIG009"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure and source that has other periods only."""
        del context
        pairs = pair_figures(subject, subject.with_stance(*COMPARED))
        for figure in dict.fromkeys(subject.figures):
            for group in by_source(of_figure(pairs, figure)).values():
                shifted = [pair for pair in group if pair.shifted]
                if not shifted or any(p.comparison.as_of not in _APART for p in group):
                    continue
                pair = shifted[0]
                yield Draft(
                    f"{figure_words(pair.figure, dated=True)} in the manuscript, "
                    f"{figure_words(pair.given, dated=True)} in "
                    f"{place_words(pair.tie)}: not the same period, so neither proves "
                    "the other",
                    hint="name the source's period in the sentence, or find the figure "
                    "of the claim's own",
                )
