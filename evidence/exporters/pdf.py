"""The brief as a tagged PDF (PDF/A-3a and PDF/UA-1), laid out in a limited child.

The only module that knows WeasyPrint, which gets one string and a fetcher that refuses
every address but ``data:``; a character that no font has ends the work, since such a
PDF could not be read by other tools.
"""

from __future__ import annotations

import gc
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence import worker
from evidence.errors import InputRefused
from evidence.exporters.base import Brief, Exporter
from evidence.exporters.finishing import finish, order, saved
from evidence.exporters.glyphs import refuse_missing
from evidence.exporters.html import render_html
from evidence.exporters.parts import (
    CONTENTS,
    ELSEWHERE,
    MOST,
    numbers,
    split,
    with_pages,
)
from evidence.exporters.pdf_limits import limits_for
from evidence.exporters.whole_file import check_place, write_whole

if TYPE_CHECKING:
    from pikepdf import Pdf

    from evidence.formats.pdf_join import Bookmark

TAGGED, BARE = "pdf/a-3a", "pdf/a-3u"
"""Kinds of PDF: what is read aloud, and what is none of it."""
POINTS = 0.75
"""Of a pixel of CSS."""
FEW = 2
"""Pages of the cover and the contents, mostly."""
LARGEST_IMAGE = 32 << 20
"""Characters of a ``data:`` address."""


class PdfExporter(Exporter):
    """Writes PDF."""

    name = "pdf"
    suffix = ".pdf"
    carries = True

    def write(self, brief: Brief, path: Path) -> None:
        """Write *brief* to *path*."""
        check_place(path)
        write_whole(path, render_pdf(render_html(brief), brief))


def render_pdf(html: str, brief: Brief, most: int = MOST) -> bytes:
    """Lay *html* out in a child; the same *html* gives the same bytes.

    In parts of *most*, as ``parts.split`` counts, which are then joined.

    Raises LimitExceeded beyond ``limits_for`` the brief, and InputRefused for a
    character without a font.
    """
    midnight = datetime.combine(brief.day, time(), UTC)
    # The hash seed orders sets, the epoch dates fonts: both would differ each time.
    data: bytes = worker.run(
        f"{__name__}:lay_out",
        {"html": html, "finish": order(brief), "most": most},
        limits=limits_for(brief),
        environment={
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": str(max(int(midnight.timestamp()), 0)),
        },
    )
    return data


def lay_out(payload: dict[str, Any]) -> bytes:
    """Be the child: return ``payload["html"]`` as PDF.

    Finished where ``payload["finish"]`` says how, as ``finishing.order`` returns it. It
    is laid out in parts of ``payload["most"]``, see ``parts.split``.
    """
    # Only the child needs them: they take a second.
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - slow to import

    # A quarter of the time went into collecting garbage that is hardly there: the
    # boxes live until their part is done.
    gc.disable()
    html = payload["html"]
    press = _Press(html)
    try:
        pdf = press.print(split(html, payload.get("most", MOST)))
    except RecursionError as error:
        raise InputRefused(
            "the document is nested too deeply to be laid out"
        ) from error
    except FatalURLFetchingError as error:  # a BaseException
        raise InputRefused(str(error)) from error
    refuse_missing(press.log.characters, html)
    return finish(pdf, payload["finish"]) if "finish" in payload else saved(pdf)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What is kept of a page that has been printed, in WeasyPrint's words."""

    height: float
    bookmarks: list[Any]
    anchors: tuple[str, ...]


