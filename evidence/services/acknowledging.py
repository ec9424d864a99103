"""Cite a source although it was retracted, doubted or corrected: with a reason."""

from __future__ import annotations

from datetime import date

from evidence.checker.facts import LedgerFacts, SourceFacts, WaiverFacts
from evidence.checker.loader import load_ledger
from evidence.checker.notices import standing
from evidence.db import Session
from evidence.errors import Conflict
from evidence.queries.anchoring import unknown_source
from evidence.services.notices import CODES
from evidence.services.waivers import WaiverDraft, waive


def acknowledge(
    session: Session, key: str, *, reason: str, until: date, today: date
) -> tuple[WaiverFacts, ...]:
    """Waive, until a day, the rules that tell of what stands against a source.

    Raises NotFound for an unknown source, Conflict where nothing stands or it is
    acknowledged as long already, InputRefused for no reason or a day that is past.
    """
    source = _noticed(load_ledger(session), key)
    codes = dict.fromkeys(CODES[notice.kind] for notice in standing(source.notices))
    return tuple(
        waive(session, WaiverDraft(code, source.name, reason, until), today=today)
        for code in codes
    )


def _noticed(ledger: LedgerFacts, key: str) -> SourceFacts:
    """Return the source *key* or its alias; raise Conflict where nothing stands."""
    source = ledger.sources_by_name.get(key)
    if source is None:
        raise unknown_source(key, ledger.sources_by_name)
    if not standing(source.notices):
        raise Conflict(
            f"no notice stands against {source.name}: there is nothing to acknowledge",
            hint="evidence notices list --affected",
        )
    return source
