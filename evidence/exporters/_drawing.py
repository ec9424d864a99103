"""Write a picture of matplotlib's as SVG of few elements: a path a style, and words.

Matplotlib's own writer gives every letter, tick and mark an element, some three hundred
for a chart, and each is styled, parsed and drawn by itself when a page is laid out.
Here all that is drawn alike is one path, in the order in which each style comes first,
and words stay words, that can be found and copied: whoever lays out the page sets each
letter in the same fonts, where matplotlib puts it. What must be joined or turned round
to be read (Arabic, or letters with marks on them) is drawn as shapes, since WeasyPrint
sets letters of pictures one by one.

The module is private since importing it imports matplotlib, which takes half a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, cast
from unicodedata import bidirectional, category
from xml.sax.saxutils import escape, quoteattr

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

POINTS = 72
"""Of an inch: a unit of the picture is a point."""
_TURNED = frozenset(["R", "AL", "AN"])
"""Directions of letters (and digits) that are read from the right."""
_STEPS = {
    Path.MOVETO: "M",
    Path.LINETO: "L",
    Path.CURVE3: "Q",
    Path.CURVE4: "C",
    Path.CLOSEPOLY: "Z",
}
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def as_svg(figure: Figure, fonts: Sequence[str]) -> str:
    """Return *figure* as an SVG document whose words are set in *fonts*.

    The same figure is the same text. Transparency, hatches and clipping are not drawn.
    """
    figure.set_dpi(POINTS)
    width, height = (float(side) for side in figure.bbox.size)
    renderer = _Renderer(width, height, tuple(fonts))
    figure.draw(renderer)
    across, down = _number(width), _number(height)
    family = ", ".join(f"'{font}'" for font in fonts)
    return (
        f'{_HEAD}<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{across}pt" height="{down}pt" viewBox="0 0 {across} {down}" '
        f"font-family={quoteattr(family)}>\n"
        f"{''.join(renderer.elements())}</svg>\n"
    )


class _Renderer(RendererBase):
    """Collects what a figure draws."""

    def __init__(self, width: float, height: float, fonts: tuple[str, ...]) -> None:
        super().__init__()
        self._fonts = fonts
        self._width = width
        self._height = height
        self._paths: dict[str, list[str]] = {}
        self._words: list[str] = []

    def elements(self) -> Iterator[str]:
        """Yield what was drawn, a line an element."""
        for style, steps in self._paths.items():
            yield f'<path {style} d="{" ".join(steps)}"/>\n'
        yield from self._words

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size in points."""
        return self._width, self._height

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Any,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Add *path* to those of its style."""
        steps = self._paths.setdefault(_style(gc, rgbFace), [])
        for ends, code in path.iter_segments(transform, simplify=False):
            letter = _STEPS[cast("Any", code)]
            steps.append(letter + ("" if letter == "Z" else self._places(ends)))

    def draw_text(  # noqa: PLR0913, PLR0917 - matplotlib's arguments
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,  # noqa: FBT002 - as above
        mtext: Any = None,
    ) -> None:
        """Add words that begin at *x*, *y*; none of them is turned."""
        bold = prop.get_weight() == "bold"
        size = prop.get_size_in_points()
        steps = _letter_places(s, self._fonts, bold=bold)
        if steps is None:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        places = " ".join(_number(x + step * size) for step in steps)
        weight = ' font-weight="bold"' if bold else ""
        self._words.append(
            f'<text x="{places}" y="{_number(y)}" fill="{to_hex(gc.get_rgb())}" '
            f'font-size="{_number(size)}"{weight}>{escape(s)}</text>\n'
        )

    def _places(self, ends: Any) -> str:
        """Return points as SVG has them: it counts from the top."""
        pairs = zip(ends[::2], ends[1::2], strict=True)
        return " ".join(
            f"{_number(across)} {_number(self._height - up)}" for across, up in pairs
        )


def _style(gc: GraphicsContextBase, fill: Any) -> str:
    filled = "none" if fill is None else to_hex(fill)
    width = gc.get_linewidth()
    if not width:
        return f'fill="{filled}"'
    cap = gc.get_capstyle()
    return (
        f'fill="{filled}" stroke="{to_hex(gc.get_rgb())}" '
        f'stroke-width="{_number(width)}" stroke-linejoin="{gc.get_joinstyle()}" '
        f'stroke-linecap="{"square" if cap == "projecting" else cap}"'
    )


def _letter_places(
    text: str, fonts: tuple[str, ...], *, bold: bool
) -> list[float] | None:
    """Return where each letter of *text* begins, in parts of the font's size.

    None where letters do not stand one by one.
    """
    if any(bidirectional(x) in _TURNED or category(x)[0] == "M" for x in text):
        return None
    font = get_font([*_font_files(fonts, bold=bold)])
    font.set_size(text_to_path.FONT_SCALE, text_to_path.DPI)
    letters, _, _ = text_to_path.get_glyphs_with_font(font, text, features=("-liga",))
    if len(letters) != len(text):
        return None
    return [across / text_to_path.FONT_SCALE for _, across, _, _ in letters]


@cache
def _font_files(fonts: tuple[str, ...], *, bold: bool) -> Sequence[str]:
    """Return the files of those of *fonts* that are installed."""
    weight = "bold" if bold else "normal"
    found: list[str] = []
    for family in fonts:
        with suppress(ValueError):
            wanted = FontProperties(family=[family], weight=weight)
            found.append(findfont(wanted, fallback_to_default=False))
    return found


def _number(value: float) -> str:
    """Return *value* to a thousandth of a point."""
    return f"{round(float(value), 3) + 0.0:.6g}"
