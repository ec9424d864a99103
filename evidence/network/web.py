"""The guarded fetcher: every request of the program to the network goes through it.

It is asked by name only (``source add``, ``source compare``, ``--online``), never by
``check``. Redirects are followed one by one, each checked as the first address was.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

import httpx

from evidence.errors import NetworkFailure
from evidence.network.answer import Answer
from evidence.network.connection import Deadline
from evidence.network.exchange import exchange
from evidence.network.guard import Guard, Policy, Resolver, resolve
from evidence.network.rate import Pace, wait_asked_for
from evidence.network.store import AnswerStore
from evidence.version import program_version

__all__ = ["Limits", "Web", "WebSettings"]

_BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may cost."""

    size: int = 100_000_000
    """Bytes of the body, unpacked."""
    seconds: float = 60.0
    """For one try, its redirects included."""
    redirects: int = 5
    tries: int = 4
    """Where a server says that it is busy (429, 503)."""
    wait: float = 30.0
    """Seconds; who asks to be left alone for longer is not asked again."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """What the house has decided about the network."""

    contact: str = ""
    """An e-mail address for the operators of registries."""
    folder: Path | None = None
    """Of kept answers; none are kept without it."""
    max_age: timedelta = timedelta(days=7)
    offline: bool = False
    """Replay only."""
    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)


def _now() -> datetime:
    return datetime.now(UTC)


class Web:
    """Fetches, within limits; keeps what it got, and replays it."""

    def __init__(
        self,
        settings: WebSettings,
        *,
        resolver: Resolver = resolve,
        clock: Callable[[], datetime] = _now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings
        self._guard = Guard(settings.policy, resolver)
        self._clock = clock
        self._sleep = sleep
        folder = settings.folder
        self._store = None if folder is None else AnswerStore(folder, settings.max_age)
        self._pace = Pace(folder, clock=clock, sleep=sleep)

    def get(
        self,
        address: str,
        *,
        accept: str = "*/*",
        interval: float = 1.0,
        fresh: bool = False,
    ) -> Answer:
        """Return the answer of *address*, whatever its status.

        *accept* is the Accept header, *interval* the least number of seconds between
        two requests to the same host. A kept answer is replayed if it is young enough,
        unless *fresh*. Raises NetworkFailure where the address is refused, nobody
        answers, or the answer is too large or too slow.
        """
        self._guard.check_form(address)
        if self._store is not None and not fresh:
            kept = self._store.find(address, accept, now=self._clock())
            if kept is not None:
                return kept
        if self.settings.offline:
            raise NetworkFailure(
                f"{address} was not asked: the setting offline forbids it",
                hint="unset EVIDENCE_OFFLINE, or offline in the settings",
            )
        answer = self._ask_patiently(address, accept, interval)
        if self._store is not None and answer.status == 200:
            self._store.keep(answer, accept)
        return answer

    def _ask_patiently(self, address: str, accept: str, interval: float) -> Answer:
        """Ask again, a few times, where the server says that it is busy."""
        limits = self.settings.limits
        for attempt in range(1, limits.tries + 1):
            answer = self._follow(address, accept, interval)
            if answer.status not in _BUSY or attempt == limits.tries:
                break
            asked = wait_asked_for(
                answer.headers.get("retry-after", ""), now=self._clock()
            )
            wait = 2.0 ** (attempt - 1) if asked is None else asked
            if wait > limits.wait:
                break
            self._sleep(wait)
        return answer

    def _follow(self, address: str, accept: str, interval: float) -> Answer:
        """Ask once, and follow redirects within one span of time."""
        limits = self.settings.limits
        deadline = Deadline(limits.seconds)
        passed: list[str] = []
        where = address
        while len(passed) <= limits.redirects:
            url = self._guard.check_form(where)
            self._pace.take_turn(url.host, interval)
            reply = exchange(
                url,
                self._headers(accept),
                guard=self._guard,
                context=self._context,
                deadline=deadline,
                size=limits.size,
            )
            if reply.target is None:
                return Answer(
                    url=address,
                    final_url=where,
                    redirects=tuple(passed[1:]),
                    status=reply.status,
                    headers=reply.headers,
                    body=reply.body,
                    fetched_at=self._clock(),
                    peer=reply.peer,
                    certificate=reply.certificate,
                )
            passed.append(where)
            where = reply.target
        raise NetworkFailure(f"{address} redirects more than {limits.redirects} times")

    def _headers(self, accept: str) -> dict[str, str]:
        contact = self.settings.contact
        own = f" (mailto:{contact})" if contact else ""
        return {
            "User-Agent": f"evidence/{program_version()}{own}",
            "Accept": accept,
            "Accept-Encoding": "gzip",
        }

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return httpx.create_ssl_context()
