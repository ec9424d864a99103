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
    stream = io.BytesIO()
    pdf.save(
        stream,
        static_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
        normalize_content=False,
    )
    pages = (sha256(_drawn(page)).hexdigest() for page in pdf.pages)
    return Seal(
        sha256(stream.getbuffer()).hexdigest(),
        tuple(pages),
        pikepdf.__libqpdf_version__,
    )


def _drawn(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return contents.read_bytes()
    parts = contents if isinstance(contents, pikepdf.Array) else ()
    return b"\n".join(
        part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream)
    )
