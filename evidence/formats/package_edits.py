"""Put other contents into members of a zip package, every other byte as it was.

Python's zipfile only writes packages anew. Here a member's own stretch of the file is
exchanged, and the directory at its end told of it; all other members keep their bytes,
packed as they are, so that an edit is small and can be taken back.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from evidence.bibliography.editing.splices import Splice
from evidence.errors import InputRefused

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF_8 = 0x800
_DEFLATED = 8
_MOST = 0xFFFF_0000
"""Bytes; what is larger needs the 64 bit form of a package."""
_EPOCH = (0, 0x21)
"""1 January 1980 as a package writes it, for members that are new."""


def member_splices(data: bytes, contents: Mapping[str, bytes]) -> tuple[Splice, ...]:
    """Return the splices that give members of *data* other *contents*.

    They count bytes, as characters of ISO 8859-1. A name that the package lacks is
    added at its end. Raises InputRefused for a package of an unusual build.
    """
    package = _opened(data)
    start = package.start_dir
    infos = sorted(package.infolist(), key=lambda info: info.header_offset)
    ends = [*(info.header_offset for info in infos[1:]), start]
    splices, moved, packed = [], {}, {}
    shift = 0
    for info, end in zip(infos, ends, strict=True):
        moved[info.header_offset] = info.header_offset + shift
        if info.filename in contents:
            old = data[info.header_offset : end]
            new = _Member(_name(old), _time(old), contents[info.filename])
            packed[info.header_offset] = new
            splices.append(_splice(info.header_offset, old, new.local))
            shift += len(new.local) - len(old)
    known = {info.filename for info in infos}
    added = [
        _Member(name.encode(), _EPOCH, content)
        for name, content in contents.items()
        if name not in known
    ]
    tail = _tail(data, start, shift, moved, packed, added)
    return (*splices, _splice(start, data[start:], tail))


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise InputRefused(f"this is no zip package: {error}") from error
    sound = all(
        data[info.header_offset :][:4] == b"PK\x03\x04" for info in package.infolist()
    )
    if not sound or len(data) > _MOST or not _plain_end(data, package):
        raise InputRefused(
            "the package is built in a way that cannot be edited in place",
            hint="save it anew in Word or LibreOffice",
        )
    return package


def _plain_end(data: bytes, package: zipfile.ZipFile) -> bool:
    """Tell whether the directory stands where the 32 bit form has it."""
    at = package.start_dir
    for info in package.infolist():
        if data[at : at + 4] != b"PK\x01\x02":
            return False
        if _CENTRAL.unpack_from(data, at)[16] != info.header_offset:
            return False
        at += _CENTRAL.size + sum(struct.unpack_from("<3H", data, at + 28))
    return data[at : at + 4] == b"PK\x05\x06"


class _Member:
    """A member with new content, packed."""

    def __init__(self, name: bytes, time: tuple[int, int], content: bytes) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.packed = packer.compress(content) + packer.flush()
        self.name, self.time = name, time
        self.sizes = zlib.crc32(content), len(self.packed), len(content)

    @property
    def local(self) -> bytes:
        """Return the member as it stands in the file."""
        head = (b"PK\x03\x04", 20, _UTF_8, _DEFLATED, *self.time, *self.sizes)
        return _LOCAL.pack(*head, len(self.name), 0) + self.name + self.packed

    def entry(self, offset: int) -> bytes:
        """Return its entry in the directory, for one that is new."""
        head = (b"PK\x01\x02", 20, 20, _UTF_8, _DEFLATED, *self.time, *self.sizes)
        rest = (len(self.name), 0, 0, 0, 0, 0, offset)
        return _CENTRAL.pack(*head, *rest) + self.name


def _name(local: bytes) -> bytes:
    length = _LOCAL.unpack_from(local)[9]
    return local[_LOCAL.size : _LOCAL.size + length]


def _time(local: bytes) -> tuple[int, int]:
    fields = _LOCAL.unpack_from(local)
    return fields[4], fields[5]


def _tail(
    data: bytes,
    start: int,
    shift: int,
    moved: Mapping[int, int],
    packed: Mapping[int, _Member],
    added: list[_Member],
) -> bytes:
    """Return the members that are added, the directory, and the package's end."""
    parts, at = [], start + shift
    places = []
    for member in added:
        places.append(at)
        parts.append(member.local)
        at += len(member.local)
    entries = list(_entries(data, start, moved, packed))
    entries += [m.entry(place) for m, place in zip(added, places, strict=True)]
    directory = b"".join(entries)
    end = data.rindex(b"PK\x05\x06", start)
    comment = data[end + _END.size :]
    count = len(entries)
    closing = _END.pack(
        b"PK\x05\x06", 0, 0, count, count, len(directory), at, len(comment)
    )
    return b"".join([*parts, directory, closing, comment])


def _entries(
    data: bytes, start: int, moved: Mapping[int, int], packed: Mapping[int, _Member]
) -> Iterator[bytes]:
    at = start
    for _ in moved:
        fields = list(_CENTRAL.unpack_from(data, at))
        length = sum(fields[10:13])
        rest = data[at + _CENTRAL.size : at + _CENTRAL.size + length]
        at += _CENTRAL.size + length
        offset = fields[16]
        if member := packed.get(offset):
            fields[3] = _UTF_8
            fields[4] = _DEFLATED
            fields[7:10] = member.sizes
        fields[16] = moved[offset]
        yield _CENTRAL.pack(*fields) + rest


def _splice(start: int, old: bytes, new: bytes) -> Splice:
    return Splice(start, old.decode("latin-1"), new.decode("latin-1"))
