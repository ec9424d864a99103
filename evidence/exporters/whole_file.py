"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from evidence.errors import NotFound, StorageFailure, UsageFault


def check_place(path: Path) -> None:
    """Refuse a *path* that cannot become a file, before there is work in it.

    Raises NotFound where its folder is missing and UsageFault where it is a folder.
    """
    if path.is_dir():
        raise UsageFault(f"{path} is a folder", hint="name a file in it")
    if not path.parent.is_dir():
        raise NotFound(
            f"there is no folder {path.parent}", hint=f"mkdir -p {path.parent}"
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write *data* to *path*, as ``write_pieces`` does."""
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write *pieces* to *path*; what was there stays whole until all is on the disk.

    Through a temporary file in the same folder, fsync and replace. A link is followed,
    an existing file keeps its mode. Raises StorageFailure.
    """
    check_place(path)
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        _write(temporary, pieces)
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except OSError as error:
        raise StorageFailure(
            f"could not be written ({error.strerror}); what was there is unchanged",
            path=path,
            hint="free some space, or write to another place with -o",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk too; not every system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
