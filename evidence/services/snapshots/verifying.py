"""Verify that every object is what its name says; clean up what nothing names."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evidence.db import Session
from evidence.models import SnapshotDamage
from evidence.queries.snapshots import list_damage, list_snapshots, list_texts
from evidence.snapshots.local_store import LEFT_AFTER
from evidence.snapshots.store import ObjectState, Store

__all__ = ["Looked", "Swept", "collect", "named_objects", "record_damage", "verify"]


@dataclass(frozen=True, slots=True)
class Looked:
    """One object that was read whole: what it is for, and what became of it."""

    sha256: str
    state: ObjectState
    used_by: tuple[str, ...]
    """«n-7f3a2 of hall2020», «the text of …»; empty for what no snapshot names."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a clean-up took away, or would."""

    objects: tuple[str, ...]
    size: int
    temporary: int
    kept_young: int
    """Objects that nothing names, too young to be called left over."""


def named_objects(session: Session) -> dict[str, tuple[str, ...]]:
    """Return every object that the ledger names, and what each is for."""
    uses: dict[str, tuple[str, ...]] = {}
    for row, citekey in list_snapshots(session):
        said = f"{row.public_id} of {citekey}"
        uses[row.sha256] = (*uses.get(row.sha256, ()), said)
        if row.warc_sha256:
            uses[row.warc_sha256] = (f"the WARC file of {said}",)
    for text in list_texts(session):
        owners = uses.get(text.sha256, (text.sha256[:12],))
        uses.setdefault(text.text_sha256, (f"the text of {', '.join(owners)}",))
        if text.places_sha256:
            said = f"the places of words in {', '.join(owners)}"
            uses.setdefault(text.places_sha256, (said,))
    return uses


def verify(
    store: Store, named: dict[str, tuple[str, ...]], *, everything: bool = False
) -> Sequence[Looked]:
    """Read every object that is *named*, or with *everything* all there are."""
    names = list(named)
    if everything:
        names += [one for one in store.names() if one not in named]
    return [Looked(one, store.state(one), named.get(one, ())) for one in names]


def record_damage(session: Session, looked: Iterable[Looked]) -> int:
    """Record what is damaged now, and what is whole again; return how many rows."""
    open_damage = {row.sha256: row for row in list_damage(session)}
    written = 0
    for one in looked:
        known = open_damage.get(one.sha256)
        sound = one.state is ObjectState.SOUND
        if known is not None and (sound or known.found != one.state.value):
            known.healed_at = session.act.at
            written += 1
        if not sound and (known is None or known.found != one.state.value):
            found = one.state.value
            damage = SnapshotDamage(
                sha256=one.sha256, found=found, at=session.act.at, healed_at=None
            )
            session.add(damage)
            written += 1
    session.flush()
    return written


def changes_damage(session: Session, looked: Iterable[Looked]) -> bool:
    """Tell whether what was found differs from the damage that is recorded."""
    known = {row.sha256: row.found for row in list_damage(session)}
    return any(
        known.get(one.sha256, ObjectState.SOUND.value) != one.state.value
        for one in looked
    )


def collect(
    store: Store,
    named: dict[str, tuple[str, ...]],
    *,
    dry_run: bool,
    clock: Callable[[], float] = time.time,
) -> Swept:
    """Take away what nothing names and is older than a day.

    Younger objects may be those of a command that is about to record them.
    """
    before = clock() - LEFT_AFTER
    unnamed = [one for one in store.names() if one not in named]
    old = [one for one in unnamed if store.age(one) < before]
    size = sum(store.size(one) or 0 for one in old)
    temporary = 0
    if not dry_run:
        for one in old:
            store.remove(one)
        temporary = store.sweep(before=before)
    return Swept(tuple(old), size, temporary, len(unnamed) - len(old))
