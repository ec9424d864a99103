"""What the passages of a claim say to its figures, as far as a check heeds it.

A brief shows of the figures in a passage those that FIG021 and FIG022 speak of, and
those that settle the matter: so a card and the findings under it say the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.checker.facts import ClaimFacts
from evidence.checker.pairing import Pair
from evidence.checker.passage_values import (
    PassageFigures,
    is_disputed,
    is_typed,
    passage_answers,
)
from evidence.text.figures import Figure


@dataclass(frozen=True, slots=True)
class Answers:
    """What the passages say to one figure of a claim."""

    figure: Figure
    pairs: tuple[Pair, ...]
    """Compared, each value of a source once."""
    unlike: tuple[tuple[str, Figure], ...]
    """Citekeys with what could not be compared, where no passage can be."""

    @property
    def rows(self) -> int:
        """Return how much there is to show."""
        return len(self.pairs) + len(self.unlike)


def answers_of(claim: ClaimFacts) -> tuple[Answers, ...]:
    """Return the answers of the passages, in the order of the claim's figures.

    Of a claim without typed figures: to those found in its words, if any is answered.
    """
    found: dict[Figure, list[PassageFigures]] = {}
    for answer in passage_answers(claim):
        found.setdefault(answer.figure, []).append(answer)
    return tuple(_answers(claim, figure, those) for figure, those in found.items())


def _answers(
    claim: ClaimFacts, figure: Figure, answers: Iterable[PassageFigures]
) -> Answers:
    answers = list(answers)
    agreeing = {each.tie.source for each in answers if each.agrees}
    pairs = [
        pair
        for answer in answers
        if answer.agrees or answer.tie.source not in agreeing
        if not is_typed(claim, figure, answer.tie) or _says_otherwise(claim, answer)
        for pair in _telling(answer)
    ]
    unlike = [
        (answer.tie.source, given)
        for answer in answers
        if not is_typed(claim, figure, answer.tie)
        for given, _ in answer.unlike
    ]
    return Answers(
        figure,
        tuple({(pair.tie.source, pair.given): pair for pair in pairs}.values()),
        () if any(each.pairs for each in answers) else tuple(dict.fromkeys(unlike)),
    )


def _says_otherwise(claim: ClaimFacts, answer: PassageFigures) -> bool:
    """Tell whether a passage says otherwise than what was typed from its source."""
    disputed = is_disputed(claim, answer)
    return answer.agrees if disputed else answer.differs


def _telling(answer: PassageFigures) -> Iterable[Pair]:
    """Return what settles it; else what differs at the time; else what there is."""
    agreeing = [pair for pair in answer.pairs if pair.agrees]
    return agreeing or answer.differing or answer.pairs
