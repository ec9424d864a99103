"""Measure check, audit and questions about one thing on the ledger of a large desk.

usage: python tests/bench/large.py [--sources 50000] [--claims 200000] [--folder DIR]

The ledger is made by ``large_ledger.py`` (some minutes), or taken from DIR if it is
there. Of each command the wall time, the processor time of all its processes and the
peak memory of the largest one are taken; importing the ORM alone is timed beside them,
for machines that are shared.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from large_ledger import Size, make
from peers import EVIDENCE, Row

MEASURED = """
import os, resource, subprocess, sys, time
started = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
wall = time.perf_counter() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""
"""Runs a command as a grandchild, so that nobody else's memory is counted."""
ORM = [sys.executable, "-c", "import sqlalchemy.orm"]
MANUSCRIPT = "report-0002"
RATED = ["ratings", "--where", "current and rating.admiralty < C3"]
NEXT = ["next", "--once"]


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock and of the processors, and megabytes."""

    wall: float
    cpu: float
    peak: int


def run(command: Sequence[str], folder: Path) -> Taken:
    """Run *command* in *folder*; findings (exit 1) are no failure."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("EVIDENCE_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    environment["XDG_CACHE_HOME"] = str(folder / "cache")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    code, wall, cpu, peak = done.stdout.split()
    if int(code) > 1:
        sys.exit(f"{' '.join(command)} ended with {code}: {done.stderr}")
    return Taken(float(wall), float(cpu), int(peak))


def measure(folder: Path, size: Size) -> list[Row]:
    """Return a line for each command, on the ledger in *folder*."""
    if not (folder / "large.db").exists():
        folder.mkdir(parents=True, exist_ok=True)
        make(folder, size)
    ours = [*EVIDENCE, "--ledger", "large.db"]
    whole = f"{size.sources:,} sources, {size.claims:,} claims"
    asked = (
        ("check of one manuscript, first", ["check", MANUSCRIPT], ""),
        ("check of one manuscript, again", ["check", MANUSCRIPT], "< 2 s"),
        ("check of everything", ["check"], "< 60 s, < 1,024 MB"),
        ("audit of everything", ["audit"], "< 1,024 MB"),
        ("findings, listed after the check", ["findings"], "< 3 s of CPU"),
        ("ratings by an expression", RATED, "< 3 s of CPU"),
        ("what is next, first after the check", NEXT, "< 10 s of CPU"),
        ("what is next, again", NEXT, "< 10 s of CPU"),
        *_about_one(folder / "large.db"),
    )
    run(ORM, folder)
    rows = []
    for what, words, goal in asked:
        orm, taken = run(ORM, folder), run([*ours, *words], folder)
        told = f"{what}: {whole}; {taken.cpu:.1f} s of CPU, {taken.peak:,} MB"
        rows.append(Row(told, taken.wall, "importing the ORM", orm.wall, goal))
    return rows


def _about_one(ledger: Path) -> Iterator[tuple[str, list[str], str]]:
    """Yield what asks about one claim, and about the source of the most evidence."""
    with closing(sqlite3.connect(ledger)) as rows:
        (claim,) = rows.execute(
            "select slug from claim order by id desc limit 1"
        ).fetchone()
        (source,) = rows.execute(
            "select citekey from source where id = (select source_id from evidence "
            "group by source_id order by count(*) desc, source_id limit 1)"
        ).fetchone()
    until = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    waived = ["waive", "CLM003", claim, "--reason", "measured", "--until", until]
    waived += ["--by", "bench"]
    yield "trace of a claim", ["trace", claim], "< 3 s"
    yield "impact of the source most cited", ["impact", source], "< 3 s"
    yield "a waiver for a claim", waived, "< 3 s"


def main() -> None:
    """Measure and print one line a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=50_000)
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = asked.folder or Path(name)
        for row in measure(folder, Size(asked.sources, asked.claims)):
            sys.stdout.write(f"{' | '.join(row.cells)}\n")
    took = time.perf_counter() - started
    sys.stdout.write(f"{os.cpu_count()} cores, {took:.0f} s in all\n")


if __name__ == "__main__":
    main()
