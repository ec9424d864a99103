"""Charts of a claim's figures as shapes of a page's own: no picture, no library.

``charts`` draws them for paper, where each letter has its place. In a page with
thousands of them the browser sets the letters, in the colours that its reader chose.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evidence.exporters.base import Chart
from evidence.exporters.charts import cut_to

LEFT, RIGHT = 216.0, 452.0
"""Between these the values stand, of 640: names to the left, values in words right."""
LONGEST = 30
"""Letters of a name; longer ones are cut: the table has them whole."""
LONGEST_VALUE = 24
"""Letters of a value in words."""
SIGN = 5.0
"""Half of a square's side."""
_ROOM = 0.12
"""Of the values' range, on both sides: for arrows."""


@dataclass(frozen=True, slots=True)
class DrawnPoint:
    """A row of a chart: a bar from *low* to *high*, a sign in its *middle*.

    *left* is where a square begins. *opens* is 1 for an arrow to the right of the bar,
    -1 for one to the left.
    """

    label: str
    note: str
    low: str
    high: str
    middle: str
    left: str
    opens: int
    hedged: bool
    own: bool


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart ready for the template; *ends* are the scale's, each with its value."""

    points: tuple[DrawnPoint, ...]
    ends: tuple[tuple[str, str], ...]
    unit: str
    description: str


def drawn(chart: Chart) -> DrawnChart:
    """Return where the parts of *chart* stand."""
    low = min(point.low for point in chart.points)
    high = max(point.high for point in chart.points)
    room = float(high - low) * _ROOM or abs(float(high)) * 0.1 or 1.0
    start = float(low) - room
    scale = (RIGHT - LEFT) / (float(high - low) + 2 * room)

    def at(value: Decimal) -> float:
        return LEFT + (float(value) - start) * scale

    return DrawnChart(
        points=tuple(
            DrawnPoint(
                label=cut_to(point.label, LONGEST),
                note=cut_to(point.note, LONGEST_VALUE),
                low=_length(at(point.low)),
                high=_length(at(point.high)),
                middle=_length((at(point.low) + at(point.high)) / 2),
                left=_length((at(point.low) + at(point.high)) / 2 - SIGN),
                opens=point.opens,
                hedged=point.hedged,
                own=point.own,
            )
            for point in chart.points
        ),
        ends=tuple(
            (_length(at(value)), _value(value, chart))
            for value in dict.fromkeys((low, high))
        ),
        unit=cut_to(chart.unit, LONGEST),
        description=chart.description,
    )


def _length(value: float) -> str:
    return f"{value:.1f}"


def _value(value: Decimal, chart: Chart) -> str:
    """Return the value at an end of the scale; a day where the chart has dates."""
    if chart.dates:
        number = int(value)
        inside = 1 <= number <= date.max.toordinal()
        return date.fromordinal(number).isoformat() if inside else ""
    return f"{value.normalize():,f}"
