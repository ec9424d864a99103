"""Snapshots as rules see them: what is kept of a source, and what became of it.

A check is fast and offline: of each kept copy it looks at the size alone, and at what
the last ``evidence snapshot verify`` recorded; whether all bytes are still the same,
only that command can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from evidence.models.vocabulary import (
    Consent,
    Method,
    OnRecord,
    PassageFate,
    Recheck,
    Verdict,
)

APART = timedelta(days=2)
"""Between the first and the last of two looks that find nothing: a server that was
being moved, or restored, is back by then."""


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """What became of a passage in a newer copy; *claim* is the claim it supports."""

    evidence: str
    claim: str
    fate: PassageFate
    old: str
    new: str
    difference: str
    verdict: Verdict | None

    @property
    def is_open(self) -> bool:
        """Tell whether it differs and nobody has decided about it."""
        fates = {PassageFate.ALTERED, PassageFate.GONE}
        return self.verdict is None and self.fate in fates


@dataclass(frozen=True, slots=True)
class RecheckFacts:
    """One look at a snapshot's address."""

    on: date
    outcome: Recheck
    status: int | None
    detail: str
    passages: tuple[PassageFacts, ...]


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """A kept copy of a source; see the module for how its bytes were looked at."""

    name: str
    sha256: str
    size: int
    media_type: str
    method: Method
    address: str
    """Where it can be looked for again; empty where nowhere."""
    retrieved_on: date
    consent: Consent | None
    on_record: OnRecord | None
    replaced_by: str
    is_there: bool | None
    """Whether the store has it; None where nobody looked."""
    found_size: int | None
    damage: str
    """What the last verification found: ``missing``, ``altered`` or nothing."""
    damaged_on: date | None
    text: str
    """``complete``, ``incomplete``, or ``unread`` where none was made."""
    ocr: bool
    remarks: tuple[str, ...]
    rechecks: tuple[RecheckFacts, ...]
    """Oldest first."""

    @property
    def latest(self) -> RecheckFacts | None:
        """Return the last look at its address."""
        return self.rechecks[-1] if self.rechecks else None

    @property
    def telling(self) -> RecheckFacts | None:
        """Return the last look that told anything of its passages."""
        told = (
            look
            for look in reversed(self.rechecks)
            if tells(look.outcome, (one.fate for one in look.passages))
        )
        return next(told, None)

    def gone_since(self) -> date | None:
        """Return since when its address has led nowhere.

        None unless the looks since then agree, the last at least two days after the
        first; those that could not tell say nothing either way.
        """
        told = [one for one in self.rechecks if one.outcome is not Recheck.UNKNOWN]
        run = _last_missing(told)
        if len(run) < 2 or run[-1].on - run[0].on < APART:
            return None
        return run[0].on


def tells(outcome: Recheck, fates: Iterable[PassageFate]) -> bool:
    """Tell whether a look says anything of passages, which had these *fates*.

    An error and a login page say nothing: what was open before them still is.
    """
    if outcome in {Recheck.MISSING, Recheck.UNKNOWN}:
        return False
    return set(fates) != {PassageFate.UNKNOWN}


def _last_missing(told: Sequence[RecheckFacts]) -> Sequence[RecheckFacts]:
    """Return the looks since the last one that found something."""
    at = len(told)
    while at and told[at - 1].outcome is Recheck.MISSING:
        at -= 1
    return told[at:]


def standing_copies(copies: Iterable[SnapshotFacts]) -> tuple[SnapshotFacts, ...]:
    """Return the copies that no newer one has replaced."""
    return tuple(copy for copy in copies if not copy.replaced_by)
