"""Which derived figures fall when evidence, or the figures of claims, fall.

A figure that is worked out falls with any of its inputs: a piece of evidence that
falls, or another claim's figure that nothing else gives, however indirectly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from evidence.checker.facts import (
    ClaimFacts,
    DerivationFacts,
    InputFacts,
    LedgerFacts,
)
from evidence.models.vocabulary import ClaimStatus
from evidence.text.figures import Figure


@dataclass(frozen=True, slots=True)
class FallenFigure:
    """A figure that is worked out from what falls, and the inputs that it loses."""

    claim: ClaimFacts
    derivation: DerivationFacts
    lost: tuple[InputFacts, ...]


def lost_with(
    evidence: Collection[str],
    figures: Collection[tuple[str, Figure]],
    ledger: LedgerFacts,
) -> Iterable[FallenFigure]:
    """Yield the derived figures that fall, those that fall with others after them.

    *evidence* are names of pieces that fall, *figures* those of claims, by its name.
    """
    gone = {(claim, figure.text) for claim, figure in figures}
    waiting = [
        (claim, derivation)
        for claim in ledger.claims
        if claim.status is ClaimStatus.ACTIVE
        for derivation in claim.derivations
    ]
    while waiting:
        left = []
        fallen = []
        for claim, derivation in waiting:
            lost = tuple(i for i in derivation.inputs if _falls(i, evidence, gone))
            if lost:
                fallen.append(FallenFigure(claim, derivation, lost))
            else:
                left.append((claim, derivation))
        if not fallen:
            return
        yield from fallen
        gone |= {(each.claim.name, each.derivation.figure.text) for each in fallen}
        waiting = left


def _falls(
    given: InputFacts, evidence: Collection[str], gone: Collection[tuple[str, str]]
) -> bool:
    if given.source is not None:
        return given.owner in evidence
    return given.figure is not None and (given.claim, given.figure.text) in gone
