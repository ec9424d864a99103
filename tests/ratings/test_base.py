"""What every scheme shares, and how one is found."""

from __future__ import annotations

import pytest

from evidence.ratings import (
    Confidence,
    InvalidLevel,
    Scheme,
    UnknownScheme,
    all_schemes,
    find_scheme,
)

SCHEMES = pytest.mark.parametrize("scheme", all_schemes(), ids=lambda it: it.name)


def test_the_published_schemes_are_found_in_name_order() -> None:
    names = [scheme.name for scheme in all_schemes()]
    assert names == ["admiralty", "grade", "icd203", "ipcc"]


def test_a_scheme_is_found_by_its_name_whatever_the_case() -> None:
    assert find_scheme("GRADE").title == "GRADE certainty"


def test_an_unknown_scheme_is_refused_with_the_near_one_and_all_names() -> None:
    with pytest.raises(UnknownScheme) as caught:
        find_scheme("admirality")
    assert str(caught.value) == (
        "there is no rating scheme “admirality” (did you mean admiralty?); "
        "there are: admiralty, grade, icd203, ipcc"
    )


def test_confidence_ranks_unrated_outside_the_order() -> None:
    assert [word.rank for word in Confidence] == [3, 2, 1, 0, -1]


@SCHEMES
def test_every_scheme_names_its_publication_and_what_is_a_house_rule(
    scheme: Scheme,
) -> None:
    assert scheme.publication
    assert scheme.url.startswith("https://")
    assert scheme.house_rule.endswith(".")


@SCHEMES
def test_every_level_is_defined_once_in_a_sentence(scheme: Scheme) -> None:
    for dimension in scheme.dimensions:
        codes = [level.code for level in dimension.levels]
        assert len(codes) == len(set(codes))
        assert all(level.label for level in dimension.levels)
        assert all(level.definition.endswith(".") for level in dimension.levels)


@SCHEMES
def test_levels_that_cannot_be_judged_stand_last(scheme: Scheme) -> None:
    for dimension in scheme.dimensions:
        judged = [level.judged for level in dimension.levels]
        assert judged == sorted(judged, reverse=True)


@pytest.mark.parametrize("name", ["grade", "icd203", "ipcc"])
def test_the_better_level_never_means_less_confidence(name: str) -> None:
    scheme = find_scheme(name)
    levels = scheme.dimensions[0].levels
    ranks = [scheme.confidence(level.code).rank for level in levels]
    assert ranks == sorted(ranks, reverse=True)


@SCHEMES
def test_details_that_a_scheme_does_not_know_are_refused(scheme: Scheme) -> None:
    with pytest.raises(InvalidLevel, match="has no detail called colour"):
        scheme.known_details({"colour": "red"})
