"""What a claim is tied to: the latest revision of a manuscript, and citekeys."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.errors import Ambiguous, NotFound, named
from evidence.models import Manuscript, Revision, Source


def get_latest(
    session: Session, manuscript: str | None = None
) -> tuple[Manuscript, Revision]:
    """Return a manuscript and its latest revision; the only one, where none is named.

    Raises NotFound for an unknown manuscript, Ambiguous where several could be meant.
    """
    found = {
        row.name: row
        for row in session.scalars(sa.select(Manuscript).order_by(Manuscript.name))
    }
    known = (
        f"known: {', '.join(map(named, found))}"
        if found
        else "evidence manuscript read FILE"
    )
    if manuscript is None and len(found) > 1:
        raise Ambiguous("which manuscript?", hint=f"--manuscript NAME; {known}")
    name = next(iter(found), "") if manuscript is None else manuscript
    if name not in found:
        which = f"no manuscript {name!r}" if name else "no manuscript"
        raise NotFound(f"there is {which} in the ledger", hint=known)
    latest = (
        sa.select(Revision)
        .where(Revision.manuscript_id == found[name].id)
        .order_by(Revision.number.desc())
        .limit(1)
    )
    return found[name], session.scalars(latest).one()


def get_manuscript_name(session: Session, manuscript_id: int) -> str:
    """Return the name of the manuscript with this inner id."""
    return session.get_one(Manuscript, manuscript_id).name


class SourceKey(NamedTuple):
    """A source by its inner id and its citekey."""

    id: int
    citekey: str


def list_citekeys(session: Session) -> dict[str, SourceKey]:
    """Return every citekey and alias → its source; a citekey wins over an alias."""
    rows = session.execute(sa.select(Source.id, Source.citekey, Source.aliases)).all()
    sources = [(SourceKey(row.id, row.citekey), row.aliases) for row in rows]
    aliases = {alias: source for source, own in sources for alias in own}
    return aliases | {source.citekey: source for source, _ in sources}


def unknown_source(key: str, known: Iterable[str]) -> NotFound:
    """Return the error for a source that is not there; near citekeys are its hint."""
    near = get_close_matches(key, list(known), n=3)
    hint = f"did you mean {', '.join(near)}?" if near else "evidence source list"
    return NotFound(f"there is no source {key!r}", hint=hint)
