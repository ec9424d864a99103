"""The body of an answer, unpacked and counted while it comes.

Only gzip is asked for and understood: its decompressor can be told to stop, so that a
kilobyte that unpacks to gigabytes costs no more than the limit.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

__all__ = ["BadBody", "TooLarge", "read_body"]

_STEP = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS


class TooLarge(ValueError):
    """The body, unpacked, is larger than the limit."""


class BadBody(ValueError):
    """The body is not packed as its header says."""


def read_body(chunks: Iterable[bytes], encoding: str, *, limit: int) -> bytes:
    """Return the body of *chunks*, unpacked.

    *encoding* is the Content-Encoding: empty, ``identity`` or ``gzip``. Raises TooLarge
    above *limit* bytes, BadBody for another encoding or damaged packing.
    """
    packed = encoding.strip().lower()
    if packed in {"gzip", "x-gzip"}:
        pieces = _unpacked(chunks)
    elif packed in {"", "identity"}:
        pieces = chunks
    else:
        raise BadBody(f"packed as {packed[:40]!r}, which was not asked for")
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > limit:
            raise TooLarge(f"larger than {limit:,} bytes")
    return bytes(body)


def _unpacked(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """Yield pieces of at most a megabyte; gzip members may follow one another."""
    machine = zlib.decompressobj(_GZIP)
    for chunk in chunks:
        rest = chunk
        while rest:
            if machine.eof:
                machine = zlib.decompressobj(_GZIP)
            try:
                yield machine.decompress(rest, _STEP)
            except zlib.error as error:
                raise BadBody("its gzip packing is damaged") from error
            rest = machine.unused_data if machine.eof else machine.unconsumed_tail
    if not machine.eof:
        raise BadBody("its gzip packing ends too early")
