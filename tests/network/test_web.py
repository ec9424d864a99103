"""The guarded fetcher against a server on the loopback."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from evidence.errors import ExitCode, NetworkFailure
from evidence.network.guard import Policy
from evidence.network.web import Limits, WebSettings
from tests.loopback import Clock, MakeWeb, Server, moved, page, reply

LOOPBACK = WebSettings(policy=Policy(private=True), limits=Limits(seconds=5))


def limited(*, size: int = 100_000_000, seconds: float = 5) -> WebSettings:
    return replace(LOOPBACK, limits=Limits(size=size, seconds=seconds))


def test_an_answer_says_what_came_from_where_and_when(
    server: Server, make_web: MakeWeb
) -> None:
    address = server.page(
        "/a", page(b"hello", headers={"Content-Type": "text/plain; charset=utf-8"})
    )

    answer = make_web().get(address, accept="text/plain")

    assert (answer.url, answer.final_url, answer.redirects) == (address, address, ())
    assert (answer.status, answer.body, answer.text) == (200, b"hello", "hello")
    assert answer.media_type == "text/plain"
    assert answer.fetched_at == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert answer.peer == f"127.0.0.1 {server.port}"
    assert (answer.certificate, answer.replayed) == ("", False)


def test_the_request_names_the_program_and_its_contact(
    server: Server, make_web: MakeWeb
) -> None:
    address = server.page("/a", page(b""))

    make_web(replace(LOOPBACK, contact="desk@example.org")).get(address, accept="x/y")

    headers = server.seen[0][1]
    assert headers["User-Agent"].startswith("evidence/")
    assert headers["User-Agent"].endswith(" (mailto:desk@example.org)")
    assert headers["Accept"] == "x/y"
    assert headers["Accept-Encoding"] == "gzip"
    assert headers["Host"] == f"127.0.0.1:{server.port}"


def test_a_name_is_resolved_once_and_the_checked_address_is_connected_to(
    server: Server, make_web: MakeWeb
) -> None:
    """The name server gives the loopback the first time, and nonsense afterwards."""
    asked: list[str] = []

    def changing(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("203.0.113.1",)

    server.page("/a", page(b"hello"))
    address = f"http://registry.example:{server.port}/a"

    answer = make_web(LOOPBACK, resolver=changing).get(address)

    assert answer.body == b"hello"
    assert asked == ["registry.example"]
    assert server.seen[0][1]["Host"] == f"registry.example:{server.port}"


def test_a_name_rebound_to_the_loopback_is_refused_without_a_hit(
    server: Server, make_web: MakeWeb
) -> None:
    answers = iter([("8.8.8.8", "127.0.0.1"), ("127.0.0.1",)])
    strict = replace(LOOPBACK, policy=Policy(ports=frozenset({80, 443, server.port})))
    web = make_web(strict, resolver=lambda _host, _port: next(answers))
    server.page("/a", page(b"secret"))

    for _ in range(2):
        with pytest.raises(NetworkFailure, match="not a public address") as caught:
            web.get(f"http://rebound.example:{server.port}/a")
        assert caught.value.exit_code is ExitCode.NETWORK
        assert "--allow-private" in (caught.value.hint or "")

    assert server.seen == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_recorded(
    server: Server, make_web: MakeWeb, status: int
) -> None:
    server.page("/a", moved("/b?x=1", status))
    server.page("/b?x=1", moved(f"{server.base}/c", status))
    server.page("/c", page(b"there"))

    answer = make_web().get(f"{server.base}/a")

    assert answer.body == b"there"
    assert answer.redirects == (f"{server.base}/b?x=1",)
    assert answer.final_url == f"{server.base}/c"


def test_at_most_five_redirects_are_followed(server: Server, make_web: MakeWeb) -> None:
    server.page("/a", moved("/a"))

    with pytest.raises(NetworkFailure, match="redirects more than 5 times"):
        make_web().get(f"{server.base}/a")

    assert len(server.seen) == 6


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://user@127.0.0.1/",
        "http://127.0.0.1\\@x/",
        "http://127.1/",
        "http://exa mple.org:1/",
    ],
)
def test_every_redirect_is_checked_as_the_first_address(
    server: Server, make_web: MakeWeb, target: str
) -> None:
    server.page("/a", moved(target))

    with pytest.raises(NetworkFailure):
        make_web().get(f"{server.base}/a")

    assert [path for path, _ in server.seen] == ["/a"]


def test_a_public_page_may_not_redirect_to_the_loopback(
    server: Server, make_web: MakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first name may lead here in this test; the loopback itself may not."""
    canary = server.page("/canary", page(b"secret"))
    server.page("/a", moved(canary))
    ports = frozenset({80, 443, server.port})
    web = make_web(replace(LOOPBACK, policy=Policy(ports=ports)))
    # Stands in for a public machine, which a test may not reach.
    monkeypatch.setattr(web._guard, "places", lambda _host, _port: ("127.0.0.1",))

    with pytest.raises(NetworkFailure, match="is refused"):
        web.get(f"http://public.example:{server.port}/a")

    assert [path for path, _ in server.seen] == ["/a"]


