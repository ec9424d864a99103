"""Ask the servers of kept copies, one by one, and record each answer at once.

Nothing is locked while a server is waited for, and what was learnt stays whatever ends
the command: Ctrl-C, a full disk, a ledger that stays busy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence.cli.output import progress
from evidence.cli.recheck_texts import tell_looks
from evidence.errors import Conflict
from evidence.services.snapshots.rechecking import look, record_look

if TYPE_CHECKING:
    from evidence.cli.app import App
    from evidence.network.web import Web
    from evidence.services.snapshots.due import Due
    from evidence.services.snapshots.rechecking import Recorded


def ask_all(
    app: App, web: Web, due: Sequence[Due], *, by: str | None, format_: str
) -> int:
    """Ask about all of *due*; return how many passages wait for a decision.

    However it ends, what was found until then is told, and how far it came.
    """
    done: list[Recorded] = []
    lost: list[Conflict] = []
    started = app.now()
    try:
        for number, one in enumerate(due, start=1):
            with progress(f"asking {number:,} of {len(due):,}: {one.address}"):
                asked = app.now()
                found = look(app.store, web, one)
            try:
                with app.writer("recheck --online", by=by, at=started) as session:
                    recorded = record_look(session, found, at=asked)
            except Conflict as conflict:
                lost.append(conflict)
            else:
                done.append(recorded)
    finally:
        waiting = tell_looks(done, lost, due=len(due), format_=format_)
    return waiting
