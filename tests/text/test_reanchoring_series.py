"""A thousand edits of known kind on real texts: nothing lands on the wrong words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evidence.text.anchors import Outcome, Placement, reanchor
from evidence.text.text_index import index_of
from tests.text.edit_series import (
    CHANGES,
    HARMLESS,
    REGISTER,
    Case,
    Edited,
    cases,
)

HARMFUL = {edit.__name__ for edit in CHANGES}
FULL = 1_000
"""Edits of the whole series; `make test` runs a twentieth of it."""


def example(root: Path) -> str:
    return (root / "references" / "chapter.md").read_text("utf-8")


def series(text: str, number: int) -> list[tuple[str, Case, Edited, Placement]]:
    return [
        (
            kind,
            case,
            edited,
            reanchor(case.selector, edited.text, same_text=False, before=case.text),
        )
        for kind, case, edited in cases(text, number, seed=number)
    ]


def wrong(edited: Edited, placement: Placement) -> bool:
    """Tell whether the anchor was said to be harmless, and is on other words."""
    if placement.outcome not in HARMLESS:
        return False
    true = edited.true
    if true is None or placement.start is None or placement.end is None:
        return True
    if placement.outcome is Outcome.REWORDED:  # its ends may be the words' beside it
        shared = min(true.end, placement.end) - max(true.start, placement.start)
        return shared < 0.9 * (true.end - true.start)
    return (placement.start, placement.end) != (true.start, true.end)


def check(text: str, number: int, *, followed: float = 0.98) -> None:
    done = series(text, number)
    silent = [
        (kind, case.selector.exact, placement)
        for kind, case, edited, placement in done
        if wrong(edited, placement)
    ]
    harmless = [
        placement.outcome in HARMLESS
        for kind, _, _, placement in done
        if kind.removeprefix("short ") not in HARMFUL
    ]

    assert silent == []
    assert sum(harmless) >= followed * len(harmless)


def test_a_twentieth_of_the_series_holds(root: Path) -> None:
    check(example(root), FULL // 20)


def test_a_twentieth_of_the_series_holds_on_the_real_chapter(
    shared_chapter: Path,
) -> None:
    check((shared_chapter / "chapter.txt").read_text("utf-8"), FULL // 20)


def test_a_text_that_repeats_itself_is_called_ambiguous_and_never_mistaken() -> None:
    check(REGISTER, FULL // 20, followed=0.9)


@pytest.mark.long
def test_the_whole_series_holds(root: Path) -> None:
    check(example(root), FULL)
    check(REGISTER, FULL, followed=0.9)


@pytest.mark.long
def test_the_whole_series_holds_on_the_real_chapter(shared_chapter: Path) -> None:
    check((shared_chapter / "chapter.txt").read_text("utf-8"), FULL)


def test_a_changed_number_negation_or_name_is_told(root: Path) -> None:
    changed = {"number_changed", "negation_dropped", "negation_added", "name_swapped"}
    told: Counter[Outcome] = Counter(
        placement.outcome
        for kind, _, _, placement in series(example(root), 170)
        if kind in changed
    )

    assert set(told) <= {Outcome.ALTERED, Outcome.NOT_FOUND}
    assert told[Outcome.ALTERED] >= 0.95 * told.total()


def test_a_long_text_is_prepared_once_for_all_claims(root: Path) -> None:
    text = (example(root) + "\n\n") * 2

    assert index_of(text) is index_of(text)
