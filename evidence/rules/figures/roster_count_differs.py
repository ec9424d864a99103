"""FIG015."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import COMPARED
from evidence.checker.printed import printed_sentence
from evidence.checker.roster_counts import (
    counting_figure,
    enumerating_figure,
    fits,
)
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, listed, place_words
from evidence.models.vocabulary import ClaimKind


class RosterCountDiffers(ClaimRule):
    """A list has not as many members as the number beside it says.

    *Why.* «Three States: Turkey and Tajikistan» is wrong whatever the sources say:
    somebody was left out, or the number is wrong. The number is the claim's figure that
    counts the members, else the one that the sentence spells out as a list. A list that
    is not meant to be complete may have fewer members, never more. A source's own list
    and number that differ are a warning: one of them was probably written down wrong.

    Bad:

    ```markdown
    Three States objected: Turkey and Tajikistan.
    ```

    ```toml
    [claim.objectors]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Three States objected: Turkey and Tajikistan"
    figures = ["3 States"]
    roster = ["Turkey", "Tajikistan"]
    roster_complete = true
    ```

    Good:

    ```markdown
    Three States objected: Turkey, Tajikistan and Azerbaijan.
    ```

    ```toml
    [claim.objectors]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Three States objected: Turkey, Tajikistan and Azerbaijan"
    figures = ["3 States"]
    roster = ["Turkey", "Tajikistan", "Azerbaijan"]
    roster_complete = true
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: numbers in a text are counted again.
    """

    code = "FIG015"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for the claim's list, and for each list of a source."""
        if subject.roster:
            yield from _own(subject, printed_sentence(subject, context))
        for tie in subject.with_stance(*COMPARED):
            if tie.roster and tie.roster_complete:
                yield from _given(tie, listing=subject.kind is ClaimKind.ROSTER)


def _own(subject: ClaimFacts, sentence: str) -> Iterable[Draft]:
    listing = subject.kind is ClaimKind.ROSTER
    spelt = enumerating_figure(sentence, subject.roster)
    figure = counting_figure(subject.figures, subject.roster, listing=listing) or spelt
    complete = subject.roster_complete or spelt is not None
    count = len(subject.roster)
    if figure is None or fits(figure, count, complete=complete):
        return
    sure = subject.roster_complete or count > (figure.high or 0)
    yield Draft(
        f"{figure_words(figure)} in the manuscript, and its list has {count}: "
        f"{listed(subject.roster)}",
        hint="count again, and complete the list or correct the number",
        severity=None if sure else Severity.WARNING,
    )


def _given(tie: EvidenceFacts, *, listing: bool) -> Iterable[Draft]:
    figure = counting_figure(tie.figures, tie.roster, listing=listing)
    count = len(tie.roster)
    if figure is not None and not fits(figure, count, complete=True):
        yield Draft(
            f"{figure_words(figure)} in {place_words(tie)}, and its list has {count}: "
            f"{listed(tie.roster)}",
            hint="read the source again: the number, the list, or its being complete "
            f"was written down wrong ({tie.name})",
            severity=Severity.WARNING,
        )
