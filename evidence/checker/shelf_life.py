"""Until when a figure may be printed: its as-of date and its topic's shelf life."""

from __future__ import annotations

from datetime import date, timedelta

from evidence.checker.rule import Policy
from evidence.text.figures import Figure

EVERY_OTHER = "*"
"""The topic of the policy that stands for all it does not name."""


def shelf_life(policy: Policy, topic: str) -> int | None:
    """Return the days that a figure on *topic* is good for; None for no end."""
    if topic in policy.shelf_life:
        return policy.shelf_life[topic]
    return policy.shelf_life.get(EVERY_OTHER)


def expiry(figure: Figure, days: int | None) -> date | None:
    """Return the last day on which *figure* is good.

    None where it has no as-of date, one with an open end, or no shelf life. A date is
    the value itself and does not expire.
    """
    latest = figure.as_of.latest if figure.as_of is not None else None
    if latest is None or days is None or figure.day is not None:
        return None
    try:
        return latest + timedelta(days=days)
    except OverflowError:
        return None
