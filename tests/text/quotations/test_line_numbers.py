"""Numbers of lines belong to the page, those of a list to the list."""

from __future__ import annotations

import pytest

from evidence.text.quotations.line_numbers import unmargined

POEM = """The wind that came across the hill
   and shook the barley in the field
   has nothing more to say to us,
   who sat beside the broken wall
5  and heard the cattle in the byre
   complaining of the early frost.
   We did not speak until the moon
   had left the window and the stair
   was dark enough to be afraid;
10 and then my mother took the lamp
   and counted us, as if there were
   a chance that one of us was gone.
   The wind went on. It went all night
   and in the morning it was still
15 and nobody remembered it.
"""
FRUITS = "\n".join(
    f"{number} {fruit} and the rest of them"
    for number, fruit in enumerate(
        ("Apples", "Pears", "Plums", "Grapes", "Figs", "Nuts", "Dates", "Limes"), 1
    )
)
HEARING = "\n".join(
    f"{number:>2}   {line}"
    for number, line in enumerate(
        (
            "MS VENN: You signed the certificate on 4 March. Had you been",
            "aboard the vessel by then?",
            "CAPT OAKES: Once. For an hour. The engine was not run",
            "while I was there, and I said so in the covering letter that",
            "went with it.",
            "MS VENN: Who received that letter?",
            "CAPT OAKES: The clerk did. I never spoke to the owner, but I",
            "had no reason to think that it would be kept from him.",
        ),
        1,
    )
)


@pytest.mark.parametrize("text", [POEM, HEARING])
def test_each_numbered_line_loses_its_number_and_keeps_its_place(text: str) -> None:
    plain = unmargined(text)

    assert len(plain) == len(text)
    assert not any(line.lstrip()[0].isdigit() for line in plain.splitlines())
    assert "4 March" in plain or text is POEM


def test_numbers_on_the_right_are_found_too() -> None:
    lines = [line[5:] for line in HEARING.splitlines()]
    text = "\n".join(f"{line:<70}{at:>3}" for at, line in enumerate(lines, 1))

    assert [line.rstrip() for line in unmargined(text).splitlines()] == lines


@pytest.mark.parametrize(
    "text", [FRUITS, "", "1\n2\n3\n4\n5\n6\n7\n8\n9", "> 5 mg of lead\nwere found"]
)
def test_a_list_and_figures_keep_their_numbers(text: str) -> None:
    assert unmargined(text) == text


def test_the_marks_of_an_answered_letter_are_blanks() -> None:
    text = "You wrote:\n> we can live with it\n> > and so can they\n"

    assert (
        unmargined(text) == "You wrote:\n  we can live with it\n    and so can they\n"
    )
