"""The store on object storage, through fsspec: ``s3://bucket/desk``, ``memory://…``.

An object store has no rename and no half-written object: what is uploaded is there
whole or not at all. What was uploaded is read back and hashed before anyone relies on
it, as is what was there already.

A bucket is never made, and one that is not there is said to be missing: of its objects
nothing is known then. Whatever a storage's library raises comes out as one message.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256 as new_hash
from typing import IO, Any

import fsspec

from evidence.errors import IntegrityFailure, StorageFailure, UsageFault
from evidence.snapshots.remote_address import (
    check_address,
    has_buckets,
    hidden,
    needed_for,
    options_for,
)
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
_PIECE = 4 << 20
"""Bytes that are asked for at a time."""
_SLIPS = (LookupError, TypeError, ValueError, AttributeError)
"""What a storage's library raises where a server's answer surprises it."""


class RemoteStore(Store):
    """Objects below an address that fsspec understands."""

    def __init__(self, address: str) -> None:
        check_address(address)
        self._given = address
        self.address = hidden(address, address)
        try:
            found: Any = fsspec.core.url_to_fs(address, **options_for(address))
        except (ImportError, ValueError) as error:
            raise UsageFault(
                f"the store of snapshots {self.address} cannot be used: "
                f"{hidden(str(error), address)}",
                hint=needed_for(address),
            ) from error
        except Exception as error:
            raise self._failure(error) from error
        self._fs, root = found
        self._root = root.rstrip("/")
        self._in_bucket = has_buckets(address)
        self._bucket_seen = False

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
            raw: IO[bytes] = self._fs.open(self._path(sha256), "rb", block_size=_PIECE)
        except FileNotFoundError as error:
            self._check_bucket()
            raise missing(sha256) from error
        except Exception as error:
            raise self._failure(error) from error
        return io.BufferedReader(_Told(raw, self._failure), _PIECE)

    def size(self, sha256: str) -> int | None:
        """Ask the storage for an object's size."""
        try:
            return int(self._fs.info(self._path(sha256))["size"])
        except FileNotFoundError:
            self._check_bucket()
            return None
        except Exception as error:
            raise self._failure(error) from error

    def names(self) -> Iterator[str]:
        """Yield the names of all objects in order."""
        try:
            found = self._fs.find(f"{self._root}/objects")
        except FileNotFoundError:
            self._check_bucket()
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
            try:
                made = self._fs.created(self._path(sha256))
            except NotImplementedError:
                made = self._fs.modified(self._path(sha256))
        except FileNotFoundError as error:
            raise missing(sha256) from error
        except Exception as error:
            raise self._failure(error) from error
        return float(made.timestamp())

    def _path(self, sha256: str) -> str:
        return f"{self._root}/objects/{check_name(sha256)[:2]}/{sha256}"

    def _upload(self, sha256: str, spool: IO[bytes]) -> None:
        try:
            path = self._path(sha256)
            if not self._in_bucket:
                self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            with self._fs.open(path, "wb") as stream:
                while piece := spool.read(1 << 20):
                    stream.write(piece)
        except Exception as error:
            raise self._failure(error) from error

    def _check_bucket(self) -> None:
        """Raise StorageFailure where there is no bucket, instead of an object."""
        if not self._in_bucket or self._bucket_seen:
            return
        bucket = self._root.partition("/")[0]
        try:
            self._fs.info(bucket)
        except FileNotFoundError as error:
            raise StorageFailure(
                f"the store of snapshots {self.address} cannot be used: there is no "
                f"bucket {bucket}",
                hint="make it where the storage is kept, or correct the setting "
                "snapshots; nothing was made and nothing recorded",
            ) from error
        except PermissionError:
            pass  # who may not ask for a bucket may still use it
        except Exception as error:
            raise self._failure(error) from error
        self._bucket_seen = True

    def _failure(self, error: Exception) -> StorageFailure:
        said = hidden(str(error), self._given) or type(error).__name__
        if isinstance(error, _SLIPS):
            said = f"the answer broke off, or could not be read ({said})"
        return StorageFailure(
            f"the store of snapshots {self.address} cannot be used: {said[:300]}",
            hint="see the setting snapshots, and the storage's own credentials",
        )


class _Told(io.RawIOBase):
    """A storage's stream, whose errors come out as ours."""

    def __init__(
        self, raw: IO[bytes], failure: Callable[[Exception], StorageFailure]
    ) -> None:
        super().__init__()
        self._raw, self._failure = raw, failure

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        return self._raw.tell()

    def readinto(self, into: Any, /) -> int:
        try:
            piece = self._raw.read(len(into))
        except Exception as error:
            raise self._failure(error) from error
        into[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()
