"""Figures, sources and lists as a finding's message says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from evidence.checker.facts import EvidenceFacts
from evidence.text.cells import short
from evidence.text.figures import Figure

_MOST = 6
"""A message names no more members than this; the brief shows all."""


def figure_words(figure: Figure, *, dated: bool = False) -> str:
    """Return "more than 50,000 people (in factories)", with "as of 2019" if *dated*."""
    parts = [_quantity(figure)]
    if figure.scope:
        parts.append(f"({figure.scope})")
    if dated and figure.as_of is not None:
        parts.append(f"as of {figure.as_of.text}")
    return " ".join(parts)


def _quantity(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return figure.day.text if figure.day is not None else ""
    number = _number(figure.low, figure.low_step, figure.unit)
    if figure.low != figure.high:
        number = f"{number} to {_number(figure.high, figure.high_step, figure.unit)}"
    if figure.base is not None:
        number = f"{number} of {figure.base:,f}"
    gap = "" if figure.unit.startswith("%") else " "
    return f"{figure.comparator.words} {number}{gap}{figure.unit}".strip()


def _number(value: Decimal, step: Decimal, unit: str) -> str:
    """Return all digits that were shown, in groups of three but for a likely year."""
    if not unit and step == 1 and 1000 <= value <= 2999:
        return f"{value:f}"
    return f"{value.quantize(step) if step < 1 else value:,f}"


def place_words(tie: EvidenceFacts) -> str:
    """Return the source and its page: "hall2020, p. 12"."""
    return f"{tie.source}, {short(tie.page_label)}" if tie.page_label else tie.source


def listed(words: Iterable[str], *, joint: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"; long lists end in how many more."""
    items = list(words)
    if len(items) > _MOST:
        items = [*items[:_MOST], f"{len(items) - _MOST} more"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def distinct(words: Iterable[str]) -> Sequence[str]:
    """Return *words* without repetition, in order."""
    return list(dict.fromkeys(words))
