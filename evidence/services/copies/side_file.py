"""A side file: what is known of each claim, line by line, for any manuscript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from evidence.checker.places import Places
from evidence.services.copies.form import Copy, Form
from evidence.services.copies.material import Original
from evidence.services.copies.remarks import Remark
from evidence.text.document import Span


class SideFile(Form):
    """Plain text beside the manuscript, which stays as it is."""

    suffixes: ClassVar[tuple[str, ...]] = (".txt",)
    media_types: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[str] = "a side file"

    def make(self, original: Original) -> Copy:
        """Return one paragraph a claim: its place in the file, then its remark."""
        number = original.manuscript.revision
        lines = [
            f"{original.path}, revision {number}, as on {original.day}",
            f"SHA-256 {original.manuscript.sha256}",
        ]
        for remark in original.remarks:
            lines += ["", *_paragraph(remark, original)]
        return Copy("\n".join([*lines, ""]).encode(), len(original.remarks))


def _paragraph(remark: Remark, original: Original) -> Iterator[str]:
    place = "its words are not in the text"
    if remark.start is not None and remark.end is not None:
        manuscript = original.manuscript
        places = Places(manuscript.path, original.source, original.source_map)
        found = places.of(Span(remark.start, remark.end))
        place = f"{found.path}:{found.line}:{found.column}"
    yield f"{place}: {remark.lines[0]}"
    yield from (f"    {line}" for line in remark.lines[1:])
