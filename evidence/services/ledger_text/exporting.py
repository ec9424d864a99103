"""Write the ledger as text: everything that a person has said, in a settled order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from evidence.db import Session
from evidence.models import (
    CitationDecision,
    Claim,
    Declaration,
    Directness,
    Evidence,
    Rating,
    Waiver,
)
from evidence.queries.decisions import list_decisions, list_declarations
from evidence.queries.whole import Whole, get_whole
from evidence.services.ledger_text.export_kept import export_kept
from evidence.services.ledger_text.export_overtaken import OvertakenExport
from evidence.services.ledger_text.pinned import pinned_values
from evidence.services.ledger_text.reading import FORMAT, VERSION
from evidence.services.ledger_text.toml_format import Value, write_key, write_table
from evidence.services.stated import texts_by_owner


def export_ledger(session: Session) -> str:
    """Return the ledger as TOML.

    Keys are sorted; claims stand in order of their names, evidence and ratings of their
    times. The same ledger gives the same text, and importing the text into a new ledger
    with the same bibliography and manuscripts gives the same ledger.
    """
    whole = get_whole(session)
    export = _Export(whole)
    decided = export.decided(list_decisions(session), list_declarations(session))
    kept = export_kept(session, whole)
    return "\n".join((*export.tables(), *decided, *export.waivers(), *kept))


class _Export:
    """The rows of a ledger, joined."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._keys = {source.id: source.citekey for source in whole.sources}
        self._manuscripts = {row.id: row.name for row in whole.manuscripts}
        self._figures = texts_by_owner(whole.figures)
        self._members = texts_by_owner(whole.members)
        self._evidence: dict[int, list[Evidence]] = defaultdict(list)
        for tie in whole.evidence:
            self._evidence[tie.claim_id].append(tie)
        self._ratings: dict[int, list[Rating]] = defaultdict(list)
        for rating in whole.ratings:
            self._ratings[rating.claim_id].append(rating)
        self._pinned = {row.evidence_id: row for row in whole.passages}
        self._overtaken = OvertakenExport(whole, self._keys)

    def tables(self) -> Iterator[str]:
        yield write_table("", {"format": FORMAT, "version": VERSION})
        for manuscript in self._whole.manuscripts:
            if manuscript.dated:
                header = f"[{write_key('manuscript', manuscript.name)}]"
                yield write_table(header, {"dated": manuscript.dated})
        yield from self._relations()
        for claim in sorted(self._whole.claims, key=_name):
            yield from self._claim(claim)

    def decided(
        self,
        decisions: Iterable[CitationDecision],
        declarations: Iterable[Declaration],
    ) -> Iterator[str]:
        for row in sorted(decisions, key=self._order):
            values = {"source": self._keys[row.source_id], "reason": row.reason}
            yield write_table("[[decision]]", {**values, **self._anchored(row)})
        for each in sorted(declarations, key=self._order):
            values = {"ground": each.ground.value, "reason": each.reason}
            yield write_table("[[declaration]]", {**values, **self._anchored(each)})

    def _order(self, row: CitationDecision | Declaration) -> tuple[str, int, str]:
        return self._manuscripts[row.manuscript_id], row.start, row.public_id

    def _anchored(self, row: CitationDecision | Declaration) -> Mapping[str, Value]:
        return {
            "id": row.public_id,
            "manuscript": self._manuscripts[row.manuscript_id],
            "quote": row.exact,
            "prefix": row.prefix,
            "suffix": row.suffix,
            "start": row.start,
            "end": row.end,
            "sha256": row.sha256,
            "by": row.by,
            "at": row.at,
        }

    def waivers(self) -> Iterator[str]:
        for waiver in sorted(self._whole.waivers, key=_waiver_order):
            yield write_table("[[waiver]]", _waiver(waiver))

    def _relations(self) -> Iterator[str]:
        rows = sorted(
            (self._keys[row.source_id], row.kind, self._keys[row.target_id], row.note)
            for row in self._whole.relations
        )
        for source, kind, target, note in rows:
            values = {"source": source, "kind": kind, "target": target, "note": note}
            yield write_table("[[relation]]", values)

    def _claim(self, row: Claim) -> Iterator[str]:
        name = _name(row)
        values: dict[str, Value] = {
            "id": row.public_id if row.slug else "",
            "manuscript": self._manuscripts[row.manuscript_id],
            "statement": row.statement,
            "kind": row.kind.value,
            "topic": row.topic,
            "status": "" if row.status.value == "active" else row.status.value,
            "note": row.note,
            "quote": row.exact,
            "prefix": row.prefix,
            "suffix": row.suffix,
            "start": row.start,
            "end": row.end,
            "sha256": row.sha256,
            "figures": self._figures["claim_id", row.id],
            "roster": self._members["claim_id", row.id],
            "roster_complete": row.roster_complete,
            "by": row.by,
            "at": row.at,
        }
        yield write_table(f"[{write_key('claim', name)}]", values)
        for tie in self._evidence[row.id]:
            header = f"[[{write_key('claim', name, 'evidence')}]]"
            yield write_table(header, self._tie(tie))
            if (pinned := self._pinned.get(tie.id)) is not None:
                header = f"[{write_key('claim', name, 'evidence', 'passage')}]"
                yield write_table(header, pinned_values(pinned))
        for rating in self._ratings[row.id]:
            header = f"[[{write_key('claim', name, 'rating')}]]"
            yield write_table(header, _rating(rating))
        yield from self._overtaken.of(row.id, name)

    def _tie(self, row: Evidence) -> Mapping[str, Value]:
        via = "" if row.via_source_id is None else self._keys[row.via_source_id]
        told_by_via = Directness.SECOND_HAND if via else Directness.PRIMARY
        return {
            "id": row.public_id,
            "source": self._keys[row.source_id],
            "stance": row.stance.value,
            "directness": "" if row.directness is told_by_via else row.directness.value,
            "via": via,
            "basis": row.basis.value,
            "page": row.page_label,
            "quotation": row.quotation,
            "note": row.note,
            "answer": row.answer,
            "figures": self._figures["evidence_id", row.id],
            "roster": self._members["evidence_id", row.id],
            "roster_complete": row.roster_complete,
            "by": row.by,
            "at": row.at,
        }


def _rating(row: Rating) -> Mapping[str, Value]:
    details: dict[str, Any] = row.details
    return {
        "id": row.public_id,
        "scheme": row.scheme,
        "level": row.level,
        "details": details,
        "reason": row.reason,
        "by": row.by,
        "at": row.at,
    }


def _waiver(row: Waiver) -> Mapping[str, Value]:
    return {
        "id": row.public_id,
        "code": row.code,
        "subject_kind": row.subject_kind.value,
        "subject": row.subject,
        "reason": row.reason,
        "until": date.fromisoformat(row.until),
        "by": row.by,
        "at": row.at,
    }


def _waiver_order(row: Waiver) -> tuple[str, ...]:
    return row.code, row.subject_kind.value, row.subject, row.until, row.public_id


def _name(row: Claim) -> str:
    return row.slug or row.public_id
