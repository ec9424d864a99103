"""Nobody makes the program ask this machine, or the local network, for them.

The command line as it is, with the settings as they are, in an Internet where every
address that is not a stranger's site is a canary's: a connection is noted before a word
is said over it.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evidence.testing import make_ledger
from tests.conftest import Run
from tests.hostile import internet
from tests.hostile.addresses import FORMS, HOSTS, LOOPBACK
from tests.loopback import Server, page

BIB = "@misc{doe2021, author = {Doe, Jo}, title = {A talk}, date = {2021}}\n"
ADD = ("snapshot", "add", "doe2021")
STRANGERS = ("public", "six", "rebound")
NAIVE = """
import json, sys, urllib.request
from socket import getaddrinfo
from evidence.network.guard import is_public
for (address,) in json.loads(sys.argv[1]):
    name = address.split("/")[2]
    found = {each[4][0] for each in getaddrinfo(name, 80)}
    if all(map(is_public, found)):
        urllib.request.urlopen(address).read()
"""
"""Asks as many do: it checks the name's address, and lets it be looked up again."""
LEADING = [
    name for name in internet.NAMES if not name.startswith(("rebound", *STRANGERS))
]
STAYING = {
    *("http:///", "///", "//", "http:///127.0.0.1/"),
    *("http://public.example:８０/", "http://public.example:80 /"),
    *(f"http://public.example/{rest}" for rest in ("a b", "\x7f")),
    *(f"{start}//{name}.example/" for start in ("http:", "") for name in STRANGERS),
}
"""Where a redirect leads to the stranger's site itself, by the one reading of it."""
WHOLE = pytest.mark.skipif(
    not internet.possible(), reason="no network of one's own can be made here"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a ledger of one source, free of this machine's settings."""
    for name in [name for name in os.environ if name.startswith("EVIDENCE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("EVIDENCE_USER_CONFIG", str(tmp_path / "none.toml"))
    make_ledger(tmp_path, bibtex=BIB)
    return tmp_path


def ends(told: Sequence[dict[str, Any]]) -> dict[int, list[str]]:
    """Return the commands by their exit codes."""
    codes: dict[int, list[str]] = {}
    for each in told:
        codes.setdefault(each["code"], []).append(each["words"][-1])
    return codes


def to(target: str) -> str:
    """Return a page of a stranger that redirects to *target*."""
    return f"http://public.example/to/{target.encode().hex()}"


def test_there_are_more_spellings_than_sixty() -> None:
    assert len(set(LOOPBACK)) == len(LOOPBACK) >= 60
    assert len(set(HOSTS)) == len(HOSTS) >= 110
    assert len(set(FORMS)) == len(FORMS) >= 50


@WHOLE
def test_the_canary_hears_whoever_asks_it(desk: Path) -> None:
    """Otherwise silence would prove nothing."""
    (page,), heard = internet.visit(
        desk, [*ADD, "http://169.254.169.254/", "--allow-private"]
    )
    _, rebound = internet.visit(desk, ["http://rebound.example/"], program=NAIVE)
    told, nothing = internet.visit(desk, [*ADD, "http://public.example/"])

    assert (page["code"], heard) == (0, ["169.254.169.254 80"])
    assert rebound == ["127.0.0.1 80"]
    assert (told[0]["code"], nothing) == (0, [])


@WHOLE
def test_no_spelling_of_an_address_leads_there(desk: Path) -> None:
    addresses = [f"http://{host}/" for host in HOSTS]

    told, hits = internet.visit(desk, *([*ADD, each] for each in (*addresses, *FORMS)))

    assert hits == []
    assert list(ends(told)) == [8], ends(told)
    assert not (desk / "evidence.snapshots").exists()


@WHOLE
@pytest.mark.parametrize(
    "hosts",
    [
        HOSTS[::20],
        pytest.param((*HOSTS, *LEADING), marks=pytest.mark.long),
    ],
    ids=len,
)
def test_no_redirect_leads_there(desk: Path, hosts: Sequence[str]) -> None:
    targets = [f"{start}//{host}/" for start in ("http:", "") for host in hosts]
    forms = [each for each in FORMS if not set(each) & set("\r\n\0")]
    targets += [*(forms if len(hosts) > 100 else forms[::6])]
    targets = [each for each in targets if each not in STAYING]

    told, hits = internet.visit(desk, *([*ADD, to(each)] for each in targets))

    assert hits == []
    assert list(ends(told)) == [8], ends(told)


@WHOLE
def test_no_name_leads_there_whatever_it_is_said_to_be(desk: Path) -> None:
    names = [each for each in internet.NAMES if each.partition(".")[0] not in STRANGERS]
    orders = [[*ADD, f"http://{name}/"] for name in names]

    told, hits = internet.visit(desk, *orders)

    assert hits == []
    assert list(ends(told)) == [8], ends(told)


@WHOLE
def test_a_name_is_asked_for_once_and_that_address_is_connected_to(desk: Path) -> None:
    """The name server says a stranger's address, and the next time the loopback.

    What the environment says of proxies makes no difference.
    """
    asked = [*ADD, "http://rebound.example/"]
    names = ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy")

    told, hits = internet.visit(
        desk,
        *(asked, asked, asked),
        environment=dict.fromkeys(names, "http://127.0.0.1:8080"),
    )

    assert hits == []
    assert [each["code"] for each in told] == [0, 8, 8]
    assert "rebound.example leads to 127.0.0.1" in told[1]["said"]


@WHOLE
def test_what_is_too_large_is_not_kept(desk: Path) -> None:
    kinds = ("big", "claimed", "bomb")

    told, hits = internet.visit(
        desk, *([*ADD, f"http://public.example/{kind}"] for kind in kinds)
    )

    assert hits == []
    for end in told:
        assert end["code"] == 8
        assert "is larger than 100,000,000 bytes" in end["said"]
        assert end["seconds"] < 60
    assert not (desk / "evidence.snapshots").exists()


@WHOLE
@pytest.mark.long
def test_who_answers_a_byte_a_second_is_left_after_a_minute(desk: Path) -> None:
    kinds = ("drip", "drip-head", "silent")

    told, hits = internet.visit(
        desk,
        *([*ADD, f"http://public.example/{kind}"] for kind in kinds),
        together=True,
    )

    assert hits == []
    for end in told:
        assert end["code"] == 8
        assert "did not answer within 60 seconds" in end["said"]
        assert 55 < end["seconds"] < 75


@WHOLE
def test_what_stands_in_the_ledger_is_asked_no_more_freely(desk: Path) -> None:
    """A copy says where it came from; looking again goes there, guarded as ever."""
    targets = ["http://127.0.0.1/", "http://127.1/", "http://loop.example/"]
    targets += ["file:///etc/passwd", "http://[::1]:6379/", to("http://10.0.0.1/")]
    for at in range(len(targets)):
        (desk / f"{at}.txt").write_text(f"There are {at} States.\n")
    orders = [[*ADD, f"{at}.txt", "--url", each] for at, each in enumerate(targets)]

    told, hits = internet.visit(desk, *orders, ["recheck", "run", "--online"])

    assert hits == []
    assert [each["code"] for each in told[:-1]] == [0] * len(targets)
    assert told[-1]["said"].startswith("6 asked: 6 could not tell"), told[-1]


def port_in_both_families(server: Server) -> socket.socket | None:
    """Return a socket that listens at ::1, on the port of *server*."""
    found = socket.socket(socket.AF_INET6)
    try:
        found.bind(("::1", server.port))
    except OSError:  # no IPv6 here
        found.close()
        return None
    found.listen()
    found.setblocking(False)
    return found


def test_on_the_loopback_itself_no_spelling_leads_to_it(
    run: Run, tmp_path: Path, server: Server
) -> None:
    """Where no network of one's own can be made, this holds all the same."""
    make_ledger(tmp_path, bibtex=BIB)
    server.page("/", page(b"secret"))
    other = port_in_both_families(server)
    ports = {"EVIDENCE_PORTS": f"[80, 443, {server.port}]"}

    codes = {
        host: run(*ADD, f"http://{host}:{server.port}/", env=ports).exit_code
        for host in HOSTS
    }

    assert {host for host, code in codes.items() if code != 8} == set()
    assert server.seen == []
    if other is not None:
        with pytest.raises(BlockingIOError):
            other.accept()
        other.close()


def test_a_rebound_name_is_looked_up_once(
    run: Run, tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's resolver says a public address, then the loopback."""
    make_ledger(tmp_path, bibtex=BIB)
    server.page("/", page(b"secret"))
    asked: list[str] = []
    ask = socket.getaddrinfo

    def changing(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host != "rebound.example":
            return ask(host, *args, **kwargs)
        asked.append(host)
        return ask("8.8.8.8" if len(asked) == 1 else "127.0.0.1", *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    ports = {"EVIDENCE_PORTS": f"[{server.port}]"}
    address = f"http://rebound.example:{server.port}/"

    first, second = (run(*ADD, address, env=ports) for _ in range(2))

    assert (first.exit_code, second.exit_code) == (8, 8)
    assert "rebound.example cannot be reached" in first.stderr
    assert "rebound.example leads to 127.0.0.1" in second.stderr
    assert asked == ["rebound.example"] * 2
    assert server.seen == []
