"""An audit of a large ledger, told again as long as nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from evidence.db import Session
from evidence.services.audit.listing import audit
from evidence.services.audit.rows import Audit
from evidence.services.keeping.results import kept_results

AT_ONCE = 5_000
"""Rows in one piece of what is kept."""


def audit_or_kept(
    session: Session, asked: Mapping[str, Any], *, afresh: bool = False
) -> Audit:
    """Audit what is *asked*, by the names of ``audit``'s arguments.

    What was found before holds unless anything changed, or *afresh*. Raises what
    ``audit`` raises.
    """
    kept = kept_results(session, "audit", sorted(asked.items()))
    if kept is None:
        return audit(session, **asked)
    pieces: Sequence[Audit] | None = None if afresh else kept.find()
    if pieces:
        rows = tuple(row for piece in pieces for row in piece.rows)
        return replace(pieces[0], rows=rows, kept_since=kept.made)
    made = audit(session, **asked)
    kept.keep(_pieces(made))
    return made


def _pieces(made: Audit) -> Iterator[Audit]:
    yield replace(made, rows=())
    for at in range(0, len(made.rows), AT_ONCE):
        yield replace(made, rows=made.rows[at : at + AT_ONCE])
