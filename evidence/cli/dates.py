"""Dates and spans of time on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from datetime import date, timedelta

_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Day(click.ParamType["date"]):
    """A day, ``YYYY-MM-DD``."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day, or fail with the form that is wanted."""
        from datetime import date

        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it as YYYY-MM-DD", param, ctx)


class Within(click.ParamType["timedelta"]):
    """A span such as ``90d``, ``6w`` or ``1y``."""

    name = "DAYS"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Read the span, or fail with the form that is wanted."""
        import re
        from datetime import timedelta

        if isinstance(value, timedelta):
            return value
        match = re.fullmatch(r"(\d{1,5})([dwmy]?)", str(value))
        if match is None:
            self.fail(f"{value!r} is no span; write it as 90d, 6w or 1y", param, ctx)
        return timedelta(days=int(match[1]) * _DAYS[match[2] or "d"])


DAY = Day()
WITHIN = Within()
