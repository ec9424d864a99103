"""Look at the kept copies of an archive, before anything of it is written.

Outside of the ledger's transaction: a store may lie on another machine.
"""

from __future__ import annotations

from dataclasses import replace

from evidence.errors import IntegrityFailure
from evidence.exporters.research_crate import Crate, CrateFile
from evidence.snapshots.store import ObjectState, Store
from evidence.text.counts import many

__all__ = ["with_sound_copies"]


def with_sound_copies(crate: Crate, store: Store, *, leave_out: bool) -> Crate:
    """Return *crate* with the copies that the store has as they were kept.

    Raises IntegrityFailure naming those that are missing or altered, unless it is asked
    to *leave* them *out*: then a note names them.
    """
    unsound = {
        each.path: state
        for each in crate.files
        if each.source and (state := store.state(each.sha256)) is not ObjectState.SOUND
    }
    if not unsound:
        return crate
    told = [
        _named(each, unsound[each.path]) for each in crate.files if each.path in unsound
    ]
    if not leave_out:
        raise IntegrityFailure(
            f"{many(len(told), 'snapshot')} missing or altered in the store; nothing "
            f"was written: {'; '.join(told)}",
            hint="restore the store (evidence snapshot verify looks at all of it), or "
            "write the archive without them by --without-damaged",
        )
    files = tuple(each for each in crate.files if each.path not in unsound)
    kept = {each.source for each in files if each.source}
    notes = tuple(f"Left out: {each}." for each in told)
    return replace(
        crate,
        files=files,
        sources=tuple(each for each in crate.sources if each.key in kept),
        notes=(*crate.notes, *notes),
    )


def _named(copy: CrateFile, state: ObjectState) -> str:
    return f"{copy.path} of {copy.source} is {state} (SHA-256 {copy.sha256})"
