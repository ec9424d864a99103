"""The marks of a timeline: a value's shape, its bars and arrows, and its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evidence.exporters.label_places import MARK, Box, Placed, place_labels
from evidence.exporters.measures import MeasureValue, Stated
from evidence.exporters.time_scale import (
    Scale,
    ends_of,
    in_points,
    middle_of,
    plot_room,
    reach,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OWN, OTHER, SOFT, FAINT = "#1d4a73", "#1b1e23", "#c9ced6", "#565d68"
SHAPES = {
    "high": "o",
    "moderate": "s",
    "low": "^",
    "very low": "v",
    "unrated": "X",
    "seen": "D",
    "unseen": "D",
}
HOLLOW = "unseen"
CHARACTER = 4.6
"""Points that a digit takes with its share of the space around a label."""
SPREAD = 7.0
"""Points between marks that stand for one value at one time."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value, and where on the line of time its mark goes, in days."""

    value: MeasureValue
    at: float


def make_spots(values: Sequence[MeasureValue], scale: Scale) -> list[Spot]:
    """Return where each mark goes; marks on one spot are put side by side."""
    here = [_key_of(value, scale) for value in values]
    day = (scale.last - scale.first) / plot_room()[0]
    seen: Counter[tuple[float, float]] = Counter()
    spots = []
    for key, value in zip(here, values, strict=True):
        aside = (seen[key] - (here.count(key) - 1) / 2) * SPREAD
        seen[key] += 1
        spots.append(Spot(value, middle_of(value, scale) + aside * day))
    return spots


def draw_mark(axes: Axes, spot: Spot, scale: Scale) -> None:
    """Draw a value: its time across, its interval upright, an arrow for a bound."""
    value, height = spot.value, float(spot.value.value)
    colour = _colour(value)
    first, last = ends_of(value, scale)
    axes.plot([first, last], [height, height], color=colour, linewidth=1.3, zorder=2)
    if value.latest is None:
        _arrow(axes, (last, height), (last - 1, height), colour)
    if value.earliest is None:
        _arrow(axes, (first, height), (first + 1, height), colour)
    if value.low != value.high:
        ends = [float(value.low), float(value.high)]
        axes.plot([spot.at, spot.at], ends, color=colour, linewidth=1.3, zorder=2)
        axes.plot([spot.at, spot.at], ends, "_", color=colour, markersize=6, zorder=2)
    if value.opens:
        tip = height + reach(scale) * value.opens
        _arrow(axes, (spot.at, tip), (spot.at, height), colour)
    axes.plot([spot.at], [height], markersize=5.4, zorder=3, **shape(value))


def shape(value: MeasureValue) -> dict[str, Any]:
    """Return how the mark of a value looks: its confidence is its shape."""
    colour = _colour(value)
    return {
        "marker": SHAPES.get(value.confidence, "X"),
        "color": colour,
        "markerfacecolor": "white" if value.confidence == HOLLOW else colour,
    }


def _colour(value: MeasureValue) -> str:
    return OWN if value.stated in {Stated.CLAIM, Stated.EARLIER} else OTHER


def _arrow(
    axes: Axes, tip: tuple[float, float], tail: tuple[float, float], colour: str
) -> None:
    style = {"arrowstyle": "->", "color": colour, "linewidth": 1.1}
    style |= {"shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=tip, xytext=tail, arrowprops=style)


def draw_numbers(axes: Axes, spots: Sequence[Spot], scale: Scale) -> None:
    """Write each mark's number beside it; marks on one spot share a label."""
    room = plot_room()
    groups: dict[tuple[float, float], list[int]] = {}
    for number, spot in enumerate(spots, 1):
        groups.setdefault(_key_of(spot.value, scale), []).append(number)
    labels = [_numbers(numbers) for numbers in groups.values()]
    placed = place_labels(
        list(groups),
        [len(label) * CHARACTER for label in labels],
        room=room,
        lines=[line for spot in spots for line in _lines_of(spot, scale)],
    )
    for label, place in zip(labels, placed, strict=True):
        _label(axes, label, place, room)


def _key_of(value: MeasureValue, scale: Scale) -> tuple[float, float]:
    """Return a spot to the point: what is nearer than that stands on one another."""
    x, y = in_points(middle_of(value, scale), float(value.value), scale)
    return float(round(x)), float(round(y))


def _lines_of(spot: Spot, scale: Scale) -> Iterator[Box]:
    """Yield the mark, the bars and the arrow of a value as boxes in points."""
    value, height = spot.value, float(spot.value.value)
    first, last = ends_of(value, scale)
    left, level = in_points(first, height, scale)
    right, _ = in_points(last, height, scale)
    yield left, level - 1, right, level + 1
    tip = height + reach(scale) * value.opens
    low = min(float(value.low), tip)
    high = max(float(value.high), tip)
    x, bottom = in_points(spot.at, low, scale)
    _, top = in_points(spot.at, high, scale)
    yield x - MARK, bottom - MARK, x + MARK, top + MARK


def _label(axes: Axes, label: str, place: Placed, room: tuple[float, float]) -> None:
    wide, tall = room
    axes.annotate(
        label,
        xy=(place.mark[0] / wide, place.mark[1] / tall),
        xytext=(place.middle[0] / wide, place.middle[1] / tall),
        xycoords="axes fraction",
        textcoords="axes fraction",
        ha="center",
        va="center",
        fontsize=6.4,
        color=FAINT,
        arrowprops=(
            {"arrowstyle": "-", "color": SOFT, "linewidth": 0.5, "shrinkA": 4}
            if place.is_far
            else None
        ),
        zorder=4,
    )


def _numbers(numbers: Sequence[int]) -> str:
    """Return "1, 3–5" for 1, 3, 4, 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))
        for run in runs
    )
