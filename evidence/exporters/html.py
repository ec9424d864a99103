"""The brief as one HTML file: no outside resource, and a policy that allows none.

What is laid out on paper, and the page for a browser, share their parts. The page has
one script of its own, a filter, without which all is there as well.

Jinja escapes every value; what autoescape does not stop (addresses that run, control
and bidirectional characters) is stopped by ``Piece.link`` and ``visible``. No template
uses ``|safe``.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from evidence.checker.finding import Severity
from evidence.exporters.base import (
    Brief,
    Chart,
    Exporter,
    PageSize,
    Profile,
    loose_cards,
)
from evidence.exporters.charts import draw_chart
from evidence.exporters.drawn_charts import drawn
from evidence.exporters.finishing import MANIFEST
from evidence.exporters.languages import SOURCE, Words, find_words, has_words
from evidence.exporters.margin_notes import margin_notes
from evidence.exporters.media import PAGE, PAPER, Medium
from evidence.exporters.safety import shown
from evidence.exporters.sections import cut
from evidence.exporters.theme import Theme
from evidence.exporters.whole_file import check_place, write_whole
from evidence.text.quoted.inner_marks import in_marks, is_marked

TEMPLATES = files("evidence.exporters") / "templates"
_FIRST = {Profile.ONE_PAGE: "one_page.html.j2"}
"""Profile → its template, where it is one of its own."""
_SHAPES = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "■"}
MEANINGS = {
    "high": "rated high; the shape is filled",
    "moderate": "rated moderate; the shape is half filled",
    "low": "rated low; a quarter of the shape is filled",
    "very-low": "rated very low; the shape is empty",
    "unrated": "nobody has rated it, or the rating says that it cannot be judged",
    "mixed": "ratings differ: each one’s level is given, and none is averaged",
}
MOST = 12
"""Sources that the summary names of one rule; the list of sources has them all."""
MOST_ROWS = 8
"""Rows of a table that is kept on one page."""
MOST_NAMES = 60
"""Names of a list in one row, which no page's turn cuts; more go on in further rows."""
COLUMN = 452
"""Points: how wide a card's evidence is on A4; pictures of pages keep their size."""
STEP = 2
"""Per cent: bars have classes for widths, since a policy forbids inline styles."""
_BOOKMARK = 70
"""Characters of a statement in the bookmarks."""
_HEADING = 60
"""Characters of each heading where a card says in which section its claim stands."""


class HtmlExporter(Exporter):
    """Writes HTML."""

    name = "html"
    suffix = ".html"

    def write(self, brief: Brief, path: Path) -> None:
        """Write *brief* to *path*."""
        check_place(path)
        write_whole(path, render_html(brief, PAGE).encode())


def render_html(brief: Brief, medium: Medium = PAPER) -> str:
    """Return *brief* as a document that needs nothing else.

    Where *medium* has a script, it is there too, and all can be read without it.
    """
    css = f"{style_sheet(brief.page, brief.theme)}{medium.css}"
    cards = {card.number: card for card in brief.cards}
    words = find_words(brief.language if has_words(brief.language) else SOURCE)
    made = (
        _environment()
        .get_template(_FIRST.get(brief.profile, "brief.html.j2"))
        .render(
            _=words,
            words=words,
            loose=loose_cards(brief),
            manifest=MANIFEST,
            brief=brief,
            cards=cards,
            most=MOST,
            most_rows=MOST_ROWS,
            most_names=MOST_NAMES,
            column=COLUMN,
            placed=_placed(brief),
            css=Markup(css),  # noqa: S704 - our own file and nothing else
            script=Markup(medium.script),  # noqa: S704 - as above
            chart_template=medium.chart_template,
            policy=medium.policy(css),
        )
    )
    return cut(made, medium.most)


def style_sheet(page: PageSize, theme: Theme) -> str:
    """Return the style sheet for *page*, with the house's *theme*."""
    widths = "".join(f".w{at} {{ width: {at}%; }}\n" for at in range(0, 101, STEP))
    parts = ("brief.css", "passage.css")
    own = "".join((TEMPLATES / name).read_text("utf-8") for name in parts)
    return f"{own}\n{widths}@page {{ size: {page}; }}\n{theme.css}\n"


def visible(value: object) -> object:
    """Show what could hide or reorder text; isolate what runs from right to left.

    What is mark-up already stays as it is.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return shown(value)


def short_print(fingerprint: str) -> str:
    """Return the entry's number and the first twelve figures of its hash."""
    number, _, digest = fingerprint.partition(":")
    return f"{number}:{digest[:12]}"


def shortened(text: str, most: int = _BOOKMARK) -> str:
    """Return the beginning of *text*, whole words where it has any."""
    if len(text) <= most:
        return text
    begun = text[:most].rpartition(" ")[0] or text[:most]
    return begun.rstrip(" .…") + " …"  # it may have been cut there already


def tongue(text: str) -> Markup:
    """Return the attribute for what is not in the language of the brief, if it is so.

    What nobody has put into words of the brief's language is English.
    """
    language = getattr(text, "language", SOURCE)
    return Markup(' lang="{}"').format(language) if language else Markup("")


def shortened_section(text: str) -> str:
    """Return *text*, headings joined by ›, each of them shortened."""
    return " › ".join(shortened(heading, _HEADING) for heading in text.split(" › "))


def quoted(text: str, words: Words) -> str:
    """Return *text* in quotation marks, unless it stands in its own already."""
    return text if is_marked(text) else in_marks(text, words.marks)


def share(count: int, whole: int) -> int:
    """Return *count* as a percentage of *whole*, in steps; none for none alone."""
    if not count or not whole:
        return 0
    return max(round(100 * count / whole / STEP), 1) * STEP


def chart_uri(chart: Chart, theme: Theme) -> str:
    """Return the drawn chart, in the theme's colours, as an address that holds it."""
    drawn = draw_chart(chart, theme.colours, theme.fonts.get("sans", ""))
    data = base64.b64encode(drawn.encode()).decode()
    return f"data:image/svg+xml;base64,{data}"


def _placed(brief: Brief) -> frozenset[int]:
    """Return the claims whose words are printed in a text."""
    return frozenset(
        number
        for text in brief.texts
        for block in text.blocks
        for run in block.runs
        for number in run.begins
    )


def _load(name: str) -> str | None:
    path = TEMPLATES / name
    return path.read_text("utf-8") if path.is_file() else None


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_load),
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        chart_uri=chart_uri,
        drawn=drawn,
        margin_notes=margin_notes,
        level_meaning=lambda level: MEANINGS[level],
        quoted=quoted,
        severity_shape=lambda value: _SHAPES[Severity(value)],
        share=share,
        short_print=short_print,
        shortened=shortened,
        tongue=tongue,
        shortened_section=shortened_section,
    )
    return environment
