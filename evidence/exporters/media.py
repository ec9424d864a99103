"""What a brief is read on: paper, or a page in a browser.

Both have the same parts. The page has in addition a way past the front matter, colours
that follow its reader's choice, and a filter of the claims where scripts may run.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib.resources import files

_TEMPLATES = files("evidence.exporters") / "templates"


@dataclass(frozen=True, slots=True)
class Medium:
    """How a brief is laid out: what is added to its style sheet, and its one script.

    *chart_template* is the template that shows a chart, *most* how much one section may
    hold (``sections.weight``), 0 for all.
    """

    chart_template: str
    css_file: str = ""
    script_file: str = ""
    most: int = 0

    @property
    def css(self) -> str:
        """Return what is added to the style sheet."""
        return _read(self.css_file)

    @property
    def script(self) -> str:
        """Return the script; empty for none."""
        return _read(self.script_file)

    def policy(self, css: str) -> str:
        """Return the content security policy of a document with the style *css*.

        It allows the one style sheet and the one script by their hashes, and pictures
        within the document; no request, form or other base address.
        """
        parts = ["default-src 'none'"]
        if self.script_file:
            parts.append(f"script-src {_hash(self.script)}")
        parts += [f"style-src {_hash(css)}", "img-src data:"]
        if self.script_file:
            parts += ["base-uri 'none'", "form-action 'none'"]
        return "; ".join(parts)


PAPER = Medium("chart_picture.html.j2", most=16_000)
"""Its sections hold some 60 rich cards: what is laid out at once takes memory."""
PAGE = Medium("page_chart.html.j2", "page.css", "page.js")


def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8") if name else ""


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
