"""Measure the program against peers in one run, and leave the ratios in the manual.

usage: python tests/bench/run.py [--entries 10000]

Both sides of a ratio run alternately on the same machine; medians are compared.
Machines differ and are shared: read the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duplicates
import figures
import formatting
import large
import listing
import manuscripts
import page
import quotes
import sarif
import scanning
import writing
from large_ledger import Size
from library import make_library
from peers import EVIDENCE, ROOT, Row, against, seconds

PAGE = ROOT / "evidence" / "manual" / "measurements.md"
BARE_CLICK = """
import click
@click.group()
@click.version_option("1.0")
def cli(): pass
@cli.command()
def check(): "Check."
cli()
"""
PYBTEX = "import sys; from pybtex.database import parse_file; parse_file(sys.argv[1])"
RENDER = (
    "import sys; from weasyprint import HTML; "
    "HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
)


def start_up(folder: Path) -> list[Row]:
    """Compare --help and --version with a program of Click alone."""
    bare = folder / "bare.py"
    bare.write_text(BARE_CLICK, "utf-8")
    rows = []
    for option in ("--help", "--version"):
        ours, theirs = against(
            lambda option=option: seconds([*EVIDENCE, option], folder),  # type: ignore[misc]  # bound at once
            lambda option=option: seconds([sys.executable, str(bare), option], folder),  # type: ignore[misc]  # bound at once
            15,
        )
        rows.append(Row(f"`evidence {option}`", ours, "bare Click", theirs, "≤ 1.3"))
    return rows


def importing(folder: Path, entries: int) -> Row:
    """Compare an import into a new ledger with pybtex parsing the same file."""
    library = folder / "library.bib"
    library.write_text(make_library(entries), "utf-8")
    number = iter(range(1000))

    def ours() -> float:
        ledger = ["--ledger", f"import{next(number)}.db"]
        seconds([*EVIDENCE, *ledger, "init"], folder)
        return seconds([*EVIDENCE, *ledger, "source", "import", str(library)], folder)

    def theirs() -> float:
        return seconds([sys.executable, "-c", PYBTEX, str(library)], folder)

    mine, peer = against(ours, theirs, 3)
    return Row(f"importing {entries:,} entries", mine, "pybtex parsing", peer, "≤ 1")


def example(folder: Path) -> list[str]:
    """Make the worked example's ledger and return the options that open it."""
    options = ["--config", str(ROOT / "references" / "evidence.toml")]
    options += ["--ledger", str(folder / "chapter.db")]
    references = ROOT / "references"
    for words in (
        ["init"],
        ["source", "import", str(references / "chapter.bib")],
        ["manuscript", "read", str(references / "chapter.md")],
        ["import", str(references / "chapter.toml"), "--by", "bench"],
    ):
        seconds([*EVIDENCE, *options, *words], folder)
    return options


def checking(folder: Path, options: list[str]) -> Row:
    """Time a whole check of the worked example."""
    command = [*EVIDENCE, *options, "check"]
    took = statistics.median(seconds(command, folder, codes=(0, 1)) for _ in range(7))
    return Row("`evidence check` on the example", took, "", None, "< 2 s")


def printing(folder: Path, options: list[str]) -> Row:
    """Compare the brief with WeasyPrint rendering the same HTML."""
    page, ours, theirs = (folder / name for name in ("b.html", "b.pdf", "plain.pdf"))
    brief = [*EVIDENCE, *options, "brief", "chapter", "--date", "2026-11-23", "-o"]
    seconds([*brief, str(page)], folder)
    mine, peer = against(
        lambda: seconds([*brief, str(ours)], folder),
        lambda: seconds([sys.executable, "-c", RENDER, str(page), str(theirs)], folder),
        3,
    )
    return Row("`evidence brief` of the example", mine, "WeasyPrint", peer, "≤ 1.2")


def table(rows: Sequence[Row]) -> str:
    """Return the manual's table."""
    head = ("what", "evidence", "peer", "time of the peer", "ratio", "goal")
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(row.cells)} |" for row in rows]
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    return "\n".join([*lines, "", f"Medians of runs in turn; {where}."])


def main() -> None:
    """Measure, print, and write the manual's page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = example(folder)
        rows = [
            *start_up(folder),
            importing(folder, entries),
            *scanning.measure(entries),
            *writing.measure(entries),
            *formatting.measure(folder),
            *duplicates.measure(entries),
            *figures.measure(entries * 100),
            *listing.measure(folder, entries * 5),
            *manuscripts.rows(folder),
            *large.measure(folder / "desk", Size(entries * 5, entries * 20)),
            *sarif.measure(folder),
            *page.measure(folder),
            *quotes.rows(folder),
            checking(folder, options),
            printing(folder, options),
        ]
    made = table(rows)
    sys.stdout.write(f"{made}\n")
    text = re.sub(
        r"(<!-- measured -->\n).*?(\n<!-- end -->)",
        lambda match: f"{match[1]}\n{made}\n{match[2]}",
        PAGE.read_text("utf-8"),
        flags=re.DOTALL,
    )
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
