"""An Internet of one machine: every address is this one, in a namespace of its own.

Linux lets a user make a network of their own (unshare). In it all addresses, public or
not, lead to one server, which notes who was meant; a name server gives names the
addresses that a stranger would. The program is run there as it is, with its settings as
they are: real sockets, real names, the real ports.

``visit`` is called by tests; the rest runs inside.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

PORTS = (22, 80, 443, 6379, 8080)
"""On which the canary sits."""
PUBLIC = ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")
"""Of the one site of strangers; every other address is a canary's."""
SECRET = "the canary sings"
SIZE = 100_000_001
"""One byte more than is kept."""
NAMES: Mapping[str, Sequence[Sequence[str]]] = {
    "public.example": [PUBLIC[:1]],
    "six.example": [PUBLIC[1:]],
    "rebound.example": [PUBLIC[:1], ["127.0.0.1"]],
    "rebound-at-once.example": [["127.0.0.1"], PUBLIC[:1]],
    "both.example": [[PUBLIC[0], "127.0.0.1"]],
    "loop.example": [["127.0.0.1"]],
    "loop-six.example": [["::1"]],
    "mapped.example": [["::ffff:127.0.0.1"]],
    "translated.example": [["64:ff9b::7f00:1"]],
    "tunnel.example": [["2002:7f00:1::"]],
    "any.example": [["0.0.0.0"]],
    "house.example": [["10.0.0.7"]],
    "cloud.example": [["169.254.169.254"]],
    "shared.example": [["100.64.0.1"]],
    "cast.example": [["224.0.0.1"]],
    "127.0.0.1.nip.example": [["127.0.0.1"]],
    "localhost.example": [["127.0.0.1"]],
}
"""Name → what is answered the first time, the second …; the last holds from then on."""
PROGRAM = """
import json, os, sys, time
from click.testing import CliRunner
from evidence.cli.root import cli
for words in json.loads(sys.argv[1]):
    begun = time.monotonic()
    done = CliRunner().invoke(cli, words)
    print(json.dumps({
        "words": words, "code": done.exit_code, "said": done.stderr,
        "seconds": time.monotonic() - begun,
    }), flush=True)
"""


