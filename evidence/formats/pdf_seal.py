"""Digests of what a PDF holds, which its storage does not change.

Two of them. The first is over the whole document without its manifest, unpacked and
written anew: it changes with any object, and with qpdf's way of writing, whose version
therefore belongs to it. The others are over the drawing instructions of each page, and
depend on nobody's version. Both can be computed by anybody: they tell damage and
careless changes, not a forger, who would compute them anew.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Pdf


@dataclass(frozen=True, slots=True)
class Seal:
    """The digests, as hexadecimal SHA-256."""

    whole: str
    pages: tuple[str, ...]
    writer: str
    """The version of qpdf on which *whole* depends."""


def seal(pdf: Pdf) -> Seal:
    """Return the digests of *pdf* as it is; its manifest must not be in it."""
    whole = _Digest()
    with io.BufferedWriter(whole) as file:
        pdf.save(
            file,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            fix_metadata_version=False,
            normalize_content=False,
        )
    pages = (sha256(_drawn(page)).hexdigest() for page in pdf.pages)
    return Seal(
        whole.sha256.hexdigest(),
        tuple(pages),
        pikepdf.__libqpdf_version__,
    )


class _Digest(io.RawIOBase):
    """A file of which the digest alone is kept: unpacked, it can be large."""

    def __init__(self) -> None:
        super().__init__()
        self.sha256 = sha256()

    def writable(self) -> bool:
        """Return True: it can be written."""
        return True

    def write(self, data: Any) -> int:
        """Take *data* into the digest."""
        self.sha256.update(data)
        return len(data)


def _drawn(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return contents.read_bytes()
    parts = contents if isinstance(contents, pikepdf.Array) else ()
    return b"\n".join(
        part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream)
    )
