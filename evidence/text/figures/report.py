"""The figures of a text as plain values, for JSON and tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from evidence.text.figures.finder import FoundFigure
from evidence.text.figures.printed_figures import read_figures

BETWEEN = "between"
"""What is reported as the comparator of a range that nothing else hedges."""


def figures_report(text: str, around: str = "") -> list[dict[str, Any]]:
    """Return the quantities of *text*, a part of *around*, in order, each as a dict.

    ``text``, ``start``, ``end`` (code points of *text*), ``value`` (a number, or
    ``[low, high]``), ``unit`` (``%``, ``percentage points``, an ISO 4217 code, or what
    is counted, as written), ``comparator`` (``eq``, ``about``, ``over``, ``atleast``,
    ``under``, ``upto``, ``between``), ``as_of`` (EDTF or None), ``scope`` (the words
    that say of what) and ``of`` (the whole of a part, else None). «1 in 6» is 16.67 %,
    «a third» 33.33 %.
    """
    found = read_figures(text, around)
    return [_as_dict(one) for one in found if one.figure.day is None]


def _as_dict(found: FoundFigure) -> dict[str, Any]:
    figure = found.figure
    comparator = figure.comparator.value
    if figure.is_interval and comparator == "eq":
        comparator = BETWEEN
    unit, scope = found.currency or figure.unit, found.scope
    if found.share:
        of = f"of {figure.unit}" if figure.unit not in {"", "%"} else ""
        unit, scope = "%", scope or of
    return {
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "value": _value(found),
        "unit": unit,
        "comparator": comparator,
        "as_of": found.as_of.text if found.as_of is not None else None,
        "scope": scope,
        "of": _number(figure.base) if figure.base is not None else None,
    }


def _value(found: FoundFigure) -> object:
    figure = found.figure
    if found.exact:
        exact = [_number(each) for each in found.exact]
        return exact if len(exact) > 1 else exact[0]
    low, high = figure.low or Decimal(0), figure.high or Decimal(0)
    if found.share and figure.base:
        return _number(round(100 * high / figure.base, 2))
    return [_number(low), _number(high)] if figure.is_interval else _number(high)


def _number(value: Decimal) -> int | float:
    """Return *value* as a number of JSON; at most 15 digits, so none is lost."""
    return int(value) if value == value.to_integral_value() else float(value)
