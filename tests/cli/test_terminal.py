"""On a real terminal nothing of the data moves the cursor, or turns a line around."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from evidence.testing import make_ledger

PAYLOADS = (
    *("\x1b[2J", "\x1b[31m", "\x1b]0;title\x07", "\x1bP$q\x1b\\", "\x1b[6n", "\x1bc"),
    *("\x9b31m", "\x9d0;t\x9c", "\x90q", "\x85", "\x07", "\x08\x08", "\x0e", "\x7f"),
    *("\u202e", "\u202a\u202c", "\u2066\u2069", "\u2067", "\u200f\u061c", "\x1f"),
)
ALL = "".join(f"<{each}>" for each in PAYLOADS)
FOREIGN = {chr(code) for code in (*range(32), *range(127, 160))} - {"\n"}
FOREIGN |= set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
WRITTEN = "".join(f"\\u{ord(each):04x}" for each in ALL)
"""As TOML writes it."""
TEXT = "".join(f"<{each}>" for each in PAYLOADS if min(each) >= "\x80")
"""Those with which a file still counts as one of text."""
BIBTEX = f"""@book{{ann2001, author = {{Ann {TEXT}, A.}}, title = {{T {TEXT}}},
  date = {{2001}}, publisher = {{P {TEXT}}}, note = {{{TEXT}}}}}
"""
MARKDOWN = f"The canal {TEXT} saw 54 vessels a day (Ann 2001).\n"
TOML = f"""
[claim.vessels]
manuscript = "manuscript"
quote = "54 vessels a day"
statement = "Statement {WRITTEN}"
topic = "topic {WRITTEN}"
note = "note {WRITTEN}"
figures = ["54 vessels"]

[[claim.vessels.evidence]]
source = "ann2001"
page = "{WRITTEN}"
quotation = "Some 57 {WRITTEN}"
note = "{WRITTEN}"
figures = ["57 vessels"]

[[claim.vessels.rating]]
scheme = "icd203"
level = "high"
reason = "reason {WRITTEN}"
by = "Mary {WRITTEN}"
at = 2026-11-23T12:00:00Z
"""
COMMANDS = ("claim show vessels", "ties manuscript", "check", "source export")
"""Each as a program of its own; all others in tests/functional/test_hostile_ledger."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    make_ledger(folder, bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    return folder


def shown(
    folder: Path, *words: str, program: tuple[str, ...] = ("-m", "evidence")
) -> tuple[int, str]:
    """Run the program on a terminal of its own; return its exit code and the screen."""
    parent, child = pty.openpty()
    parts: list[bytes] = []

    def collect() -> None:
        try:
            while piece := os.read(parent, 65_536):
                parts.append(piece)
        except OSError:  # Linux's way to say that the terminal was closed
            return

    reader = threading.Thread(target=collect)
    reader.start()
    process = subprocess.run(
        [sys.executable, *program, *words],
        stdin=child,
        stdout=child,
        stderr=child,
        cwd=folder,
        env={**os.environ, "TERM": "dumb", "NO_COLOR": "1"},
        timeout=300,
        check=False,
    )
    os.close(child)
    reader.join()
    os.close(parent)
    return process.returncode, b"".join(parts).decode().replace("\r\n", "\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_field_reaches_a_terminal_as_it_is(desk: Path, command: str) -> None:
    code, screen = shown(desk, *command.split())

    assert code in {0, 1, 9}, screen[-400:]
    assert "Traceback" not in screen
    assert sorted(set(screen) & FOREIGN) == []


@pytest.mark.parametrize(
    "words", [("source", "show", ALL), (ALL,), (f"--{ALL}",), ("quote", ALL, "x")]
)
def test_nor_does_an_argument(desk: Path, words: tuple[str, ...]) -> None:
    code, screen = shown(desk, *words)

    assert code in {2, 3, 4}
    assert sorted(set(screen) & FOREIGN) == []
