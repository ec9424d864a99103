"""Pipes, devices, folders and files that claim to be huge: refused, and soon.

Every command that reads a file that somebody names is given each, in a process that
may take two gigabytes and no more: who reads on and on ends here in another exit code,
and who waits for a writer does not end at all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evidence.testing import make_ledger

BIB = "@misc{doe2021, author = {Doe, Jo}, title = {A talk}, date = {2021}}\n"
HUGE = 50_000_000_000
PROGRAM = """
import json, resource, signal, sys, time
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
from click.testing import CliRunner
from evidence.cli.root import cli

class Late(BaseException):
    pass

def late(*_):
    raise Late

signal.signal(signal.SIGALRM, late)
CliRunner().invoke(cli, ["source", "list"])
told = []
for words in json.loads(sys.argv[1]):
    used, begun = time.process_time(), time.monotonic()
    signal.alarm(20)
    try:
        done = CliRunner().invoke(cli, words)
        code, said = int(done.exit_code), done.stderr
        if isinstance(done.exception, Late):
            code, said = -1, "it waits"
    except Late:
        code, said = -1, "it waits"
    signal.alarm(0)
    took = [time.process_time() - used, time.monotonic() - begun]
    told.append([words, code, said, *took])
print(json.dumps(told))
"""
COMMANDS = (
    *("snapshot add doe2021 FILE.pdf", "snapshot add doe2021 FILE.txt"),
    *(
        "source import FILE.bib",
        "source import FILE.json",
        "source check-file FILE.bib",
    ),
    "source cite doe2021 --style FILE.csl",
    *("source bibliography --style FILE.csl", "source rename doe2021 x --in FILE.md"),
    *(
        "manuscript read FILE.md",
        "manuscript read FILE.docx",
        "manuscript read FILE.pdf",
    ),
    *("manuscript replies FILE.docx", "figures FILE.md", "figures FILE.docx"),
    *("figures --sentences FILE.json", "quotations FILE.md --bibliography FILE.bib"),
    *("citations list FILE.md --bibliography FILE.bib", "quote FILE.pdf words"),
    *("quote FILE.html words", "quote --cases FILE.json", "import FILE.toml"),
    *("check --baseline FILE.json", "notices update FILE.csv", "verify FILE.pdf"),
    *("verify FILE.html", "brief -o out.html --theme FILE.toml"),
    *("brief -o out.html --style FILE.csl", "--config FILE.toml check"),
)
ENDINGS = ("bib", "csl", "csv", "docx", "html", "json", "md", "pdf", "toml", "txt")


def make(kind: str, path: Path) -> None:
    """Make what is no file that can be read to its end."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to a pipe":
        os.mkfifo(path.with_name(f"{path.name}.fifo"))
        path.symlink_to(f"{path.name}.fifo")
    elif kind == "link to a device":
        path.symlink_to("/dev/zero")
    elif kind == "link to itself":
        path.symlink_to(path.name)
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as file:
            file.truncate(HUGE)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("EVIDENCE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("EVIDENCE_USER_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setenv("EVIDENCE_OFFLINE", "true")
    monkeypatch.setenv("EVIDENCE_ACTOR", "Mary")
    text = "# The talk\n\nIn 2021 there were 57 States (Doe 2021).\n"
    make_ledger(tmp_path, bibtex=BIB, markdown=text)
    return tmp_path


def told(folder: Path, commands: Sequence[Sequence[str]]) -> list[list[Any]]:
    """Run *commands* one after the other; return words, code, said and seconds."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(commands)],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    found: list[list[Any]] = json.loads(done.stdout)
    return found


SELDOM = ("link to a pipe", "link to itself", "folder")
KINDS = [
    *("pipe", "link to a device", "huge"),
    *(pytest.param(each, marks=pytest.mark.long) for each in SELDOM),
]


@pytest.mark.parametrize("kind", KINDS)
def test_no_command_waits_for_it_or_reads_on_and_on(desk: Path, kind: str) -> None:
    for ending in ENDINGS:
        make(kind, desk / f"given.{ending}")
    before = (desk / "evidence.db").read_bytes()

    rows = told(desk, [one.replace("FILE", "given").split() for one in COMMANDS])

    assert len(rows) == len(COMMANDS) == 28
    # A quotation is then unchecked (9), and a style that is no file has no such name.
    assert {row[1] for row in rows if row[0][0] == "quote"} <= {3, 9}
    assert {row[1] for row in rows if "--style" in row[0]} <= {2, 3}
    others = [row for row in rows if row[0][0] != "quote" and "--style" not in row[0]]
    assert [row for row in others if row[1] not in {3, 4}] == []
    assert [row for row in rows if row[3] > 1] == []
    assert [row for row in rows if len(row[2]) > 2_000 or "Traceback" in row[2]] == []
    assert (desk / "evidence.db").read_bytes() == before
    assert not (desk / "out.html").exists()


def test_copies_of_them_are_refused_in_the_rows_own_words(desk: Path) -> None:
    make("pipe", desk / "pipe")
    make("huge", desk / "huge")
    (desk / "link.txt").symlink_to("manuscript.md")
    names = ("pipe", "/dev/zero", "/dev/stdin", ".", "huge", "link.txt")

    rows = told(desk, [["snapshot", "add", "doe2021", name] for name in names])

    assert [row[1] for row in rows] == [3] * len(names)
    assert [row for row in rows if row[3] > 1] == []
    assert not (desk / "evidence.snapshots").exists()
    assert f"name the file itself: {desk}/manuscript.md" in rows[-1][2]


@pytest.mark.parametrize("kind", ["pipe", "huge"])
def test_a_manuscript_that_became_one_is_not_read_again(desk: Path, kind: str) -> None:
    """The ledger knows where each text was read, and looks whether it has changed."""
    path = desk / "manuscript.md"
    assert [row[1] for row in told(desk, [["manuscript", "read", path.name]])] == [0]
    path.unlink()
    make(kind, path)

    rows = told(
        desk,
        [
            *(["check", "--on-disk"], ["brief", "-o", "copy.md"]),
            *(["next", "--once"], ["manuscript", "read", path.name]),
        ],
    )

    assert [row[1] for row in rows] == [0, 3, 0, 3]
    assert [row for row in rows if row[3] > 5] == []


def test_a_store_that_is_a_link_takes_nothing_out_of_its_place(desk: Path) -> None:
    (desk / "elsewhere").mkdir()
    (desk / "evidence.snapshots").symlink_to("elsewhere")
    (desk / "a.txt").write_text("There are 57 States.\n")

    (row,) = told(desk, [["snapshot", "add", "doe2021", "a.txt"]])

    assert (row[1], "is a link, or no folder" in row[2]) == (6, True)
    assert list((desk / "elsewhere").iterdir()) == []
