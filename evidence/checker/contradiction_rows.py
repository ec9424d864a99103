"""The plain rows by which contradictions are found: from facts, or from the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.checker.topics import read_figure
from evidence.db import Session
from evidence.models.vocabulary import ClaimStatus
from evidence.queries.contradictions import iter_quoted, iter_stated
from evidence.text.figures import Figure

Order = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that an active claim states; *order* is the reading order."""

    claim: str
    manuscript: str
    topic: str
    figure: Figure
    order: Order


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a piece of evidence quotes, and the figures it says the passage gives."""

    evidence: str
    claim: str
    source: str
    page: str
    quotation: str
    figures: tuple[Figure, ...]
    order: Order


def stated_in(ledger: LedgerFacts) -> Iterator[Stated]:
    """Yield the figures of the active claims of a ledger in memory."""
    for claim in _active(ledger):
        for figure in claim.figures:
            yield Stated(
                claim.name, claim.manuscript, claim.topic, figure, _order(claim)
            )


def quoted_in(ledger: LedgerFacts) -> Iterator[Quoted]:
    """Yield the quotations with figures of a ledger in memory."""
    for claim in _active(ledger):
        for tie in claim.evidence:
            if tie.quotation and tie.figures:
                yield Quoted(
                    evidence=tie.name,
                    claim=claim.name,
                    source=tie.source,
                    page=tie.page_label,
                    quotation=tie.quotation,
                    figures=tie.figures,
                    order=(*_order(claim), tie.name),
                )


def stated_rows(session: Session, manuscript: str | None = None) -> Iterator[Stated]:
    """Yield the figures that may contradict one another, read from the ledger.

    Of *manuscript*, where one is named, and of all others that share a measure with it.
    """
    for row in iter_stated(session, manuscript):
        order = (row.manuscript, row.start, row.claim)
        figure = read_figure(row.text)
        yield Stated(row.claim, row.manuscript, row.topic, figure, order)


def quoted_rows(session: Session, manuscript: str | None = None) -> Iterator[Quoted]:
    """Yield the quotations that may be recorded twice, read from the ledger."""
    for row, texts in iter_quoted(session, manuscript):
        yield Quoted(
            evidence=row.evidence,
            claim=row.claim,
            source=row.source,
            page=row.page,
            quotation=row.quotation,
            figures=tuple(read_figure(text) for text in texts),
            order=(row.manuscript, row.start, row.claim, row.evidence),
        )


def _active(ledger: LedgerFacts) -> Iterator[ClaimFacts]:
    return (claim for claim in ledger.claims if claim.status is ClaimStatus.ACTIVE)


def _order(claim: ClaimFacts) -> Order:
    return (claim.manuscript, claim.anchor.start, claim.name)
