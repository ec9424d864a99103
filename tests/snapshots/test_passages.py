"""A passage in a newer copy is there, moved, altered, gone, or not known to be."""

from __future__ import annotations

import pytest

from evidence.snapshots.passages import Fate, Quoted, follow_passage

QUOTE = "The organisation has 57 participating States."
BEFORE = f"First of all. {QUOTE} And so on, for many pages."


@pytest.mark.parametrize(
    ("now", "fate", "new"),
    [
        (BEFORE, "there", QUOTE),
        (f"A new beginning. {BEFORE}", "moved", QUOTE),
        (BEFORE.replace("57", "58"), "altered", QUOTE.replace("57", "58")),
        (BEFORE.replace("has", "has not"), "altered", QUOTE.replace("has", "has not")),
        (BEFORE.replace("isat", "izat"), "altered", QUOTE.replace("isat", "izat")),
        (BEFORE.replace("57 ", "57\n"), "moved", QUOTE.replace("57 ", "57\n")),
    ],
)  # fmt: skip
def test_what_became_of_a_passage(now: str, fate: str, new: str) -> None:
    found = follow_passage(Quoted(QUOTE), BEFORE, now, complete=True)

    assert (found.fate.value, found.old, found.new) == (fate, QUOTE, new)
    assert bool(found.difference) == (fate == "altered")


def test_a_passage_that_is_not_in_the_newer_text_is_gone() -> None:
    found = follow_passage(Quoted(QUOTE), BEFORE, "Nothing of the kind.", complete=True)
    assert (found.fate.value, found.new) == ("gone", "")


def test_in_an_incomplete_text_nothing_is_gone() -> None:
    found = follow_passage(
        Quoted(QUOTE), BEFORE, "Nothing of the kind.", complete=False
    )
    assert found == Fate(
        found.fate, QUOTE, "", "the text of the newer copy is not complete"
    )
    assert found.fate.value == "unknown"


@pytest.mark.parametrize("before", ["", "Other words.", f"{QUOTE} {QUOTE}"])
def test_what_cannot_be_found_in_the_kept_copy_cannot_be_followed(before: str) -> None:
    found = follow_passage(Quoted(QUOTE), before, BEFORE, complete=True)
    assert (found.fate.value, found.old) == ("unknown", QUOTE)


def test_a_passage_that_stands_there_twice_now_is_not_followed() -> None:
    now = f"One page says: {QUOTE} Then another page says: {QUOTE} The end."
    found = follow_passage(Quoted(QUOTE), f"x {QUOTE} y", now, complete=True)
    assert (found.fate.value, found.difference) == (
        "unknown",
        "it stands in the newer copy more than once",
    )
