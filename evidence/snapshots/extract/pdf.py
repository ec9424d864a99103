"""The text of PDFs: pages by index and label, without running heads."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from evidence import worker
from evidence.snapshots.extract.base import RECOGNISE, Extracted, Extractor
from evidence.snapshots.sniff import PDF
from evidence.text.document import Page

READING = worker.Limits(wall=90, cpu=60, answer=200_000_000)


class Pdf(Extractor):
    """PDF by pdfium, in reading order, divided words joined."""

    name: ClassVar[str] = "pdf"
    number: ClassVar[int] = 2
    libraries: ClassVar[tuple[str, ...]] = ("pypdfium2",)
    media_types: ClassVar[tuple[str, ...]] = (PDF,)

    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the text; pages without one are told, and make it incomplete."""
        del media_type
        said: dict[str, Any] = worker.run(
            "evidence.formats.pdf_paragraphs:as_answer",
            {"path": str(path)},
            limits=READING,
        )
        parts: list[str] = []
        begins: dict[int, int] = {}
        at = 0
        for _, _, text, pages in said["paragraphs"]:
            for place, page in pages:
                begins.setdefault(page, at + place)
            parts.append(text)
            at += len(text) + 2
        count = len(said["labels"])
        return Extracted(
            text="\n\n".join(parts),
            complete=not said["empty"],
            remarks=_remarks(said["empty"], count),
            pages=_pages(begins, said["labels"], max(at - 2, 0)),
            title=said["title"],
        )


def _pages(begins: dict[int, int], labels: list[str], end: int) -> tuple[Page, ...]:
    """Return all pages; one without a text begins where the next one does."""
    found = []
    start = end
    for index in reversed(range(len(labels))):
        start = min(begins.get(index, start), start)
        found.append(Page(index, labels[index], start))
    return tuple(reversed(found))


def _remarks(empty: list[int], count: int) -> tuple[str, ...]:
    if not empty:
        return ()
    if len(empty) == count:
        said = "none of its pages has a text, it is a scan: all is unchecked"
        return (f"{said}; {RECOGNISE}",)
    said = "page {} has no text and is unchecked"
    if len(empty) > 1:
        said = "pages {} have no text and are unchecked"
    return (f"{said.format(', '.join(_ranges(empty)))}; {RECOGNISE}",)


def _ranges(pages: list[int]) -> list[str]:
    """Return pages as a reader counts them, from 1, in ranges."""
    groups = [[pages[0], pages[0]]]
    for before, page in pairwise(pages):
        if page == before + 1:
            groups[-1][1] = page
        else:
            groups.append([page, page])
    return [str(a + 1) if a == b else f"{a + 1}–{b + 1}" for a, b in groups]
