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
from pathlib import Path

from library import make_library
from peers import EVIDENCE, Row, against, seconds

SELECT = """
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT citekey, entry_type, names_text, issued, title, path, line FROM source"
)
sys.stdout.writelines("  ".join(map(str, row)) + "\\n" for row in rows)
"""
IMPORT = "import sqlalchemy.orm"


def measure(folder: Path, sources: int, times: int = 5) -> list[Row]:
    """Import *sources* entries into a new ledger and time the commands."""
    library = folder / "many.bib"
    library.write_text(make_library(sources), "utf-8")
    ours = [*EVIDENCE, "--ledger", "many.db"]
    seconds([*ours, "init"], folder)
    seconds([*ours, "source", "import", str(library)], folder)
    select = ("bare select", [sys.executable, "-c", SELECT, "many.db"])
    orm = ("importing the ORM", [sys.executable, "-c", IMPORT])
    rows = []
    for words, (peer, command) in (
        (["source", "list"], select),
        (["source", "list"], orm),
        (["source", "list", "--format", "csv"], select),
        (["source", "show", f"key{sources // 2:06}"], orm),
    ):
        mine, theirs = against(
            lambda words=words: seconds([*ours, *words], folder),  # type: ignore[misc]  # bound at once
            lambda command=command: seconds(command, folder),  # type: ignore[misc]  # bound at once
            times,
        )
        what = f"`evidence {' '.join(words)}`, {sources:,} sources"
        rows.append(Row(what, mine, peer, theirs, "< 0.5 s"))
    return rows


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
