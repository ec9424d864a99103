"""``evidence check --watch``, as a person uses it: in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from evidence.testing import make_ledger
from tests.cli.commands.test_check import BIBTEX, MARKDOWN, TOML

PATIENCE = 120.0
"""Seconds: the machine is shared, and only a hang is to fail."""


class Watch:
    """A running watch, whose lines of stdout and stderr are read as they come."""

    def __init__(self, folder: Path) -> None:
        environment = {k: v for k, v in os.environ.items() if "EVIDENCE" not in k}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "evidence", "check", "--select", "FIG", "--watch"],
            cwd=folder,
            env=environment | {"NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._queue: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._queue.put(line)

    def until(self, words: str) -> list[str]:
        """Return the lines that come until one has *words*."""
        came: list[str] = []
        end = time.monotonic() + PATIENCE
        while not (came and words in came[-1]):
            try:
                came.append(self._queue.get(timeout=max(end - time.monotonic(), 0)))
            except Empty:
                raise AssertionError(f"no {words!r} in {came}") from None
        self.lines += came
        return came

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send the signal and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End it, if it still runs, and what reads it."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # As a user has it: the files are named from the folder in which they stand.
    monkeypatch.chdir(tmp_path)
    make_ledger(Path(), bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    return tmp_path


@pytest.fixture
def watch(desk: Path) -> Iterator[Watch]:
    running = Watch(desk)
    yield running
    running.close()


def test_every_change_is_checked_and_ctrl_c_ends_it(desk: Path, watch: Watch) -> None:
    first = watch.until("watching 3 files; Ctrl-C ends")
    assert "claim members" in "".join(first)

    draft = desk / "manuscript.md"
    draft.write_text(draft.read_text("utf-8").replace("Staff", "People"), "utf-8")
    second = watch.until("watching 3 files; Ctrl-C ends")
    assert "manuscript.md changed\n" in second
    assert any(line.startswith("manuscript: People ") for line in second)

    refs = desk / "refs.bib"
    refs.write_text(refs.read_text("utf-8").replace("Daily", "Weekly"), "utf-8")
    third = watch.until("watching 3 files; Ctrl-C ends")
    assert "refs.bib changed\n" in third
    assert any(
        line.startswith("refs.bib is not as the ledger has it") for line in third
    )

    ledger = (desk / "evidence.db").read_bytes()
    assert watch.stop() == 0
    watch.until("watching ended")
    assert "Traceback" not in "".join(watch.lines)
    assert (desk / "evidence.db").read_bytes() == ledger


def test_a_change_of_the_ledger_is_checked(desk: Path, watch: Watch) -> None:
    watch.until("watching 3 files")
    words = [
        "waive",
        "FIG001",
        "members",
        "--reason",
        "agreed",
        "--until",
        "2099-01-01",
    ]
    subprocess.run(
        [sys.executable, "-m", "evidence", *words, "--by", "Anna"],
        cwd=desk,
        check=True,
        timeout=PATIENCE,
        capture_output=True,
    )
    after = watch.until("watching 3 files")

    assert "evidence.db changed\n" in after
    assert any(line.startswith("waived  FIG001 members: agreed") for line in after)
    assert watch.stop(signal.SIGTERM) == 143


def test_a_file_that_cannot_be_read_does_not_end_it(desk: Path, watch: Watch) -> None:
    watch.until("watching 3 files")
    (desk / "manuscript.md").write_bytes(b"\x00" * 50)
    after = watch.until("watching 3 files")

    assert any(line.startswith("manuscript.md: ") for line in after)
    (desk / "manuscript.md").write_text(MARKDOWN, "utf-8")
    assert "manuscript.md changed\n" in watch.until("watching 3 files")
    assert watch.stop() == 0


def test_a_missing_ledger_is_told_at_once(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evidence", "check", "--watch"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 4
    assert "there is no ledger" in done.stderr
