"""Give what a ledger's text says its id and its row; note what is to change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Protocol, TypeVar

from evidence.db import Act
from evidence.errors import Conflict, InputRefused
from evidence.models import (
    CitationDecision,
    Claim,
    Declaration,
    Derivation,
    Evidence,
    Rating,
    Snapshot,
    Supersession,
    Waiver,
)
from evidence.services.ids import Kind, candidates
from evidence.services.ledger_text.held import Change, Held, Plan
from evidence.services.ledger_text.lines import Where
from evidence.services.ledger_text.tables import Fault, at
from evidence.services.stated import Stated

R = TypeVar(
    "R",
    Claim,
    Evidence,
    Rating,
    Waiver,
    CitationDecision,
    Declaration,
    Supersession,
    Derivation,
    Snapshot,
)
T = TypeVar("T")
Changeable = (
    Claim
    | Evidence
    | Waiver
    | CitationDecision
    | Declaration
    | Supersession
    | Derivation
    | Snapshot
)


class Entry(Protocol):
    """A table of the text that has an id, and may say who recorded it and when."""

    @property
    def where(self) -> Where:
        """Return where it stands."""

    @property
    def public_id(self) -> str | None:
        """Return the id that it gives."""

    @property
    def by(self) -> str | None:
        """Return who recorded it."""

    @property
    def at(self) -> Any:
        """Return when."""


class Placer:
    """What every part of a planner does: ids, rows, changes and faults."""

    def __init__(self, held: Held, act: Act, *, update: bool) -> None:
        self._held = held
        self._act = act
        self._update = update
        self._taken: set[str] = set()
        """Ids that this file gives, or that this import has given."""
        self._snapshot_names: frozenset[str] = frozenset()
        """Ids of snapshots that this file gives."""
        self._snapshot_hashes: set[str] = set()
        """Of the bytes of all snapshots, held or given by this file."""
        self._claim_names = {*held.claims, *held.slugs}
        self.plan = Plan()
        self.faults: list[Fault] = []

    def _each(self, things: Iterable[T], step: Callable[[T], None]) -> None:
        for thing in things:
            try:
                step(thing)
            except Fault as fault:
                self.faults.append(fault)

    def _note_id(self, given: Entry) -> None:
        with at(*given.where, "id"):
            if given.public_id in self._taken:
                raise InputRefused(f"the id {given.public_id} is given twice")
        self._taken.add(given.public_id or "")

    def _place(
        self,
        kind: Kind,
        given: Entry,
        content: tuple[str, ...],
        held: Mapping[str, R],
        *,
        same: Callable[[R], bool] = lambda _row: True,
    ) -> tuple[str, R | None]:
        """Return the id that *given* has or gets, and the row that has it already."""
        if given.public_id is not None:
            row = held.get(given.public_id)
            with at(*given.where, "id"):
                if row is not None and not same(row):
                    raise Conflict(f"the ledger has {given.public_id} elsewhere")
            return given.public_id, row
        for candidate in candidates(kind, *content):
            if candidate in self._taken:
                continue
            row = held.get(candidate)
            if row is None or same(row):
                self._taken.add(candidate)
                return candidate, row
        raise Fault(given.where, InputRefused("the same thing is given too often"))

    def _full(
        self, given: Entry, columns: Mapping[str, Any], public_id: str
    ) -> dict[str, Any]:
        """Return a new row's columns; who and when are the importer's and now."""
        return {
            **columns,
            "public_id": public_id,
            "by": given.by or self._act.actor,
            "at": given.at or self._act.at,
        }

    def _dated(self, given: Entry, columns: Mapping[str, Any]) -> dict[str, Any]:
        """Add who and when to *columns* where the text says it."""
        who = {"by": given.by, "at": given.at}
        return {**columns, **{key: value for key, value in who.items() if value}}

    def _change(
        self,
        what: str,
        given: Entry,
        row: Changeable,
        columns: Mapping[str, Any],
        stated: Stated | None,
    ) -> None:
        """Plan what is to change in *row*; Conflict where nothing may."""
        changed = different(row, self._dated(given, columns))
        unlike = self._unlike(stated) if stated else []
        self._settle(what, [*changed, *unlike], row.public_id)
        if changed or unlike:
            who = {"by": self._act.actor, "at": self._act.at}
            dated = {**who, **self._dated(given, changed)}
            said = stated if unlike else None
            self.plan.changes.append(Change(row, dated, said))

    def _unlike(self, stated: Stated) -> list[str]:
        owner = (
            ("claim_id", stated.claim_id)
            if stated.claim_id is not None
            else ("evidence_id", stated.evidence_id or 0)
        )
        figures = tuple(figure.text for figure in stated.figures)
        return [
            *(["figures"] if self._held.figures.get(owner, ()) != figures else []),
            *(["roster"] if self._held.members.get(owner, ()) != stated.roster else []),
        ]

    def _settle(self, what: str, changed: Collection[str], name: str) -> None:
        """Count; raise Conflict for a difference that may not be taken over."""
        if changed and not self._update:
            raise Conflict(
                f"{name} differs from the ledger's: {', '.join(changed)}",
                hint="evidence import --update takes what the file says",
            )
        (self.plan.changed if changed else self.plan.unchanged)[what] += 1


def different(row: object, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of *columns* that the row has otherwise."""
    return {
        name: value for name, value in columns.items() if getattr(row, name) != value
    }
