"""Politeness: at most one request an interval to a host, and waiting when asked to.

The time of the last request to a host is kept in a file, so that commands that follow
one another, or run side by side, keep the interval too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from os import utime
from pathlib import Path

from evidence.ownership import make_own

__all__ = ["Pace", "wait_asked_for"]

_LONGEST = 60.0
"""Seconds; a file dated further ahead than that is wrong, not a wait."""


class Pace:
    """When each host may be asked again."""

    def __init__(
        self,
        folder: Path | None,
        *,
        clock: Callable[[], datetime],
        sleep: Callable[[float], None],
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}

    def take_turn(self, host: str, interval: float) -> None:
        """Wait until *host* may be asked, and count that it is asked now."""
        now = self._clock().timestamp()
        due = max(self._next.get(host, 0.0), self._read(host))
        wait = min(due - now, _LONGEST)
        if wait > 0:
            self._sleep(wait)
            now += wait
        self._next[host] = now + interval
        self._write(host, now + interval)

    def _path(self, host: str) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / "hosts" / sha256(host.encode()).hexdigest()[:16]

    def _read(self, host: str) -> float:
        path = self._path(host)
        try:
            due = 0.0 if path is None else path.stat().st_mtime
        except OSError:
            return 0.0
        ahead = due - self._clock().timestamp()
        return due if ahead <= _LONGEST else 0.0

    def _write(self, host: str, due: float) -> None:
        path = self._path(host)
        if path is None:
            return
        try:
            make_own(path.parent)
            path.touch(mode=0o600)
            utime(path, (due, due))
        except OSError:
            return


def wait_asked_for(retry_after: str, *, now: datetime) -> float | None:
    """Return the seconds of a Retry-After header (RFC 9110, 10.2.3), None if unread."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
