"""Print and text are compared by their letters and digits alone."""

from __future__ import annotations

from evidence.formats.letters import letters_of, occurrences, utf16_place


def test_of_a_text_its_letters_and_digits_are_left_folded() -> None:
    found = letters_of("A ﬁne “Café” – 5² %")

    assert found.text == "afinecafé52"
    assert found.places == (0, 2, 2, 3, 4, 7, 8, 9, 10, 15, 16)


def test_each_place_is_found_overlapping_ones_too() -> None:
    assert list(occurrences("banana", "ana")) == [1, 3]
    assert list(occurrences("banana", "x")) == []


def test_characters_outside_the_basic_plane_count_as_two() -> None:
    place = utf16_place("a𝒃c𝒅e")
    assert [place(at) for at in range(5)] == [0, 1, 3, 4, 6]
