"""PDF: reading order, divided words, running heads, footnotes, pages."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from evidence.errors import InputRefused
from evidence.readers.pdf import Pdf
from evidence.text.document import BlockKind, Document

HEADS = (
    "@page { size: 105mm 148mm; margin: 18mm 14mm; "
    "@top-center { content: 'Quarterly of Locks' } "
    "@bottom-center { content: counter(page) } }"
)
WORDS = (
    "The keepers of the northern locks were paid by the boat until the reform, and "
    "nobody wrote down how many boats there were in any of those years. "
)


NAMES = ("Ash", "Bell", "Cole", "Dent", "Eve", "Fox", "Gray", "Hill")
BARE = "@page { @top-center { content: none } @bottom-center { content: none } }"


def prose(seed: str, count: int) -> str:
    """Return so many words, in sentences, the same for the same *seed*."""
    chosen = random.Random(seed).choices(WORDS.split(), k=count)
    sentences = [chosen[at : at + 9] for at in range(0, count, 9)]
    return " ".join(" ".join(one).strip(".,").capitalize() + "." for one in sentences)


def printed(body: str, style: str = "") -> bytes:
    page = f"<html lang='en'><style>{HEADS} body {{ font: 10pt serif }} {style}</style>"
    data: bytes = HTML(string=f"{page}<body>{body}</body></html>").write_pdf()
    return data


def read(data: bytes) -> Document:
    return Pdf().read(data, path=Path("a.pdf"))


def blocks(document: Document, kind: BlockKind) -> list[str]:
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is kind
    ]


def test_paragraphs_go_on_over_lines_and_pages_without_heads_and_numbers() -> None:
    paragraphs = [f"{name} begins. {prose(name, 150)}" for name in NAMES]

    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    document = read(printed(body, "p { text-align: justify }"))

    assert blocks(document, BlockKind.PARAGRAPH) == paragraphs
    assert len(document.pages) >= 4
    assert [page.index for page in document.pages] == list(range(len(document.pages)))


def test_words_that_a_line_end_divides_are_joined_and_own_hyphens_kept() -> None:
    text = (
        "A well-known rule and another well-known rule. "
        + "Extraordinarily incomprehensible administrative responsibilities. " * 12
    ).strip()

    document = read(printed(f"<p>{text}</p>", "p { hyphens: auto; width: 40mm }"))

    assert " ".join(blocks(document, BlockKind.PARAGRAPH)) == text


def test_two_columns_are_read_one_after_the_other() -> None:
    paragraphs = [f"{name} begins. {prose(name, 50)}" for name in NAMES[:4]]
    body = "".join(f"<p>{one}</p>" for one in paragraphs)

    document = read(
        printed(f"<div>{body}</div>", "div { column-count: 2; text-align: justify }")
    )

    assert blocks(document, BlockKind.PARAGRAPH) == paragraphs


def test_a_text_printed_in_double_lines_keeps_its_paragraphs() -> None:
    paragraphs = [f"{name} begins. {prose(name, 60)}" for name in NAMES[:4]]
    body = "".join(f"<p>{one}</p>" for one in paragraphs)

    style = "p { text-align: justify; line-height: 2.4; margin: 20pt 0 }"
    document = read(printed(body, style))

    assert blocks(document, BlockKind.PARAGRAPH) == paragraphs


def test_headings_and_raised_numbers_are_known() -> None:
    body = f"<h1>The locks</h1><p>{WORDS}They paid tax<sup>3,4</sup>. {WORDS}</p>"

    document = read(printed(body, BARE + "sup { font-size: 60% }"))

    assert blocks(document, BlockKind.HEADING) == ["The locks"]
    assert "They paid tax³,⁴." in document.text


def test_items_of_a_numbered_list_keep_their_numbers() -> None:
    items = "".join(f"<li>Work {n}. {WORDS}</li>" for n in range(1, 4))

    document = read(printed(f"<h2>References</h2><ol>{items}</ol>"))

    listed = blocks(document, BlockKind.PARAGRAPH)
    assert [text.split(" The")[0] for text in listed] == [
        "1. Work 1.",
        "2. Work 2.",
        "3. Work 3.",
    ]


def test_pages_have_the_labels_that_the_file_gives_them() -> None:
    stream = io.BytesIO(printed(f"<p>{WORDS * 60}</p>"))
    with pikepdf.open(stream) as pdf:
        roman = pikepdf.Dictionary(S=pikepdf.Name.r)
        arabic = pikepdf.Dictionary(S=pikepdf.Name.D)
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, roman, 2, arabic])
        out = io.BytesIO()
        pdf.save(out)

    document = read(out.getvalue())

    assert [page.label for page in document.pages][:4] == ["i", "ii", "1", "2"]


def refused(data: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        read(data)
    return str(caught.value)


def test_what_cannot_be_read_is_said_in_one_sentence() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("<p>Words.</p>"))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))

    assert refused(b"<!DOCTYPE html><title>Log in</title>") == (
        "a.pdf: this is a web page, not a PDF: perhaps a login page was saved"
    )
    assert refused(b"words") == "a.pdf: this is no PDF"
    assert refused(locked.getvalue()) == "a.pdf: this PDF needs a password"
    assert refused(printed("<div style='height: 9cm'></div>", BARE)) == (
        "a.pdf: none of its pages has a text: it is a scan"
    )


def test_a_damaged_file_is_refused_or_read_and_never_a_crash() -> None:
    whole = printed(f"<p>{WORDS * 20}</p>")

    told = []
    for cut in range(0, len(whole), len(whole) // 12):
        damaged = whole[:cut] + bytes(40) + whole[cut + 40 :]
        try:
            read(damaged)
        except InputRefused as error:
            told.append(str(error))

    assert all(one.startswith("a.pdf: ") for one in told)


def test_a_tree_of_pages_that_loops_ends() -> None:
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )

    assert refused(loop).startswith("a.pdf: ")


MORNING = (
    "The men stood at the gates from the first light, and not one boat went through. "
    "The company sent for soldiers, who came by the new railway and found nothing to "
    "do but to drink with the keepers of the locks."
)


@pytest.mark.parametrize(
    "style",
    [
        "blockquote { margin: 8pt 20pt }",
        "blockquote { margin: 0 20pt } p { margin: 0; text-indent: 12pt }",
        "blockquote { margin: 8pt 0; font-size: 8.5pt }",
        "blockquote { margin: 0 20pt } p { margin: 0; text-align: justify }",
    ],
    ids=["indented", "among-indents", "smaller", "without-gaps"],
)
def test_a_block_quotation_that_is_led_in_is_found(style: str) -> None:
    lead = f"{prose('a', 30)} Hartley (1998, 44) describes the morning in these words:"
    body = (
        f"<p>{prose('b', 80)}</p><p>{lead}</p><blockquote>{MORNING}</blockquote>"
        f"<p>{prose('c', 60)}</p><p>{prose('d', 60)}</p>"
    )

    assert blocks(read(printed(body, style)), BlockKind.QUOTATION) == [MORNING]


def test_indented_first_lines_and_lists_are_no_block_quotations() -> None:
    lead = f"{prose('a', 30)} Hartley (1998, 44) describes the morning in these words:"
    body = (
        f"<p>{lead}</p><p>{MORNING}</p><p>{lead}</p>"
        f"<ol><li>{MORNING}</li><li>{MORNING}</li></ol><p>{prose('c', 60)}</p>"
    )

    document = read(printed(body, "p { margin: 0; text-indent: 12pt }"))

    assert blocks(document, BlockKind.QUOTATION) == []


def test_a_word_is_joined_though_a_footnote_or_another_column_divides_it() -> None:
    document = read(
        printed(
            f"<p>{prose('a', 140)}</p><p lang='en'>The keepers were paid by the boat "
            "until the reform, and administrative irregularities notwithstanding "
            f"uncharacteristically straightforward. {prose('c', 60)}</p>",
            "body { hyphens: auto; text-align: justify; columns: 2 }",
        )
    )

    assert "-" not in document.text
    assert "irregularities notwithstanding uncharacteristically" in document.text
