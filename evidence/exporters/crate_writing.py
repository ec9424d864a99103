"""Write an archive: a new folder, or a zip file whose bytes are always the same."""

from __future__ import annotations

import secrets
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from evidence.errors import Conflict, NotFound, StorageFailure
from evidence.exporters.research_crate import METADATA, Crate, metadata
from evidence.exporters.whole_file import write_pieces

_PIECE = 1 << 20


def write_crate(crate: Crate, path: Path) -> None:
    """Write *crate* to *path*: a zip file where it ends in .zip, else a folder.

    Whole or not at all. Raises NotFound where the folder above is missing, Conflict for
    a folder that holds something, StorageFailure, and IntegrityFailure where a copy is
    altered while it is read.
    """
    if path.suffix.lower() == ".zip":
        _write_zip(crate, path)
    else:
        _write_folder(crate, path)


def _members(crate: Crate) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield METADATA, (metadata(crate).encode(),)
    for each in crate.files:
        yield each.path, each.pieces()


def _write_zip(crate: Crate, path: Path) -> None:
    moment = (max(crate.day.year, 1980), crate.day.month, crate.day.day, 0, 0, 0)
    with TemporaryFile() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, pieces in _members(crate):
                member = zipfile.ZipInfo(name, moment)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = 0o644 << 16
                member.create_system = 3
                with archive.open(member, "w", force_zip64=True) as file:
                    for piece in pieces:
                        file.write(piece)
        made.seek(0)
        write_pieces(path, _pieces(made))


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _write_folder(crate: Crate, path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise NotFound(f"there is no folder {path.parent}")
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Conflict(
            f"{path} is there already; nothing was written",
            hint="name a new folder, or a .zip file",
        )
    making = path.absolute().with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        for name, pieces in _members(crate):
            file = making / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as stream:
                stream.writelines(pieces)
        if path.is_dir():
            path.rmdir()
        making.rename(path)
    except OSError as error:
        raise StorageFailure(
            f"could not be written ({error.strerror}); nothing was kept", path=path
        ) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
