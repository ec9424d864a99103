"""Read the text of a long PDF as a snapshot's, beside pdfium's bare text.

usage: python tests/bench/extracting.py [--pages 300]

Both sides are child processes, and processor time is taken of both. Ours joins divided
words, puts columns in order, leaves running heads out and numbers the pages.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from briefs import taken
from manuscripts import text
from peers import Row, against
from weasyprint import HTML

from evidence.snapshots.extract.pdf import Pdf
from evidence.snapshots.sniff import PDF

BARE = """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_range()
"""
PAGE = (
    "<style>@page {{ @top-center {{ content: 'An account of the boats' }} "
    "@bottom-center {{ content: counter(page) }} }} p {{ hyphens: auto }}</style>"
    "<html lang=en>{}"
)


def rows(folder: Path, *, pages: int = 300) -> list[Row]:
    """Return the lines of the table."""
    path = folder / "long.pdf"
    body = "".join(f"<p>{one}</p>" for one in text(pages).split("\n\n"))
    HTML(string=PAGE.format(body)).write_pdf(path)
    bare = [sys.executable, "-c", BARE, str(path)]
    ours, theirs = against(
        lambda: taken(lambda: Pdf().read(path, PDF)),
        lambda: taken(lambda: subprocess.run(bare, check=True)),
        3,
    )
    what = f"the text of a PDF of {pages} pages"
    return [Row(what, ours, "pdfium's bare text", theirs, "≤ 1.3")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    with tempfile.TemporaryDirectory() as name:
        for row in rows(Path(name), pages=parser.parse_args().pages):
            sys.stdout.write(f"{' | '.join(row.cells)}\n")


if __name__ == "__main__":
    main()
