"""Format references with the program and with citeproc-py, in the same CSL style.

usage: python tests/bench/formatting.py [--entries 1000] [--style NAME ...]

Both sides are whole processes: ours opens a ledger and prints the list; theirs reads
CSL-JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from library import make_library
from peers import EVIDENCE, ROOT, Row, against, seconds

from evidence.bibliography.csl.items import to_csl
from evidence.bibliography.entries import read_bibliography

STYLES = ROOT / "evidence" / "styles"
CITEPROC = """
import json, sys
from citeproc import (Citation, CitationItem, CitationStylesBibliography,
                      CitationStylesStyle, formatter)
from citeproc.source.json import CiteProcJSON
items = json.load(open(sys.argv[1]))
style = CitationStylesStyle(sys.argv[2], validate=False)
bib = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
for item in items:
    bib.register(Citation([CitationItem(item["id"])]))
lines = [str(line) for line in bib.bibliography()]
assert len(lines) == len(items)
"""


def measure(
    folder: Path,
    entries: int = 1_000,
    styles: Sequence[str] = ("chicago-author-date", "apa", "ieee"),
) -> list[Row]:
    """Compare the lists of *entries* references in each of *styles*."""
    library, items = folder / "references.bib", folder / "items.json"
    library.write_text(make_library(entries), "utf-8")
    # citeproc-py knows fewer keys than CSL-JSON has.
    kept = [
        {k: v for k, v in to_csl(each).items() if k not in {"abstract", "keyword"}}
        for each in read_bibliography(library).entries
    ]
    items.write_text(json.dumps(kept), "utf-8")
    ours = [*EVIDENCE, "--ledger", "references.db"]
    seconds([*ours, "init"], folder)
    seconds([*ours, "source", "import", str(library)], folder)
    return [_row([*ours, "source", "bibliography"], name, folder) for name in styles]


def _row(list_: Sequence[str], name: str, folder: Path) -> Row:
    style = str(STYLES / f"{name}.csl")
    mine, theirs = against(
        lambda: seconds([*list_, "--style", style, "-o", "list.txt"], folder),
        lambda: seconds([sys.executable, "-c", CITEPROC, "items.json", style], folder),
        3,
    )
    return Row(f"a bibliography in {name}", mine, "citeproc-py", theirs, "≤ 0.5")


def main() -> None:
    """Measure and print one line a style."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument(
        "--style", nargs="+", default=sorted(path.stem for path in STYLES.glob("*.csl"))
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for row in measure(Path(name), asked.entries, asked.style):
            sys.stdout.write(f"{' | '.join(row.cells)}\n")


if __name__ == "__main__":
    main()
