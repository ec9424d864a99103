"""Measure the program against peers in one run, and leave the ratios in the manual.

usage: python tests/bench/run.py [SECTION …] [--entries 10000]

Without a section all are measured, which takes an hour; the tables of the others stay
as they are. Both sides of a ratio run alternately on the same machine; medians are
compared. Machines differ and are shared: read the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import briefs
import duplicates
import extracting
import figures
import formatting
import large
import listing
import manuscripts
import page
import passages
import quoted_ledger
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


def _of_the_example(folder: Path) -> list[Row]:
    options = example(folder)
    return [checking(folder, options), printing(folder, options)]


Measure = Callable[[Path, int], list[Row]]
SECTIONS: Mapping[str, Measure] = {
    "start": lambda folder, _: start_up(folder),
    "libraries": lambda folder, entries: [
        importing(folder, entries),
        *scanning.measure(entries),
        *writing.measure(entries),
        *formatting.measure(folder),
        *duplicates.measure(entries),
        *listing.measure(folder, entries * 5),
    ],
    "figures": lambda _, entries: figures.measure(entries * 100),
    "manuscripts": lambda folder, _: manuscripts.rows(folder),
    "quotations": lambda folder, entries: [
        *extracting.rows(folder),
        *quotes.rows(folder, texts=entries // 10, quotations=entries),
        *quoted_ledger.rows(folder, snapshots=entries // 10, quotations=entries),
    ],
    "passages": lambda folder, _: passages.rows(folder),
    "large": lambda folder, entries: large.measure(
        folder / "desk", Size(entries * 5, entries * 20)
    ),
    "exports": lambda folder, _: [*sarif.measure(folder), *page.measure(folder)],
    "briefs": lambda folder, _: briefs.rows(folder),
    "example": lambda folder, _: _of_the_example(folder),
}
"""Each has a table of its own in the manual."""


def written(name: str, made: str) -> None:
    """Put the table of a section into the manual's page."""
    begin, end = f"<!-- measured: {name} -->\n", "\n<!-- end -->"
    before, found, after = PAGE.read_text("utf-8").partition(begin)
    if not found:
        sys.exit(f"{PAGE} has no place for {name}")
    _, stop, rest = after.partition(end)
    PAGE.write_text(f"{before}{found}\n{made}\n{stop}{rest}", "utf-8")


def main() -> None:
    """Measure, print, and write the manual's page section by section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", default=[])
    parser.add_argument("--entries", type=int, default=10_000)
    given = parser.parse_args()
    if unknown := set(given.sections) - set(SECTIONS):
        parser.error(
            f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}"
        )
    for name in given.sections or SECTIONS:
        with tempfile.TemporaryDirectory() as folder:
            made = table(SECTIONS[name](Path(folder), given.entries))
        sys.stdout.write(f"== {name}\n{made}\n\n")
        sys.stdout.flush()
        written(name, made)


if __name__ == "__main__":
    main()
