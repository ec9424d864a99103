"""Pin the quotations of evidence that is recorded already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.db import Session
from evidence.db.bulk_changes import update_rows
from evidence.errors import Conflict, NotFound, UsageFault
from evidence.models import Evidence
from evidence.queries.passages import Quoted, list_quoting
from evidence.services.passages.copies import Copy, Stores, copies_of
from evidence.services.passages.found import Found, Standing, Wanted
from evidence.services.passages.pinning import Kept, look_for
from evidence.services.passages.recording import record_pin

__all__ = [
    "Looked",
    "Target",
    "find_targets",
    "has_findings",
    "look_for_all",
    "record_found",
]


@dataclass(frozen=True, slots=True)
class Target:
    """A piece of evidence whose quotation is to be looked for, and where."""

    evidence_id: int
    evidence: str
    claim: str
    kept: Kept
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking for a target's quotation came to; not recorded yet."""

    target: Target
    found: Found


def find_targets(
    session: Session,
    names: Sequence[str],
    wanted: Wanted | None = None,
    *,
    everything: bool = False,
    again: bool = False,
) -> list[Target]:
    """Return the evidence that is named, by itself or by its claim; or all of it.

    What is pinned already is left out, but *again*. *wanted* has what was said of where
    the words of the one piece stand. Raises UsageFault and NotFound.
    """
    if bool(names) == everything:
        raise UsageFault("which evidence?", hint="name evidence or claims, or --all")
    rows = list_quoting(session)
    chosen = rows if everything else _named(rows, names)
    if wanted is not None and len(chosen) != 1:
        raise UsageFault(
            "--prefix, --suffix and --occurrence are for one piece of evidence"
        )
    copies: dict[int, tuple[Copy, ...]] = {}
    return [
        _target(session, row, wanted, copies)
        for row in chosen
        if again or row.passage is None
    ]


def look_for_all(stores: Stores, targets: Sequence[Target]) -> list[Looked]:
    """Look for each target's quotation; the result is in the targets' order.

    Those of one source follow one another, so that each text is prepared once.
    """
    ordered = sorted(range(len(targets)), key=lambda at: (targets[at].kept.source, at))
    found = {
        at: look_for(stores, targets[at].kept, targets[at].wanted) for at in ordered
    }
    return [Looked(one, found[at]) for at, one in enumerate(targets)]


def record_found(session: Session, looked: Sequence[Looked]) -> int:
    """Pin what was found, fill in pages that are empty; return how many were pinned.

    Raises Conflict for evidence that was changed or removed meanwhile.
    """
    pinned = [(one.target, one.found.pin) for one in looked if one.found.pin]
    for target, pin in pinned:
        row = session.get(Evidence, target.evidence_id)
        if row is None or row.quotation != target.wanted.quotation:
            raise Conflict(
                f"{target.evidence} was changed meanwhile; nothing was pinned",
                hint="run it again",
            )
        record_pin(session, target.evidence_id, pin)
    pages = {
        target.evidence_id: {"page_label": pin.page_label}
        for target, pin in pinned
        if pin.page_label and not target.wanted.page
    }
    update_rows(session, Evidence, pages)
    return len(pinned)


def has_findings(looked: Sequence[Looked]) -> bool:
    """Tell whether a quotation is not as its source has it."""
    fine = {Standing.PINNED, Standing.UNCHECKED}
    return any(one.found.standing not in fine for one in looked)


def _named(rows: Sequence[Quoted], names: Sequence[str]) -> list[Quoted]:
    chosen: list[Quoted] = []
    for name in names:
        own = [row for row in rows if name in _names(row)]
        if not own:
            raise NotFound(
                f"{name!r} names no evidence with a quotation",
                hint="evidence claim show CLAIM lists a claim's evidence",
            )
        chosen += [row for row in own if row not in chosen]
    return chosen


def _names(row: Quoted) -> Iterator[str]:
    yield row.evidence.public_id
    yield row.claim


def _target(
    session: Session,
    row: Quoted,
    wanted: Wanted | None,
    copies: dict[int, tuple[Copy, ...]],
) -> Target:
    tie = row.evidence
    kept: tuple[Copy, ...] = ()
    for source_id in (tie.source_id, tie.via_source_id):
        if source_id is not None and not kept:
            if source_id not in copies:
                copies[source_id] = copies_of(session, source_id)
            kept = copies[source_id]
    given = wanted or Wanted("")
    return Target(
        tie.id,
        tie.public_id,
        row.claim,
        Kept(row.citekey, kept),
        Wanted(
            tie.quotation,
            page=tie.page_label,
            prefix=given.prefix,
            suffix=given.suffix,
            occurrence=given.occurrence,
        ),
    )
