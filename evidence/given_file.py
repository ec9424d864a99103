"""Read a file that somebody names: whole, within a limit, and never waiting."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from evidence.errors import InputRefused, NotFound

MAX_BYTES = 256 * 1024 * 1024
"""The limit of the design for one file that is read whole."""
READ = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
"""How a file is opened: opening a pipe does not wait for a writer."""


def read_file(path: Path, *, limit: int = MAX_BYTES, wanted: str) -> bytes:
    """Return the bytes of the file at *path*, whole; *limit* is in bytes.

    *wanted* is what a folder is not: «a manuscript». Raises NotFound where there is no
    file, InputRefused for a folder, a pipe or a device, which may have no end, a file
    that may not be read and one above the limit.
    """
    try:
        with open(os.open(path, READ), "rb") as stream:  # noqa: PTH123 - never waits
            found = os.fstat(stream.fileno())
            _refuse_unsuitable(path, found, limit, wanted)
            return stream.read()
    except FileNotFoundError as error:
        raise NotFound("there is no such file", path=path) from error
    except IsADirectoryError as error:
        raise InputRefused(f"this is a folder, not {wanted}", path=path) from error
    except ValueError as error:  # of a NUL, or of signs that no name can have
        raise NotFound("no file can be called that") from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputRefused(f"cannot read the file: {reason}", path=path) from error


def _refuse_unsuitable(
    path: Path, found: os.stat_result, limit: int, wanted: str
) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise InputRefused(f"this is a folder, not {wanted}", path=path)
    if not stat.S_ISREG(found.st_mode):
        raise InputRefused(
            f"this is a pipe or a device, not {wanted}",
            path=path,
            hint="write what it gives to a file, and name that",
        )
    if found.st_size > limit:
        message = f"the file has {found.st_size:,} bytes; the limit is {limit:,}"
        raise InputRefused(message, path=path)
