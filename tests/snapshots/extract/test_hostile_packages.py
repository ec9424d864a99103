"""Hostile packages: refused or read, never obeyed, within memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evidence.snapshots.extract.base import Extracted, extract
from evidence.snapshots.sniff import sniff
from tests.hostile import packages

CANARY = "the canary sings"
READ = {packages.far_cell, packages.repeated_cells}
"""Odd, and whole: their text is read."""
MEASURED = """
import json, resource, sys
from pathlib import Path
from evidence.snapshots.extract.base import extract
from evidence.snapshots.sniff import sniff

def used():
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime

told = {}
for path in map(Path, sys.argv[1:]):
    data, before = path.read_bytes(), used()
    extract(path, sniff(data[:65536], data[-65536:]))
    told[path.name] = used() - before
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(json.dumps({"seconds": told, "megabytes": most}))
"""


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.txt"
    path.write_text(CANARY, "utf-8")
    return path


def read(path: Path, data: bytes) -> Extracted:
    path.write_bytes(data)
    return extract(path, sniff(data[:65536], data[-65536:]))


@pytest.mark.parametrize("make", packages.FILES, ids=lambda one: one.__name__)
def test_no_package_is_obeyed(
    make: packages.Make, canary: Path, tmp_path: Path
) -> None:
    made = read(tmp_path / "object", make(canary))

    assert CANARY not in f"{made.text} {made.title} {made.remarks}"
    if make in READ:
        assert (made.complete, "57" in made.text) == (True, True)
    else:
        assert (made.text, made.complete) == ("", False)
        assert len(made.remarks) == 1
        assert "Traceback" not in made.remarks[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["canary.txt", "object"]


@pytest.mark.long
def test_they_cost_less_than_300_megabytes_and_10_seconds(
    canary: Path, tmp_path: Path
) -> None:
    paths = []
    for make in packages.FILES:
        paths.append(tmp_path / make.__name__)
        paths[-1].write_bytes(make(canary))

    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *map(str, paths)],
        capture_output=True,
        check=True,
        text=True,
    )

    told = json.loads(done.stdout)
    assert [name for name, seconds in told["seconds"].items() if seconds > 10] == []
    assert told["megabytes"] < 300


def test_a_quotation_from_one_is_refused_in_a_line(
    canary: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(packages.external_entity(canary))

    done = subprocess.run(
        [sys.executable, "-m", "evidence", "quote", path, "the canary sings"],
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.returncode == 9
    assert "defines entities or a document type" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
