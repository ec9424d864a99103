"""Draw measures over time as SVG: each value with interval, time, source, confidence.

A panel a measure: marks on a line of time, numbered, and under it the list of what the
numbers are. What a mark's shape says stands in the list in words too, and colour only
repeats it. Letters are drawn as paths of a font that comes with matplotlib, so that
the picture is the same everywhere; ``<title>`` and ``<desc>`` say it in text.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from evidence.exporters.charts import STYLE as CHART_STYLE
from evidence.exporters.measures import Measure, MeasureValue, Stated
from evidence.exporters.time_scale import (
    LEFT,
    PLOT,
    RIGHT,
    WIDTH,
    Scale,
    make_scale,
    ticks,
)
from evidence.exporters.timeline_marks import (
    FAINT,
    SOFT,
    draw_mark,
    draw_numbers,
    make_spots,
    shape,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.165
HEAD = 0.42
TAIL = 0.34
"""Inches of a panel besides its plot: a line of the list, the title, the days."""
COLUMNS = ((0.09, 31), (0.36, 22), (0.56, 30), (0.85, 17))
"""Where each column of the list begins, and how many characters it takes."""
_FALLBACKS = ("Noto Sans", "Noto Naskh Arabic", "WenQuanYi Micro Hei")
WORDS = {"seen": "source, seen", "unseen": "source, not seen"}
BY = {
    Stated.CLAIM: " (claim)",
    Stated.EARLIER: " (claim, before)",
    Stated.NEWER: " (newer)",
}
STYLE: dict[Any, Any] = {
    **CHART_STYLE,
    "font.family": ["DejaVu Sans", *_FALLBACKS],
    "font.size": 7.0,
}


def draw_timeline(measures: Sequence[Measure]) -> str:
    """Return *measures* as one SVG document, a panel each, from the top.

    Each has a dated value. Where none of the fonts has a letter of a name, letters
    beyond Latin-1 are left out of the picture; ``<desc>`` has them all.
    """
    import matplotlib as library  # noqa: PLC0415 - slow to import

    library.use("svg")
    with library.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore")
        warnings.filterwarnings("error", message=r"Glyph .* missing from")
        try:
            drawn = _draw(measures)
        except UserWarning:
            drawn = _draw([_latin(measure) for measure in measures])
    return _described(drawn, measures)


def _latin(measure: Measure) -> Measure:
    values = tuple(
        replace(value, name=_plain(value.name), figure=_plain(value.figure))
        for value in measure.values
    )
    return Measure(_plain(measure.title), _plain(measure.unit), values)


def _plain(text: str) -> str:
    return text.encode("latin-1", "replace").decode("latin-1")


def _draw(measures: Sequence[Measure]) -> str:
    import logging  # noqa: PLC0415 - with matplotlib, half a second

    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    heights = [_height(measure) for measure in measures]
    figure = Figure(figsize=(WIDTH, sum(heights)))
    top = sum(heights)
    for measure, height in zip(measures, heights, strict=True):
        page = sum(heights)
        low = top - HEAD - PLOT
        box = (LEFT, low / page, RIGHT - LEFT, PLOT / page)
        axes = figure.add_axes(box)
        axes.set_label(f"measure-{measures.index(measure)}")
        _panel(axes, measure)
        _list(figure, measure, (low - TAIL) / page, ROW / page)
        top -= height
    stream = io.StringIO()
    metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
    figure.savefig(stream, format="svg", metadata=metadata)
    return stream.getvalue()


def _height(measure: Measure) -> float:
    return HEAD + PLOT + TAIL + ROW * (len(measure.values) + 1.6)


def _panel(axes: Axes, measure: Measure) -> None:
    scale = make_scale(measure.drawn)
    axes.set_xlim(scale.first, scale.last)
    axes.set_ylim(scale.bottom, scale.top)
    axes.set_title(measure.title, loc="left", fontsize=8.4, fontweight="bold", pad=5)
    for side in ("right", "top"):
        axes.spines[side].set_visible(False)
    axes.grid(visible=True, axis="y", color=SOFT, linewidth=0.4)
    axes.set_axisbelow(True)
    _time_scale(axes, scale)
    _value_scale(axes, measure)
    spots = make_spots(measure.drawn, scale)
    for spot in spots:
        draw_mark(axes, spot, scale)
    draw_numbers(axes, spots, scale)


def _list(figure: Any, measure: Measure, top: float, row: float) -> None:
    heads = ("value", "as of", "stated by", "confidence")
    numbers = {id(value): number for number, value in enumerate(measure.drawn, 1)}
    for (at, _), head in zip(COLUMNS, heads, strict=True):
        figure.text(at, top, head, color=FAINT, va="center", fontsize=6.6)
    for line, value in enumerate(measure.values, 1):
        height = top - line * row
        number = numbers.get(id(value))
        weight = "bold" if value.stated is Stated.CLAIM else "normal"
        figure.text(
            COLUMNS[0][0] - 0.035,
            height,
            str(number) if number else "–",
            ha="right",
            va="center",
            color=FAINT,
        )
        _key(figure, value, height)
        for (at, size), text in zip(COLUMNS, _cells(value), strict=True):
            shown = text if len(text) <= size else f"{text[: size - 1]}…"
            figure.text(at, height, shown, va="center", fontweight=weight)


def _key(figure: Any, value: MeasureValue, height: float) -> None:
    """Draw the shape that stands for *value* in front of its line."""
    from matplotlib.lines import Line2D  # noqa: PLC0415 - slow to import

    at = COLUMNS[0][0] - 0.018
    figure.add_artist(Line2D([at], [height], markersize=4.6, **shape(value)))


def _cells(value: MeasureValue) -> tuple[str, str, str, str]:
    by = f"{value.name}{BY.get(value.stated, '')}"
    when = value.as_of or "undated: not drawn"
    return value.figure, when, by, WORDS.get(value.confidence, value.confidence)


def _time_scale(axes: Axes, scale: Scale) -> None:
    shown = list(ticks(scale))
    axes.set_xticks([day.toordinal() for day, _ in shown])
    axes.set_xticklabels([words for _, words in shown])
    axes.tick_params(axis="x", length=2.5, width=0.6, labelsize=6.8, pad=2)


def _value_scale(axes: Axes, measure: Measure) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415 - slow

    whole = all(
        value.value == value.value.to_integral_value() for value in measure.drawn
    )
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=whole))
    axes.yaxis.set_major_formatter(FuncFormatter(_words))
    axes.tick_params(axis="y", length=0, labelsize=6.8, pad=3)


def _words(value: float, _position: int) -> str:
    for size, word in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:,.6g}{word}".replace(",", "\u2009")
    return f"{value:,.6g}".replace(",", "\u2009")


def _described(drawn: str, measures: Sequence[Measure]) -> str:
    """Return the picture with its title and its text, for those who do not see it."""
    title = escape("Values over time: " + "; ".join(each.title for each in measures))
    text = escape("\n".join(_lines(measures)))
    names = ' role="img" aria-labelledby="timeline-title timeline-desc"'
    head = re.search(r"<svg\b[^>]*", drawn)
    if head is None:  # pragma: no cover - matplotlib always writes one
        return drawn
    inside = (
        f'>\n <title id="timeline-title">{title}</title>\n'
        f' <desc id="timeline-desc">{text}</desc>'
    )
    return drawn[: head.end()] + names + inside + drawn[head.end() + 1 :]


def _lines(measures: Iterable[Measure]) -> Iterator[str]:
    for measure in measures:
        yield measure.title
        for number, value in enumerate(measure.values, 1):
            figure, when, by, confidence = _cells(value)
            yield f"{number}. {figure}, {when}: {by} ({confidence})"
