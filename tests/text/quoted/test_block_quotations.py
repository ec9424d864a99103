"""Block quotations are told from what else is set off, or left alone."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from evidence.readers.indentation import laid_out
from evidence.readers.plain_text import PlainText
from evidence.text.quoted.block_quotations import Laid, SetOff, find_block_quotations

LEAD = Laid(("Hartley (1998, 44) describes the morning in these words:",))
BODY = Laid(("The company gave in, and paid what had been asked of it.",))
WORDS = (
    "The men stood at the gates from the first light, and not one boat went",
    "through. The company sent for soldiers, who came by the new railway and",
    "found nothing to do but to drink with the keepers.",
)
CITED = (*WORDS[:2], "found nothing to do but to wait (Hartley 1998, 45).")


def indented(*lines: str) -> Laid:
    return Laid(lines, SetOff.INDENTED)


def test_an_indented_paragraph_that_is_led_in_is_one() -> None:
    assert find_block_quotations([LEAD, indented(*WORDS), *[BODY] * 3]) == {1}


def test_an_indented_paragraph_that_ends_with_a_page_is_one() -> None:
    assert find_block_quotations([BODY, indented(*CITED), BODY, BODY]) == {1}


def test_several_paragraphs_in_a_row_are_one_quotation() -> None:
    given = [LEAD, indented(*WORDS), indented(*CITED), *[BODY] * 4]

    assert find_block_quotations(given) == {1, 2}


def test_a_paragraph_in_small_type_must_be_led_in_and_followed() -> None:
    small = Laid(CITED, SetOff.SMALL)

    assert find_block_quotations([LEAD, small, *[BODY] * 3]) == {1}
    assert find_block_quotations([BODY, small, BODY]) == set()
    assert find_block_quotations([LEAD, small]) == set()


@pytest.mark.parametrize(
    "lines",
    [
        (
            "1. The gates were shut from the first light of that long morning, and",
            *WORDS,
        ),
        (
            "• The gates were shut from the first light of that long morning, and",
            *WORDS,
        ),
        (
            "The water ran beside the weir",
            "And nobody would hear it go",
            "The keeper drank his morning beer",
            "And all the boats lay in a row",
        ),
        (
            "and slowly the water went by the weir,",
            "and nobody ever had seen it go,",
            "for all of the keepers were at the beer;",
            "the boats and their horses were in a row.",
        ),
        (
            "def gates(number: int, *, open_: bool) -> list[str]:",
            "return [name for name in open_ if name != '_' and number > 1]",
        ),
        (
            "Port          Boats in the year      Tons of coal carried",
            "Northern         1,204 boats            64,000 tons",
        ),
        ("Table 4. The boats that went through the gates in the years before", *WORDS),
        ("Note: the boats that went through the gates in the years before it", *WORDS),
    ],
    ids=[
        "numbered",
        "bulleted",
        "verse",
        "small-verse",
        "code",
        "table",
        "caption",
        "note",
    ],
)
def test_what_else_is_set_off_is_none(lines: tuple[str, ...]) -> None:
    assert find_block_quotations([LEAD, indented(*lines), BODY, *[BODY] * 9]) == set()


def test_what_goes_on_under_an_item_of_a_list_is_none() -> None:
    item = Laid(("2. Hartley (1998, 44) describes the morning in these words:",))

    assert find_block_quotations([item, indented(*WORDS), BODY]) == set()


def test_what_nobody_is_said_to_say_is_none() -> None:
    lead = Laid(("The gates were opened in the following way:",))

    assert find_block_quotations([lead, indented(*WORDS), BODY]) == set()


def test_a_citation_without_a_page_ends_ordinary_paragraphs_as_well() -> None:
    lines = (*WORDS[:2], "found nothing to do but to wait (Hartley 1998).")

    assert find_block_quotations([BODY, indented(*lines), BODY, BODY]) == set()


def test_a_text_that_is_nearly_all_indented_has_its_body_so() -> None:
    given = [BODY, indented(*CITED), BODY, indented(*CITED), indented(*CITED)]

    assert find_block_quotations(given) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    one line\n    and another", SetOff.INDENTED),
        ("\tone line\n\tand another", SetOff.INDENTED),
        ("       one line\n    and another", SetOff.INDENTED),
        ("    one line\nand another", SetOff.NO),
        ("one line\n    and another", SetOff.NO),
        ("    one line\n        and another\n  a third", SetOff.NO),
        ("    one line", SetOff.NO),
        ("    " + "a long line " * 20, SetOff.SMALL),
    ],
)
def test_all_lines_must_be_indented_alike(text: str, expected: SetOff) -> None:
    assert laid_out(text, plain=True).set_off is expected


def test_plain_text_has_block_quotations() -> None:
    body = textwrap.fill(
        "The canal was built for coal, and nobody paid its keepers by the hour. " * 5,
        75,
    )
    quoted = textwrap.indent("\n".join(WORDS), "    ")
    text = f"{body}\n\n{LEAD.lines[0]}\n\n{quoted}\n\n{body}\n"

    document = PlainText().read(text.encode(), path=Path("a.txt"))

    kinds = [block.kind.value for block in document.blocks]
    assert kinds == ["paragraph", "paragraph", "quotation", "paragraph"]
    block = document.blocks[2]
    assert document.text[block.start : block.end] == quoted.strip()
