"""Write the SARIF report of a large run, and see that it is streamed.

usage: python tests/bench/sarif.py [--findings 100000]

The peer is the same log made as one value and written by the standard library's JSON.
The memory is what is held at the worst moment beside the findings themselves.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

from peers import Row, against, taken

from evidence.checker.facts import Place
from evidence.checker.finding import Finding, Severity, Subject
from evidence.checker.fingerprints import fingerprinted
from evidence.checker.result import CheckResult, Counts
from evidence.exporters.whole_file import write_pieces
from evidence.models.vocabulary import SubjectKind
from evidence.reporters.base import View
from evidence.reporters.sarif import SarifReporter
from evidence.services.check import all_rules

TODAY = date(2026, 11, 23)
MIB = 1 << 20


def large_result(findings: int) -> CheckResult:
    """Return a run of all rules with so many *findings* on half as many sources."""
    rules = all_rules(foreign=False)
    made = (
        Finding(
            code=rules[number % len(rules)].code,
            slug=rules[number % len(rules)].slug(),
            severity=list(Severity)[number % 3],
            subject=Subject(SubjectKind.SOURCE, f"source{number // 2:06}"),
            message=f"the number {number} stands where another one is wanted",
            place=Place(f"library{number % 40}.bib", number + 1, 5, number + 1, 30),
            hint="correct the one that is wrong, or say why both are right",
            related=("“the words that stand there”",),
        )
        for number in range(findings)
    )
    return CheckResult(
        findings=tuple(fingerprinted(made, TODAY)),
        waived=(),
        expired=(),
        counts=Counts(0, 0, 0, 0, 0, findings // 2, len(rules)),
        not_checked=(),
        today=TODAY,
        rules=rules,
    )


def streamed(result: CheckResult, path: Path) -> None:
    """Write the report as ``evidence check --report sarif:FILE`` does."""
    pieces = SarifReporter().pieces(result, View())
    write_pieces(path, (piece.encode() for piece in pieces))


def at_once(log: object, path: Path) -> None:
    """Write a log that is there as one value, as one text."""
    path.write_bytes(json.dumps(log).encode())


def peak(work: Callable[[], object]) -> float:
    """Return the MiB that *work* holds at its worst moment."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / MIB
    finally:
        tracemalloc.stop()


def measure(folder: Path, findings: int = 100_000) -> list[Row]:
    """Compare time, and tell the memory of both."""
    result, path = large_result(findings), folder / "large.sarif"
    streamed(result, path)
    log = json.loads(path.read_bytes())
    other = folder / "other.sarif"
    mine, theirs = against(
        lambda: taken(lambda: streamed(result, path)),
        lambda: taken(lambda: at_once(log, other)),
        3,
    )
    held = peak(lambda: streamed(result, path))
    size = path.stat().st_size / MIB
    what = f"SARIF of {findings:,} findings ({size:.0f} MiB; {held:.1f} MiB held)"
    return [Row(what, mine, "json.dumps of the made log", theirs, "< 10 MiB held")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=100_000)
    with tempfile.TemporaryDirectory() as folder:
        for row in measure(Path(folder), parser.parse_args().findings):
            sys.stdout.write(f"{' | '.join(row.cells)}\n")


if __name__ == "__main__":
    main()
