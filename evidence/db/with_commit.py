"""What must happen together with a commit: files written just before it.

All rows are flushed, then the files are written, then the database commits. When any of
it fails, what was written is put back. A process that is killed between the last file
and the commit leaves new files and the old ledger, both whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import event

from evidence.db.journal import LedgerSession

_WAITING = "with_commit.waiting"
_DONE = "with_commit.done"


class Step(NamedTuple):
    """What is done just before the commit, and what takes it back."""

    do: Callable[[], None]
    put_back: Callable[[], None]


def before_commit(session: LedgerSession, step: Step) -> None:
    """Have *step* done just before *session* commits, in the order of these calls."""
    session.info.setdefault(_WAITING, []).append(step)


@event.listens_for(LedgerSession, "before_commit")
def _do(session: LedgerSession) -> None:
    waiting: list[Step] = session.info.pop(_WAITING, [])
    if not waiting:
        return
    session.flush()
    done = session.info.setdefault(_DONE, [])
    for step in waiting:
        # Noted first: what fails halfway is put back too.
        done.append(step)
        step.do()


@event.listens_for(LedgerSession, "after_commit")
def _keep(session: LedgerSession) -> None:
    session.info.pop(_DONE, None)


@event.listens_for(LedgerSession, "after_rollback")
def _put_back(session: LedgerSession) -> None:
    session.info.pop(_WAITING, None)
    for step in reversed(session.info.pop(_DONE, [])):
        step.put_back()
