"""Plan the snapshots of a ledger's text, and the looks at their addresses."""

from __future__ import annotations

from datetime import UTC
from functools import partial

from evidence.errors import InputRefused
from evidence.services.ids import Kind
from evidence.services.ledger_text.held import Change, PlannedPassage, PlannedRecheck
from evidence.services.ledger_text.kept import TextPassage, TextRecheck, TextSnapshot
from evidence.services.ledger_text.placing import Placer
from evidence.services.ledger_text.tables import at
from evidence.services.ties import find_source


class KeptPlanner(Placer):
    """The part of a planner for snapshots; evidence is planned before."""

    def _snapshot(self, given: TextSnapshot) -> None:
        with at(*given.where, "source"):
            source = find_source(given.source, self._held.sources)
        retrieved = given.columns["retrieved_at"] or given.at or self._act.at
        columns = {**given.columns, "source_id": source.id, "retrieved_at": retrieved}
        content = (source.citekey, columns["sha256"], retrieved.isoformat())
        public_id, row = self._place(
            Kind.SNAPSHOT, given, content, self._held.snapshots
        )
        if row is None:
            full = self._full(given, columns, public_id)
            full["collector"] = full["collector"] or full["by"]
            self.plan.snapshots.append(full)
            self.plan.added["snapshots"] += 1
        else:
            filled = {"collector", "retrieved_at"}  # where the text leaves them open
            said = {
                name: value
                for name, value in columns.items()
                if given.columns.get(name, value) or name not in filled
            }
            with at(*given.where):
                self._change("snapshots", given, row, said, None)
        self._each(given.rechecks, partial(self._recheck, snapshot=public_id))

    def _recheck(self, given: TextRecheck, snapshot: str) -> None:
        key = (snapshot, given.columns["at"].astimezone(UTC), given.columns["outcome"])
        held = self._held.rechecks.get(key)
        if held is not None:
            self.plan.unchanged["rechecks"] += 1
            for passage in given.passages:
                self._known_passage(passage, held)
            return
        with at(*given.where, "found"):
            known = {row["public_id"] for row in self.plan.snapshots}
            names = {*self._held.snapshots, *known, *self._snapshot_names}
            if given.found is not None and given.found not in names:
                raise InputRefused(f"there is no snapshot {given.found!r}")
        passages = tuple(self._passage(each) for each in given.passages)
        self.plan.rechecks.append(
            PlannedRecheck(snapshot, given.found, given.columns, passages)
        )
        self.plan.added["rechecks"] += 1

    def _passage(self, given: TextPassage) -> PlannedPassage:
        planned = {str(row["public_id"]) for _, row, _ in self.plan.evidence}
        with at(*given.where, "evidence"):
            if given.evidence not in {*self._held.evidence, *planned}:
                raise InputRefused(f"there is no evidence {given.evidence!r}")
        return PlannedPassage(given.evidence, given.columns)

    def _known_passage(self, given: TextPassage, recheck: int) -> None:
        """Take over a decision that the ledger has not."""
        tie = self._held.evidence.get(given.evidence)
        row = self._held.passages.get((recheck, tie.id if tie else 0))
        if row is None or row.verdict is not None or not given.columns["verdict"]:
            return
        said = {name: given.columns[name] for name in ("verdict", "reason", "by", "at")}
        self.plan.changes.append(Change(row, said))
        self.plan.changed["rechecks"] += 1
