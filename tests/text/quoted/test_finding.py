"""What stands in quotation marks is sorted, and tied to the citation it belongs to."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from evidence.text.citations.finding import find_citations
from evidence.text.citations.name_match import compact
from evidence.text.document import Block, BlockKind, Span
from evidence.text.quoted.finding import CitedAt, FoundQuotation, find_quoted
from evidence.text.sentences import sentences

BENCH = Path(__file__).parents[2] / "bench"
sys.path.insert(0, str(BENCH))

from quoted import score  # noqa: E402 - the bench is no package


def read(text: str, **given: object) -> list[tuple[FoundQuotation, str | None]]:
    cited = find_citations(text, blocks=given.get("blocks"))  # type: ignore[arg-type]  # a test's own
    found = find_quoted(
        text,
        sentences=sentences(text, given.get("blocks") or ()),  # type: ignore[arg-type]  # as above
        citations=[CitedAt.of(Span(c.start, c.end), c.text) for c in cited],
        **given,  # type: ignore[arg-type]  # as above
    )
    return [(f, cited[f.cited.citation].text if f.cited else None) for f in found]


def test_the_gold_sentences_are_read_as_people_read_them() -> None:
    gold = json.loads((BENCH / "quoted-gold.json").read_text("utf-8"))
    scored = score(gold)
    assert scored.sentences >= 150
    assert (scored.found, scored.given) == (scored.wanted, scored.wanted)
    assert scored.attributed == scored.wanted
    assert scored.told_apart >= scored.wanted - 1
    assert scored.sorted_right >= scored.wanted - 2


def test_a_title_of_the_bibliography_is_a_title() -> None:
    text = "As “rivers and their owners” shows, nobody asked (Hall 2020)."
    titles = {compact("Rivers and Their Owners")}
    ((one, _),) = read(text, titles=titles)
    assert (one.sort, one.reason) == (
        "title",
        "it is the title of a work that is cited",
    )


def test_titles_in_the_reference_list_are_no_quotations() -> None:
    text = (
        "The dam “was never inspected by anybody” (Hall 2020).\n\nReferences\n\n"
        "Hall, B. (2020). “The dam that nobody ever looked at.” Daily News.\n\n"
        "Lehne, S. (2015). “Reviving the whole of it.” Carnegie.\n\n"
        "Weiss, K. (2018). “The border and its keepers.” Journal of Borders."
    )
    sorts = [one.sort.value for one, _ in read(text)]
    assert sorts == ["quotation", "title", "title", "title"]


def test_a_repeated_phrase_is_the_earlier_quotation_s() -> None:
    text = (
        "He calls it “a robust reference point that helps” (Hall 2020). Being a "
        "“robust reference point” has its price."
    )
    (_, _), (again, _) = read(text)
    assert again.reason == "an earlier quotation has the same words"


QUOTE = "Nobody in the valley had seen the letter before it was printed."


def blocks_of(*parts: tuple[BlockKind, str]) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for kind, words in parts:
        start = len(text)
        text += f"{words}\n\n"
        blocks.append(Block(kind, start, start + len(words)))
    return text, tuple(blocks)


@pytest.mark.parametrize(
    ("before", "inside", "after", "reason"),
    [
        ("So it was.", f"{QUOTE} (Hall 2020)", "Then.", "the citation ends the block"),
        ("So it was.", QUOTE, "(Hall 2020)", "the citation stands under the block"),
        (
            "Hall (2020) writes:",
            QUOTE,
            "Then.",
            "the words before the block name the source",
        ),
    ],
)
def test_block_quotations_find_their_citation(
    before: str, inside: str, after: str, reason: str
) -> None:
    text, blocks = blocks_of(
        (BlockKind.PARAGRAPH, before),
        (BlockKind.QUOTATION, inside),
        (BlockKind.PARAGRAPH, after),
    )
    ((one, cited),) = read(text, blocks=blocks)
    assert one.block
    assert one.words == QUOTE
    assert one.cited is not None
    assert one.cited.reason == reason
    assert cited in {"(Hall 2020)", "Hall (2020)"}


def test_marks_around_a_whole_block_are_the_block_s() -> None:
    text, blocks = blocks_of((BlockKind.QUOTATION, f"“{QUOTE}” (Hall 2020)"))
    ((one, cited),) = read(text, blocks=blocks)
    assert (one.words, cited) == (QUOTE, "(Hall 2020)")


def test_code_is_not_read() -> None:
    text, blocks = blocks_of((BlockKind.CODE, 'print("it is over now")'))
    assert read(text, blocks=blocks) == []


def test_a_footnote_s_citation_is_that_of_the_words_it_hangs_on() -> None:
    text, blocks = blocks_of(
        (BlockKind.PARAGRAPH, f"He wrote “{QUOTE}”¹ and left."),
        (BlockKind.FOOTNOTE, "¹ See Hall (2020)."),
    )
    ((one, cited),) = read(text, blocks=blocks)
    assert cited == "Hall (2020)"
    assert one.cited is not None
    assert one.cited.reason == "the note that is called directly behind it cites it"


def test_what_only_stands_near_is_a_guess() -> None:
    text = (
        "It “was the last of its kind in the valley”. Many came to see it. "
        "The rest is known (Hall 2020)."
    )
    ((one, cited),) = read(text)
    assert cited == "(Hall 2020)"
    assert one.cited is not None
    assert not one.cited.sure


def test_no_citation_is_none() -> None:
    ((one, cited),) = read("It “was the last of its kind in the valley”.")
    assert (one.cited, cited) == (None, None)
