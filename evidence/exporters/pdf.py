"""The brief as a tagged PDF (PDF/A-3a and PDF/UA-1), laid out in a limited child.

The only module that knows WeasyPrint, which gets one string and a fetcher that refuses
every address but ``data:``; a character that no font has ends the work, since such a
PDF could not be read by other tools.
"""

from __future__ import annotations

import gc
import hashlib
import logging
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from evidence import worker
from evidence.errors import InputRefused
from evidence.exporters.base import Brief, Exporter
from evidence.exporters.finishing import finish, order
from evidence.exporters.glyphs import refuse_missing
from evidence.exporters.html import render_html
from evidence.exporters.whole_file import check_place, write_whole

SECONDS = 60.0
SECONDS_A_CLAIM = 0.5
BUSY = 4
"""How many times as long it may take on a machine that has much else to do."""
SECONDS_A_PICTURE = 0.25
"""For each piece of a source's page on the cards."""
MEMORY = 2 << 30
MEMORY_A_CLAIM = 6 << 20
"""Bytes beyond: WeasyPrint holds all pages to the end, some 4 MB for a rich card."""
LARGEST = 512 << 20
"""Bytes of the finished PDF."""
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


def render_pdf(html: str, brief: Brief) -> bytes:
    """Lay *html* out in a child; the same *html* gives the same bytes.

    Raises LimitExceeded beyond ``limits_for`` the brief, and InputRefused for a
    character without a font.
    """
    midnight = datetime.combine(brief.day, time(), UTC)
    # The hash seed orders sets, the epoch dates fonts: both would differ each time.
    data: bytes = worker.run(
        f"{__name__}:lay_out",
        {"html": html, "finish": order(brief)},
        limits=limits_for(brief),
        environment={
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": str(max(int(midnight.timestamp()), 0)),
        },
    )
    return data


def limits_for(brief: Brief) -> worker.Limits:
    """Return what laying *brief* out may take.

    60 s, half a second a claim and a quarter a picture of a page, in processor time; 2
    GiB, and 6 MiB a claim.
    """
    claims = len(brief.cards)
    pictures = sum(
        len(line.passage.crops)
        for card in brief.cards
        for line in card.evidence
        if line.passage
    )
    cpu = SECONDS + SECONDS_A_CLAIM * claims + SECONDS_A_PICTURE * pictures
    memory = MEMORY + MEMORY_A_CLAIM * claims
    return worker.Limits(wall=BUSY * cpu, cpu=int(cpu), memory=memory, answer=LARGEST)


def lay_out(payload: dict[str, Any]) -> bytes:
    """Be the child: return ``payload["html"]`` as PDF.

    Finished where ``payload["finish"]`` says how, as ``finishing.order`` returns it.
    """
    # Takes a second, and only the child needs it.
    import weasyprint  # noqa: PLC0415 - slow to import
    from weasyprint import urls  # noqa: PLC0415 - slow to import

    # A quarter of the time went into collecting garbage that is hardly there: the
    # boxes live until the end, the process ends with them (347 MB instead of 344).
    gc.disable()
    html = payload["html"]
    log = _Log()
    logger = logging.getLogger("weasyprint")
    logger.handlers[:] = [log]
    logger.setLevel(logging.WARNING)
    try:
        document = weasyprint.HTML(string=html, url_fetcher=_make_fetcher())
        data: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )
    except RecursionError as error:
        raise InputRefused(
            "the document is nested too deeply to be laid out"
        ) from error
    except urls.FatalURLFetchingError as error:  # a BaseException
        raise InputRefused(str(error)) from error
    refuse_missing(log.characters, html)
    return finish(data, payload["finish"]) if "finish" in payload else data


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
