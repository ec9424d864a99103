"""Measure source list and show in a large ledger, against what they rest on.

usage: python tests/bench/listing.py [--sources 50000] [--times 5]

The peers, run in turn on the same machine: a bare select of the same columns by
sqlite3, and an interpreter that only imports SQLAlchemy's ORM, under which no command
that opens a ledger can go.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from library import make_library
from run import EVIDENCE, Row, against, seconds

SELECT = """
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT citekey, entry_type, names_text, issued, title, path, line FROM source"
)
sys.stdout.writelines("  ".join(map(str, row)) + "\\n" for row in rows)
"""
IMPORT = "import sqlalchemy.orm"


def measure(folder: Path, sources: int, times: int) -> list[Row]:
    """Import *sources* entries into a new ledger and time the commands."""
    library = folder / "library.bib"
    library.write_text(make_library(sources), "utf-8")
    seconds([*EVIDENCE, "init"], folder)
    seconds([*EVIDENCE, "source", "import", str(library)], folder)
    select = [sys.executable, "-c", SELECT, "evidence.db"]
    orm = [sys.executable, "-c", IMPORT]
    key = f"key{sources // 2:06}"
    as_csv = ["source", "list", "--format", "csv"]
    return [
        _row(["source", "list"], "bare select", select, folder, times),
        _row(["source", "list"], "importing the ORM", orm, folder, times),
        _row(as_csv, "bare select", select, folder, times),
        _row(["source", "show", key], "importing the ORM", orm, folder, times),
    ]


def _row(
    words: Sequence[str], peer: str, command: Sequence[str], folder: Path, times: int
) -> Row:
    ours, theirs = against(
        lambda: seconds([*EVIDENCE, *words], folder),
        lambda: seconds(command, folder),
        times,
    )
    return Row(f"evidence {' '.join(words)}", ours, peer, theirs, "< 0.5 s")


def main() -> None:
    """Measure and print one line a comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for row in measure(Path(name), asked.sources, asked.times):
            sys.stdout.write(f"{' | '.join(row.cells)}\n")
    sys.stdout.write(f"{os.cpu_count()} cores, {asked.sources:,} sources\n")


if __name__ == "__main__":
    main()
