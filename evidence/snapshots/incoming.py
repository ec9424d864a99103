"""Read a file that is to be kept: once, through one descriptor, or not at all.

A link, a pipe, a device or a folder is refused before a byte of it is read. What
changes while it is read is refused too: the copy would be of no state that the file
ever had.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import InputRefused, NotFound
from evidence.given_file import READ
from evidence.snapshots.store import MAX_BYTES, PIECE

__all__ = ["Incoming", "open_incoming"]

_FLAGS = READ | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file opened to be kept."""

    path: Path
    size: int
    descriptor: int

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes; raise InputRefused if the file changed meanwhile."""
        before, read = os.fstat(self.descriptor), 0
        while piece := os.read(self.descriptor, PIECE):
            read += len(piece)
            yield piece
        after = os.fstat(self.descriptor)
        if _state(after) != _state(before) or read != before.st_size:
            raise InputRefused(
                "the file was changed while it was read; nothing was kept",
                path=self.path,
                hint="wait until whatever writes it has finished, and try again",
            )


@contextlib.contextmanager
def open_incoming(path: Path, *, limit: int = MAX_BYTES) -> Iterator[Incoming]:
    """Open the regular file at *path*; raises NotFound or InputRefused at once."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise _refusal(path, error) from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise InputRefused("it is not a file: a folder, pipe or device", path=path)
        if found.st_size > limit:
            raise InputRefused(
                f"it has {found.st_size:,} bytes; {limit:,} are kept at most", path=path
            )
        yield Incoming(path, found.st_size, descriptor)
    finally:
        os.close(descriptor)


def _state(found: os.stat_result) -> tuple[int, ...]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_nlink


def _refusal(path: Path, error: OSError) -> InputRefused | NotFound:
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return NotFound(f"there is no file {path}")
    if error.errno == errno.ELOOP:
        return InputRefused(
            "it is a link, and what it leads to may be changed behind it",
            path=path,
            hint=f"name the file itself: {os.path.realpath(path)}",
        )
    if error.errno == errno.ENXIO:
        return InputRefused("it is not a file: a pipe or device", path=path)
    return InputRefused(f"it cannot be read: {error.strerror}", path=path)
