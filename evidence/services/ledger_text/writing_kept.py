"""Write the snapshots and re-checks of an import."""

from __future__ import annotations

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.models import RecheckedPassage, Snapshot, SnapshotRecheck
from evidence.queries.evidence import map_evidence_ids
from evidence.services.ledger_text.held import Held, Plan


def write_kept(session: Session, plan: Plan, held: Held) -> None:
    """Write a plan's snapshots, their re-checks and what became of passages."""
    made = insert_rows(session, Snapshot, plan.snapshots)
    ids = {public_id: row.id for public_id, row in held.snapshots.items()}
    ids |= {
        row["public_id"]: own for row, own in zip(plan.snapshots, made, strict=True)
    }
    if not plan.rechecks:
        return
    rows = [
        {
            **each.columns,
            "snapshot_id": ids[each.snapshot],
            "found_id": ids[each.found] if each.found else None,
        }
        for each in plan.rechecks
    ]
    looks = insert_rows(session, SnapshotRecheck, rows)
    evidence = map_evidence_ids(session)
    insert_rows(
        session,
        RecheckedPassage,
        [
            {
                **passage.columns,
                "recheck_id": own,
                "evidence_id": evidence[passage.evidence],
            }
            for own, each in zip(looks, plan.rechecks, strict=True)
            for passage in each.passages
        ],
    )
