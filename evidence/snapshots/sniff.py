"""Find the media type in the bytes themselves; a name or header may say anything.

Nothing is parsed here: only the first and the last bytes are looked at. The marks are
those of the WHATWG's «MIME Sniffing» and of the formats' own specifications. A table
of text cannot be told from other text by its bytes: there the ending of the name is
the hint that it is.
"""

from __future__ import annotations

import codecs
import re
import zlib
from pathlib import PurePosixPath

__all__ = ["CSV", "HTML", "LOOKED_AT", "PDF", "PLAIN", "UNKNOWN", "WACZ", "WARC"]
__all__ += ["sniff"]

LOOKED_AT = 1 << 16
"""Bytes at each end."""
UNKNOWN = "application/octet-stream"
PDF = "application/pdf"
HTML = "text/html"
PLAIN = "text/plain"
CSV = "text/csv"
TSV = "text/tab-separated-values"
WARC = "application/warc"
WACZ = "application/wacz"
MHTML = "multipart/related"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EPUB = "application/epub+zip"
ODT = "application/vnd.oasis.opendocument.text"

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"WARC/", WARC),
    (b"{\\rtf", "application/rtf"),
)
_MEMBERS = (
    (b"word/document.xml", DOCX),
    (b"xl/workbook.xml", XLSX),
    (b"ppt/presentation.xml", PPTX),
    (b"datapackage.json", WACZ),
)  # fmt: skip
# No step back over a comment: many of them can be divided in too many ways.
_MARKUP = re.compile(
    rb"\s*+(?:(?><!--.{0,4000}?-->)\s*+|(?><\?xml[^>]{0,200}\?>)\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body|title|script|table|div|meta|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MIME = re.compile(
    rb"(?=.{0,4000}?^mime-version\s*:)(?=.{0,4000}?^content-type\s*:\s*multipart/"
    rb"related)[A-Za-z-]+\s*:",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BY_ENDING = {".csv": CSV, ".tsv": TSV, ".md": "text/markdown"}


def sniff(head: bytes, tail: bytes = b"", name: str = "") -> str:
    """Return the media type of what begins with *head* and ends with *tail*.

    *name* tells only one kind of text from another.
    """
    for mark, kind in _STARTS:
        if head.startswith(mark):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _package(head, tail)
    if head.startswith(b"\x1f\x8b"):
        return _packed(head)
    return _text(head, name)


def _package(head: bytes, tail: bytes) -> str:
    """Return what a zip file holds: by its first member, else by the list of them."""
    if head[30:38] == b"mimetype":
        said = re.match(rb"application/[\w.+-]{1,80}", head[38:])
        if said is not None:
            return said[0].removesuffix(b"PK").decode()
    for member, kind in _MEMBERS:
        if member in head or member in tail:
            return kind
    return "application/zip"


def _packed(head: bytes) -> str:
    try:
        inside = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16)
    except zlib.error:
        inside = b""
    return (
        "application/warc+gzip" if inside.startswith(b"WARC/") else ("application/gzip")
    )


def _text(head: bytes, name: str) -> str:
    plain = head
    for mark, code in (
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            plain = head[2:].decode(code, "ignore").encode()
    plain = plain.removeprefix(codecs.BOM_UTF8)
    if _MARKUP.match(plain):
        return HTML
    if _MIME.match(plain):
        return MHTML
    if not plain or _CONTROL.search(plain.decode("utf-8", "replace")):
        return UNKNOWN if plain else PLAIN
    if plain.lstrip().startswith(b"<?xml"):
        return "application/xml"
    return _BY_ENDING.get(PurePosixPath(name).suffix.lower(), PLAIN)
