"""Whether files that are relied on are the user's own.

What a cache folder holds is believed: another user of the machine who could write or
put a link there would decide what a check finds, or which files are swept away. So a
folder and a file count only if they belong to this user and nobody else may write them.
Systems without owners of files (Windows) protect a user's folders by themselves.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import IO

from evidence.given_file import READ

__all__ = ["make_own", "open_own", "read_own"]

_READ = READ | getattr(os, "O_NOFOLLOW", 0)
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def open_own(path: Path) -> IO[bytes]:
    """Open a file to be read; raises OSError for one that is not the user's alone."""
    descriptor = os.open(path, _READ)
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode) or not _is_own(found):
        os.close(descriptor)
        raise _foreign(path)
    return os.fdopen(descriptor, "rb")


def read_own(path: Path) -> bytes:
    """Return a file's bytes; raises OSError for one that is not the user's alone."""
    with open_own(path) as stream:
        return stream.read()


def make_own(folder: Path) -> None:
    """Make a folder for the user alone, if there is none.

    Raises OSError for a link, and for a folder that others may write.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or not _is_own(found):
        raise _foreign(folder)


def _is_own(found: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS


def _foreign(path: Path) -> PermissionError:
    return PermissionError(errno.EPERM, "it is not this user's alone", str(path))
