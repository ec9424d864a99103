"""What stands at a place is found as a reader would find it, block by block."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.checker.facts import CitationFacts, ItemFacts, ManuscriptFacts, Place
from evidence.checker.passages import Passages
from evidence.models import ItemStatus
from evidence.text.document import Block, BlockKind, Span

SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 9)
)


def manuscript(
    blocks: tuple[Block, ...] = (), citations: tuple[CitationFacts, ...] = ()
) -> ManuscriptFacts:
    return ManuscriptFacts(
        name="essay",
        title="",
        path="essay.txt",
        revision=1,
        sha256="",
        language="en",
        text=" " * 60,
        blocks=blocks,
        sentences=(Span(0, 10), Span(11, 20), Span(30, 40)),
        citations=citations,
    )


def citation(span: Span) -> CitationFacts:
    place = Place("essay.txt", 1)
    item = ItemFacts(
        text=f"{span.start}-{span.end}",
        span=span,
        status=ItemStatus.MISSING,
        source=None,
        candidates=(),
        score=0,
        reasons=(),
        locator=None,
        place=place,
    )
    return CitationFacts("essay", "", span, place, (item,))


def test_the_section_is_that_of_the_block_in_which_a_span_begins() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, 2, 10, 0, ("One",)),
        Block(BlockKind.PARAGRAPH, 12, 20, 0, ("One", "Two")),
    )
    passages = Passages(manuscript(blocks))

    sections = {at: passages.section(Span(at, at + 30)) for at in (1, 2, 9, 10, 12, 20)}

    assert sections == {
        1: (),
        2: ("One",),
        9: ("One",),
        10: (),
        12: ("One", "Two"),
        20: (),
    }


def test_the_sentence_spans_all_sentences_that_are_touched() -> None:
    passages = Passages(manuscript())

    assert passages.sentence(Span(3, 5)) == Span(0, 10)
    assert passages.sentence(Span(9, 12)) == Span(0, 20)
    assert passages.sentence(Span(20, 30)) is None


@given(st.lists(SPANS, max_size=8), SPANS)
def test_the_items_are_those_of_every_citation_that_is_touched(
    spans: list[Span], at: Span
) -> None:
    spans.sort()
    passages = Passages(manuscript(citations=tuple(map(citation, spans))))

    touched = [one for one in spans if one.start < at.end and one.end > at.start]

    assert [item.span for item in passages.items(at)] == touched
