"""``evidence check --watch``: check again whenever a file changes.

Each round checks the files as they are, as ``--on-disk`` does. What wakes the watcher
is an event of a folder, or a second gone by; whether a file has changed is seen from
its size and time alone, so that nothing is missed while a check runs, or on a drive
without events.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from evidence.cli.check_run import CheckRun
from evidence.cli.on_disk import copied, ledger_file
from evidence.cli.output import complain, say
from evidence.errors import EvidenceError, ExitCode
from evidence.reporters.lines import path_from
from evidence.services.on_disk import files_of
from evidence.text.counts import many

_WAKE = 1000
"""Milliseconds after which the files are looked at without an event."""
_SETTLE = 200
"""Milliseconds of quiet after a change: editors write in several steps."""

Stamps = dict[Path, tuple[int, int] | None]
"""Of each file its size and time of change; None for one that is not there."""


def watch(asked: CheckRun) -> ExitCode:
    """Check, and check again at every change, until the user stops it.

    Raises UsageFault for a ledger on a server, NotFound where there is none.
    """
    ledger = ledger_file(asked.app)
    with asked.app.reader() as session:
        files = (ledger, *files_of(session))
    with _noted(signal.SIGTERM) as terminated:
        try:
            _rounds(asked, ledger, files)
        except KeyboardInterrupt:
            say("watching ended")
    return ExitCode.TERMINATED if terminated else ExitCode.CLEAN


@contextmanager
def _noted(number: signal.Signals) -> Iterator[list[int]]:
    """Note that a signal came, for watchfiles takes every one for Ctrl-C."""
    came: list[int] = []

    def note(signalled: int, frame: FrameType | None) -> None:
        came.append(signalled)
        if callable(before):
            before(signalled, frame)

    before = signal.signal(number, note)
    try:
        yield came
    finally:
        signal.signal(number, before)


def _rounds(asked: CheckRun, ledger: Path, files: tuple[Path, ...]) -> None:
    stamps = _stamps(files)
    while True:
        files = _round(asked, ledger) or files
        # As they were before the round: what changed during it is seen at once.
        stamps = _stamps(files) | {
            path: stamps[path] for path in stamps if path in files
        }
        say(f"watching {many(len(files), 'file')}; Ctrl-C ends")
        changed = _wait(stamps)
        named = (path_from(str(Path.cwd()), str(path)) for path in changed)
        say(f"\n{', '.join(named)} changed")
        stamps = _stamps(files)


def _round(asked: CheckRun, ledger: Path) -> tuple[Path, ...] | None:
    """Check the files as they are now; return which they are, None where it failed."""
    try:
        with copied(asked.app) as session:
            asked.run_in(session)
            return (ledger, *files_of(session))
    except EvidenceError as error:
        complain(f"error: {error}", hint=error.hint)
        return None


def _wait(stamps: Stamps) -> tuple[Path, ...]:
    """Wait until files are otherwise than *stamps* say, and return these."""
    for _ in _wakes(stamps):
        now = _stamps(stamps)
        changed = tuple(path for path in stamps if now[path] != stamps[path])
        if changed:
            return changed
    raise AssertionError("unreachable: the watcher never ends by itself")


def _wakes(files: Iterable[Path]) -> Iterator[object]:
    from watchfiles import watch as wake_ups

    yield None
    folders = {path.absolute().parent for path in files}
    yield from wake_ups(
        *sorted(folder for folder in folders if folder.is_dir()),
        watch_filter=None,
        debounce=_SETTLE,
        rust_timeout=_WAKE,
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
    )


def _stamps(files: Iterable[Path]) -> Stamps:
    return {path: _stamp(path) for path in files}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