def test_a_packed_body_is_unpacked(server: Server, make_web: MakeWeb) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    address = server.page("/a", page(packed, headers={"Content-Encoding": "gzip"}))

    assert make_web().get(address).body == b"one two"


def test_a_bomb_is_stopped_at_the_limit(server: Server, make_web: MakeWeb) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    address = server.page("/a", page(bomb, headers={"Content-Encoding": "gzip"}))

    with pytest.raises(NetworkFailure) as caught:
        make_web(limited(size=1_000_000)).get(address)

    assert str(caught.value) == "the answer of 127.0.0.1 is larger than 1,000,000 bytes"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("gzip", "its gzip packing is damaged"),
        ("br", "packed as 'br', which was not asked for"),
    ],
)
def test_a_body_packed_otherwise_is_refused(
    server: Server, make_web: MakeWeb, encoding: str, said: str
) -> None:
    address = server.page("/a", page(b"xx", headers={"Content-Encoding": encoding}))

    with pytest.raises(NetworkFailure, match=said):
        make_web().get(address)


def test_a_body_that_ends_too_early_is_refused(
    server: Server, make_web: MakeWeb
) -> None:
    half = gzip.compress(b"a" * 1000)[:-9]
    address = server.page("/a", page(half, headers={"Content-Encoding": "gzip"}))

    with pytest.raises(NetworkFailure, match="ends too early"):
        make_web().get(address)


def test_a_huge_body_is_refused_by_its_announced_length(
    server: Server, make_web: MakeWeb
) -> None:
    headers = {"Content-Length": "200000000"}
    address = server.page("/a", page(b"", headers=headers))

    with pytest.raises(NetworkFailure, match="larger than 100,000,000 bytes"):
        make_web().get(address)


def endless(handler: BaseHTTPRequestHandler) -> None:
    try:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while True:
            handler.wfile.write(b"10000\r\n" + bytes(65536) + b"\r\n")
    except OSError:
        return


def test_an_endless_body_is_stopped_at_the_limit(
    server: Server, make_web: MakeWeb
) -> None:
    address = server.page("/a", endless)

    with pytest.raises(NetworkFailure, match="larger than 3,000,000 bytes"):
        make_web(limited(size=3_000_000)).get(address)


def drip_head(handler: BaseHTTPRequestHandler) -> None:
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        for _ in range(100):
            handler.wfile.write(b"a")
            time.sleep(0.05)
    except OSError:
        return


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    try:
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"a")
            time.sleep(0.05)
    except OSError:
        return


