"""Plan the pinned passages of a ledger's text."""

from __future__ import annotations

from evidence.errors import InputRefused
from evidence.models import Evidence
from evidence.services.ledger_text.held import Change
from evidence.services.ledger_text.pinned import TextPinned
from evidence.services.ledger_text.placing import Placer, different
from evidence.services.ledger_text.reading import TextEvidence
from evidence.services.ledger_text.tables import at


class PinnedPlanner(Placer):
    """The part of a planner for passages; *row* is the evidence that is held."""

    def _pin(self, given: TextEvidence, public_id: str, row: Evidence | None) -> None:
        held = self._held.pinned.get(public_id)
        quoted = given.columns["quotation"]
        if given.passage is None:
            # What is pinned are other words: they stand for nothing any more.
            if held is not None and row is not None and row.quotation != quoted:
                self.plan.unpinned.append(held.id)
            return
        self._check_passage(given.passage, quoted)
        columns = given.passage.columns
        if held is None:
            self.plan.pinned[public_id] = {
                **columns,
                "by": given.passage.by or self._act.actor,
                "at": given.passage.at or self._act.at,
            }
            self.plan.added["passages"] += 1
            return
        changed = different(held, columns)
        with at(*given.passage.where):
            self._settle("passages", changed, f"the passage of {public_id}")
        if changed:
            who = {"by": self._act.actor, "at": self._act.at}
            self.plan.changes.append(Change(held, {**who, **changed}))

    def _check_passage(self, given: TextPinned, quoted: str) -> None:
        with at(*given.where):
            if not quoted.strip():
                raise InputRefused("a passage belongs to evidence with a quotation")
        with at(*given.where, "sha256"):
            if given.columns["sha256"] not in self._snapshot_hashes:
                raise InputRefused("there is no snapshot with this sha256")
