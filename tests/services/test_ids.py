"""Ids are short, made of the content, and grow where another has them."""

from __future__ import annotations

import pytest

from evidence.errors import InputRefused
from evidence.services.ids import (
    Kind,
    candidates,
    check_id,
    check_slug,
    is_id,
    new_id,
)


def test_the_same_content_has_the_same_id() -> None:
    assert new_id(Kind.CLAIM, "a", "b", taken=()) == "c-6bgnz"
    assert new_id(Kind.CLAIM, "a", "b", taken={"c-6bgnz"})[:7] == "c-6bgnz"
    assert new_id(Kind.CLAIM, "ab", taken=()) != new_id(Kind.CLAIM, "a", "b", taken=())


def test_an_id_grows_until_nobody_has_it() -> None:
    every = list(candidates(Kind.WAIVER, "x"))
    assert [len(each) for each in every] == list(range(7, 55))
    assert new_id(Kind.WAIVER, "x", taken=every[:3]) == every[3]
    with pytest.raises(InputRefused, match="too often"):
        new_id(Kind.WAIVER, "x", taken=every)


def test_ids_and_slugs_are_not_confused() -> None:
    assert is_id("c-abcde", Kind.CLAIM)
    assert not is_id("e-abcde", Kind.CLAIM)
    assert not is_id("c-abc10", Kind.CLAIM)
    assert check_id("r-abcde", Kind.RATING) == "r-abcde"
    assert check_slug("osce-54-states") == "osce-54-states"


@pytest.mark.parametrize("slug", ["", "-a", "a--b", "a_b", "Ä", "a b", "A", "e-abcde"])
def test_what_is_no_slug_is_refused(slug: str) -> None:
    with pytest.raises(InputRefused):
        check_slug(slug)
