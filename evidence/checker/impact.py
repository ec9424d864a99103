"""What falls if a source falls: sources, evidence, claims, figures; a pure function.

A source falls with the one that it derives from, and with the one that it is the same
as. Evidence falls with its source, and with the work through which alone it is known
(*via*). A claim falls wholly when no other support is left, and is left with doubtful
support when what is left is of one origin with what fell (``checker.independence``).
What is worked out from such figures falls with them (``checker.derived_losses``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence.checker.derived_losses import FallenFigure, lost_with
from evidence.checker.facts import (
    CitationFacts,
    ClaimFacts,
    EvidenceFacts,
    LedgerFacts,
    SourceFacts,
)
from evidence.checker.pairing import pair_figures
from evidence.checker.support import supporting_groups
from evidence.models.vocabulary import SUPPORTING, ClaimStatus, Stance
from evidence.text.figures import Figure


class Rest(StrEnum):
    """What a claim still stands on."""

    NOTHING = "nothing"
    """It rests on what falls alone."""
    SAME_ORIGIN = "same origin"
    """Support is left, but all of it hangs together with what falls."""
    OTHERS = "others"
    """Support of another origin is left."""
    UNTOUCHED = "untouched"
    """No support falls: only evidence that contradicts it, or stands beside it."""


@dataclass(frozen=True, slots=True)
class FallenSource:
    """A source that falls, and why: *how* is empty for the one that was asked about."""

    source: SourceFacts
    how: str = ""
    because: str = ""
    """The citekey of the source that it falls with."""


@dataclass(frozen=True, slots=True)
class FallenClaim:
    """A claim that loses evidence."""

    claim: ClaimFacts
    lost: tuple[EvidenceFacts, ...]
    rest: Rest
    left: tuple[tuple[str, ...], ...]
    """The citekeys that still support it, by origin."""
    bare_figures: tuple[Figure, ...]
    """Its figures that no evidence gives any more."""


@dataclass(frozen=True, slots=True)
class TouchedManuscript:
    """A manuscript that cites what falls, or makes claims that do."""

    name: str
    citations: tuple[CitationFacts, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """All that falls, in the ledger's order; the source asked about comes first."""

    sources: tuple[FallenSource, ...]
    claims: tuple[FallenClaim, ...]
    manuscripts: tuple[TouchedManuscript, ...]
    derived: tuple[FallenFigure, ...] = ()

    def alone(self) -> tuple[FallenClaim, ...]:
        """Return the claims that rest on what falls alone."""
        return tuple(each for each in self.claims if each.rest is Rest.NOTHING)

    def contradicting(self) -> int:
        """Return how many pieces of evidence against claims would vanish."""
        ties = [tie for each in self.claims for tie in each.lost]
        return sum(tie.stance is Stance.CONTRADICTS for tie in ties)


def impact_of(source: SourceFacts, ledger: LedgerFacts) -> Impact:
    """Return what falls in *ledger* with *source*."""
    sources = tuple(_fallen(source, ledger))
    keys = frozenset(each.source.name for each in sources)
    claims = tuple(_claims(keys, ledger))
    derived = tuple(lost_with(*_fallen_inputs(claims), ledger))
    manuscripts = tuple(_manuscripts(keys, claims, derived, ledger))
    return Impact(sources, claims, manuscripts, derived)


def _fallen(source: SourceFacts, ledger: LedgerFacts) -> Iterable[FallenSource]:
    """Yield *source* and all that falls with it, the nearest first."""
    derived: dict[str, list[str]] = defaultdict(list)
    for each in ledger.sources:
        for original in each.derives_from:
            derived[original].append(each.name)
    waiting, seen = [FallenSource(source)], {source.name}
    while waiting:
        fallen = waiting.pop(0)
        yield fallen
        name = fallen.source.name
        for how, others in (
            ("derives from", derived[name]),
            ("is the same as", fallen.source.same_as),
        ):
            for other in others:
                if other not in seen:
                    seen.add(other)
                    found = ledger.sources_by_name[other]
                    waiting.append(FallenSource(found, how, name))


