"""The brief as one HTML file: no script, no outside resource, and a policy saying so.

Jinja escapes every value; what autoescape does not stop (addresses that run, control
and bidirectional characters) is stopped by ``safe_url`` and ``visible``. No template
uses ``|safe``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from evidence.checker.finding import Severity
from evidence.exporters.base import Brief, Chart, Exporter, PageSize
from evidence.exporters.charts import draw_chart
from evidence.exporters.whole_file import check_place, write_whole

TEMPLATES = files("evidence.exporters") / "templates"
SCHEMES = frozenset({"http", "https", "mailto"})
"""Of the addresses that a brief may link to."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
"""Control and bidirectional characters, but not the joiners U+200C and U+200D, which
Persian and Hindi need."""
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LTR = "A-Za-z\u00c0-\u058f\u0900-\u1fff\u2c00-\ud7ff"
_RIGHT_TO_LEFT = re.compile(f"[{_RTL}](?:[^{_LTR}]*[{_RTL}])?")
"""From a letter that runs leftwards to the last before one that runs rightwards."""
_SHAPES = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "■"}
_MEANINGS = {
    "high": "rated high; the shape is filled",
    "moderate": "rated moderate; the shape is half filled",
    "low": "rated low; a quarter of the shape is filled",
    "very-low": "rated very low; the shape is empty",
    "unrated": "nobody has rated it, or the rating says that it cannot be judged",
    "mixed": "ratings differ: each one’s level is given, and none is averaged",
}
MOST = 12
"""Sources that the summary names of one rule; the list of sources has them all."""
_QUOTES = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"'}
STEP = 2
"""Per cent: bars have classes for widths, since a policy forbids inline styles."""
_BOOKMARK = 70
"""Characters of a statement in the bookmarks."""


class HtmlExporter(Exporter):
    """Writes HTML."""

    name = "html"
    suffix = ".html"

    def write(self, brief: Brief, path: Path) -> None:
        """Write *brief* to *path*."""
        check_place(path)
        write_whole(path, render_html(brief).encode())


def render_html(brief: Brief) -> str:
    """Return *brief* as a document that needs nothing else."""
    css = style_sheet(brief.page)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    cards = {card.number: card for card in brief.cards}
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            cards=cards,
            most=MOST,
            placed=_placed(brief),
            css=Markup(css),  # noqa: S704 - our own file and nothing else
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:",
        )
    )


def style_sheet(page: PageSize) -> str:
    """Return the style sheet for *page*."""
    widths = "".join(f".w{at} {{ width: {at}%; }}\n" for at in range(0, 101, STEP))
    own = (TEMPLATES / "brief.css").read_text("utf-8")
    return f"{own}\n{widths}@page {{ size: {page}; }}\n"


def visible(value: object) -> object:
    """Show what could hide or reorder text; isolate what runs from right to left.

    Isolation by characters comes beside ``<bdi>``, which WeasyPrint does not know.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = _INVISIBLE.sub(lambda match: f"\\u{{{ord(match[0]):X}}}", value)
    return _RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", text)


def safe_url(value: str) -> str:
    """Return *value* if it is an address that may be followed, else nothing."""
    text = value.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    known = parts.scheme.lower() in SCHEMES and (parts.netloc or parts.path)
    return text if known and not re.search(r"[\s\x00-\x1f\\\"<>]", text) else ""


def long_date(day: date) -> str:
    """Return ``23 November 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def grouped(number: int) -> str:
    """Return ``12 345``, the thousands parted by a thin space."""
    return f"{number:,}".replace(",", "\u2009")


def short_print(fingerprint: str) -> str:
    """Return the entry's number and the first twelve figures of its hash."""
    number, _, digest = fingerprint.partition(":")
    return f"{number}:{digest[:12]}"


def shortened(text: str) -> str:
    """Return the beginning of *text*, whole words."""
    if len(text) <= _BOOKMARK:
        return text
    return text[:_BOOKMARK].rpartition(" ")[0] + " …"


def quoted(text: str) -> str:
    """Return *text* in quotation marks, unless it stands in its own already."""
    own = len(text) > 1 and _QUOTES.get(text[0]) == text[-1]
    return text if own else f"“{text}”"


def share(count: int, whole: int) -> int:
    """Return *count* as a percentage of *whole*, in steps; none for none alone."""
    if not count or not whole:
        return 0
    return max(round(100 * count / whole / STEP), 1) * STEP


def chart_uri(chart: Chart) -> str:
    """Return the drawn chart as an address that holds it."""
    data = base64.b64encode(draw_chart(chart).encode()).decode()
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
        grouped=grouped,
        level_meaning=lambda level: _MEANINGS[level],
        long_date=long_date,
        quoted=quoted,
        safe_url=safe_url,
        severity_shape=lambda value: _SHAPES[Severity(value)],
        share=share,
        short_print=short_print,
        shortened=shortened,
    )
    return environment
