"""Names for files that are copied out of the store: never what a stranger chose."""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from pathlib import PurePosixPath

from evidence.snapshots.sniff import CSV, HTML, PDF, PLAIN, WACZ, WARC

__all__ = ["safe_name"]

MAX_BYTES = 150
_UNSAFE = re.compile(r"[^\w. ()+,=@~-]")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)", re.IGNORECASE
)
_ENDINGS = {PDF: ".pdf", HTML: ".html", PLAIN: ".txt", CSV: ".csv", WARC: ".warc"}
_ENDINGS |= {WACZ: ".wacz", f"{WARC}+gzip": ".warc.gz", "multipart/related": ".mhtml"}


def safe_name(
    name: str, media_type: str, own: str, *, ending: str | None = None
) -> str:
    """Return a file name that looks like *name*, and is one on every system.

    No path, dot file, device, control or bidirectional sign; at most 150 bytes; the
    ending is that of the media type found, unless it is given. Begins with *own*, the
    snapshot's id.
    """
    stem = unicodedata.normalize("NFC", PurePosixPath(name.replace("\\", "/")).stem)
    stem = _UNSAFE.sub("_", stem).strip(". _")
    if _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    if ending is None:
        ending = _ENDINGS.get(media_type) or mimetypes.guess_extension(media_type) or ""
    whole = f"{own} {stem}" if stem else own
    room = MAX_BYTES - len(ending)
    return whole.encode()[:room].decode("utf-8", "ignore").rstrip(". ") + ending
