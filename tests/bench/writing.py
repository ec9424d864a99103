"""Write entries with the program and with pybtex's writer.

usage: python tests/bench/writing.py [--entries 1000 10000]

Both sides write the same entries, parsed already, to a text in memory; alternately, the
median of five.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from library import make_library
from pybtex.database import parse_string
from pybtex.database.output.bibtex import Writer

from evidence.bibliography.entries import Entry, read_bibliography
from evidence.bibliography.writer import write_entry


def taken(work: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def written(entries: Sequence[Entry]) -> str:
    """Return all entries as one text."""
    texts = [write_entry(one.type, one.key, one.fields) for one in entries]
    return "\n\n".join(texts)


def main() -> None:
    """Measure both sides in turn, and print medians and ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000])
    for number in parser.parse_args().entries:
        text = make_library(number)
        entries = read_bibliography(text.encode()).entries
        theirs = parse_string(text, "bibtex")
        ours_taken, theirs_taken = [], []
        for _ in range(5):
            ours_taken.append(taken(partial(written, entries)))
            theirs_taken.append(taken(partial(Writer().to_string, theirs)))
        ours, peer = statistics.median(ours_taken), statistics.median(theirs_taken)
        sys.stdout.write(
            f"{number:,} entries written: evidence {ours:.3f} s, pybtex {peer:.3f} s, "
            f"ratio {ours / peer:.3f}\n"
        )


if __name__ == "__main__":
    main()
