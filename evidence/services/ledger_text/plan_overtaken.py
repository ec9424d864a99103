"""Plan what overtook claims, and how figures are derived from others."""

from __future__ import annotations

from collections.abc import Mapping

from evidence.db import Act
from evidence.errors import InputRefused
from evidence.services.ids import Kind
from evidence.services.ledger_text.held import Change, Derived, Held, InputRef
from evidence.services.ledger_text.overtaken import (
    TextDerivation,
    TextInput,
    TextManuscript,
    TextSupersession,
)
from evidence.services.ledger_text.placing import Placer, different
from evidence.services.ledger_text.tables import at
from evidence.services.ties import find_source


class OvertakenPlanner(Placer):
    """The part of a planner for manuscripts' dates, supersessions and derivations."""

    def __init__(self, held: Held, act: Act, *, update: bool) -> None:
        super().__init__(held, act, update=update)
        self._waiting: list[tuple[str, TextDerivation]] = []
        """With the public id of their claim; they may name what comes later."""

    def _manuscript(self, given: TextManuscript) -> None:
        row = self._held.manuscripts.get(given.name)
        if row is None:
            known = ", ".join(self._held.manuscripts) or "none"
            with at(*given.where):
                raise InputRefused(
                    f"there is no manuscript {given.name!r} in the ledger "
                    f"(known: {known})",
                    hint="evidence manuscript read FILE",
                )
        else:
            columns = {"dated": given.dated}
            changed = different(row, columns)
            with at(*given.where, "dated"):
                # A manuscript without a date is told one; a date is not overwritten.
                self._settle("manuscripts", changed if row.dated else (), given.name)
            if changed:
                self.plan.changes.append(Change(row, changed))

    def _supersession(self, given: TextSupersession, claim: str) -> None:
        with at(*given.where, "source"):
            source = find_source(given.source, self._held.sources)
        columns = {**given.columns, "source_id": source.id}
        owner = self._held.claims[claim].id if claim in self._held.claims else None
        names = ("figure", "newer", "as_of")
        content = (claim, source.citekey, *(str(columns[name]) for name in names))
        public_id, row = self._place(
            Kind.SUPERSESSION,
            given,
            content,
            self._held.supersessions,
            same=lambda row: row.claim_id == owner,
        )
        if row is None:
            full = self._full(given, columns, public_id)
            self.plan.supersessions.append((claim, full))
            self.plan.added["supersessions"] += 1
            return
        with at(*given.where):
            self._change("supersessions", given, row, columns, None)

    def _plan_derivations(self) -> None:
        self._each(self._waiting, self._derivation)

    def _derivation(self, waiting: tuple[str, TextDerivation]) -> None:
        claim, given = waiting
        refs = tuple(self._ref(each, given, claim) for each in given.inputs)
        owner = self._held.claims[claim].id if claim in self._held.claims else None
        public_id, row = self._place(
            Kind.DERIVATION,
            given,
            (claim, str(given.columns["figure"])),
            self._held.derivations,
            same=lambda row: row.claim_id == owner,
        )
        if row is None:
            full = self._full(given, given.columns, public_id)
            self.plan.derivations.append(Derived(claim, full, refs))
            self.plan.added["derivations"] += 1
            return
        changed = different(row, self._dated(given, given.columns))
        other = self._held.inputs.get(row.id, ()) != refs
        with at(*given.where):
            unlike = [*changed, *(["inputs"] if other else [])]
            self._settle("derivations", unlike, public_id)
        if unlike:
            who = {"by": self._act.actor, "at": self._act.at}
            self.plan.changes.append(
                Change(row, {**who, **self._dated(given, changed)})
            )
            self.plan.rederived += [(row.id, refs)] if other else []

    def _ref(
        self, given: TextInput, derivation: TextDerivation, claim: str
    ) -> InputRef:
        """Return which piece of evidence, or claim, an input names."""
        owner = given.owner
        if owner in self._held.evidence or owner in self._planned_evidence():
            return InputRef(given.name, evidence=owner, claim=None, number=given.number)
        if (named := self._claim_ids().get(owner)) is not None:
            return InputRef(given.name, evidence=None, claim=named, number=given.number)
        if (tie := self._tied(claim, owner)) is not None:
            return InputRef(given.name, evidence=tie, claim=None, number=given.number)
        with at(*derivation.where, "inputs", given.name):
            raise InputRefused(
                f"{owner!r} is no evidence, no claim, and no source tied to this claim",
                hint="evidence claim show lists a claim's evidence by id",
            )

    def _planned_evidence(self) -> Mapping[str, str]:
        """Return the claims of the evidence that this import adds."""
        return {str(row["public_id"]): claim for claim, row, _ in self.plan.evidence}

    def _claim_ids(self) -> Mapping[str, str]:
        """Return public ids by all names of claims."""
        held = {own: own for own in self._held.claims}
        slugs = {slug: row.public_id for slug, row in self._held.slugs.items()}
        added = {
            str(name): str(row["public_id"])
            for row, _ in self.plan.claims
            for name in (row["slug"], row["public_id"])
            if name
        }
        return {**held, **slugs, **added}

    def _tied(self, claim: str, key: str) -> str | None:
        """Return the first piece of evidence that ties *claim* to the source *key*."""
        source = self._held.sources.get(key)
        if source is None:
            return None
        row = self._held.claims.get(claim)
        held = [
            tie.public_id
            for tie in self._held.evidence.values()
            if row is not None and (tie.claim_id, tie.source_id) == (row.id, source.id)
        ]
        added = [
            str(columns["public_id"])
            for owner, columns, _ in self.plan.evidence
            if owner == claim and columns["source_id"] == source.id
        ]
        return next(iter([*held, *added]), None)
