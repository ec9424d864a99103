"""The store on object storage, through fsspec: ``s3://bucket/desk``, ``memory://…``.

An object store has no rename and no half-written object: what is uploaded is there
whole or not at all. What was uploaded is read back and hashed before anyone relies on
it, as is what was there already.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import sha256 as new_hash
from typing import IO, Any

import fsspec

from evidence.errors import IntegrityFailure, StorageFailure, UsageFault
from evidence.snapshots.store import (
    MAX_BYTES,
    Kept,
    ObjectState,
    Store,
    check_name,
    is_name,
    missing,
    too_large,
)

__all__ = ["RemoteStore"]

_MEMORY = 8 << 20
"""Bytes that are held in memory before a temporary file is used."""
_CREDENTIALS = re.compile(r"//[^/@]*@")


class RemoteStore(Store):
    """Objects below an address that fsspec understands."""

    def __init__(self, address: str) -> None:
        self.address = _CREDENTIALS.sub("//…@", address)
        try:
            found: Any = fsspec.core.url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise UsageFault(
                f"the store of snapshots {self.address} cannot be used: {error}",
                hint="install what it needs, for example pip install s3fs",
            ) from error
        except Exception as error:
            raise self._failure(error) from error
        self._fs, root = found
        self._root = root.rstrip("/")

    def put(self, pieces: Iterable[bytes], *, limit: int = MAX_BYTES) -> Kept:
        """Keep *pieces*: gathered and hashed here, uploaded, read back."""
        found, size = new_hash(), 0
        with tempfile.SpooledTemporaryFile(max_size=_MEMORY) as spool:
            for piece in pieces:
                size += len(piece)
                if size > limit:
                    raise too_large(limit)
                found.update(piece)
                spool.write(piece)
            sha256 = found.hexdigest()
            before = self.state(sha256)
            if before is not ObjectState.SOUND:
                spool.seek(0)
                self._upload(sha256, spool)
                if self.state(sha256) is not ObjectState.SOUND:
                    raise IntegrityFailure(
                        f"{self.address} did not keep what was given to it: the object "
                        f"{sha256} came back otherwise"
                    )
        return Kept(
            sha256,
            size,
            new=before is ObjectState.MISSING,
            healed=before is ObjectState.ALTERED,
        )

    def open(self, sha256: str) -> IO[bytes]:
        """Open an object."""
        try:
            stream: IO[bytes] = self._fs.open(self._path(sha256), "rb")
        except FileNotFoundError as error:
            raise missing(sha256) from error
        except Exception as error:
            raise self._failure(error) from error
        return stream

    def size(self, sha256: str) -> int | None:
        """Ask the storage for an object's size."""
        try:
            return int(self._fs.info(self._path(sha256))["size"])
        except FileNotFoundError:
            return None
        except Exception as error:
            raise self._failure(error) from error

    def names(self) -> Iterator[str]:
        """Yield the names of all objects in order."""
        try:
            found = self._fs.find(f"{self._root}/objects")
        except FileNotFoundError:
            return
        except Exception as error:
            raise self._failure(error) from error
        yield from sorted(filter(is_name, (one.rpartition("/")[2] for one in found)))

    def remove(self, sha256: str) -> None:
        """Take an object away."""
        try:
            self._fs.rm_file(self._path(sha256))
        except FileNotFoundError:
            return
        except Exception as error:
            raise self._failure(error) from error

    def age(self, sha256: str) -> float:
        """Return when the storage says that the object was made."""
        try:
            return float(self._fs.created(self._path(sha256)).timestamp())
        except NotImplementedError:
            return float(self._fs.modified(self._path(sha256)).timestamp())

    def _path(self, sha256: str) -> str:
        return f"{self._root}/objects/{check_name(sha256)[:2]}/{sha256}"

    def _upload(self, sha256: str, spool: IO[bytes]) -> None:
        try:
            path = self._path(sha256)
            self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            with self._fs.open(path, "wb") as stream:
                while piece := spool.read(1 << 20):
                    stream.write(piece)
        except Exception as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> StorageFailure:
        said = _CREDENTIALS.sub("//…@", str(error)) or type(error).__name__
        return StorageFailure(
            f"the store of snapshots {self.address} cannot be used: {said[:300]}",
            hint="see the setting snapshots, and the storage's own credentials",
        )
