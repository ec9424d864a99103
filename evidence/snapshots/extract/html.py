"""The text of web pages: what a reader sees of the main part, and declared dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from evidence import worker
from evidence.errors import InputRefused
from evidence.snapshots.extract.base import Extracted, Extractor
from evidence.snapshots.sniff import HTML

MAX_BYTES = 20_000_000
"""Of one page."""
LOGIN = "it asks for a password: perhaps a login page, not the source, was kept"


class Html(Extractor):
    """HTML by lxml; blocks become paragraphs, cells are divided by tabs."""

    name: ClassVar[str] = "html"
    number: ClassVar[int] = 2
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    media_types: ClassVar[tuple[str, ...]] = (HTML, "application/xhtml+xml")

    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the text of the page at *path*."""
        del media_type
        if path.stat().st_size > MAX_BYTES:
            raise InputRefused(f"a page may have {MAX_BYTES:,} bytes to be read")
        said: dict[str, Any] = worker.run(
            "evidence.snapshots.extract.html:as_answer", {"path": str(path)}
        )
        return extracted(said)


def as_answer(payload: dict[str, str]) -> dict[str, Any]:
    """Read the page at ``payload["path"]``; for the worker."""
    from evidence.snapshots.page_text import read_page  # noqa: PLC0415 - in the child

    return read_page(Path(payload["path"]).read_bytes())


def extracted(said: dict[str, Any]) -> Extracted:
    """Return what the worker said of a page."""
    missing = [LOGIN] if said["login"] else []
    if not said["text"]:
        missing.append("there is no text in it; perhaps a script writes it")
    return Extracted(
        text=said["text"],
        complete=said["whole"] and not missing,
        remarks=(*missing, *said["letters"]),
        title=said["title"],
        language=said["language"],
        published=said["published"],
        modified=said["modified"],
    )
