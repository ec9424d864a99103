"""Where sentences begin and end in texts that cite."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.readers.base import read_manuscript
from evidence.text.document import Block, BlockKind, Span
from evidence.text.sentences import sentence_at, sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["See Berg et al. 2019.", "Nothing else."],
        ["J. Berg (2017) says so.", "K. Lund and A. B. Vik do not."],
        ["It went to the U.S. Senate.", "He left the U.S.", "The end."],
        ["Some (see e.g. Berg. And others. 2019) left.", "Others stayed."],
        ["It lacks vitamin C.", "The rest is there."],
        ["See p. 12 and no. 5 of vol. 3.", "He said no.", "Then he left."],
        ["It fell, cf. Berg.", "It rose, i.e. it grew."],
        ["A fact.¹", "Another one.²", "And 3.5 per cent."],
        ["“Is it true?”", "He asked [cf. Lund. p. 3] twice."],
        ["Berg et al. (2019) disagree.", "So do we."],
        ["It sold Ålesund's tea.", "Це речення.", "终于。"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    text = " ".join(expected)

    assert [text[span.start : span.end] for span in sentences(text)] == expected


def test_blocks_bound_sentences() -> None:
    text = "1 A Title\n\nOne. Two\n\na\tb\nc\td"
    blocks = (
        Block(BlockKind.HEADING, 0, 9, 1),
        Block(BlockKind.PARAGRAPH, 11, 19),
        Block(BlockKind.TABLE, 21, 28),
    )

    assert [text[s.start : s.end] for s in sentences(text, blocks)] == [
        "1 A Title",
        "One.",
        "Two",
        "a\tb",
        "c\td",
    ]


def test_a_position_has_its_sentence() -> None:
    spans = (Span(0, 4), Span(5, 9), Span(10, 20))

    assert sentence_at(spans, 0) == Span(0, 4)
    assert sentence_at(spans, 4) == Span(0, 4)
    assert sentence_at(spans, 6, 9) == Span(5, 9)
    assert sentence_at(spans, 6, 12) == Span(5, 20)
    assert sentence_at(spans, 99) == Span(10, 20)


@given(st.text(alphabet="aB.(¹ [)]\n12é", max_size=60))
def test_no_word_is_lost_and_no_sentence_overlaps(text: str) -> None:
    spans = sentences(text)

    covered = "".join(text[span.start : span.end] for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("mark", "“‘„«‹「《")
def test_marks_that_are_never_closed_are_no_bomb(mark: str) -> None:
    text = f"It grew {mark}and fell. " * 40_000

    began = time.process_time()
    spans = sentences(text)

    assert time.process_time() - began < 10
    assert len(spans) == 40_000
    assert text[spans[7].start : spans[7].end] == f"It grew {mark}and fell."


def test_german_quotations_are_closed_by_the_mark_that_opens_english_ones() -> None:
    text = "Er sagt: „Es wuchs. Es fiel.“ Er geht. " * 1_500

    spans = sentences(text, language="de")

    assert [text[span.start : span.end] for span in spans[:2]] == [
        "Er sagt: „Es wuchs. Es fiel.“",
        "Er geht.",
    ]


def test_every_claim_of_the_real_chapter_begins_a_sentence(
    shared_chapter: Path,
) -> None:
    document = read_manuscript(shared_chapter / "chapter.txt")
    spans = sentences(document.text, document.blocks)
    begun = [document.text[span.start : span.end] for span in spans]
    claims = json.loads((shared_chapter / "figures.json").read_text("utf-8"))["claims"]

    missing = [
        claim["id"]
        for claim in claims
        if not any(words.startswith(claim["first_8_words"]) for words in begun)
    ]
    assert (len(claims), missing, len(spans)) == (80, [], 199)
