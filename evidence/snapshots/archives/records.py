"""What a WARC file (ISO 28500) holds: each answer with its address, type and place.

Only the first and last bytes of an answer are looked at here; warcio undoes how it was
sent (chunks, gzip, brotli).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from evidence.errors import InputRefused
from evidence.snapshots.extract.base import find_extractor
from evidence.snapshots.sniff import CSV, HTML, LOOKED_AT, PLAIN, TSV, sniff

__all__ = ["Record", "is_document", "plain_address", "read_records", "shown_type"]

MAX_RECORDS = 20_000
"""Of one archive that are looked at."""
DAMAGE = (ArchiveLoadFailed, EOFError, OSError, ValueError)
"""What warcio raises in a damaged file."""
XHTML = "application/xhtml+xml"
_KINDS = frozenset({"response", "resource", "revisit"})
_TEXTS = {
    "": PLAIN,
    PLAIN: PLAIN,
    "text/markdown": "text/markdown",
    CSV: CSV,
    TSV: TSV,
    HTML: HTML,
    XHTML: HTML,
}
_VAGUE = frozenset({PLAIN, "application/xml", "application/octet-stream"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_WHOLE = re.compile(r"bytes 0-(\d+)/(\d+)\s*\Z")


@dataclass(frozen=True, slots=True)
class Record:
    """One answer in an archive; its bytes are read when it is chosen."""

    file: str
    """The WARC file in a package; empty where the archive is one."""
    number: int
    """Of the record in its file, from 0."""
    kind: str
    own: str
    """Its WARC-Record-ID."""
    address: str
    date: str
    digest: str
    """Of the payload, as the archive gives it; empty where it doesn't."""
    status: int | None
    """HTTP's; None for what came otherwise."""
    location: str
    """Where a redirect leads."""
    media_type: str
    charset: str
    """That the server named, empty for none."""
    is_whole: bool
    """False where the archive itself says that the answer was cut or divided."""
    refers_to: tuple[str, str, str] = ("", "", "")
    """Of a revisit: the record, the address and the date with the same payload."""


def read_records(stream: IO[bytes], file: str = "") -> Iterator[Record]:
    """Yield the answers of a WARC file; raises InputRefused where it is damaged."""
    try:
        for number, record in enumerate(ArchiveIterator(stream)):
            if number >= MAX_RECORDS:
                raise InputRefused(f"it has more than {MAX_RECORDS:,} records")
            if record.rec_type in _KINDS:
                yield _record(record, file, number)
    except DAMAGE as error:
        raise InputRefused(f"this WARC file is damaged: {error}"[:300]) from error


def is_document(record: Record) -> bool:
    """Tell whether a record is an answer that readers of texts can read."""
    if record.status not in {None, 200, 203, 206}:
        return False
    kind = record.media_type
    found = find_extractor(kind)
    return found is not None and found.name != "archive"


def plain_address(address: str) -> str:
    """Return an address as two records of it are compared: without its fragment."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    place = f"{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path or '/'}"
    return f"{place}?{parts.query}" if parts.query else place


def shown_type(found: str, claimed: str) -> str:
    """Return the media type as a browser takes it: the bytes', unless they are vague.

    A style sheet or a script is a text by its bytes; what the server calls it counts
    there. Such a type has no reader.
    """
    return _TEXTS.get(claimed, claimed) if found in _VAGUE else found


def _record(record: Any, file: str, number: int) -> Record:
    said = record.rec_headers
    http = record.http_headers
    claimed = (http or said).get_header("Content-Type") or ""
    kind = claimed.partition(";")[0].strip().lower()
    charset = _CHARSET.search(claimed)
    status = _status(http)
    whole = status != 206 or _covers_all(http.get_header("Content-Range") or "")
    is_divided = said.get_header("WARC-Segment-Number") is not None
    revisit = record.rec_type == "revisit"
    return Record(
        file=file,
        number=number,
        kind=record.rec_type,
        own=said.get_header("WARC-Record-ID") or "",
        address=(said.get_header("WARC-Target-URI") or "").strip("<>"),
        date=said.get_header("WARC-Date") or "",
        digest=said.get_header("WARC-Payload-Digest") or "",
        status=status,
        location=(http.get_header("Location") or "") if http is not None else "",
        media_type=kind if revisit else shown_type(_found(record), kind),
        charset=charset[1] if charset is not None else "",
        is_whole=whole and not is_divided and not said.get_header("WARC-Truncated"),
        refers_to=(
            said.get_header("WARC-Refers-To") or "",
            (said.get_header("WARC-Refers-To-Target-URI") or "").strip("<>"),
            said.get_header("WARC-Refers-To-Date") or "",
        ),
    )


def _status(http: Any) -> int | None:
    code = http.get_statuscode() if http is not None else ""
    return int(code) if code.isascii() and code.isdigit() else None


def _covers_all(content_range: str) -> bool:
    found = _WHOLE.match(content_range)
    return found is not None and int(found[1]) + 1 == int(found[2])


def _found(record: Any) -> str:
    """Return the media type that a record's bytes show."""
    stream = record.content_stream()
    head = _read(stream, LOOKED_AT)
    tail = b""
    while head.startswith(b"PK") and (piece := stream.read(LOOKED_AT)):
        tail = (tail + piece)[-LOOKED_AT:]  # a package tells what it is at its end
    return sniff(head, tail)


def _read(stream: Any, size: int) -> bytes:
    """Return *size* bytes, if there are so many; warcio gives them in pieces."""
    pieces = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
