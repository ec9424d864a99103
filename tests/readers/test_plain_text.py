"""Plain text keeps the file's text and finds its parts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.readers.base import read_manuscript
from evidence.readers.plain_text import PlainText, heading_level
from evidence.text.document import Block, BlockKind


def test_the_text_is_the_file_to_the_letter() -> None:
    data = "\ufeffKeywords\r\n\r\n1 Intro\r\n\r\n  A line\r\nand more. \r\n".encode()

    document = PlainText().read(data, path=Path("a.txt"))

    assert document.text == document.source
    assert document.text == "Keywords\r\n\r\n1 Intro\r\n\r\n  A line\r\nand more. \r\n"
    assert document.blocks == (
        Block(BlockKind.PARAGRAPH, 0, 8),
        Block(BlockKind.HEADING, 12, 19, 1, ("1 Intro",)),
        Block(BlockKind.PARAGRAPH, 25, 42, 0, ("1 Intro",)),
    )
    assert document.sha256[:8] == __import__("hashlib").sha256(data).hexdigest()[:8]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("1 Introduction", 1),
        ("2.1 The Method", 2),
        ("3. Results and “Neutrality”", 1),
        ("2019 was a good year", 0),
        ("54 ferries sailed.", 0),
        ("Introduction", 0),
        ("1 A\nB", 0),
        ("4 " + "x" * 150, 0),
    ],
)
def test_a_heading_is_a_short_numbered_line(line: str, level: int) -> None:
    assert heading_level(line) == level


def test_sections_nest_and_captions_are_told_from_sentences() -> None:
    text = "1 A\n\n1.1 B\n\nTable 1.1 ‘Ports’\n\nTable 1.1 shows ports.\n\n2 C\n\nEnd."

    blocks = PlainText().read(text.encode(), path=Path("a.txt")).blocks

    assert [(block.kind.value, block.section) for block in blocks] == [
        ("heading", ("1 A",)),
        ("heading", ("1 A", "1.1 B")),
        ("caption", ("1 A", "1.1 B")),
        ("paragraph", ("1 A", "1.1 B")),
        ("heading", ("2 C",)),
        ("paragraph", ("2 C",)),
    ]


def test_the_real_chapter_has_four_sections_and_a_caption(shared_chapter: Path) -> None:
    document = read_manuscript(shared_chapter / "chapter.txt")

    found = {kind: [b for b in document.blocks if b.kind is kind] for kind in BlockKind}
    headings = [document.text[b.start :][:2] for b in found[BlockKind.HEADING]]
    assert headings == ["1 ", "2 ", "3 ", "4 "]
    assert len(found[BlockKind.CAPTION]) == 1
    assert document.text == (shared_chapter / "chapter.txt").read_text("utf-8")
    assert not document.warnings


@given(st.text(alphabet="a1 .\n\r\té\x0c", max_size=80).filter(str.split))
def test_blocks_cover_every_word_in_order(text: str) -> None:
    if not any(sign.isalnum() for sign in text):
        return
    document = PlainText().read(text.encode(), path=Path("a.txt"))

    words = [document.text[b.start : b.end] for b in document.blocks]
    assert "".join("".join(words).split()) == "".join(text.split())
    assert all(word == word.strip() for word in words)
