"""Figures that are dates, and how two of them compare."""

from __future__ import annotations

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.text.figures.figure import Figure
from evidence.text.figures.units import unit_head
from evidence.text.figures.verdicts import Unlike, ValueVerdict

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
"""Numbers of the unit "year" that are read as years of the calendar."""


def as_day(figure: Figure) -> Edtf | None:
    """Return the date that a figure states: "on 2003", or "2003" in the unit year."""
    if figure.day is not None:
        return figure.day
    low = figure.low
    if low is None or figure.is_interval or figure.base is not None:
        return None
    if unit_head(figure.unit) != "year" or low != low.to_integral_value():
        return None
    if not _FIRST_YEAR <= low <= _LAST_YEAR:
        return None
    try:
        return parse_edtf(format(low.to_integral_value(), "f"))
    except InvalidDate:  # pragma: no cover  # four digits are always a year
        return None


def compare_days(claim: Edtf, source: Edtf) -> tuple[ValueVerdict, str] | Unlike:
    """Compare two dates by their earliest and latest days.

    A claim of July 2019 holds of the 2nd of July and says less. A claim of the 2nd is
    not proved by a source that only says July.
    """
    ours = (claim.earliest, claim.latest)
    theirs = (source.earliest, source.latest)
    if ours == theirs:
        return ValueVerdict.EQUAL, "the same date"
    if None in {*ours, *theirs}:
        return Unlike.OPEN
    if _apart(claim, source):
        return ValueVerdict.DIFFERENT, "different dates"
    if _holds(claim, source):
        return ValueVerdict.WITHIN, "consistent, but the claim says less"
    return Unlike.EXACTNESS


def _apart(one: Edtf, other: Edtf) -> bool:
    return bool(
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )


def _holds(wide: Edtf, narrow: Edtf) -> bool:
    return bool(
        wide.earliest
        and wide.latest
        and narrow.earliest
        and narrow.latest
        and wide.earliest <= narrow.earliest
        and narrow.latest <= wide.latest
    )
