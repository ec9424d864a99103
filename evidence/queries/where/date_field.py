"""Fields of dates: EDTF, of which a year or a month alone is all of its days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar

import sqlalchemy as sa

from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.queries.where.expression import IN, InvalidExpression, Value
from evidence.queries.where.field import Condition, Field, Reach, here


def first_moment(day: date) -> datetime:
    """Return when *day* begins, in UTC."""
    return datetime.combine(day, time.min, UTC)


def last_moment(day: date) -> datetime:
    """Return the last microsecond of *day*, in UTC."""
    return datetime.combine(day, time.max, UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Field):
    """A day or a span of days.

    ``=``: all of it lies within the value. ``<``: all of it is before, ``<=``: none of
    it is after; ``>`` and ``>=`` the other way round. What has no date fits nothing.
    """

    KIND: ClassVar[str] = "a date"
    SIGNS: ClassVar[tuple[str, ...]] = ("=", "<", "<=", ">", ">=", IN)

    earliest: Any
    latest: Any
    first: Callable[[date], Any] = date.isoformat
    """Turns the first day of a value into what the columns hold; *last* its last."""
    last: Callable[[date], Any] = date.isoformat
    reach: Reach = here

    def compared(self, sign: str, value: Value) -> Condition:
        """Compare with a date, of which parts may be open."""
        try:
            wanted = parse_edtf(value.text.strip())
        except InvalidDate as error:
            raise InvalidExpression(
                f"{self.name} is a date: {error}",
                at=value.at,
                hint="as 2026, 2026-03, 2026-03-01, 2017/2019",
            ) from None
        first = None if wanted.earliest is None else self.first(wanted.earliest)
        last = None if wanted.latest is None else self.last(wanted.latest)
        return self.reach(sa.func.coalesce(self._stands(sign, first, last), sa.false()))

    def _stands(self, sign: str, first: Any, last: Any) -> Condition:
        after = sa.false() if first is None else self.earliest >= first
        until = sa.false() if last is None else self.latest <= last
        if sign == "=":
            return (sa.true() if first is None else after) & (
                sa.true() if last is None else until
            )
        if sign == "<":
            return sa.false() if first is None else self.latest < first
        if sign == ">":
            return sa.false() if last is None else self.earliest > last
        return until if sign == "<=" else after
