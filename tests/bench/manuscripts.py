"""Reading long manuscripts with their citations, against pandoc and pdfium alone."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from peers import Row
from weasyprint import HTML

from evidence.bibliography.names import Name
from evidence.pandoc import find_pandoc
from evidence.readers.base import read_manuscript
from evidence.text.citations.reading import read_citations
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex

WORDS_A_PAGE = 350


def library(size: int) -> ReferenceIndex:
    """Return an index of *size* entries, of which a text cites the first hundred."""
    return ReferenceIndex(
        Reference(
            f"family{number}",
            names=(Name(f"Family{number}", "Ann"),),
            years=(1950 + number % 70,),
            title=f"The matter of {number} and what came of it",
        )
        for number in range(size)
    )


def text(pages: int) -> str:
    """Return running text of so many pages, four citations each."""
    sentence = (
        "The survey of that year found that a little more than half of the boats had "
        "passed the lock before noon, and that few of them paid (Family{a} {b}). "
    )
    paragraphs = []
    for page in range(pages):
        number = page * 4
        cited = [
            sentence.format(a=(number + at) % 100, b=1950 + (number + at) % 100 % 70)
            for at in range(4)
        ]
        filler = "Nothing else was written down in that season by the keepers. " * 22
        paragraphs.append("".join(cited) + filler)
    return "\n\n".join(paragraphs)


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def rows(folder: Path) -> list[Row]:
    """Return the lines of the table."""
    index = library(500)
    word = folder / "long.docx"
    markdown = text(300)
    subprocess.run(
        [find_pandoc(), "-f", "markdown", "-o", str(word)],
        input=markdown.encode(),
        check=True,
    )
    pdf = folder / "long.pdf"
    HTML(string="".join(f"<p>{one}</p>" for one in text(500).split("\n\n"))).write_pdf(
        pdf
    )
    large = library(50_000)
    running = text(300)
    return [
        Row(
            "300 pages of Word, with citations",
            timed(lambda: _read(word, index)),
            "pandoc alone",
            timed(lambda: _pandoc(word)),
            "≤ 2",
        ),
        Row(
            f"{len(pypdfium2.PdfDocument(pdf))} pages of PDF, with citations",
            timed(lambda: _read(pdf, index)),
            "pdfium's text alone",
            timed(lambda: _pdfium(pdf)),
            "≤ 2",
        ),
        Row(
            "300 pages against 50,000 entries",
            timed(lambda: read_citations(running, large)),
            "against 500",
            timed(lambda: read_citations(running, index)),
            "≤ 1.2",
        ),
    ]


def _read(path: Path, index: ReferenceIndex) -> None:
    document = read_manuscript(path)
    read_citations(document.text, index, blocks=document.blocks, marked=document.marked)


def _pandoc(path: Path) -> None:
    subprocess.run(
        [find_pandoc(), "-f", "docx", "-t", "json", str(path)],
        check=True,
        capture_output=True,
    )


def _pdfium(path: Path) -> None:
    # In a process of its own, as ours is.
    program = (
        "import sys, pypdfium2\n"
        "for page in pypdfium2.PdfDocument(sys.argv[1]):\n"
        "    page.get_textpage().get_text_range()\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
