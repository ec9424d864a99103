"""Turn the whole ledger's rows into facts: joined, re-anchored, placed; in memory.

For what looks at everything at once (a brief, an impact, the ledger as text). A check
reads a ledger by ``checker.stored`` instead, no more of it at a time than it needs.
"""

from __future__ import annotations

from evidence.checker.facts import LedgerFacts, WaiverFacts
from evidence.checker.notice_loader import load_tables
from evidence.checker.part_loader import join_parts
from evidence.checker.snapshot_loader import Sizes
from evidence.checker.source_loader import load_all_sources
from evidence.db import Session
from evidence.db.journal import head
from evidence.queries.library import name_sources
from evidence.queries.part import Row, get_part, list_manuscripts, list_waiver_rows


def load_ledger(session: Session, *, sizes: Sizes | None = None) -> LedgerFacts:
    """Read the ledger as facts; no statement is sent per claim or source.

    *sizes* looks into the store of snapshots; without it nobody does.
    """
    keys = name_sources(session)
    parts = list(join_parts(list_manuscripts(session), get_part(session), keys))
    sources = tuple(load_all_sources(session, keys, sizes=sizes))
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
