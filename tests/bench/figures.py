"""Find the figures of sentences, beside quantulum3 on the same ones.

usage: python tests/bench/figures.py [--sentences 1000000]

The sentences are those of the gold, turned about with other numbers, so that none is
read twice. quantulum3 reads a part of them, as it takes some ten milliseconds for each;
its classifier is left out, which only makes it faster. Both sides are given a sentence
and return its quantities.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from peers import Row, against, taken
from quantulum3 import parser

from evidence.text.figures.report import figures_report

GOLD = Path(__file__).with_name("figures-dev.json")
SHARE = 40
"""Sentences that the peer reads."""


def sentences() -> Iterator[str]:
    """Yield sentences without end, always the same ones."""
    texts = [one["text"] for one in json.loads(GOLD.read_text("utf-8"))]
    chance = random.Random(7)
    while True:
        chance.shuffle(texts)
        for text in texts:
            yield re.sub(r"(?<=[1-9])[0-9]", lambda _: str(chance.randint(0, 9)), text)


def rate(count: int) -> tuple[float, int]:
    """Return the CPU seconds that *count* sentences take, and how many figures."""
    found = 0

    def work() -> None:
        nonlocal found
        for text in islice(sentences(), count):
            found += len(figures_report(text))

    return taken(work), found


def measure(most: int) -> list[Row]:
    """Compare both on the same sentences; up to *most* of them on our side alone."""
    given = list(islice(sentences(), SHARE))
    ours, theirs = against(
        lambda: taken(lambda: [figures_report(text) for text in given]),
        lambda: taken(lambda: [parser.parse(text) for text in given]),
        3,
    )
    rows = [
        Row(f"figures of {SHARE} sentences", ours, "quantulum3", theirs, "≤ 0.3"),
    ]
    for count in (10_000, 100_000, 1_000_000):
        if count <= most:
            took, found = rate(count)
            what = f"figures of {count:,} sentences ({found:,} found)"
            rows.append(Row(what, took, "", None, f"{count / took:,.0f} a second"))
    return rows


def main() -> None:
    """Measure and print."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--sentences", type=int, default=1_000_000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for row in measure(given.parse_args().sentences):
            sys.stdout.write(f"{' | '.join(row.cells)}\n")


if __name__ == "__main__":
    main()
