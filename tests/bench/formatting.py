"""Format references with the program and with citeproc-py, in the same CSL style.

usage: python tests/bench/formatting.py [--entries 1000] [--peer PYTHON]

PEER is a Python that has citeproc-py, where this one has not. Both sides are whole
processes: ours opens a ledger and prints the list; theirs reads CSL-JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from library import make_library
from run import EVIDENCE, ROOT, against, seconds

from evidence.bibliography.csl.items import to_csl
from evidence.bibliography.entries import read_bibliography

STYLE = ROOT / "evidence" / "styles" / "chicago-author-date.csl"
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


def main() -> None:
    """Measure both sides in turn, and print medians and ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument("--peer", default=sys.executable)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library, items = folder / "library.bib", folder / "items.json"
        library.write_text(make_library(wishes.entries), "utf-8")
        found = read_bibliography(library).entries
        # citeproc-py knows fewer keys than CSL-JSON has.
        kept = [
            {k: v for k, v in to_csl(e).items() if k not in {"abstract", "keyword"}}
            for e in found
        ]
        items.write_text(json.dumps(kept), "utf-8")
        seconds([*EVIDENCE, "init"], folder)
        seconds([*EVIDENCE, "source", "import", str(library)], folder)
        list_ = [*EVIDENCE, "source", "bibliography", "--style", str(STYLE)]
        peer = [wishes.peer, "-c", CITEPROC, str(items), str(STYLE)]
        mine, theirs = against(
            lambda: seconds([*list_, "-o", "list.txt"], folder),
            lambda: seconds(peer, folder),
            3,
        )
    sys.stdout.write(
        f"{wishes.entries:,} references: evidence {mine:.2f} s, citeproc-py "
        f"{theirs:.2f} s, ratio {mine / theirs:.2f}\n"
    )


if __name__ == "__main__":
    main()
