"""Check the quotations of a ledger against its snapshots, for the first time and again.

usage: python tests/bench/quoted_ledger.py [--snapshots 1000] [--quotations 10000]

Each snapshot is a text of twenty thousand characters; manuscripts of a hundred
quotations cite them. Half of the quotations have slips. The second check must find the
same, and read no text.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from peers import Row
from quotes import prose, slipped

from evidence.checker.finding import Finding
from evidence.checker.rule import Policy
from evidence.db import Act, Database
from evidence.queries.sources import list_sources
from evidence.services.check import CheckWishes, check, choose_rules
from evidence.services.manuscripts import read_file
from evidence.services.snapshots.adding import Details, record, take_file
from evidence.snapshots.local_store import LocalStore
from evidence.testing import make_ledger

ACT = Act("bench", "bench", datetime(2026, 11, 23, 12, tzinfo=UTC))
A_MANUSCRIPT = 100
"""Quotations of one manuscript."""


def filled(
    folder: Path, snapshots: int, quotations: int
) -> tuple[Database, LocalStore]:
    """Return a ledger with so many snapshots and quotations, and its store."""
    chance = random.Random(11)
    entries = [
        f"@book{{name{n}, author = {{Name{n}, Ann}}, title = {{Book {n}}}, "
        f"year = {{2020}}}}"
        for n in range(snapshots)
    ]
    database = make_ledger(folder, bibtex="\n".join(entries))
    store = LocalStore(folder / "evidence.snapshots")
    texts = [prose(chance, 20_000).split() for _ in range(snapshots)]
    with database.begin(ACT) as session:
        for source, words in zip(list_sources(session), texts, strict=True):
            path = folder / "text.txt"
            path.write_text(" ".join(words), "utf-8")
            record(session, source, take_file(store, path, now=ACT.at), Details())
    lines = [_line(chance, texts, number) for number in range(quotations)]
    with database.begin(ACT) as session:
        for at in range(0, quotations, A_MANUSCRIPT):
            path = folder / f"m{at}.md"
            path.write_text("\n\n".join(lines[at : at + A_MANUSCRIPT]), "utf-8")
            read_file(session, path, name=f"m{at}")
    return database, store


def _line(chance: random.Random, texts: list[list[str]], number: int) -> str:
    own = number % len(texts)
    at = chance.randrange(len(texts[own]) - 40)
    quotation = " ".join(texts[own][at : at + 30])
    if number % 2:
        quotation = slipped(chance, quotation)
    return f"It is written that “{quotation}” (Name{own} 2020)."


def rows(
    folder: Path, *, snapshots: int = 1_000, quotations: int = 10_000
) -> list[Row]:
    """Return the lines of the table."""
    database, store = filled(folder, snapshots, quotations)
    reads: list[str] = []

    def read(sha256: str) -> bytes:
        reads.append(sha256)
        return store.read(sha256)

    def took() -> tuple[float, list[Finding]]:
        wishes = CheckWishes(Policy(), date(2026, 11, 23), sizes=store.size, read=read)
        with database.begin() as session:
            session.cache = folder / "cache"
            started = time.perf_counter()
            result = check(session, choose_rules(["QUO"]), wishes)
            return time.perf_counter() - started, list(result.findings)

    first, found = took()
    once = len(reads)
    again, same = took()
    if found != same or len(reads) != once:
        sys.exit("the second check is another")
    altered = sum(one.code == "QUO001" for one in found)
    what = f"{quotations:,} quotations against {snapshots:,} snapshots"
    sys.stderr.write(f"{once} texts read, {altered} altered\n")
    return [Row(f"checking {what} again", again, "at first", first, "≤ 0.3")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--snapshots", type=int, default=1_000)
    parser.add_argument("--quotations", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = rows(Path(name), snapshots=given.snapshots, quotations=given.quotations)
    for row in found:
        ratio = row.ours / (row.theirs or 1)
        sys.stdout.write(
            f"{row.what} | {row.ours:.2f} s | {row.peer} | {row.theirs:.2f} s | "
            f"{ratio:.2f} | {row.goal}\n"
        )


if __name__ == "__main__":
    main()
