"""Re-checking online records each answer at once, and locks nobody out meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from evidence.db import Database, Location, Mode
from evidence.queries.rechecks import list_rechecks
from evidence.queries.snapshots import list_snapshots
from tests.conftest import Run
from tests.loopback import Server, page, reply

KEYS = ("a2020", "b2020", "c2020", "d2020")
BIB = "\n".join(
    f"@online{{{key}, author = {{Hall, Ben}}, title = {{On {key}}}, year = {{2020}}}}"
    for key in KEYS
)


def html(text: str) -> bytes:
    return f"<!doctype html><html><main><p>{text}</main></html>".encode()


class Gate:
    """A page that is answered only when it is let through."""

    def __init__(self, body: bytes) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()
        self.body = body

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        self.reached.set()
        self.opened.wait(60)
        reply(handler, 200, self.body)


@pytest.fixture
def desk(run: Run, ledger_path: Path, tmp_path: Path, server: Server) -> Run:
    """Return the program in a folder with four kept pages, all since changed."""
    del ledger_path
    (tmp_path / "refs.bib").write_text(BIB)
    assert run("source", "import", "refs.bib").exit_code == 0
    for key in KEYS:
        address = server.page(f"/{key}", page(html(f"{key} says 57 States.")))
        kept = run("snapshot", "add", key, address, "--allow-private")
        assert kept.exit_code == 0, kept.output
        server.page(f"/{key}", page(html(f"{key} says 57 participating States.")))
    return run


@contextmanager
def rechecking(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Run ``evidence recheck --online`` as a process of its own, killed at the end."""
    command = ["-P", "-m", "evidence", "recheck", "--online", "--allow-private"]
    with subprocess.Popen(
        [sys.executable, *command, *words],
        cwd=folder,
        env={**os.environ, "EVIDENCE_ACTOR": "Ada"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def looked_at(folder: Path) -> dict[str, list[str]]:
    """Return what the looks at each source's copies found."""
    ledger = Database(Location(path=folder / "evidence.db"), Mode.READ)
    with ledger.begin() as session:
        sources = {row.id: citekey for row, citekey in list_snapshots(session)}
        found: dict[str, list[str]] = {}
        for look in list_rechecks(session):
            key = sources[look.snapshot_id]
            found.setdefault(key, []).append(look.outcome.value)
    return found


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_what_was_learnt_before_an_interruption_stays(
    desk: Run, server: Server, tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    gate = Gate(html("late"))
    server.page("/c2020", gate)
    with rechecking(tmp_path) as child:
        assert gate.reached.wait(60)
        child.send_signal(sent)
        out, told = child.communicate(timeout=60)
    gate.opened.set()

    assert child.returncode == code
    assert [line.partition(":")[0] for line in out.splitlines()] == ["a2020", "b2020"]
    assert "2 of 4 asked, and recorded: 2 changed" in told
    assert "2 not asked: run it again, these come first" in told
    assert looked_at(tmp_path) == {"a2020": ["changed"], "b2020": ["changed"]}
    due = json.loads(desk("recheck", "--format", "json").stdout)["due"]
    assert [one["source"] for one in due[:2]] == ["c2020", "d2020"]


def test_killed_without_warning_it_has_kept_what_it_had(
    desk: Run, server: Server, tmp_path: Path
) -> None:
    gate = Gate(html("late"))
    server.page("/d2020", gate)
    with rechecking(tmp_path) as child:
        assert gate.reached.wait(60)
        child.kill()
        child.wait(60)
    gate.opened.set()

    assert sorted(looked_at(tmp_path)) == ["a2020", "b2020", "c2020"]
    assert desk("snapshot", "verify").exit_code == 0


def test_others_write_while_a_server_is_waited_for(
    desk: Run, server: Server, tmp_path: Path
) -> None:
    gate = Gate(html("b2020 says 57 States, late."))
    server.page("/b2020", gate)
    note = tmp_path / "note.txt"
    note.write_text("A note on another source.")
    with rechecking(tmp_path, "--format", "json") as child:
        assert gate.reached.wait(60)
        written = desk("snapshot", "add", "d2020", note.name)
        gate.opened.set()
        out, told = child.communicate(timeout=60)

    assert (written.exit_code, child.returncode) == (0, 0), told
    report = json.loads(out)
    assert [one["source"] for one in report["looks"]] == list(KEYS)
    assert (report["due"], report["not_recorded"]) == (4, [])
    assert looked_at(tmp_path) == {key: ["changed"] for key in KEYS}


def test_two_side_by_side_record_each_address_once(
    desk: Run, server: Server, tmp_path: Path
) -> None:
    gate = Gate(html("b2020 says 57 States, late."))
    server.page("/b2020", gate)
    with rechecking(tmp_path) as child:
        assert gate.reached.wait(60)
        server.page("/b2020", page(html("b2020 says 56 States.")))
        other = desk("recheck", "b2020", "--online", "--allow-private")
        gate.opened.set()
        out, told = child.communicate(timeout=60)

    assert (other.exit_code, child.returncode) == (0, 0), told
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "a2020",
        "c2020",
        "d2020",
    ]
    address = f"{server.base}/b2020"
    assert f"b2020: the ledger has changed since {address} was asked" in told
    assert looked_at(tmp_path) == {key: ["changed"] for key in KEYS}


def test_one_undo_takes_back_all_that_one_run_recorded(
    desk: Run, tmp_path: Path
) -> None:
    assert desk("recheck", "--online", "--allow-private").exit_code == 0
    before = looked_at(tmp_path)
    undone = desk("undo")

    assert undone.exit_code == 0, undone.output
    assert sorted(before) == list(KEYS)
    assert looked_at(tmp_path) == {}
