"""Turn the whole ledger's rows into facts: joined, re-anchored, placed; in memory.

For what looks at everything at once (a brief, the ledger as text), or at the part of
it that a question reaches (a trace, an impact). A check reads a ledger by
``checker.stored`` instead, no more of it at a time than it needs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from evidence.checker.facts import LedgerFacts, SourceFacts, WaiverFacts
from evidence.checker.notice_loader import load_tables
from evidence.checker.part_loader import join_parts, source_ids
from evidence.checker.reading import Part
from evidence.checker.snapshot_loader import Sizes
from evidence.checker.source_loader import (
    load_all_sources,
    load_sources,
    related_ids,
)
from evidence.db import Session
from evidence.db.journal import head
from evidence.queries.library import name_sources
from evidence.queries.part import Row, get_part, list_manuscripts, list_waiver_rows


def load_ledger(session: Session, *, sizes: Sizes | None = None) -> LedgerFacts:
    """Read the ledger as facts; no statement is sent per claim or source.

    *sizes* looks into the store of snapshots; without it nobody does.
    """
    keys = name_sources(session)
    parts = join_parts(list_manuscripts(session), get_part(session), keys)
    sources = load_all_sources(session, keys, sizes=sizes)
    return _facts(session, tuple(parts), tuple(sources))


def load_some(
    session: Session, manuscripts: Collection[int], sources: Collection[int] = ()
) -> LedgerFacts:
    """Read these *manuscripts*, by their inner ids, as if there were no others.

    Sources are those that they or *sources* lead to, and all related to these.
    """
    named = [row for row in list_manuscripts(session) if row.id in manuscripts]
    rows = get_part(session, [row.id for row in named])
    leads = source_ids(rows)
    parts = join_parts(named, rows, name_sources(session, leads))
    around = related_ids(session, {*leads, *sources})
    return _facts(session, tuple(parts), load_sources(session, around))


def _facts(
    session: Session, parts: Sequence[Part], sources: tuple[SourceFacts, ...]
) -> LedgerFacts:
    claims = tuple(claim for part in parts for claim in part.claims)
    by_key = {alias: source for source in sources for alias in source.aliases}
    last = head(session.connection())
    return LedgerFacts(
        manuscripts=tuple(part.manuscript for part in parts),
        sources=sources,
        claims=claims,
        waivers=load_waivers(session),
        notice_tables=load_tables(session),
        journal_seq=last.seq,
        journal_hash=last.hash,
        sources_by_name=by_key | {source.name: source for source in sources},
        claims_by_name={claim.public_id: claim for claim in claims}
        | {claim.name: claim for claim in claims},
    )


def load_waivers(session: Session) -> tuple[WaiverFacts, ...]:
    """Return all waivers, the oldest first."""
    return tuple(_waiver(row) for row in list_waiver_rows(session))


def _waiver(row: Row) -> WaiverFacts:
    return WaiverFacts(
        name=row.public_id,
        code=row.code,
        subject_kind=row.subject_kind,
        subject=row.subject,
        reason=row.reason,
        until=row.until,
        by=row.by,
        at=row.at,
    )
