"""A server of our own on the loopback, and a Web that may ask it; fixtures too."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

import pytest

from evidence.network.guard import Policy
from evidence.network.web import Limits, Web, WebSettings
from evidence.registries.base import Access

Handler = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers by path; ``seen`` holds each request's path and headers."""

    def __init__(self) -> None:
        self.pages: dict[str, Handler] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Answering(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.seen.append((self.path, dict(self.headers)))
                page = outer.pages.get(self.path)
                if page is None:
                    reply(self, 404, b"nothing here")
                else:
                    page(self)
                self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.port = self._server.server_address[1]
        self.base = f"http://127.0.0.1:{self.port}"
        serve = partial(self._server.serve_forever, poll_interval=0.01)
        threading.Thread(target=serve, daemon=True).start()

    def page(self, path: str, handler: Handler) -> str:
        """Answer *path* with *handler*, and return its address."""
        self.pages[path] = handler
        return self.base + path

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def reply(
    handler: BaseHTTPRequestHandler,
    status: int,
    body: bytes,
    headers: dict[str, str] | None = None,
) -> None:
    """Send one whole answer; a client that has gone is no fault."""
    try:
        handler.send_response(status)
        for name, value in {
            "Content-Length": str(len(body)),
            **(headers or {}),
        }.items():
            handler.send_header(name, value)
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(body)
    except OSError:
        return


def page(
    body: bytes, *, status: int = 200, headers: dict[str, str] | None = None
) -> Handler:
    """Return a handler that always answers the same."""
    return lambda handler: reply(handler, status, body, headers)


def moved(target: str, status: int = 302) -> Handler:
    """Return a handler that redirects."""
    return page(b"", status=status, headers={"Location": target})


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += timedelta(seconds=seconds)


class MakeWeb(Protocol):
    """Makes a Web that may ask the loopback."""

    def __call__(
        self,
        settings: WebSettings | None = None,
        *,
        resolver: Callable[[str, int], tuple[str, ...]] | None = None,
    ) -> Web: ...


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a server on the loopback for one test."""
    running = Server()
    yield running
    running.close()


@pytest.fixture
def clock() -> Clock:
    """Return a clock that only sleeping moves."""
    return Clock()


@pytest.fixture
def make_web(clock: Clock) -> MakeWeb:
    """Return what makes a Web; by default the loopback is allowed, nothing kept."""

    def make(
        settings: WebSettings | None = None,
        *,
        resolver: Callable[[str, int], tuple[str, ...]] | None = None,
    ) -> Web:
        chosen = settings or WebSettings(
            policy=Policy(private=True), limits=Limits(seconds=5)
        )
        if resolver is None:
            return Web(chosen, clock=clock, sleep=clock.sleep)
        return Web(chosen, resolver=resolver, clock=clock, sleep=clock.sleep)

    return make


ANSWERS = Path(__file__).parent / "registries" / "answers"
REGISTRIES = ("doi", "crossref", "arxiv", "openlibrary", "pubmed", "pmc")
JSON = {"Content-Type": "application/json"}
CSL = {"Content-Type": "application/vnd.citationstyles.csl+json"}
ATOM = {"Content-Type": "application/atom+xml; charset=utf-8"}
XML = {"Content-Type": "text/xml; charset=UTF-8"}


def recorded(name: str) -> bytes:
    """Return an answer as a registry documents it; the works are invented."""
    return (ANSWERS / name).read_bytes()


@pytest.fixture
def access(server: Server, make_web: MakeWeb) -> Access:
    """Return an access for which every registry is the loopback server."""
    addresses = {name: f"{server.base}/{name}" for name in REGISTRIES}
    return Access(make_web(), addresses)
