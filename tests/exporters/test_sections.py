"""Long sections, cut where the templates say that they may be."""

from __future__ import annotations

import pytest

from evidence.exporters.sections import PART, cut, weight

OPENED = '<section class="cards" id="claims" data-running="Claims">\n<h2>Claims</h2>'
AGAIN = f'</section>\n{PART}\n<section class="cards more" data-running="Claims">\n'
CARD = "<p>1</p>" * 10


def cards(count: int, mark: str = "<!-- cut -->") -> str:
    return f"{OPENED}{mark.join([CARD] * count)}</section>"


def test_tags_and_length_make_the_weight() -> None:
    assert weight(CARD) == 20
    assert weight(f'<img src="{"x" * 5_000}">') == 6


def test_nothing_is_cut_where_all_has_room() -> None:
    assert cut(cards(3), 1_000) == cards(3, "")
    assert cut(cards(3), 0) == cards(3, "")


def test_sections_are_about_equal() -> None:
    two = f"{CARD}{CARD}"

    assert cut(cards(6), 45) == f"{OPENED}{two}{AGAIN}{two}{AGAIN}{two}</section>"


def test_each_part_is_cut_by_itself() -> None:
    assert cut(f"{cards(2)}{PART}{cards(2)}", 45) == (
        f"{cards(2, '')}{PART}{cards(2, '')}"
    )


@pytest.mark.parametrize("most", [0, 1_000])
def test_a_mark_is_never_left(most: int) -> None:
    assert "<!-- cut" not in cut(cards(3, "<!-- cut: inset -->"), most)


def test_cards_that_are_set_in_stay_so() -> None:
    made = cut(f'{OPENED}<div class="inset">{CARD}<!-- cut: inset -->{CARD}</div>', 30)

    assert made == (
        f'{OPENED}<div class="inset">{CARD}</div>{AGAIN}'
        f'<div class="inset">\n{CARD}</div>'
    )


def test_a_heading_is_the_better_place() -> None:
    pieces = [CARD, "<!-- cut -->", CARD, "<!-- cut: heading -->", CARD]
    more = ["<!-- cut -->", CARD, "<!-- cut -->", CARD]

    made = cut(f"{OPENED}{''.join(pieces + more)}", 60)

    assert made == f"{OPENED}{CARD}{CARD}{AGAIN}{CARD}{CARD}{CARD}"
