"""FIG020."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import scope_key
from evidence.checker.printed import printed_sentence
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words
from evidence.text.figures import (
    AsOfVerdict,
    Figure,
    ValueVerdict,
    compare_figures,
)
from evidence.text.figures.parts import Beside, beside_in
from evidence.text.figures.units import read_unit

_APART = frozenset(
    {AsOfVerdict.SOURCE_NEWER, AsOfVerdict.SOURCE_OLDER, AsOfVerdict.SHIFTED}
)


class PercentageDoesNotFollow(ClaimRule):
    """A percentage is not that of the numbers that stand beside it.

    *Why.* «14 of 61 (50 %)» contradicts itself; no source is needed to see it. Compared
    are the figures of the claim that have one scope, and what the sentence prints side
    by side: a part of a whole with its percentage in brackets or behind «or». Rounding
    to the digits shown is allowed, also half way down.

    Bad:

    ```markdown
    Of high security are 14 of the 61 facilities (50%).
    ```

    ```toml
    [claim.high-security]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "14 of the 61 facilities (50%)"
    figures = ["14 of 61 facilities", "50% of facilities"]
    ```

    Good:

    ```markdown
    Of high security are 14 of the 61 facilities (23%).
    ```

    ```toml
    [claim.high-security]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "14 of the 61 facilities (23%)"
    figures = ["14 of 61 facilities", "23% of facilities"]
    ```

    Source: Brown and Heathers, "The GRIM Test", Social Psychological and Personality
    Science 8 (2017) 363–369: reported values are tested against the counts they are of.
    """

    code = "FIG020"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each percentage that its counts don't give."""
        if not subject.figures:
            return
        told = set()
        derived = {each.figure for each in subject.derivations}
        for pair in (*_recorded(subject), *_printed(subject, context)):
            if pair.share in derived or _key(pair) in told:
                continue
            comparison = compare_figures(pair.share, pair.part)
            one_time = comparison.as_of not in _APART
            if comparison.value is ValueVerdict.DIFFERENT and one_time:
                told.add(_key(pair))
                worth = comparison.why.partition(" as")[0]
                yield Draft(
                    f"{figure_words(pair.share)} beside {figure_words(pair.part)}, "
                    f"which is {worth}",
                    hint="correct the percentage or the numbers",
                )


def _recorded(subject: ClaimFacts) -> Iterable[Beside]:
    """Yield the claim's parts of wholes with its percentages of the same scope."""
    shares = [each for each in subject.figures if read_unit(each.unit).head == "%"]
    parts = [each for each in subject.figures if each.base is not None]
    for share in shares:
        same = [each for each in parts if scope_key(each) == scope_key(share)]
        if len(same) == 1 and _is_alone(share, shares):
            yield Beside(same[0], share)


def _is_alone(share: Figure, shares: Iterable[Figure]) -> bool:
    """Tell whether no other percentage has the same scope: which is meant is clear."""
    return sum(scope_key(each) == scope_key(share) for each in shares) == 1


def _printed(subject: ClaimFacts, context: Context) -> Iterable[Beside]:
    """Yield what the sentence prints side by side, if the claim states some of it."""
    for pair in beside_in(printed_sentence(subject, context)):
        if any(
            compare_figures(figure, each).agrees
            for figure in subject.figures
            for each in (pair.part, pair.share)
        ):
            yield pair


def _key(pair: Beside) -> tuple[object, ...]:
    return pair.part.low, pair.part.base, pair.share.low
