"""FIG024."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.neighbours import first_of_sentence, in_paragraph, stated_parts
from evidence.checker.printed import printed_sentence
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, listed
from evidence.text.figures import Figure, compare_figures
from evidence.text.figures.sums import PrintedSum, adds_up, sums_in


class SumDiffers(ClaimRule):
    """Parts do not make up the total that is given for them.

    *Why.* A sum is checked by adding: «1.2 million in A, 0.8 million in B, a total of
    2.5 million» is wrong whatever its sources say. Each number stands for all that
    could have been rounded, or cut, to it; only where no such numbers make up the total
    is it told. Parts and total are a row of figures in one sentence with «a total of»,
    «in all» or «made up of»; percentages of which one is «the remaining» or «the rest»,
    which make up 100; and, more softly, claims of one paragraph and topic with the same
    unit and date, each part with a scope of its own, beside one of the scope «total».
    Other sums are declared by a formula (FIG012).

    Bad:

    ```markdown
    It has 1.2 million members in Asia and 0.8 million in Europe, a total of 2.5
    million.
    ```

    ```toml
    [claim.asia]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "1.2 million members in Asia"
    figures = ["1.2 million members"]

    [claim.all-members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "a total of 2.5 million"
    figures = ["2.5 million members"]
    ```

    Good:

    ```markdown
    It has 1.2 million members in Asia and 0.8 million in Europe, a total of 2.0
    million.
    ```

    ```toml
    [claim.asia]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "1.2 million members in Asia"
    figures = ["1.2 million members"]

    [claim.all-members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "a total of 2.0"
    figures = ["2.0 million members"]
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: sums and percentages are worked out again.
    """

    code = "FIG024"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each total that its parts do not make up."""
        if not subject.figures:
            return
        printed = list(sums_in(printed_sentence(subject, context)))
        for found in printed:
            told = adds_up(found.parts, found.whole) is False
            if told and _is_told_here(subject, found, context):
                yield _draft(found.parts, found.whole)
        if not printed:
            yield from _across(subject, context)


def _is_told_here(subject: ClaimFacts, found: PrintedSum, context: Context) -> bool:
    """Tell whether *subject* is the claim of a sum at which it is told.

    It is the first that states the total, else the first that states a part.
    """
    return subject.name == (
        first_of_sentence(subject, context, partial(_states, [found.whole]))
        or first_of_sentence(subject, context, partial(_states, found.parts))
    )


def _states(given: Iterable[Figure], claim: ClaimFacts) -> bool:
    return any(
        compare_figures(own, one).agrees for one in given for own in claim.figures
    )


def _across(subject: ClaimFacts, context: Context) -> Iterable[Draft]:
    """Yield what is wrong with a total and its parts in other claims' figures."""
    for total, parts in stated_parts(subject, in_paragraph(subject, context)):
        if adds_up(parts, total) is False:
            yield _draft(parts, total, severity=Severity.WARNING)


def _draft(
    parts: Iterable[Figure], whole: Figure, *, severity: Severity | None = None
) -> Draft:
    parts = list(parts)
    least = sum(part.low or 0 for part in parts)
    most = sum(part.high or 0 for part in parts)
    together = f"{least:,f}" if least == most else f"{least:,f} to {most:,f}"
    return Draft(
        f"{listed(figure_words(part) for part in parts)} are {together} together, not "
        f"{figure_words(whole)}",
        hint="correct a part or the total, or say in the text what is left out",
        severity=severity,
    )