class _Press:
    """Lays out the parts of a document, and frees each before the next.

    *html* names the file: the same document has the same identifier.
    """

    def __init__(self, html: str) -> None:
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - as above

        self.log = _Log()
        logger = logging.getLogger("weasyprint")
        logger.handlers[:] = [self.log]
        logger.setLevel(logging.WARNING)
        self._html = html
        self._fonts = FontConfiguration()

    def print(self, parts: Sequence[str]) -> Pdf:
        """Return *parts* as one PDF, whose tags are tidied."""
        from evidence.formats.pdf_join import open_tidy  # noqa: PLC0415 - as above

        if len(parts) > 1:
            return self._join(*parts)
        data, _ = self._printed(parts[0])
        return open_tidy(data)

    def _join(self, front: str, *others: str) -> Pdf:
        """Print *others*, then the *front* with their pages' numbers, and join them."""
        from evidence.formats import pdf_join  # noqa: PLC0415 - as above

        printed = [self._freed(each) for each in others]
        behind = [leaf for _, leaves in printed for leaf in leaves]
        first, before = self._front(front, behind)
        leaves = before + behind
        pdf = pdf_join.join(
            [first, *(data for data, _ in printed)], _outline(leaves), ELSEWHERE
        )
        covers = next(at for at, leaf in enumerate(before) if CONTENTS in leaf.anchors)
        sheets, _ = self._printed(numbers(self._html, len(leaves)), BARE)
        pdf_join.print_numbers(pdf, sheets, covers)
        return pdf

    def _front(self, html: str, behind: Sequence[_Leaf]) -> tuple[bytes, list[_Leaf]]:
        """Print the first part with the numbers of the pages *behind* it.

        Again where it has another number of pages than was thought.
        """
        count = FEW
        while True:
            places = list(enumerate(behind, count + 1))
            pages = {name: at for at, leaf in reversed(places) for name in leaf.anchors}
            data, leaves = self._printed(with_pages(html, pages))
            if len(leaves) == count:
                return data, leaves
            count = len(leaves)

    def _freed(self, html: str) -> tuple[bytes, list[_Leaf]]:
        """Print a part, and give its memory back: the next one needs it."""
        done = self._printed(html)
        gc.collect()
        return done

    def _printed(self, html: str, variant: str = TAGGED) -> tuple[bytes, list[_Leaf]]:
        """Lay out one document; return it, and what is left to say of its pages."""
        from weasyprint import HTML  # noqa: PLC0415 - as above

        laid_out = HTML(string=html, url_fetcher=_make_fetcher()).render(
            self._fonts, pdf_variant=variant
        )
        leaves = [
            _Leaf(page.height, page.bookmarks, tuple(page.anchors))
            for page in laid_out.pages
        ]
        data = laid_out.write_pdf(
            pdf_variant=variant,
            pdf_identifier=hashlib.sha256(self._html.encode()).digest()[:16],
        )
        return data, leaves


def _outline(leaves: Sequence[_Leaf]) -> tuple[Bookmark, ...]:
    """Return the outline of all pages as WeasyPrint makes it of a whole document."""
    from weasyprint import Document  # noqa: PLC0415 - slow to import

    document = Document(leaves, None, None, None, None, None)
    return _bookmarks(document.make_bookmark_tree(POINTS, transform_pages=True))


def _bookmarks(tree: Sequence[Any]) -> tuple[Bookmark, ...]:
    from evidence.formats.pdf_join import Bookmark  # noqa: PLC0415 - needs pikepdf

    return tuple(
        Bookmark(words, page, left, top, _bookmarks(below))
        for words, (page, left, top), below, _ in tree
    )


class _Log(logging.Handler):
    """Keeps the characters for which WeasyPrint found no font."""

    def __init__(self) -> None:
        super().__init__()
        self.characters: list[int] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the code point of "glyph rendered for … (U+…)"."""
        if ".notdef" in str(record.msg) and isinstance(record.args, tuple):
            self.characters.append(int(str(record.args[1])))


def _make_fetcher() -> Any:
    """Return a fetcher that allows ``data:`` alone.

    Raised as fatal: WeasyPrint goes on after any other error.
    """
    from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: PLC0415 - slow to import

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        """Refuses the network, files, and images beyond a size."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if len(url) > LARGEST_IMAGE or not url.startswith("data:image/"):
                raise FatalURLFetchingError(f"disallowed address: {url[:80]}")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols=("data",), allow_redirects=False)
