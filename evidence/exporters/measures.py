"""A measure over time, as plain values: what a timeline draws and tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Stated(StrEnum):
    """Who states a value."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    NEWER = "newer"
    """A source, of what overtook a claim."""
    EARLIER = "earlier"
    """A claim, before it was brought up to date."""


@dataclass(frozen=True, slots=True)
class MeasureValue:
    """One value: what is stated, by whom, of when, and how far it is trusted.

    *low* and *high* are its interval: both bounds of a range, or what a rounded number
    can stand for; *value* is where its mark goes. *opens* is 1 where the quantity lies
    above, -1 where it lies below. *earliest* or *latest* is None where its time has no
    end there; both are None for a value of no known time.
    """

    stated: Stated
    name: str
    """The citekey of the source, or the claim's name."""
    claim: str
    """Whose record it stands in."""
    figure: str
    value: Decimal
    low: Decimal
    high: Decimal
    opens: int
    as_of: str
    earliest: date | None
    latest: date | None
    confidence: str
    """A claim's; of what a source states "seen" or "unseen", for nobody rates it."""
    page: str = ""

    @property
    def is_dated(self) -> bool:
        """Tell whether there is a place for it on a line of time."""
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True, slots=True)
class Measure:
    """Values of one unit and one scope, in order of time."""

    title: str
    unit: str
    values: tuple[MeasureValue, ...]

    @property
    def drawn(self) -> tuple[MeasureValue, ...]:
        """Return the values that have a time."""
        return tuple(value for value in self.values if value.is_dated)
