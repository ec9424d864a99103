"""The store in a folder: written so that neither a crash nor a link can harm it.

The order is: write under a temporary name while hashing, fsync, make it read-only,
rename, fsync the folders. The database commits afterwards, so that a crash leaves an
object too many at worst, never a row without its object. All is done relative to open
folders: whoever swaps the root for a link meanwhile gains nothing. In one module since
every step rests on the ones before it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256 as new_hash
from pathlib import Path
from typing import IO

from evidence.errors import StorageFailure
from evidence.snapshots.store import (
    MAX_BYTES,
    PIECE,
    Kept,
    Store,
    check_name,
    is_name,
    missing,
    too_large,
)

__all__ = ["LocalStore"]

OBJECTS = "objects"
LEFT_AFTER = 24 * 60 * 60.0
"""Seconds after which a temporary file is one that its writer has left."""
_TEMPORARY = ".tmp-"
# Looking at sizes works on every system; keeping needs one that opens folders (POSIX).
_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _SAFE
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _SAFE
_FAN = re.compile(r"[0-9a-f]{2}")


class LocalStore(Store):
    """Objects as files: ``objects/ab/abcd…``, below *root*, which is made if needed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, pieces: Iterable[bytes], *, limit: int = MAX_BYTES) -> Kept:
        """Keep *pieces*; see the module for the order."""
        with _told(self.root), self._objects(make=True) as objects:
            _sweep(objects, before=time.time() - LEFT_AFTER)
            name = f"{_TEMPORARY}{secrets.token_hex(8)}"
            try:
                sha256, size = _write(objects, name, pieces, limit)
                return self._settle(objects, name, sha256, size)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(name, dir_fd=objects)

    def open(self, sha256: str) -> IO[bytes]:
        """Open an object; a link or pipe in its place is as good as none."""
        with _told(self.root), contextlib.ExitStack() as stack:
            found = None
            with contextlib.suppress(FileNotFoundError):
                fan = stack.enter_context(self._fan(check_name(sha256)))
                found = _open_regular(fan, sha256)
            if found is None:
                raise missing(sha256)
            return os.fdopen(found, "rb")

    def size(self, sha256: str) -> int | None:
        """Return an object's size from its folder's entry."""
        path = self.root / OBJECTS / check_name(sha256)[:2] / sha256
        try:
            found = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _failure(self.root, error) from error
        return found.st_size if stat.S_ISREG(found.st_mode) else None

    def names(self) -> Iterator[str]:
        """Yield the names of all objects in order."""
        for fan in _listed(self.root / OBJECTS):
            if _FAN.fullmatch(fan):
                names = _listed(self.root / OBJECTS / fan)
                yield from (one for one in names if is_name(one) and one[:2] == fan)

    def remove(self, sha256: str) -> None:
        """Take an object away for good."""
        with (
            _told(self.root),
            contextlib.suppress(FileNotFoundError),
            self._fan(check_name(sha256)) as fan,
        ):
            os.unlink(sha256, dir_fd=fan)
            os.fsync(fan)

    def age(self, sha256: str) -> float:
        """Return the time of the last change of an object's file."""
        path = self.root / OBJECTS / check_name(sha256)[:2] / sha256
        return path.lstat().st_mtime

    def sweep(self, *, before: float) -> int:
        """Take away temporary files older than *before*."""
        with (
            _told(self.root),
            contextlib.suppress(FileNotFoundError),
            self._objects(make=False) as objects,
        ):
            return _sweep(objects, before=before)
        return 0

    def _settle(self, objects: int, temporary: str, sha256: str, size: int) -> Kept:
        """Give the temporary file its name, unless the store has it, whole."""
        with _folder(objects, sha256[:2], make=True) as fan:
            held = self._held(fan, sha256)
            if held is not True:
                os.rename(temporary, sha256, src_dir_fd=objects, dst_dir_fd=fan)
                os.fsync(fan)
                os.fsync(objects)
            return Kept(sha256, size, new=held is None, healed=held is False)

    @staticmethod
    def _held(fan: int, sha256: str) -> bool | None:
        """Tell whether an object is there and whole; None where nothing is there."""
        try:
            os.stat(sha256, dir_fd=fan, follow_symlinks=False)
        except FileNotFoundError:
            return None
        found = _open_regular(fan, sha256)
        if found is None:
            return False
        with os.fdopen(found, "rb") as stream:
            whole = new_hash()
            while piece := stream.read(PIECE):
                whole.update(piece)
        return whole.hexdigest() == sha256

    @contextlib.contextmanager
    def _objects(self, *, make: bool) -> Iterator[int]:
        if make:
            self.root.mkdir(mode=0o700, exist_ok=True)
        root = os.open(self.root, _FOLDER)
        try:
            with _folder(root, OBJECTS, make=make) as objects:
                yield objects
        finally:
            os.close(root)

    @contextlib.contextmanager
    def _fan(self, sha256: str) -> Iterator[int]:
        with (
            self._objects(make=False) as objects,
            _folder(objects, sha256[:2], make=False) as fan,
        ):
            yield fan


def _write(
    objects: int, name: str, pieces: Iterable[bytes], limit: int
) -> tuple[str, int]:
    """Write and hash in one go; on the disk, and read-only, when this returns."""
    found, size = new_hash(), 0
    descriptor = os.open(name, _NEW, 0o600, dir_fd=objects)
    with os.fdopen(descriptor, "wb") as file:
        for piece in pieces:
            size += len(piece)
            if size > limit:
                raise too_large(limit)
            found.update(piece)
            file.write(piece)
        file.flush()
        os.fchmod(file.fileno(), 0o444)
        os.fsync(file.fileno())
    return found.hexdigest(), size


@contextlib.contextmanager
def _folder(parent: int, name: str, *, make: bool) -> Iterator[int]:
    """Open a folder within an open one; make it if wanted, and its name lasting."""
    if make:
        try:
            os.mkdir(name, 0o700, dir_fd=parent)
            os.fsync(parent)
        except FileExistsError:
            pass
    descriptor = os.open(name, _FOLDER, dir_fd=parent)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _open_regular(folder: int, name: str) -> int | None:
    """Open a regular file, and nothing that only looks like one."""
    try:
        descriptor = os.open(name, _READ, dir_fd=folder)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO, errno.EISDIR}:
            return None
        raise
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return None


def _sweep(objects: int, *, before: float) -> int:
    swept = 0
    for name in os.listdir(objects):
        if not name.startswith(_TEMPORARY):
            continue
        with contextlib.suppress(FileNotFoundError):
            found = os.stat(name, dir_fd=objects, follow_symlinks=False)
            if found.st_mtime < before:
                os.unlink(name, dir_fd=objects)
                swept += 1
    return swept


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _failure(folder, error) from error


@contextlib.contextmanager
def _told(root: Path) -> Iterator[None]:
    """Turn the system's errors into one message."""
    try:
        yield
    except OSError as error:
        raise _failure(root, error) from error


def _failure(root: Path, error: OSError) -> StorageFailure:
    if error.errno in {errno.ELOOP, errno.ENOTDIR}:
        return StorageFailure(
            f"the store of snapshots {root} is a link, or no folder",
            hint="name the folder itself by the setting snapshots",
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StorageFailure(
            f"the disk of the store of snapshots {root} is full; nothing was kept",
            hint="free some space, then run the command again",
        )
    return StorageFailure(
        f"the store of snapshots {root} cannot be used: {error.strerror}",
        hint="it must be a folder that you may write to; see the setting snapshots",
    )
