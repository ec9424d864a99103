"""Which of a claim's figures a newer one takes the place of, and whether it can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence.bibliography.dates import Edtf
from evidence.checker.pairing import compare, scope_key
from evidence.checker.wording import figure_words
from evidence.errors import Ambiguous, InputRefused, NotFound
from evidence.services.stated import read_figure
from evidence.text.figures import (
    ComparatorVerdict,
    Figure,
    ValueVerdict,
    compare_figures,
)


def choose_old(
    own: Sequence[Figure], newer: Figure, named: str | None, claim: str
) -> Figure:
    """Return the figure of *claim* that *newer* overtakes.

    *named* is what a person called it. Raises NotFound where the claim has no such
    figure, InputRefused where none can be compared, Ambiguous where several can.
    """
    figures = list(dict.fromkeys(own))
    if not figures:
        raise InputRefused(
            f"the claim {claim} states no figure",
            hint=f"evidence claim supersede {claim} --source KEY --as-of DATE "
            "--reason WORDS",
        )
    if named is not None:
        return _comparable([_named(figures, read_figure(named), claim)], newer, claim)
    return _comparable(figures, newer, claim)


def check_later(own: Sequence[Figure], as_of: Edtf, claim: str) -> None:
    """Refuse a state that held before, or while, the claim's figure did."""
    for figure in own:
        if figure.as_of is None or _is_later(figure.as_of, as_of):
            continue
        raise InputRefused(
            f"{figure_words(figure, dated=True)} is not older than {as_of.text}: what "
            "overtakes a figure is of a later time",
            hint="a source with another value for the same time contradicts it: "
            f"evidence tie {claim} KEY --stance contradicts; where the claim's date is "
            f"wrong or too wide: evidence claim edit {claim} --figure …",
        )


def _is_later(own: Edtf, as_of: Edtf) -> bool:
    """Tell whether *as_of* begins after *own*; an open end may end at any time."""
    start, last = as_of.earliest, own.latest or own.earliest
    return start is not None and (last is None or start > last)


def check_other(old: Figure, newer: Figure, claim: str) -> None:
    """Refuse a newer figure that is the old one again."""
    compared = compare_figures(old, newer)
    if (compared.value, compared.comparator) == (
        ValueVerdict.EQUAL,
        ComparatorVerdict.SAME,
    ):
        raise InputRefused(
            f"{figure_words(newer)} is the value that the claim has",
            hint="if it still stands, record its new date: evidence claim edit "
            f"{claim} --figure {newer.text!r}",
        )


def _named(figures: Sequence[Figure], wanted: Figure, claim: str) -> Figure:
    """Return the figure as written; without a date, the only one that is it."""
    if wanted in figures:
        return wanted
    bare = [each for each in figures if replace(each, as_of=None) == wanted]
    if len(bare) == 1:
        return bare[0]
    raise NotFound(
        f"{wanted.text!r} is no figure of the claim {claim}",
        hint=f"its figures: {_choices(figures)}",
    )


def _comparable(figures: Sequence[Figure], newer: Figure, claim: str) -> Figure:
    found = [each for each in figures if compare(each, newer) is not None]
    same = [each for each in found if scope_key(each) == scope_key(newer)]
    if len(same) == 1:
        found = same
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(
            f"which figure of {claim} does {newer.text!r} overtake?",
            hint=f"--old FIGURE; one of: {_choices(found)}",
        )
    why = "; ".join(compare_figures(each, newer).note for each in figures)
    raise InputRefused(
        f"no figure of the claim {claim} can be compared with it: {why}",
        hint="a newer figure counts the same thing in the same unit; where the claim "
        f"as a whole was overtaken: evidence claim supersede {claim} …",
    )


def _choices(figures: Sequence[Figure]) -> str:
    return ", ".join(repr(each.text) for each in figures)
