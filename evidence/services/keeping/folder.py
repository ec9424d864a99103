"""Files in the cache folder: written whole, bounded in number, bound to the program."""

from __future__ import annotations

import os
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import evidence
from evidence.ownership import make_own


def program_state() -> str:
    """Return what changes whenever a file of the program does, or its libraries."""
    root = Path(evidence.__file__).parent
    digest = sha256(_file_state(Path(sysconfig.get_path("purelib"))).encode())
    for path in sorted(_files(str(root))):
        digest.update(f"{path} {_file_state(Path(path))}\n".encode())
    return digest.hexdigest()


def module_state(module: ModuleType | None) -> str:
    """Return what changes with the file of a *module* of another distribution."""
    if module is None or module.__name__.partition(".")[0] == evidence.__name__:
        return ""
    file = getattr(module, "__file__", None)
    return _file_state(Path(file)) if file else ""


def write_whole(path: Path, pieces: Iterable[bytes], *, most: int) -> None:
    """Write a file as a whole or not at all; of its kind the newest *most* stay.

    A disk that cannot be written is no reason to fail.
    """
    try:
        make_own(path.parent)
        replace_whole(path, pieces)
        for old in _oldest(path, most):
            old.unlink(missing_ok=True)
    except OSError:
        return


def replace_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Put *pieces* in the place of a file; raise OSError where that cannot be."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _file_state(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _oldest(path: Path, most: int) -> list[Path]:
    files = path.parent.glob(f"*{path.suffix}")
    ordered = sorted(files, key=lambda each: each.stat().st_mtime_ns)
    return ordered[:-most]
