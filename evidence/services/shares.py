"""A check of a large ledger in shares, by several processes that read it at once.

Each opens the ledger for itself. As long as this process reads, SQLite lets nobody
commit, so that all see one state; each compares the journal's head with ours all the
same. What they find is put together in reading order: it is what one process finds.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import Any

from evidence.checker.kept_texts import ReadObject
from evidence.checker.outside import Outside
from evidence.checker.reading import Uses
from evidence.checker.rule import Context, Policy, Rule
from evidence.checker.runner import Run, in_reading_order
from evidence.checker.snapshot_loader import Sizes
from evidence.checker.stored import StoredLedger
from evidence.checker.survey import AnySurvey, Results, Surveys
from evidence.checker.tally import Share
from evidence.db import Database, Location, Mode, Session
from evidence.db.journal import head
from evidence.errors import LedgerBusy
from evidence.queries.library import count_claims
from evidence.services.keeping.comparisons import comparisons_in

WORTH_SHARING = 20_000
"""Claims below which starting processes takes as long as what they save."""
MOST_PROCESSES = 4
MANUSCRIPTS = 24
SOURCES = 4_000
"""What one share has; small, so that all processes end at about the same time."""


@dataclass(frozen=True, slots=True)
class Task:
    """One share: manuscripts by their number, or sources by their inner ids."""

    first: int
    last: int
    of_sources: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What every process is told before its first share."""

    location: Location
    rules: tuple[type[Rule], ...]
    policy: Policy
    today: date
    uses: Uses
    surveys: Results
    forgiving: bool
    """Whether a rule that breaks is a problem of the result instead of the end."""
    sizes: Sizes | None
    """Looks into the store of snapshots."""
    read: ReadObject | None
    """Reads an object of that store."""
    seq: int
    """The last entry of the journal in the ledger as we see it."""


def processes_for(session: Session) -> int:
    """Return by how many processes the ledger is best checked: 1 for a small one."""
    file = session.location is not None and session.location.path is not None
    if not file or count_claims(session) < WORTH_SHARING:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)


def check_in_shares(
    session: Session,
    reading: StoredLedger,
    run: Run,
    processes: int,
    read: ReadObject | None = None,
) -> Share | None:
    """Return what all shares found, None where the processes could not read.

    Another program that is about to commit keeps them out; one that is killed breaks
    the others off. *run* is over *reading*, which is then read by this process.
    """
    rules, context = run.rules, run.context
    if session.location is None:
        return None
    order = Order(
        location=session.location,
        rules=tuple(type(rule) for rule in rules),
        policy=context.policy,
        today=context.today,
        uses=Uses(context.cited, context.tied),
        surveys={kind: context.survey(kind) for rule in rules for kind in rule.surveys},
        forgiving=run.is_forgiving,
        sizes=reading.sizes,
        read=read,
        seq=head(session.connection()).seq,
    )
    try:
        return _gathered(order, list(_tasks(*reading.extent())), processes, run)
    except (BrokenProcessPool, LedgerBusy):
        return None


def _tasks(manuscripts: int, last_source: int) -> Iterator[Task]:
    for first in range(0, manuscripts, MANUSCRIPTS):
        yield Task(first, first + MANUSCRIPTS)
    for first in range(0, last_source, SOURCES):
        yield Task(first, first + SOURCES, of_sources=True)


def _gathered(order: Order, tasks: Sequence[Task], processes: int, run: Run) -> Share:
    texts, sources = Share(), Share()
    pool = ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_begin, initargs=(order,)
    )
    try:
        for task, share in zip(tasks, pool.map(_check, tasks), strict=True):
            (sources if task.of_sources else texts).add(share)
            run.tell(share)
    finally:
        pool.shutdown(cancel_futures=True)
    sources.findings = in_reading_order(sources.findings)
    texts.add(sources)
    return texts


class _Given(Surveys):
    """The results that the order has."""

    def __init__(self, results: Results) -> None:
        self._results = results

    def find(self, kinds: Iterable[AnySurvey]) -> Results:
        return {kind: self._results[kind] for kind in kinds if kind in self._results}

    def keep(self, results: Mapping[AnySurvey, Any]) -> None:
        """Leave that to whoever gave the order."""


class _Desk:
    """The ledger as one of the processes has it open, until that ends."""

    def __init__(self, order: Order) -> None:
        self._open = ExitStack()
        database = Database(order.location, Mode.READ)
        session = self._open.enter_context(database.begin())
        if head(session.connection()).seq != order.seq:
            raise LedgerBusy("the ledger was changed while it was being checked")
        self._outside = Outside()
        self._reading = StoredLedger(
            session,
            surveys=_Given(order.surveys),
            sizes=self._outside.asking(order.sizes),
        )
        context = Context(
            self._reading.known,
            order.policy,
            order.today,
            order.uses.cited,
            order.uses.tied,
            self._outside.has_file,
            comparisons_in(session, self._outside.reading(order.read)),
        )
        rules = [kind() for kind in order.rules]
        self._run = Run(rules, context, forgiving=order.forgiving)

    def check(self, task: Task) -> Share:
        share = self._found(task)
        self._run.context.comparisons.end()
        share.outside = self._outside.taken()
        return share

    def _found(self, task: Task) -> Share:
        if task.of_sources:
            return self._run.sources(
                self._reading.sources_between(task.first, task.last)
            )
        return self._run.parts(self._reading.parts_between(task.first, task.last))


class _Process:
    """What one of the processes keeps from share to share."""

    order: Order
    desk: _Desk | None = None


def _begin(order: Order) -> None:
    """Hear the order; the ledger is opened for the first share."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it
    gc.disable()
    _Process.order = order


def _check(task: Task) -> Share:
    if _Process.desk is None:
        _Process.desk = _Desk(_Process.order)
    return _Process.desk.check(task)