@cache
def possible() -> bool:
    """Tell whether this machine lets a user make a network of their own."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        return False
    words = (*_UNSHARE, "ip", "route", "add", "local", "0.0.0.0/0", "dev", "lo")
    return subprocess.run(words, capture_output=True, check=False).returncode in {0, 2}


_UNSHARE = ("unshare", "--map-root-user", "--net", "--mount")


def visit(
    folder: Path,
    *orders: Sequence[str],
    together: bool = False,
    program: str = PROGRAM,
    environment: Mapping[str, str] | None = None,
) -> tuple[list[dict[str, Any]], list[str]]:
    """Run the *orders* in *folder*, one after the other or all *together*.

    Return what became of each, and every connection to what is no public address:
    «address port». *program* is given the orders instead of the command line.
    """
    words = [sys.executable, "-m", __name__, json.dumps([together, program, *orders])]
    home = str(Path(__file__).parents[2])
    paths = os.pathsep.join([home, os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [*_UNSHARE, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, **(environment or {})},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told["ends"], told["hits"]


class _Site(BaseHTTPRequestHandler):
    """The strangers' site, and the canary where another address was meant."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("/")[0].replace("-", "_")
        {
            "to": self._to,
            "big": self._big,
            "claimed": self._claimed,
            "bomb": self._bomb,
            "drip": self._drip,
            "drip_head": self._drip_head,
            "silent": lambda: time.sleep(120),
        }.get(name, self._page)()  # type: ignore[no-untyped-call]  # no lambda is typed
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's
        return

    def _start(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def _page(self) -> None:
        body = f"<html><title>x</title><p>{SECRET}</p></html>".encode()
        self._start(200, Content_Length=str(len(body)), Content_Type="text/html")
        self.wfile.write(body)

    def _to(self) -> None:
        self._start(302, Location=bytes.fromhex(self.path[4:]).decode("latin-1"))

    def _big(self) -> None:
        self._start(200, Content_Type="text/plain")
        for _ in range(SIZE // 1_000_000 + 1):
            self.wfile.write(b"x" * 1_000_000)

    def _claimed(self) -> None:
        self._start(200, Content_Length=str(SIZE), Content_Type="text/plain")

    def _bomb(self) -> None:
        body = gzip.compress(bytes(SIZE), 1)
        self._start(200, Content_Length=str(len(body)), Content_Encoding="gzip")
        self.wfile.write(body)

    def _drip(self) -> None:
        self._start(200, Content_Length="1000", Content_Type="text/plain")
        for _ in range(120):
            self.wfile.write(b"x")
            time.sleep(1)

    def _drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for at in range(120):
            self.wfile.write(b"X-%d: y\r\n" % at)
            time.sleep(1)


class _Server(ThreadingHTTPServer):
    """Listens at every address, and notes which was meant."""

    address_family = socket.AF_INET6
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    hits: list[str]

    def server_bind(self) -> None:
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()

    def verify_request(self, request: Any, client_address: Any) -> bool:
        meant = ip_address(request.getsockname()[0].partition("%")[0])
        meant = getattr(meant, "ipv4_mapped", None) or meant
        if str(meant) not in PUBLIC:
            self.hits.append(f"{meant} {self.server_address[1]}")
        return True

    def handle_error(self, request: Any, client_address: Any) -> None:
        return  # who was asked for more than they take hangs up


def _serve_names() -> None:
    """Answer as a name server does: what NAMES says, with no time to live."""
    asked: Counter[tuple[str, int]] = Counter()
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.53", 53))
    while True:
        query, client = server.recvfrom(2_048)
        name, kind, question = _question(query)
        answers = NAMES.get(name, [[]])
        found = answers[min(asked[name, kind], len(answers) - 1)]
        asked[name, kind] += 1
        records = [*_records(found, kind, question)]
        flags = 0x8580 if name in NAMES else 0x8583
        head = query[:2] + struct.pack(">HHHHH", flags, 1, len(records), 0, 0)
        server.sendto(head + question + b"".join(records), client)


def _question(query: bytes) -> tuple[str, int, bytes]:
    labels, at = [], 12
    while size := query[at]:
        labels.append(query[at + 1 : at + 1 + size].decode("latin-1"))
        at += size + 1
    (kind,) = struct.unpack(">H", query[at + 1 : at + 3])
    return ".".join(labels).lower(), kind, query[12 : at + 5]


def _records(found: Sequence[str], kind: int, question: bytes) -> Iterator[bytes]:
    for address in map(ip_address, found):
        if kind == {4: 1, 6: 28}[address.version]:
            packed = address.packed
            head = struct.pack(">HHHIH", 0xC00C, kind, 1, 0, len(packed))
            yield head + packed


def _settle() -> None:
    """Make every address lead here, and names be asked here."""
    for words in (
        "ip link set lo up",
        "ip route add local 0.0.0.0/0 dev lo",
        "ip -6 route add local ::/0 dev lo",
    ):
        subprocess.run(words.split(), check=words.startswith("ip link"))
    files = {
        "resolv.conf": "nameserver 127.0.0.53\n",
        "nsswitch.conf": "hosts: files dns\n",
    }
    files["hosts"] = "127.0.0.1 localhost\n::1 localhost ip6-localhost\n"
    for name, text in files.items():
        own = Path(f".{name}")
        own.write_text(text, "ascii")
        if Path("/etc", name).exists():
            subprocess.run(["mount", "--bind", own, f"/etc/{name}"], check=True)


def _run(together: bool, program: str, *orders: Sequence[str]) -> list[dict[str, Any]]:
    groups = [[order] for order in orders] if together else [orders]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, json.dumps(group)], stdout=subprocess.PIPE
        )
        for group in groups
    ]
    said = [child.communicate()[0].splitlines() for child in running]
    return [json.loads(line) for lines in said for line in lines]


def main() -> None:
    """Be the Internet until all orders are done."""
    _settle()
    hits: list[str] = []
    for port in PORTS:
        server = _Server(("::", port), _Site)
        server.hits = hits
        threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=_serve_names, daemon=True).start()
    ends = _run(*json.loads(sys.argv[1]))
    sys.stdout.write(json.dumps({"ends": ends, "hits": hits}))


if __name__ == "__main__":
    main()
