"""What one run looks at: everything, or one manuscript and the sources it uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.checker.facts import (
    ClaimFacts,
    LedgerFacts,
    ManuscriptFacts,
    SourceFacts,
)
from evidence.errors import NotFound, named
from evidence.models.vocabulary import ClaimStatus


@dataclass(frozen=True, slots=True)
class Scope:
    """What one run, or one brief, looks at."""

    manuscripts: tuple[ManuscriptFacts, ...]
    claims: tuple[ClaimFacts, ...]
    """Active ones."""
    withdrawn: int
    sources: tuple[SourceFacts, ...]
    cited: frozenset[str]
    tied: frozenset[str]


def make_scope(ledger: LedgerFacts, manuscript: str | None) -> Scope:
    """Return what a run over *manuscript*, or over everything, looks at."""
    names = {each.name for each in ledger.manuscripts}
    if manuscript is not None and manuscript not in names:
        raise unknown_manuscript(manuscript, names)
    within = {manuscript} if manuscript is not None else names
    manuscripts = tuple(m for m in ledger.manuscripts if m.name in within)
    inside = [claim for claim in ledger.claims if claim.manuscript in within]
    active = tuple(c for c in inside if c.status is ClaimStatus.ACTIVE)
    cited = frozenset(
        item.source
        for each in manuscripts
        for citation in each.citations
        for item in citation.items
        if item.source is not None
    )
    tied = frozenset(
        key
        for claim in ledger.claims
        for tie in claim.evidence
        for key in (tie.source, tie.via)
        if key is not None
    )
    tied |= {event.source for claim in ledger.claims for event in claim.superseded}
    used = cited | {tie.source for claim in active for tie in claim.evidence}
    used |= {event.source for claim in active for event in claim.superseded}
    sources = (
        ledger.sources
        if manuscript is None
        else tuple(source for source in ledger.sources if source.name in used)
    )
    return Scope(manuscripts, active, len(inside) - len(active), sources, cited, tied)


def unknown_manuscript(name: str, known: Iterable[str]) -> NotFound:
    """Return the error for a manuscript that is not there."""
    return NotFound(
        f"there is no manuscript {name!r} in the ledger",
        hint=f"known: {', '.join(map(named, sorted(known))) or 'none'}",
    )