def silent(_handler: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


@pytest.mark.parametrize("slow", [drip_head, drip_body, silent])
def test_a_slow_server_does_not_keep_us(
    server: Server, make_web: MakeWeb, slow: object
) -> None:
    address = server.page("/a", slow)  # type: ignore[arg-type]  # one of the three above
    begun = time.monotonic()

    with pytest.raises(NetworkFailure, match=r"did not answer within 0\.4 seconds"):
        make_web(limited(seconds=0.4)).get(address)

    assert time.monotonic() - begun < 1.5


def test_a_port_without_a_server_is_told_as_unreachable(make_web: MakeWeb) -> None:
    with pytest.raises(NetworkFailure) as caught:
        make_web().get("http://127.0.0.1:9/")

    assert str(caught.value) == "127.0.0.1 cannot be reached"
    assert "check the connection" in (caught.value.hint or "")


def test_what_is_no_http_is_refused(server: Server, make_web: MakeWeb) -> None:
    def noise(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 mail.example ESMTP\r\n")

    with pytest.raises(NetworkFailure, match=r"connection to 127\.0\.0\.1 failed"):
        make_web().get(server.page("/a", noise))


def test_tls_is_not_given_up(server: Server, make_web: MakeWeb) -> None:
    with pytest.raises(NetworkFailure):
        make_web().get(f"https://127.0.0.1:{server.port}/")


def test_any_status_is_an_answer(server: Server, make_web: MakeWeb) -> None:
    assert make_web().get(f"{server.base}/missing").status == 404


def test_a_busy_server_is_asked_again_when_it_says(
    server: Server, make_web: MakeWeb, clock: Clock
) -> None:
    states = iter([429, 503, 200])

    def busy(handler: BaseHTTPRequestHandler) -> None:
        status = next(states)
        reply(handler, status, b"", {"Retry-After": "7"} if status == 429 else {})

    answer = make_web().get(server.page("/a", busy), interval=0)

    assert answer.status == 200
    assert clock.slept == [7.0, 2.0]


def test_a_server_that_stays_busy_is_left_alone_after_four_tries(
    server: Server, make_web: MakeWeb, clock: Clock
) -> None:
    address = server.page("/a", page(b"", status=503))

    assert make_web().get(address, interval=0).status == 503
    assert (len(server.seen), clock.slept) == (4, [1.0, 2.0, 4.0])


def test_who_asks_for_a_long_wait_is_not_asked_again(
    server: Server, make_web: MakeWeb, clock: Clock
) -> None:
    address = server.page("/a", page(b"", status=429, headers={"Retry-After": "3600"}))

    assert make_web().get(address).status == 429
    assert (len(server.seen), clock.slept) == (1, [])


def test_a_host_is_asked_once_an_interval(
    server: Server, make_web: MakeWeb, clock: Clock, tmp_path: Path
) -> None:
    """Also by a second command, which knows of the first by a file."""
    server.page("/a", page(b""))
    kept = replace(LOOPBACK, folder=tmp_path / "cache")

    for web in (make_web(kept), make_web(kept)):
        web.get(f"{server.base}/a", interval=3, fresh=True)
        web.get(f"{server.base}/a", interval=3, fresh=True)

    assert clock.slept == [3.0, 3.0, 3.0]


def test_an_answer_is_kept_and_replayed_within_its_age(
    server: Server, make_web: MakeWeb, clock: Clock, tmp_path: Path
) -> None:
    address = server.page("/a", page(b"one\ntwo"))
    web = make_web(replace(LOOPBACK, folder=tmp_path / "cache"))
    first = web.get(address)
    clock.now += timedelta(days=6)

    assert web.get(address) == replace(first, replayed=True)
    assert len(server.seen) == 1

    clock.now += timedelta(days=2)
    again = web.get(address)

    assert (again.replayed, again.fetched_at) == (False, clock.now)


def test_kept_answers_are_told_apart_by_what_was_accepted(
    server: Server, make_web: MakeWeb, tmp_path: Path
) -> None:
    address = server.page("/a", page(b"x"))
    web = make_web(replace(LOOPBACK, folder=tmp_path / "cache"))

    web.get(address, accept="application/json")
    web.get(address, accept="text/html")

    assert len(server.seen) == 2


def test_kept_answers_are_for_their_owner_alone(
    server: Server, make_web: MakeWeb, tmp_path: Path
) -> None:
    web = make_web(replace(LOOPBACK, folder=tmp_path / "cache"))
    web.get(server.page("/a", page(b"x")))

    (kept,) = (path for path in (tmp_path / "cache" / "answers").rglob("*/*"))

    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (
        0o600,
        0o700,
    )


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[]\nx", b"nonsense\nx", b'{"version": 9}\n']
)
def test_a_damaged_kept_answer_counts_as_absent(
    server: Server, make_web: MakeWeb, tmp_path: Path, damage: bytes
) -> None:
    address = server.page("/a", page(b"x"))
    web = make_web(replace(LOOPBACK, folder=tmp_path / "cache"))
    web.get(address)
    (kept,) = (path for path in (tmp_path / "cache" / "answers").rglob("*/*"))
    kept.write_bytes(damage)

    assert web.get(address).body == b"x"
    assert len(server.seen) == 2


def test_a_forged_body_counts_as_absent(
    server: Server, make_web: MakeWeb, tmp_path: Path
) -> None:
    address = server.page("/a", page(b"x"))
    web = make_web(replace(LOOPBACK, folder=tmp_path / "cache"))
    web.get(address)
    (kept,) = (path for path in (tmp_path / "cache" / "answers").rglob("*/*"))
    kept.write_bytes(kept.read_bytes() + b"more")

    assert web.get(address).body == b"x"


def test_only_whole_answers_are_kept(
    server: Server, make_web: MakeWeb, tmp_path: Path
) -> None:
    web = make_web(replace(LOOPBACK, folder=tmp_path / "cache"))

    web.get(f"{server.base}/missing")
    web.get(f"{server.base}/missing")

    assert len(server.seen) == 2


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(
    server: Server, make_web: MakeWeb, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file stands here")
    web = make_web(replace(LOOPBACK, folder=tmp_path / "cache"))

    assert web.get(server.page("/a", page(b"x"))).body == b"x"


def test_offline_replays_what_is_kept_and_asks_nobody(
    server: Server, make_web: MakeWeb, tmp_path: Path
) -> None:
    kept = replace(LOOPBACK, folder=tmp_path / "cache")
    address = server.page("/a", page(b"x"))
    make_web(kept).get(address)
    offline = make_web(replace(kept, offline=True))

    assert offline.get(address).body == b"x"
    with pytest.raises(NetworkFailure) as caught:
        offline.get(f"{server.base}/b")

    assert str(caught.value) == (
        f"{server.base}/b was not asked: the setting offline forbids it"
    )
    assert len(server.seen) == 1


def test_the_proxy_of_the_environment_is_not_used(
    server: Server, make_web: MakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert make_web().get(server.page("/a", page(b"x"))).body == b"x"


def test_a_proxy_that_is_set_gets_the_whole_address(
    server: Server, make_web: MakeWeb
) -> None:
    server.pages["http://registry.example/a"] = page(b"by proxy")
    settings = WebSettings(policy=Policy(proxy=server.base), limits=Limits(seconds=5))

    assert make_web(settings).get("http://registry.example/a").body == b"by proxy"


def test_a_proxy_is_no_way_around_the_guard(server: Server, make_web: MakeWeb) -> None:
    settings = WebSettings(policy=Policy(proxy=server.base), limits=Limits(seconds=5))

    with pytest.raises(NetworkFailure, match="not a public address"):
        make_web(settings).get("http://127.0.0.1/a")

    assert server.seen == []
