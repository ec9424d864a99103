"""Find where the entries of a file lie, and cut them with pybtex's low-level parser.

usage: python tests/bench/scanning.py [--entries 10000]

Neither side splits names: pybtex's parser gives fields with their macros expanded, ours
the places of everything in the text.
"""

from __future__ import annotations

import argparse
import sys

from library import make_library
from peers import Row, against, taken
from pybtex.database.input.bibtex import LowLevelParser

from evidence.bibliography.bibtex.source_text import scan


def measure(entries: int) -> list[Row]:
    """Compare both on a library of *entries* entries."""
    text = make_library(entries)
    ours, theirs = against(
        lambda: taken(lambda: scan(text)),
        lambda: taken(lambda: [*LowLevelParser(text)]),
        5,
    )
    what = f"finding {entries:,} entries in their text"
    return [Row(what, ours, "pybtex's LowLevelParser", theirs, "≤ 0.3")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    for row in measure(parser.parse_args().entries):
        sys.stdout.write(f"{' | '.join(row.cells)}\n")


if __name__ == "__main__":
    main()
