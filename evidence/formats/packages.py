"""Open a zip package (docx, odt, epub) within limits, before anything parses it.

What a package says of its sizes is not believed: every member is unpacked once, in
pieces, and counted. Entities and document types are refused where the format has no
use for them: they are how an XML file is made to grow or to read other files. So is
what nests deeper, or has more attributes, than any office program writes: readers need
a multiple of the time or memory for each.
"""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers import expat

from evidence.errors import InputRefused

MAX_PACKED = 100_000_000
MAX_UNPACKED = 300_000_000
MAX_MEMBERS = 2_000
MAX_RATIO = 200
"""Of unpacked to packed, for members above ``RATIO_FROM``; text has a twentieth."""
RATIO_FROM = 1_000_000
MAX_XML = 60_000_000
"""Bytes of one member of XML: twenty thick books."""
MAX_DEPTH = 500
"""Elements within one another; tables in tables in a text box have some fifty."""
MAX_ATTRIBUTES = 2_000
"""Of one element; the root of a Word file, with all its namespaces, has some forty."""

_PIECE = 1 << 20
_XML = (".xml", ".rels", ".opf", ".ncx", ".xhtml", ".html", ".htm")
_OLE = b"\xd0\xcf\x11\xe0"
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What the formats allow; of others no piece can be unpacked by itself."""
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_BLANKS = re.compile(rb":c\s*=\s*[\"']\s*[0-9]{5}")
"""ODF's way to write ten thousand blanks, or two thousand million, as one number."""


def unpack(
    data: bytes, *, what: str, needed: str, doctype: bool = False
) -> dict[str, bytes]:
    """Return the members of a package but for its pictures, by name.

    *what* is how the format is called in messages, *needed* the member without which it
    is none. *doctype* allows a document type, never an entity. Raises InputRefused.
    """
    if data.startswith(_OLE):
        raise InputRefused(
            f"this is no {what} file: it is encrypted, or of an older Office",
            hint="save it as .docx without a password",
        )
    if len(data) > MAX_PACKED:
        raise InputRefused(f"a {what} file may have {MAX_PACKED:,} bytes at most")
    try:
        members = _members(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputRefused(f"this is no {what} file: {error}") from error
    except (RuntimeError, ValueError, OSError) as error:
        raise InputRefused(f"this {what} file cannot be unpacked: {error}") from error
    if needed not in members:
        raise InputRefused(f"this is no {what} file: it has no {needed}")
    for name, content in members.items():
        _check_xml(name, content, what=what, doctype=doctype)
    return members


def pack(members: Mapping[str, bytes]) -> bytes:
    """Return a package of *members*, stored as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def _members(data: bytes) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    total = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
        if len(infos) > MAX_MEMBERS:
            raise InputRefused(
                f"it has {len(infos):,} members; {MAX_MEMBERS:,} at most"
            )
        for info in infos:
            if info.is_dir():
                continue
            kept = info.filename.lower().endswith((*_XML, "mimetype"))
            content, size = _member(package, info, MAX_UNPACKED - total, kept=kept)
            total += size
            if kept:
                members[info.filename] = content
    return members


def _member(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, room: int, *, kept: bool
) -> tuple[bytes, int]:
    """Return a member's content, where it is *kept*, and its size."""
    if info.compress_type not in _PACKED:
        raise InputRefused(f"{info.filename!r} is packed in an unusual way")
    pieces: list[bytes] = []
    size = 0
    with package.open(info) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > room:
                raise InputRefused(f"it unpacks to more than {MAX_UNPACKED:,} bytes")
            if size > RATIO_FROM and size > MAX_RATIO * max(info.compress_size, 1):
                raise InputRefused(f"{info.filename!r} unpacks to far more than it is")
            if kept and size > MAX_XML:
                raise InputRefused(f"{info.filename!r} has more than {MAX_XML:,} bytes")
            if kept:
                pieces.append(piece)
    return b"".join(pieces), size


def _check_xml(name: str, content: bytes, *, what: str, doctype: bool) -> None:
    if not name.lower().endswith(_XML):
        return
    # In UTF-16 every second byte is empty.
    plain = content.replace(b"\0", b"") if b"\0" in content[:200] else content
    if _ENTITY.search(plain) or (not doctype and _DOCTYPE.search(plain)):
        raise InputRefused(
            f"{name!r} defines entities or a document type, which no {what} file needs"
        )
    if _BLANKS.search(plain):
        raise InputRefused(f"{name!r} repeats blanks without end")
    depth, attributes = _extent(content)
    if depth > MAX_DEPTH:
        raise InputRefused(f"{name!r} nests deeper than {MAX_DEPTH} elements")
    if attributes > MAX_ATTRIBUTES:
        raise InputRefused(
            f"{name!r} has an element of more than {MAX_ATTRIBUTES:,} attributes"
        )


def _extent(content: bytes) -> tuple[int, int]:
    """Return how deep elements nest, and the most attributes of one of them.

    Up to where the XML is broken.
    """
    depth = deepest = most = 0

    def start(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, deepest, most
        depth += 1
        deepest = max(deepest, depth)
        most = max(most, len(attributes))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    reader = expat.ParserCreate()
    reader.StartElementHandler, reader.EndElementHandler = start, end
    # What is no XML, or in an unknown encoding, is told by whoever reads it.
    with contextlib.suppress(expat.ExpatError, LookupError, ValueError):
        reader.Parse(content, True)  # noqa: FBT003 - expat's own signature
    return deepest, most
