"""A killed ``evidence snapshot add`` leaves no row without its object."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evidence.db import Database, Location, Mode
from evidence.queries.snapshots import list_snapshots
from evidence.services.snapshots.verifying import named_objects, verify
from evidence.snapshots.local_store import LocalStore
from evidence.testing import make_ledger

BIB = "@misc{doe2021, author = {Doe, Jo}, title = {A talk}, year = {2021}}"


@pytest.mark.parametrize(
    "kills", [5, pytest.param(160, marks=pytest.mark.long)], ids=str
)
def test_what_the_ledger_names_is_whole_after_a_kill(
    tmp_path: Path, kills: int
) -> None:
    """Killed at any moment; what was acknowledged is in the ledger, whole.

    And the next command finds a ledger that it can use.
    """
    make_ledger(tmp_path, bibtex=BIB)
    chance = random.Random(3)
    acknowledged = 0
    ends = set()
    took = 3.0
    for number in range(kills + 2):
        file = tmp_path / f"{number}.txt"
        file.write_bytes(f"States: {number}\n".encode() * 50_000)
        words = ["-P", "-m", "evidence", "snapshot", "add", "doe2021", file.name]
        started = time.monotonic()
        with subprocess.Popen(
            [sys.executable, *words],
            cwd=tmp_path,
            env={**os.environ, "EVIDENCE_USER_CONFIG": str(tmp_path / "none")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as child:
            if 0 < number <= kills:  # the first tells how long it takes
                time.sleep(chance.uniform(0.2, took))
                child.send_signal(signal.SIGKILL)
            said, complaints = child.communicate()
            acknowledged += " kept (" in said
        if child.returncode != -signal.SIGKILL:
            ends.add((child.returncode, complaints))
        took = time.monotonic() - started if number == 0 else took

    store = LocalStore(tmp_path / "evidence.snapshots")
    database = Database(Location(path=tmp_path / "evidence.db"), Mode.WRITE)
    with database.begin() as session:
        rows = len(list_snapshots(session))
        looked = verify(store, named_objects(session), everything=True)
    assert ends == {(0, "")}, "what was not killed did its work"
    assert {one.state.value for one in looked} == {"sound"}
    assert acknowledged <= rows <= kills + 2
