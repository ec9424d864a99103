"""Look for duplicates in a planted library, and count what was found and what not.

usage: python tests/bench/duplicates.py [--entries 100000]

Prints time, memory, recall by what was done to the copy, and everything that was
reported without having been planted.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from itertools import combinations

from peers import Row
from planted import Planted, plant

from evidence.bibliography.works.duplicates import Duplicates, find_duplicates
from evidence.bibliography.works.work import make_work


def measure(entries: int) -> list[Row]:
    """Time one search and say what it found; the peak is that of the process."""
    made = plant(entries)
    started = time.perf_counter()
    found = find_duplicates(make_work(record) for record in made.records)
    took = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    missed, false = judge(made, found)
    recall = 1 - sum(missed.values()) / len(made.same)
    sys.stdout.write(
        f"{len(made.records):,} records: {took:.1f} s, {peak} MB at most\n"
    )
    sys.stdout.write(f"recall {recall:.4f}; missed: {dict(missed)}\n")
    sys.stdout.write(f"{len(false)} pairs not planted: {false[:20]}\n")
    told = Counter(made.apart.get(pair(each.keys), "?") for each in found.related)
    sys.stdout.write(f"told apart on purpose: {dict(told)}\n")
    what = f"duplicates among {len(made.records):,}"
    what += f" (recall {recall:.3f}, {len(false)} wrong)"
    return [Row(what, took, "", None, "recall ≥ 0.99")]


def judge(made: Planted, found: Duplicates) -> tuple[Counter[str], list[str]]:
    """Return what was missed, by kind, and what was wrongly taken for one work."""
    pairs = {pair(two) for each in found.groups for two in combinations(each.keys, 2)}
    missed = Counter(what for two, what in made.same.items() if two not in pairs)
    false = [f"{two} {made.apart.get(two, '')}" for two in pairs - made.same.keys()]
    return missed, sorted(false)


def pair(keys: tuple[str, ...]) -> tuple[str, str]:
    """Return two keys in the order in which they were planted."""
    one, two = sorted(keys, key=len)
    return one, two


def main() -> None:
    """Measure at one size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    measure(parser.parse_args().entries)


if __name__ == "__main__":
    main()
