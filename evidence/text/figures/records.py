"""Figures as flat rows of text, the way a database or a file keeps them.

Numbers are exact decimal text; dates are EDTF text. Nothing may order or compare by
these texts: read the figure back and compare that.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.text.figures.figure import Comparator, Figure, InvalidFigure

Record = dict[str, str | None]


def to_record(figure: Figure) -> Record:
    """Return the figure's fields as text; absent ones are None, never empty numbers.

    Keys: comparator, low, high, unit, base, scope, as_of, day, low_step, high_step,
    text (the canonical form).
    """
    return {
        "comparator": figure.comparator.value,
        "low": _number_text(figure.low),
        "high": _number_text(figure.high),
        "unit": figure.unit,
        "base": _number_text(figure.base),
        "scope": figure.scope,
        "as_of": figure.as_of.text if figure.as_of else None,
        "day": figure.day.text if figure.day else None,
        "low_step": format(figure.low_step, "f"),
        "high_step": format(figure.high_step, "f"),
        "text": figure.text,
    }


def from_record(record: Mapping[str, str | None]) -> Figure:
    """Return the figure of a record; keys that are not fields are ignored.

    Raises InvalidFigure where a field does not hold what ``to_record`` writes.
    """
    try:
        return Figure(
            comparator=Comparator(record.get("comparator") or "eq"),
            low=_number(record.get("low")),
            high=_number(record.get("high")),
            unit=record.get("unit") or "",
            base=_number(record.get("base")),
            scope=record.get("scope") or "",
            as_of=_date(record.get("as_of")),
            day=_date(record.get("day")),
            low_step=_number(record.get("low_step")) or Decimal(1),
            high_step=_number(record.get("high_step")) or Decimal(1),
        )
    except (InvalidOperation, InvalidDate, ValueError) as error:
        raise InvalidFigure(f"not a stored figure: {error}") from error


def _number_text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _date(text: str | None) -> Edtf | None:
    return None if text is None else parse_edtf(text)