def _claims(keys: frozenset[str], ledger: LedgerFacts) -> Iterable[FallenClaim]:
    for claim in ledger.claims:
        if claim.status is not ClaimStatus.ACTIVE:
            continue
        lost = tuple(
            tie for tie in claim.evidence if tie.source in keys or tie.via in keys
        )
        if lost:
            yield _claim(claim, lost, keys, ledger.sources_by_name)


def _claim(
    claim: ClaimFacts,
    lost: tuple[EvidenceFacts, ...],
    keys: frozenset[str],
    sources: Mapping[str, SourceFacts],
) -> FallenClaim:
    kept = replace(
        claim, evidence=tuple(tie for tie in claim.evidence if tie not in lost)
    )
    left = supporting_groups(kept, sources)
    return FallenClaim(
        claim=claim,
        lost=lost,
        rest=_rest(claim, lost, keys, sources, left),
        left=left,
        bare_figures=tuple(_bare(claim, kept)),
    )


def _rest(
    claim: ClaimFacts,
    lost: tuple[EvidenceFacts, ...],
    keys: frozenset[str],
    sources: Mapping[str, SourceFacts],
    left: tuple[tuple[str, ...], ...],
) -> Rest:
    if not any(tie.stance in SUPPORTING for tie in lost):
        return Rest.UNTOUCHED
    if not left:
        return Rest.NOTHING
    if _originals(keys, sources) & {key for group in left for key in group}:
        return Rest.OTHERS
    # What was known second-hand only doesn't tie a work to the one it was read in.
    hanging = replace(
        claim,
        evidence=tuple(
            tie for tie in claim.evidence if tie not in lost or tie.source in keys
        ),
    )
    apart = [
        group
        for group in supporting_groups(hanging, sources)
        if not keys.intersection(group)
    ]
    return Rest.OTHERS if apart else Rest.SAME_ORIGIN


def _originals(
    keys: frozenset[str], sources: Mapping[str, SourceFacts]
) -> frozenset[str]:
    """Return what *keys* derive from, however far: it stands when its copies fall."""
    waiting, found = list(keys), set[str]()
    while waiting:
        for original in sources[waiting.pop()].derives_from:
            if original not in found and original not in keys:
                found.add(original)
                waiting.append(original)
    return frozenset(found)


def _bare(claim: ClaimFacts, kept: ClaimFacts) -> Iterable[Figure]:
    """Yield the figures that some evidence answered, and none does any more."""
    before = {pair.figure for pair in pair_figures(claim, claim.evidence)}
    after = {pair.figure for pair in pair_figures(kept, kept.evidence)}
    return (figure for figure in claim.figures if figure in before - after)


def _fallen_inputs(
    claims: Iterable[FallenClaim],
) -> tuple[frozenset[str], frozenset[tuple[str, Figure]]]:
    """Return the evidence that falls, and the claims' figures that nothing proves."""
    return (
        frozenset(tie.name for each in claims for tie in each.lost),
        frozenset((each.claim.name, f) for each in claims for f in _unproved(each)),
    )


def _unproved(each: FallenClaim) -> Iterable[Figure]:
    """Yield the figures that no evidence gives any more; all, where nothing is left."""
    return each.claim.figures if each.rest is Rest.NOTHING else each.bare_figures


def _manuscripts(
    keys: frozenset[str],
    claims: Iterable[FallenClaim],
    derived: Iterable[FallenFigure],
    ledger: LedgerFacts,
) -> Iterable[TouchedManuscript]:
    made: dict[str, list[str]] = defaultdict(list)
    for claim in (*(each.claim for each in claims), *(each.claim for each in derived)):
        if claim.name not in made[claim.manuscript]:
            made[claim.manuscript].append(claim.name)
    for manuscript in ledger.manuscripts:
        citations = tuple(
            citation
            for citation in manuscript.citations
            if any(item.source in keys for item in citation.items)
        )
        if citations or manuscript.name in made:
            yield TouchedManuscript(
                manuscript.name, citations, tuple(made[manuscript.name])
            )
