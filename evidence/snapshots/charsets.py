"""How the letters of a page or a text are coded: in the order of the WHATWG.

A byte order mark first; then what the server said in its header; then what the page
says of itself; then UTF-8, if the bytes are that; and Windows-1252 as a guess that is
told. (WHATWG, «HTML», 13.2.3.2 «Determining the character encoding», and «Encoding» for
the labels: ``iso-8859-1`` means Windows-1252, as in every browser.)
"""

from __future__ import annotations

import codecs
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path

import webencodings

from evidence.snapshots.sniff import CSV, HTML, PLAIN, TSV

__all__ = ["Decoded", "charset_named", "decode", "decode_by_header", "lend_by_header"]

MAX_BYTES = 50_000_000
"""Of a page or text that is decoded by its header."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PAGES = frozenset({HTML, "application/xhtml+xml"})
_TEXTS = _PAGES | {PLAIN, CSV, TSV, "text/markdown", "application/xml"}
_META = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})[\"']")
_LOOKED_AT = 4096
_GUESSED = (
    "it names no encoding, and is not UTF-8: it was read as Windows-1252: check "
    "accented letters"
)
_WIDER = {
    "gbk": ("gb18030",),
    "shift_jis": ("cp932",),
    "euc-kr": ("cp949",),
    "big5": ("big5hkscs", "cp950"),
    "windows-874": ("cp874",),
    "windows-1252": ("cp1252", "latin-1"),
    "macintosh": ("mac_roman",),
    "x-mac-cyrillic": ("mac_cyrillic",),
    "iso-8859-8-i": ("iso8859_8",),
}
"""Python's names, where the encoding of the web has more signs than its namesake."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, by which encoding it was read, and what is to be said of that."""

    text: str
    charset: str
    """Its name on the web."""
    remarks: tuple[str, ...] = ()
    complete: bool = True
    """False where some of its bytes are no letters of that encoding."""

    def marked(self) -> bytes:
        """Return the text as UTF-8 with its mark, which no reader doubts."""
        return codecs.BOM_UTF8 + self.text.encode()


def charset_named(content_type: str) -> str:
    """Return the encoding that a Content-Type names, empty for none that is known."""
    message = Message()
    message["content-type"] = content_type
    return _known(message.get_content_charset() or "")


def decode(data: bytes, media_type: str, header: str = "") -> Decoded:
    """Return the text of *data*; *header* is the label that the server gave, if any.

    No letter is dropped: what cannot be decoded is shown as U+FFFD, and said.
    """
    for mark, code in _MARKS:
        if data.startswith(mark):
            return _damaged(data[len(mark) :], code, code)
    said, own = _known(header), _own(data, media_type)
    for charset in dict.fromkeys(filter(None, (said, own, "utf-8"))):
        text = _strictly(data, charset)
        if text is not None:
            return Decoded(text, charset, _doubts(said, own, charset))
    charset = said or own
    if charset:
        made = _damaged(data, charset, _codecs(charset)[0])
        return replace(made, remarks=(*_doubts(said, own, charset), *made.remarks))
    text = _strictly(data, "windows-1252") or ""
    return Decoded(text, "windows-1252", (_GUESSED,))


def decode_by_header(data: bytes, media_type: str, header: str) -> Decoded | None:
    """Return the text as the label of the server's *header* has it read.

    None for what is no text, and where it is read no otherwise without that.
    """
    if media_type not in _TEXTS or len(data) > MAX_BYTES or not _known(header):
        return None
    made = decode(data, media_type, header)
    return None if made == decode(data, media_type) else made


@contextmanager
def lend_by_header(
    path: Path, media_type: str, header: str
) -> Iterator[tuple[Path, Decoded | None]]:
    """Lend the file at *path* as a reader reads it right.

    Where the label of the server's *header* matters, that is a copy in UTF-8, with how
    it was decoded.
    """
    asked = media_type in _TEXTS and bool(_known(header))
    made = None
    if asked and path.stat().st_size <= MAX_BYTES:
        made = decode_by_header(path.read_bytes(), media_type, header)
    if made is None:
        yield path, None
        return
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        copy = Path(folder) / f"copy{path.suffix}"
        copy.write_bytes(made.marked())
        yield copy, made


def _doubts(said: str, own: str, charset: str) -> tuple[str, ...]:
    """Return what is to be said where a text was not read as it is called."""
    if said and own and said != own:
        names = f"the server calls its letters {said}, the page itself {own}"
        return (f"{names}: they were read as {charset}",)
    called = said or own
    if called and called != charset:
        return (f"its letters are called {called}, but were read as {charset}",)
    return ()


def _own(data: bytes, media_type: str) -> str:
    """Return the encoding that a page or an XML file names itself, empty for none."""
    start = data[:_LOOKED_AT]
    found = _META.search(start) if media_type in _PAGES else None
    if found is None and media_type in _PAGES | {"application/xml"}:
        found = _XML.match(start)
    name = _known(found[1].decode("ascii", "replace")) if found is not None else ""
    # Who could read that in the bytes has not read UTF-16.
    return "utf-8" if name.startswith("utf-16") else name


def _known(label: str) -> str:
    """Return the name of the encoding that *label* means on the web, or empty."""
    found = webencodings.lookup(label) if label else None
    name = found.name if found is not None else ""
    return "" if name == "x-user-defined" else name


def _codecs(charset: str) -> tuple[str, ...]:
    return _WIDER.get(charset, (charset,))


def _strictly(data: bytes, charset: str) -> str | None:
    """Return the text where every byte is a letter of *charset*."""
    for code in _codecs(charset):
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return None


def _damaged(data: bytes, charset: str, code: str) -> Decoded:
    """Return the text with a sign for each byte that is none of *charset*."""
    text = data.decode(code, "replace")
    lost = text.count("�") - data.decode(code, "ignore").count("�")
    if not lost:
        return Decoded(text, charset)
    said = f"{lost:,} of its letters are damaged: they are no {charset}"
    return Decoded(text, charset, (said,), complete=False)
