"""Read the text of kept copies again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.db import Session
from evidence.errors import IntegrityFailure, UsageFault
from evidence.queries.snapshots import get_snapshot, list_snapshots, map_content_types
from evidence.services.snapshots.texts import ReadText, make_text
from evidence.snapshots.ocr import recognise
from evidence.snapshots.store import Store

__all__ = ["ToRead", "read_again", "to_read"]


@dataclass(frozen=True, slots=True)
class ToRead:
    """A snapshot whose text is to be read."""

    snapshot: str
    sha256: str
    media_type: str
    content_type: str
    """The header with which a server gave it; empty for what came otherwise."""


def to_read(
    session: Session, names: Sequence[str], *, everything: bool
) -> Sequence[ToRead]:
    """Return the snapshots that are named, or all; raises NotFound or UsageFault."""
    if bool(names) == everything:
        raise UsageFault("which snapshots?", hint="name some, or --all")
    rows = (
        [row for row, _ in list_snapshots(session)]
        if everything
        else [get_snapshot(session, name).snapshot for name in names]
    )
    said = map_content_types(session)
    return [
        ToRead(row.public_id, row.sha256, row.media_type, said.get(row.sha256, ""))
        for row in rows
    ]


def read_again(store: Store, wanted: ToRead, *, languages: str | None) -> ReadText:
    """Read one object again, with *languages* by recognising its letters.

    Raises IntegrityFailure, naming the snapshot, where its bytes are not the same.
    """
    try:
        if languages is None:
            return make_text(
                store,
                wanted.sha256,
                wanted.media_type,
                content_type=wanted.content_type,
            )
        with store.as_file(wanted.sha256) as path:
            made = recognise(path, wanted.media_type, languages=languages)
    except IntegrityFailure as error:
        raise IntegrityFailure(
            f"{wanted.snapshot}: {error.message}", hint=error.hint
        ) from error
    return make_text(store, wanted.sha256, wanted.media_type, made=made)
