"""Write entries with the program and with pybtex's writer.

usage: python tests/bench/writing.py [--entries 10000]

Both sides write the same entries, parsed already, to a text in memory.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from library import make_library
from peers import Row, against, taken
from pybtex.database import parse_string
from pybtex.database.output.bibtex import Writer

from evidence.bibliography.entries import Entry, read_bibliography
from evidence.bibliography.writer import write_entry


def written(entries: Sequence[Entry]) -> str:
    """Return all entries as one text."""
    texts = [write_entry(one.type, one.key, one.fields) for one in entries]
    return "\n\n".join(texts)


def measure(entries: int) -> list[Row]:
    """Compare both on a library of *entries* entries."""
    text = make_library(entries)
    mine, peers = read_bibliography(text.encode()).entries, parse_string(text, "bibtex")
    ours, theirs = against(
        lambda: taken(lambda: written(mine)),
        lambda: taken(lambda: Writer().to_string(peers)),
        5,
    )
    return [
        Row(f"writing {entries:,} entries", ours, "pybtex's writer", theirs, "≤ 0.1")
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    for row in measure(parser.parse_args().entries):
        sys.stdout.write(f"{' | '.join(row.cells)}\n")


if __name__ == "__main__":
    main()
