"""Hostile documents on the command line: each ends in its exit code, in its limits.

What the readers make of each is tested beside them; here the program is asked as a user
asks it, and what its processes took is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from evidence.testing import make_ledger
from tests.conftest import Run
from tests.hostile import packages, pdfs
from tests.hostile.every_column import full_ledger

SECRET = "the canary sings"
BIB = "@misc{doe2021, author = {Doe, Jo}, title = {A talk}, date = {2021}}\n"
PROGRAM = """
import json, resource, sys, time
from click.testing import CliRunner
from evidence.cli.root import cli

def used():
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime + time.process_time()

told = []
CliRunner().invoke(cli, ["source", "list"])
for words in json.loads(sys.argv[1]):
    before = used()
    done = CliRunner().invoke(cli, words)
    told.append([words, int(done.exit_code), done.output, used() - before])
# Its own peak since it began: what getrusage says of it is that of whoever forked it.
with open("/proc/self/status") as status:
    [own] = [int(line.split()[1]) for line in status if line.startswith("VmHWM:")]
most = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024
print(json.dumps([told, most]))
"""
Make = Callable[[Path], bytes]
FEW: Sequence[Make] = (
    *(packages.external_entity, packages.billion_laughs, packages.bomb),
    *(packages.linked_files, packages.escaping_names),
)

ODD = "repeated_cells.odt"
"""Whole for all that: its one word is read."""


def ending(data: bytes) -> str:
    """Return the ending of an office document, by what it holds."""
    if b"opendocument" in data[:200]:
        return "odt"
    return "xlsx" if b"xl/workbook.xml" in data else "docx"


@pytest.fixture(autouse=True)
def _memory() -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not say what memory a process took (/proc)")


def told(folder: Path, commands: Sequence[Sequence[str]]) -> tuple[list[Any], int]:
    """Run *commands*; return words, code, output and seconds of each, and megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(commands)],
        cwd=folder,
        env={**os.environ, "EVIDENCE_USER_CONFIG": str(folder / "none.toml")},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    rows, megabytes = json.loads(done.stdout)
    return rows, megabytes


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    make_ledger(tmp_path, bibtex=BIB)
    (tmp_path / "canary.txt").write_text(SECRET, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "files",
    [FEW, pytest.param(packages.FILES, marks=pytest.mark.long)],
    ids=["few", "all"],
)
def test_no_package_is_read_as_a_manuscript_or_obeyed(
    desk: Path, files: Sequence[Make]
) -> None:
    orders, kinds = [], []
    for make in files:
        data = make(desk / "canary.txt")
        kinds.append(ending(data))
        path = desk / f"{make.__name__}.{kinds[-1]}"
        path.write_bytes(data)
        orders.append(["manuscript", "read", path.name])
    before = {path.name for path in desk.iterdir()}

    rows, megabytes = told(desk, orders)

    assert [row for row in rows if SECRET in row[2] or "Traceback" in row[2]] == []
    refused = [row for row in rows if row[0][-1] != ODD]
    assert [row[:3] for row in refused if row[1] != 3] == []
    assert len(refused) >= len(files) - 1
    assert [row[0] for row in rows if row[3] > 10] == []
    assert megabytes < 300
    assert {path.name for path in desk.iterdir()} == before


@pytest.mark.parametrize(
    "files",
    [pdfs.SMALL[:3], pytest.param(pdfs.FILES, marks=pytest.mark.long)],
    ids=["few", "all"],
)
def test_no_document_in_pdf_is_obeyed_and_a_limit_is_told(
    desk: Path, files: Sequence[Make]
) -> None:
    orders = []
    for make in files:
        path = desk / f"{make.__name__}.pdf"
        path.write_bytes(make(desk / "canary.txt"))
        orders.append(["quote", path.name, SECRET])
        orders.append(["manuscript", "read", path.name, "--name", make.__name__])

    rows, megabytes = told(desk, orders)

    assert [row for row in rows if SECRET in row[2] and row[0][0] != "quote"] == []
    assert [row[:3] for row in rows if row[1] not in {0, 1, 3, 9}] == []
    assert [row[:3] for row in rows if row[0][0] == "quote" and row[1] == 0] == []
    assert [row[0] for row in rows if row[3] > 25] == []
    assert [row[0] for row in rows if "Traceback" in row[2]] == []
    assert megabytes < 1_100


LANGUAGES = (
    *("../own", "../../own", "/tmp/own", "own", "own-de", "de/../../own", ""),
    *("..", "de\0", "x" * 5_000, "\u202ede", "C"),
)


def test_no_catalogue_is_taken_from_elsewhere(run: Run, tmp_path: Path) -> None:
    """The words of a brief are the program's own, wherever it is run."""
    full_ledger(tmp_path)
    words = f'msgid ""\nmsgstr ""\n\nmsgid "Sources"\nmsgstr "{SECRET}"\n'
    for folder in ("own", "de", "own-de", "locale/own", "evidence/locale/de"):
        place = tmp_path / folder / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "brief.po").write_text(words, "utf-8")
    surroundings = {"LANGUAGE": "own", "TEXTDOMAINDIR": str(tmp_path)}

    for language in LANGUAGES:
        done = run(
            *("brief", "-o", "out.html", "--date", "2026-11-23"),
            *("--language", language),
            env=surroundings,
        )
        wanted = 0 if language == "" else 2
        assert (done.exit_code, "Traceback" in done.output) == (wanted, False), language
    done = run("brief", "-o", "out.html", "--language", "de-<b>", env=surroundings)

    page = (tmp_path / "out.html").read_text("utf-8")
    assert SECRET not in page
    assert "<b>" not in page.partition("<body")[0]


def test_an_archive_that_comes_back_is_no_way_in(
    run: Run, ledger_path: Path, tmp_path: Path
) -> None:
    """Archives are written, never read back: its ledger.toml is, by its own name."""
    make_ledger(tmp_path, bibtex=BIB)
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("ro-crate-metadata.json", '{"@graph": [{"@id": "../../out"}]}')
        archive.writestr("../../out", SECRET)
        archive.writestr("ledger.toml", 'format = "evidence ledger"\nversion = 1\n')
        archive.writestr("bomb", bytes(50_000_000), zipfile.ZIP_DEFLATED)
    (tmp_path / "crate").mkdir()
    metadata = '{"@context": "http://127.0.0.1:9/", "@graph": []}'
    (tmp_path / "crate" / "ro-crate-metadata.json").write_text(metadata)
    before = run("source", "list").stdout

    for words in (
        *(("import", "archive.zip"), ("import", "crate")),
        *(("import", "crate/ro-crate-metadata.json"), ("verify", "archive.zip")),
        *(("source", "import", "archive.zip"), ("manuscript", "read", "archive.zip")),
    ):
        done = run(*words, env={"EVIDENCE_ACTOR": "Mary"})
        assert done.exit_code == 3, (words, done.output)
        assert "Traceback" not in done.output
    kept = run("snapshot", "add", "doe2021", "archive.zip", "--by", "Mary")

    assert kept.exit_code == 0, kept.output
    assert not (tmp_path.parent / "out").exists()
    assert not (tmp_path / "out").exists()
    assert run("source", "list").stdout == before
