"""Markdown becomes reading text, and every word knows its place in the file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.errors import InputRefused
from evidence.readers.markdown import Markdown
from evidence.text.document import Document, Span
from tests.conftest import examples

SAMPLE = """\
---
title: "A *digest* é"
author: [A. Person, B. Übel]
lang: de-AT
---

# Héading **one**

École “x” Some *emph* text[^1] with `code` and &amp; esc\\*aped ![alt é](a.png)
Soft line\tand 😀 [link](http://x.y).

> A quoted block.

- item é one
- item two

    more of it

| a | b |
|---|---|
| é1 | **2** |

Table: Ports of é

[^1]: The note é text.

```py
code é
  more
```

## Level two

Term
:   Definition, “done”
"""


def read(text: str) -> Document:
    return Markdown().read(text.encode(), path=Path("a.md"))


def test_blocks_are_reading_text_in_reading_order() -> None:
    document = read(SAMPLE)

    assert [
        (b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks
    ] == [
        ("heading", 1, "Héading one"),
        (
            "paragraph",
            0,
            (
                "École “x” Some emph text¹ with code and & esc*aped alt é Soft line "
                "and 😀 link."
            ),
        ),
        ("footnote", 0, "¹ The note é text."),
        ("quotation", 0, "A quoted block."),
        ("list-item", 1, "item é one"),
        ("list-item", 1, "item two"),
        ("list-item", 1, "more of it"),
        ("table", 0, "a\tb\né1\t2"),
        ("caption", 0, "Table: Ports of é"),
        ("code", 0, "code é\n  more"),
        ("heading", 2, "Level two"),
        ("paragraph", 0, "Term"),
        ("list-item", 1, "Definition, “done”"),
    ]
    assert document.blocks[-1].section == ("Héading one", "Level two")


def test_title_and_language_are_those_of_the_front_matter() -> None:
    assert (read(SAMPLE).title, read(SAMPLE).language) == ("A digest é", "de-AT")
    assert (read("Only text.").title, read("Only text.").language) == (None, "")
    assert read("---\nlang: 'no such'\n---\n\nText.").language == ""


@pytest.mark.parametrize(
    "words",
    ["Héading", "one", "École “x” Some ", "esc", "aped", "alt é", "Soft line", "😀",
     "link", "A quoted block.", "item é one", "more of it", "é1", "Ports of é",
     "The note é text.", "code é\n  more", "Definition, “done”"],
)  # fmt: skip
def test_words_of_the_text_are_the_same_words_of_the_file(words: str) -> None:
    document = read(SAMPLE)
    at = document.text.index(words)
    span = document.in_file(Span(at, at + len(words)))

    assert document.source[span.start : span.end] == words


def test_a_span_over_mark_up_reaches_from_its_first_to_its_last_word() -> None:
    document = read(SAMPLE)
    at = document.text.index("Some emph text")
    span = document.in_file(Span(at, at + 14))

    assert document.source[span.start : span.end] == "Some *emph* text"
    assert document.line_of(at) == (9, 11)


ADDED = set(" \n\t¹²³⁴⁵⁶⁷⁸⁹⁰")
"""What the reading text may have that the file has otherwise."""

PIECES = st.sampled_from(
    ["word", "é", "😀", "*emph*", "**strong**", "`code`", "[link](u)", "a_b", "“q”",
     "54%", "x\ty", "[^1]", "- ", "\n", "\n\n", "> ", "# ", "1. ", "(Berg 2019, 3)",
     "| a | b |", "\n\n---\n\n", "![pic](p.png)", "~~gone~~", "H~2~O", "    ", "\\\n"]
)  # fmt: skip


@examples(150)
@given(st.lists(PIECES, min_size=1, max_size=25).map(" ".join))
def test_every_character_from_the_file_maps_to_itself(source: str) -> None:
    source += "\n\n[^1]: A note é.\n"
    try:
        document = read(source)
    except InputRefused:
        return

    wrong = [
        (sign, at)
        for at, sign in enumerate(document.text)
        if sign not in ADDED
        and document.source[document.source_map.to_file(at)] != sign
    ]
    assert wrong == []


def test_code_with_tabs_is_found_word_by_word() -> None:
    document = read("Text.\n\n```text\ntext\n\tif x:\ty\n```\n")
    at = document.text.index("text\n")

    assert document.text.endswith("text\n    if x:   y")
    assert document.line_of(at) == (4, 1)
    assert document.line_of(document.text.index("y")) == (5, 8)


def test_windows_line_ends_keep_the_map() -> None:
    document = read(SAMPLE.replace("\n", "\r\n"))
    at = document.text.index("Soft line")

    assert document.source[document.source_map.to_file(at) :][:9] == "Soft line"


def test_broken_front_matter_is_refused_with_pandocs_words() -> None:
    with pytest.raises(InputRefused, match=r"a\.md: pandoc cannot read it"):
        read("---\ntitle: [a\n---\n\nText.\n")


def test_mark_up_without_a_word_is_refused() -> None:
    with pytest.raises(InputRefused, match="there is no text in it, only mark-up"):
        read("<!-- a comment -->\n")


def test_what_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(InputRefused, match="it is nested too deeply"):
        read("> " * 3000 + "word\n")


def test_line_breaks_literals_and_figures_have_their_text() -> None:
    document = read(
        "One\\\ntwo $a_b$ x <b>raw</b>.\n\n![only é](p.png)\n\n***\n\nEnd.\n"
    )

    assert document.text == "One\ntwo a_b x raw.\n\nonly é\n\nEnd."


def test_a_footnote_of_several_paragraphs_is_several_blocks() -> None:
    document = read("Text[^1] and[^2].\n\n[^1]: One.\n\n    Two.\n\n[^2]: - Three\n")

    assert document.text == "Text¹ and².\n\n¹ One.\n\nTwo.\n\nThree"
    assert [b.kind.value for b in document.blocks] == [
        "paragraph",
        "footnote",
        "footnote",
        "list-item",
    ]


def test_what_is_longer_than_three_books_is_refused() -> None:
    with pytest.raises(InputRefused, match="the limit for Markdown is 2,000,000"):
        read("word " * 400_001)
