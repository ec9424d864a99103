"""Notes in the margin: those of one line stand together, under one another."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2

from evidence.exporters.base import Run, TextBlock
from evidence.exporters.html import render_html
from evidence.exporters.margin_notes import NEAR, margin_notes
from evidence.exporters.pdf import render_pdf
from evidence.text.document import BlockKind
from tests.exporters.conftest import MakeBrief

ONE_LINE = (
    Run("The ministry counted 1,204 camps by the end of 2019", (1,), (1,)),
    Run(". "),
    Run("In the north there were 380 camps", (2,), (2,)),
    Run("."),
)


def test_claims_of_one_line_share_the_place_of_the_first() -> None:
    assert margin_notes(ONE_LINE) == [(1, 2), (), (), ()]


def test_claims_of_other_lines_have_their_own() -> None:
    far = (*ONE_LINE, Run("x" * NEAR), Run("Later", (3,), (3,)))

    assert margin_notes(far) == [(1, 2), (), (), (), (), (3,)]
    assert margin_notes(()) == []


def test_no_note_is_printed_over_another(make_brief: MakeBrief) -> None:
    brief = make_brief(2)
    block = TextBlock(BlockKind.PARAGRAPH, 0, ONE_LINE, (1, 2))
    (text, *_) = brief.texts
    brief = replace(brief, texts=(replace(text, blocks=(block,)),))
    pages = pypdfium2.PdfDocument(render_pdf(render_html(brief), brief))

    (page,) = [
        page for page in pages if "The ministry" in page.get_textpage().get_text_range()
    ]
    printed = page.get_textpage()
    first = printed.search("The ministry").get_next()
    assert first is not None
    line = printed.get_charbox(first[0])[1]
    beside = [
        bottom
        for left, bottom, _, _ in map(printed.get_rect, range(printed.count_rects()))
        if left > page.get_width() * 0.7 and abs(bottom - line) < 30
    ]
    rows = sorted({round(bottom / 4) for bottom in beside}, reverse=True)
    assert len(rows) == 2
