"""Citations of a Word file are marked in their order, and in one pass."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

from evidence.formats.word_fields import mark_citations
from tests.formats.word_file import csl, field, run, word_file


def paragraph(count: int) -> bytes:
    """Return a file with *count* citations in its one paragraph."""
    cited = (
        csl({"id": at, "itemData": {"id": at, "type": "book"}}) for at in range(count)
    )
    return word_file(
        "".join(
            run(f"Words {at} ")
            + field(f"ADDIN ZOTERO_ITEM CSL_CITATION {one}", f"({at})")
            for at, one in enumerate(cited)
        )
    )


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of Python *work* takes, loops counted."""
    count = 0

    def trace(_frame: FrameType, event: str, _given: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def test_the_citations_of_a_paragraph_stand_where_they_stood() -> None:
    marked = mark_citations(paragraph(3))

    package = zipfile.ZipFile(io.BytesIO(marked.package))
    document = package.read("word/document.xml").decode()
    texts = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", document)
    shown = [re.sub(r"[^\w() ]", "|", text) for text in texts]
    assert shown == [
        *("Words 0 ", "|0|", "(0)", "|"),
        *("Words 1 ", "|1|", "(1)", "|"),
        *("Words 2 ", "|2|", "(2)", "|"),
    ]


def test_twice_the_citations_of_one_paragraph_are_twice_the_work() -> None:
    small, large = paragraph(100), paragraph(200)
    mark_citations(small)  # what is only done once

    one, two = (
        lines_run(partial(mark_citations, small)),
        lines_run(partial(mark_citations, large)),
    )

    assert two < 2.2 * one
