"""Print briefs of several sizes, beside WeasyPrint rendering the same HTML.

usage: python tests/bench/briefs.py [--claims 30 300] [--runs 1]

Both sides are child processes that lay out the same page; ours completes the PDF for
two standards, attaches files and seals it. Processor time, since machines are shared;
memory is the most that a child of either side held.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from peers import ROOT, Row

sys.path.insert(0, str(ROOT))

from evidence.exporters.html import render_html
from evidence.exporters.pdf import render_pdf
from evidence.formats.carried import Carried, Relation
from tests.exporters.conftest import build

RENDER = (
    "import sys; from weasyprint import HTML; "
    "HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/a-3a')"
)


def measure(folder: Path, claims: int, runs: int = 1) -> Row:
    """Compare a brief of *claims* with a plain render of its page."""
    brief = build(claims)
    data = Carried("claims.json", b"x" * 2_000 * claims, "Claims", Relation.DATA)
    brief = replace(brief, carried=(data,))
    html = render_html(brief)
    page, plain = folder / "page.html", folder / "plain.pdf"
    page.write_text(html, "utf-8")
    command = [sys.executable, "-c", RENDER, str(page), str(plain)]
    ours = partial(render_pdf, html, brief)
    peer = partial(subprocess.run, command, check=True)
    pairs = [(apart(ours), apart(peer)) for _ in range(runs)]
    mine, theirs = zip(*pairs, strict=True)
    return Row(
        f"a brief of {claims:,} claims ({_most(mine):,} MiB)",
        statistics.median(seconds for seconds, _ in mine),
        f"WeasyPrint ({_most(theirs):,} MiB)",
        statistics.median(seconds for seconds, _ in theirs),
        "≤ 1.2",
    )


def rows(folder: Path, sizes: Sequence[int] = (100, 1_000)) -> list[Row]:
    """Return the lines of the table: each size, and how the largest grew."""
    found = [measure(folder, claims) for claims in sizes]
    times = sizes[-1] // sizes[0]
    tens = found[0].ours * times
    what = f"the same {sizes[-1]:,} claims"
    grown = Row(what, found[-1].ours, f"{times} briefs of {sizes[0]}", tens, "≤ 1.1")
    return [*found, grown]


def taken(work: Callable[[], object]) -> float:
    """Return the processor seconds that the children of *work* take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def apart(work: Callable[[], object]) -> tuple[float, int]:
    """Return the processor seconds and the MiB that the children of *work* take.

    In a process of its own: what children held at most is told over all of them.
    """
    with ProcessPoolExecutor(1, get_context("fork")) as pool:
        return pool.submit(_apart, work).result()


def _apart(work: Callable[[], object]) -> tuple[float, int]:
    seconds = taken(work)
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10


def _most(measured: Sequence[tuple[float, int]]) -> int:
    return max(held for _, held in measured)


def main() -> None:
    """Measure and print one line a size, then the growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", nargs="+", type=int, default=[30, 300])
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for claims in asked.claims:
            rows.append(measure(Path(name), claims, asked.runs))
            sys.stdout.write(f"{' | '.join(rows[-1].cells)}\n")
    growth = rows[-1].ours / rows[0].ours
    times = asked.claims[-1] / asked.claims[0]
    sys.stdout.write(f"{times:g} times the claims take {growth:.1f} times as long\n")


if __name__ == "__main__":
    main()
