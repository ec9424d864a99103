"""Write snapshots, and the looks at their addresses, as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from evidence.db import Session
from evidence.models import RecheckedPassage, Snapshot, SnapshotRecheck
from evidence.queries.rechecks import list_passages, list_rechecks
from evidence.queries.snapshots import list_snapshots
from evidence.queries.whole import Whole
from evidence.services.ledger_text.toml_format import Value, write_table


def export_kept(session: Session, whole: Whole) -> Iterator[str]:
    """Yield the tables of all snapshots, by source and time."""
    kept = list_snapshots(session)
    if not kept:
        return
    names = {row.id: row.public_id for row, _ in kept}
    evidence = {row.id: row.public_id for row in whole.evidence}
    rechecks: dict[int, list[SnapshotRecheck]] = defaultdict(list)
    for look in list_rechecks(session):
        rechecks[look.snapshot_id].append(look)
    passages: dict[int, list[RecheckedPassage]] = defaultdict(list)
    for passage in list_passages(session):
        passages[passage.recheck_id].append(passage)
    for row, citekey in sorted(kept, key=lambda one: (one[1], one[0].public_id)):
        yield write_table("[[snapshot]]", _snapshot(row, citekey))
        for look in rechecks[row.id]:
            yield write_table("[[snapshot.recheck]]", _recheck(look, names))
            for passage in passages[look.id]:
                said = _passage(passage, evidence[passage.evidence_id])
                yield write_table("[[snapshot.recheck.passage]]", said)


def _snapshot(row: Snapshot, citekey: str) -> Mapping[str, Value]:
    return {
        "id": row.public_id,
        "source": citekey,
        "sha256": row.sha256,
        "size": row.size,
        "media_type": row.media_type,
        "name": row.name,
        "method": row.method.value,
        "url": row.url_requested,
        "url_final": row.url_final,
        "redirects": tuple(row.redirects),
        "status": row.status or "",
        "headers": row.headers,
        "peer": row.peer,
        "certificate": row.certificate,
        "retrieved_at": row.retrieved_at,
        "tool": row.tool,
        "collector": row.collector,
        "consent": row.consent.value if row.consent else "",
        "terms": row.on_record.value if row.on_record else "",
        "note": row.note,
        "warc": row.warc_sha256,
        "replaced_by": row.replaced_by,
        "by": row.by,
        "at": row.at,
    }


def _recheck(row: SnapshotRecheck, names: Mapping[int, str]) -> Mapping[str, Value]:
    return {
        "at": row.at,
        "outcome": row.outcome.value,
        "status": row.status or "",
        "detail": row.detail,
        "found": names[row.found_id] if row.found_id is not None else "",
    }


def _passage(row: RecheckedPassage, evidence: str) -> Mapping[str, Value]:
    return {
        "evidence": evidence,
        "fate": row.fate.value,
        "old": row.old,
        "new": row.new,
        "difference": row.difference,
        "verdict": row.verdict.value if row.verdict else "",
        "reason": row.reason,
        "by": row.by,
        "at": row.at or "",
    }
