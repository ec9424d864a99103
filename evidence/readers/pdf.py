"""PDF: its text in reading order, without running heads, with pages and footnotes.

The file is read by pdfium in a limited process of its own.
"""

from __future__ import annotations

import re
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from evidence import worker
from evidence.errors import InputRefused
from evidence.readers.assembly import Assembly
from evidence.readers.base import Reader, fingerprint
from evidence.text.document import BlockKind, Document, Page
from evidence.text.quoted.block_quotations import Laid, SetOff, find_block_quotations

READING = worker.Limits(wall=60, cpu=40, answer=200_000_000)
"""Five hundred pages take some five seconds."""
_SET_OFF = {"": SetOff.NO, "small": SetOff.SMALL, "indented": SetOff.INDENTED}


class Pdf(Reader):
    """PDF with a text of its own; a scan without one is refused."""

    name: ClassVar[str] = "pdf"
    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)
    media_type: ClassVar[str] = "application/pdf"

    def read(self, data: bytes, *, path: Path) -> Document:
        """Return the document; its pages say where each begins in the text."""
        said = _read(data, path)
        assembly = Assembly("")
        begins: dict[int, int] = {}
        quoted = _quoted(said["paragraphs"], said["set_off"])
        for number, (kind, level, text, pages) in enumerate(said["paragraphs"]):
            start = assembly.gap()
            for place, page in pages:
                begins.setdefault(page, start + place)
            assembly.add(text)
            shown = BlockKind.QUOTATION if number in quoted else BlockKind(kind)
            assembly.close(shown, start, level=level)
        if not re.search(r"\w", assembly.text):
            raise InputRefused(
                "none of its pages has a text: it is a scan",
                path=path,
                hint="recognise its text first, for example with ocrmypdf",
            )
        return Document(
            text=assembly.text,
            blocks=tuple(assembly.blocks),
            source=assembly.text,
            sha256=fingerprint(data),
            media_type=self.media_type,
            title=said["title"] or None,
            warnings=_warnings(said["empty"]),
            pages=_pages(begins, said["labels"]),
        )


def _read(data: bytes, path: Path) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        copy.write(data)
        copy.flush()
        try:
            answer: dict[str, Any] = worker.run(
                "evidence.formats.pdf_paragraphs:as_answer",
                {"path": copy.name},
                limits=READING,
            )
        except InputRefused as error:
            error.path = path
            raise
    return answer


def _quoted(
    paragraphs: list[list[Any]], set_off: dict[str, tuple[str, list[str]]]
) -> frozenset[int]:
    """Return the numbers of the paragraphs that are block quotations."""
    laid = []
    body = []  # footnotes stand between two paragraphs only in the file
    for number, (kind, _, text, _) in enumerate(paragraphs):
        if kind == BlockKind.FOOTNOTE:
            continue
        how, lines = set_off.get(str(number), ("", [text]))
        body.append(number)
        laid.append(Laid(tuple(lines), _SET_OFF[how], kind == BlockKind.PARAGRAPH))
    return frozenset(body[at] for at in find_block_quotations(laid))


def _pages(begins: dict[int, int], labels: list[str]) -> tuple[Page, ...]:
    return tuple(
        Page(index, labels[index] if index < len(labels) else "", begins[index])
        for index in sorted(begins)
    )


def _warnings(empty: list[int]) -> tuple[str, ...]:
    """Say which pages have no text, in ranges as printed: counted from 1."""
    if not empty:
        return ()
    ranges: list[list[int]] = [[empty[0], empty[0]]]
    for before, page in pairwise(empty):
        if page == before + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    shown = ", ".join(
        str(first + 1) if first == last else f"{first + 1}–{last + 1}"
        for first, last in ranges
    )
    return (f"these pages have no text, and are not read: {shown}",)
