"""Snapshots on a real server of object storage: moto's S3, on loopback.

Needs the dependency group ``s3`` (``uv pip install --group s3``), and is skipped
without it. What can go wrong with a storage is tried by a server in front of moto's
that refuses, breaks off or is not there.
"""

from __future__ import annotations

import http.client
import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from evidence.testing import make_ledger

pytestmark = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("moto", "flask", "flask_cors", "s3fs"))),
    reason="no server of object storage is installed: uv pip install --group s3",
)

BIB = "@misc{doe2021, author = {Doe, Jo}, title = {A talk}, year = {2021}}"
TEXT = "Nobody had counted. In all, 57 States took part in the talks. Then they left.\n"
MOTO = """
import sys, time
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
"""


class Faulty(BaseHTTPRequestHandler):
    """Hands on to moto what it is asked, unless a fault is wanted."""

    protocol_version = "HTTP/1.1"
    upstream: ClassVar[int] = 0
    fault: ClassVar[str] = ""

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        of_object = "/objects/" in self.path
        if self.fault in {self.command, "all"}:
            self.refuse()
            return
        connection = http.client.HTTPConnection("127.0.0.1", self.upstream)
        kept = {
            key: value
            for key, value in self.headers.items()
            if key.lower() not in {"connection", "expect"}
        }
        connection.request(self.command, self.path, body, kept)
        found = connection.getresponse()
        said = found.read()
        connection.close()
        self.send_response(found.status)
        for key, value in found.getheaders():
            if key.lower() not in {"connection", "transfer-encoding", "content-length"}:
                self.send_header(key, value)
        length = found.getheader("content-length") or str(len(said))
        self.send_header("content-length", length)
        self.end_headers()
        if self.command == "HEAD":
            return
        if self.fault == "cut" and self.command == "GET" and of_object:
            self.wfile.write(said[: len(said) // 2])
            self.close_connection = True
            return
        self.wfile.write(said)

    def refuse(self) -> None:
        said = (
            b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
        )
        said = b"" if self.command == "HEAD" else said
        self.send_response(403)
        self.send_header("content-length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_PUT = do_HEAD = do_POST = do_DELETE = answer  # noqa: N815

    def log_message(self, *_words: object) -> None: ...


@pytest.fixture(scope="module")
def storage() -> Iterator[int]:
    """Start moto, and the faulty server before it; yield the latter's port."""
    with subprocess.Popen(
        [sys.executable, "-c", MOTO],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as moto:
        assert moto.stdout is not None
        Faulty.upstream = int(moto.stdout.readline())
        front = ThreadingHTTPServer(("127.0.0.1", 0), Faulty)
        Thread(target=front.serve_forever, daemon=True).start()
        yield front.server_port
        front.shutdown()
        front.server_close()
        moto.kill()


class Desk:
    """A ledger whose snapshots are in a bucket of its own."""

    def __init__(self, folder: Path, port: int, bucket: str) -> None:
        self.folder, self.bucket = folder, bucket
        self.environment = {
            **os.environ,
            "EVIDENCE_USER_CONFIG": str(folder / "none"),
            "EVIDENCE_SNAPSHOTS": f"s3://{bucket}/desk",
            "EVIDENCE_ACTOR": "Ada",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "not/for+anyone",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        }

    def run(self, *words: str, **settings: str) -> tuple[int, str, str]:
        ended = subprocess.run(
            [sys.executable, "-P", "-m", "evidence", *words],
            cwd=self.folder,
            env={**self.environment, **settings},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert "not/for+anyone" not in ended.stdout + ended.stderr
        return ended.returncode, ended.stdout, ended.stderr

    def raw(self, method: str, path: str = "", body: bytes = b"") -> bytes:
        """Ask the storage itself."""
        connection = http.client.HTTPConnection("127.0.0.1", Faulty.upstream)
        signed = {"Authorization": "AWS AKIDEXAMPLE:unread"}
        connection.request(method, f"/{self.bucket}{path}", body, signed)
        said = connection.getresponse().read()
        connection.close()
        return said


@pytest.fixture
def desk(tmp_path: Path, storage: int) -> Iterator[Desk]:
    """Make a bucket and a ledger with a copy in it."""
    make_ledger(tmp_path, bibtex=BIB)
    (tmp_path / "notes.txt").write_text(TEXT)
    made = Desk(tmp_path, storage, f"desk-{time.time_ns()}")
    made.raw("PUT")
    ended = made.run("snapshot", "add", "doe2021", "notes.txt")
    assert (ended[0], ended[2]) == (0, "")
    yield made
    Faulty.fault = ""


def shown(desk: Desk) -> dict[str, str]:
    _, said, _ = desk.run("snapshot", "list", "--format", "json")
    [row] = json.loads(said)["snapshots"]
    return dict(row)


def test_copies_are_kept_read_verified_and_given_out(desk: Desk) -> None:
    name = shown(desk)["id"]
    verified = desk.run("snapshot", "verify", "--all")
    text = desk.run("snapshot", "show", name, "--text")
    given = desk.run("snapshot", "export", name, "-o", "out.txt")

    assert verified[:2] == (0, "1 object sound, 0 missing or altered\n")
    assert (text[0], text[1].strip()) == (0, TEXT.strip())
    assert given[0] == 0
    assert (desk.folder / "out.txt").read_text() == TEXT


def test_what_was_altered_or_lost_is_found_and_healed(desk: Desk) -> None:
    name = sha256(TEXT.encode()).hexdigest()
    path = f"/desk/objects/{name[:2]}/{name}"
    desk.raw("PUT", path, TEXT.replace("57", "54").encode())
    altered = desk.run("snapshot", "verify")
    healed = desk.run("snapshot", "add", "doe2021", "notes.txt")
    desk.raw("DELETE", path)
    lost = desk.run("snapshot", "verify")

    assert altered[0] == 7
    assert altered[1].startswith(f"altered: {name} (n-")
    assert healed[0] == 0
    assert lost[0] == 7
    assert lost[1].startswith(f"missing: {name} (n-")


@pytest.mark.parametrize(
    ("fault", "told"),
    [("all", "Forbidden"), ("GET", "Access Denied"), ("cut", "not completed")],
)
def test_a_storage_that_refuses_or_breaks_off_is_told_in_one_message(
    desk: Desk, fault: str, told: str
) -> None:
    name = shown(desk)["id"]
    Faulty.fault = fault
    code, said, complaint = desk.run("snapshot", "export", name, "-o", "out.txt")

    address = f"s3://{desk.bucket}/desk"
    assert (code, said) == (6, "")
    assert complaint.startswith(f"error: the store of snapshots {address} cannot be")
    assert told in complaint
    assert not (desk.folder / "out.txt").exists()


def test_a_copy_that_cannot_be_written_is_not_recorded(desk: Desk) -> None:
    (desk.folder / "more.txt").write_text("There were 23 of them.\n")
    Faulty.fault = "PUT"
    code, said, complaint = desk.run("snapshot", "add", "doe2021", "more.txt")

    assert (code, said) == (6, "")
    assert "Access Denied" in complaint
    assert shown(desk)["from"] == "notes.txt"


def test_a_bucket_is_never_made_and_its_absence_says_nothing_of_copies(
    desk: Desk,
) -> None:
    elsewhere = {"EVIDENCE_SNAPSHOTS": f"s3://{desk.bucket}x/desk"}
    told = (
        f"error: the store of snapshots s3://{desk.bucket}x/desk cannot be used: there "
        f"is no bucket {desk.bucket}x\n"
    )
    for words in (("verify",), ("add", "doe2021", "notes.txt"), ("gc",)):
        code, said, complaint = desk.run("snapshot", *words, **elsewhere)
        assert (code, said) == (6, "")
        assert complaint.startswith(told)
    assert b"NoSuchBucket" in Desk(desk.folder, 0, f"{desk.bucket}x").raw("GET")


def test_a_server_that_is_not_there_is_told(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    gone = {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}
    code, said, complaint = desk.run("snapshot", "verify", **gone)

    assert (code, said) == (6, "")
    assert "Could not connect to the endpoint" in complaint
