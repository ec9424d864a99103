"""The text of web archives: WARC, WACZ and MHTML, by the page that they hold.

The page is the first answer with status 200 that is a page or a text: archiving tools
write the address that was asked for first.
"""

from __future__ import annotations

import email
import email.policy
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from evidence import worker
from evidence.errors import InputRefused
from evidence.snapshots.extract.base import Extracted, Extractor, tidy
from evidence.snapshots.extract.html import extracted
from evidence.snapshots.sniff import HTML, MHTML, PLAIN, WACZ, WARC

MAX_PAGE = 20_000_000
"""Bytes of the page; the archive may be larger."""
MAX_RECORDS = 20_000
_PACKED = f"{WARC}+gzip"
_OURS = (MemoryError, RecursionError)
"""What the worker itself tells of."""


class Archive(Extractor):
    """WARC (ISO 28500), WACZ and MHTML (RFC 2557): the text of their first page."""

    name: ClassVar[str] = "archive"
    number: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ("warcio", "lxml")
    media_types: ClassVar[tuple[str, ...]] = (WARC, _PACKED, WACZ, MHTML)

    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the text of the first page in the archive at *path*."""
        said: dict[str, Any] = worker.run(
            "evidence.snapshots.extract.archive:as_answer",
            {"path": str(path), "media_type": media_type},
        )
        return extracted(said)


def as_answer(payload: dict[str, str]) -> dict[str, Any]:
    """Read the archive at ``payload["path"]``; for the worker."""
    from evidence.snapshots.page_text import read_page  # noqa: PLC0415 - in the child

    path, kind = Path(payload["path"]), payload["media_type"]
    found = _of_mail(path) if kind == MHTML else _of_archive(path, kind)
    for media_type, data in found:
        if len(data) > MAX_PAGE:
            raise InputRefused(f"a page may have {MAX_PAGE:,} bytes to be read")
        if media_type == PLAIN:
            return {**_EMPTY, "text": tidy(data.decode("utf-8", "replace"))}
        return read_page(data)
    raise InputRefused("there is no page in this archive: its text is unchecked")


_EMPTY = {
    "title": "",
    "language": "",
    "published": "",
    "modified": "",
    "login": False,
}


def _of_archive(path: Path, kind: str) -> Iterator[tuple[str, bytes]]:
    if kind != WACZ:
        with path.open("rb") as stream:
            yield from _of_warc(stream)
        return
    try:
        with zipfile.ZipFile(path) as package:
            names = [
                name
                for name in package.namelist()
                if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
            ]
            for name in sorted(names):
                with package.open(name) as member:
                    yield from _of_warc(member)
    except (*_OURS, InputRefused):
        raise
    except Exception as error:  # whatever damage makes of zipfile and zlib
        raise InputRefused(f"this WACZ file cannot be unpacked: {error}") from error


def _of_warc(stream: Any) -> Iterator[tuple[str, bytes]]:
    """Yield the pages among a WARC's responses; warcio undoes their packing."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - in the child

    try:
        for number, record in enumerate(ArchiveIterator(stream)):
            if number >= MAX_RECORDS:
                return
            if record.rec_type not in {"response", "resource"}:
                continue
            headers = record.http_headers
            if headers is not None and headers.get_statuscode() != "200":
                continue
            said = (headers or record.rec_headers).get_header("Content-Type") or ""
            kind = said.partition(";")[0].strip().lower()
            if kind in {HTML, "application/xhtml+xml", PLAIN}:
                yield kind, record.content_stream().read(MAX_PAGE + 1)
    except _OURS:
        raise
    except Exception as error:  # warcio has no one error for damage
        raise InputRefused(f"this WARC file is damaged: {error}"[:300]) from error


def _of_mail(path: Path) -> Iterator[tuple[str, bytes]]:
    data = path.read_bytes()
    message = email.message_from_binary_file(
        io.BytesIO(data), policy=email.policy.compat32
    )
    for part in message.walk():
        if part.get_content_type() == HTML:
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                code = part.get_content_charset()
                yield HTML, _with_charset(body, code)
                return


def _with_charset(body: bytes, code: str | None) -> bytes:
    """Return a part as UTF-8 with a mark, where its header names how it is coded."""
    try:
        return b"\xef\xbb\xbf" + body.decode(code).encode() if code else body
    except (LookupError, UnicodeError):
        return body
