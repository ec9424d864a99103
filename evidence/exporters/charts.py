"""Charts of a claim's figures as SVG: each value with interval, hedge, source, as-of.

One row a value, the claim's own first, as a dot, a bar for an interval, an arrow where
the quantity lies above or below the number. Nothing of the picture depends on the time
or the run: the same chart is the same bytes.
"""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from evidence.exporters.base import Chart, ChartPoint
from evidence.exporters.safety import visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 6.3
"""Inches: as wide as the text on A4 (160 mm)."""
ROW = 0.235
FOOT = 0.3
"""Inches for the scale below the rows."""
LABELS = 0.32
"""Part of the width to the left of the scale."""
NOTES = 0.25
"""Part of the width to the right of the scale."""
NAME, COLUMN = 34, 24
"""Letters of a name and of a value; longer ones are cut: the table has them whole."""
COLOURS = {
    "accent": "#1d4a73",
    "ink": "#1b1e23",
    "line": "#c9ced6",
    "soft": "#565d68",
}
"""As the style sheet has them: of the claim's own value, of the others', of rules, of
the scale. A square in bold says in grey what the accent says in colour."""
ARROW = 0.06
"""Length of an arrow, as a part of the scale."""
FONTS = (
    *("Noto Sans", "Noto Naskh Arabic", "WenQuanYi Micro Hei"),
    *("Noto Sans CJK SC", "DejaVu Sans"),
)
STYLE = {
    "svg.hashsalt": "evidence",
    "svg.fonttype": "path",
    "font.family": [*FONTS],
    "font.size": 7.4,
    "axes.linewidth": 0.6,
    "text.usetex": False,
    "text.parse_math": False,
}


def draw_chart(
    chart: Chart, colours: Mapping[str, str] | None = None, font: str = ""
) -> str:
    """Return *chart* as an SVG document, in the *colours* and the *font* of a theme.

    Where none of the chart's fonts has a letter of a name, rows are numbered instead:
    the table above it, which is set in every installed font, has the names in order.
    """
    tints = {**COLOURS, **(colours or {})}
    chart = _readable(chart)
    matplotlib = _matplotlib()
    fonts = (font, *FONTS) if font else FONTS
    style = STYLE | {"font.family": [*fonts]}
    with matplotlib.rc_context(style), warnings.catch_warnings():
        warnings.filterwarnings("ignore")
        warnings.filterwarnings("error", message=r"Glyph .* missing from")
        try:
            return _draw(chart, tints, fonts)
        except UserWarning:
            return _draw(_numbered(chart), tints, fonts)


def _readable(chart: Chart) -> Chart:
    """Return *chart* with texts of one line each: no font draws what only controls."""
    points = tuple(
        replace(point, label=_line(point.label), note=_line(point.note))
        for point in chart.points
    )
    return replace(chart, points=points, unit=_line(chart.unit))


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def _numbered(chart: Chart) -> Chart:
    points = tuple(
        replace(
            point,
            label="This claim" if point.own else f"value {at}",
            note=_ascii(point.note),
        )
        for at, point in enumerate(chart.points)
    )
    return replace(chart, points=points, unit=_ascii(chart.unit))


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode().strip()


@lru_cache(maxsize=1)
def _matplotlib() -> Any:
    import logging  # noqa: PLC0415 - with matplotlib, half a second

    import matplotlib as library  # noqa: PLC0415 - slow to import

    library.use("svg")
    # It reports each family of the list above that is not installed.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    return library


def _draw(chart: Chart, tints: Mapping[str, str], fonts: Sequence[str]) -> str:
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    from evidence.exporters._drawing import as_svg  # noqa: PLC0415 - as above

    height = ROW * len(chart.points) + FOOT
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes(
        (LABELS, FOOT / height, 1 - LABELS - NOTES, 1 - FOOT / height)
    )
    low, high = _range(chart.points)
    axes.set_xlim(low, high)
    axes.set_ylim(len(chart.points) - 0.5, -0.5)
    for row, point in enumerate(chart.points):
        _draw_point(axes, row, point, (high - low) * ARROW, tints)
    _draw_scale(axes, chart, tints)
    return as_svg(figure, fonts)


def _range(points: tuple[ChartPoint, ...]) -> tuple[float, float]:
    """Return the ends of the scale: all values, with room for arrows."""
    low = min(float(point.low) for point in points)
    high = max(float(point.high) for point in points)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    return low - room, high + room


def _draw_point(
    axes: Axes,
    row: int,
    point: ChartPoint,
    arrow: float,
    tints: Mapping[str, str],
) -> None:
    colour = tints["accent" if point.own else "ink"]
    low, high = float(point.low), float(point.high)
    weight = "bold" if point.own else "normal"
    rule: dict[str, Any] = {
        "color": tints["line"],
        "linewidth": 0.4,
        "solid_capstyle": "butt",
    }
    axes.axhline(row, zorder=0, **rule)
    if low != high:
        axes.plot([low, high], [row, row], color=colour, linewidth=3.2, zorder=2)
    if point.opens:
        start = high if point.opens > 0 else low
        axes.annotate(
            "",
            xy=(start + arrow * point.opens, row),
            xytext=(start, row),
            arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 1.1},
        )
    # Hollow where the source hedges ("about"); a square marks the claim's own.
    axes.plot(
        [(low + high) / 2],
        [row],
        linestyle="none",
        marker="s" if point.own else "o",
        markersize=5.2,
        color=colour,
        markerfacecolor="white" if point.hedged else colour,
        zorder=4,
    )
    across = axes.get_yaxis_transform()
    common: dict[str, Any] = {"va": "center", "transform": across, "fontweight": weight}
    axes.text(-0.02, row, cut_to(point.label, NAME), ha="right", **common)
    axes.text(1.02, row, cut_to(point.note, COLUMN), ha="left", **common)


def cut_to(text: str, most: int) -> str:
    """Return what of *text* is not wider than *most* letters; Chinese ones are two."""
    ends = list(accumulate(2 if east_asian_width(x) in "WF" else 1 for x in text))
    if not ends or ends[-1] <= most:
        return text
    return f"{text[: bisect_right(ends, most - 1)].rstrip()}…"


def _draw_scale(axes: Axes, chart: Chart, tints: Mapping[str, str]) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415 - slow to import

    axes.patch.set_visible(False)  # the figure is white already
    axes.set_yticks([])
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    whole = all(point.low == point.low.to_integral_value() for point in chart.points)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=whole))
    axes.xaxis.set_major_formatter(FuncFormatter(_day if chart.dates else _number))
    # Where the ticks' own labels stand, in the column of the names.
    axes.annotate(
        cut_to(chart.unit, NAME),
        xy=(-0.02, 0),
        xytext=(0, -4.5),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        va="top",
        fontsize=6.8,
        color=tints["soft"],
    )
    axes.tick_params(axis="x", length=2.5, width=0.6, labelsize=6.8, pad=2)


def _day(value: float, _position: int) -> str:
    number = round(value)
    inside = 1 <= number <= date.max.toordinal()
    return date.fromordinal(number).isoformat() if inside else ""


def _number(value: float, _position: int) -> str:
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
