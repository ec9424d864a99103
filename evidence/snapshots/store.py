"""What a store of snapshots is: bytes named by their SHA-256, and nothing trusted.

An object never changes: the name is the check. What is there already is hashed again
before anything relies on it, and whoever reads an object whole gets the bytes of its
name or an error. How git learned this: its ``core.fsync`` and ``git fsck``.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256 as new_hash
from pathlib import Path
from typing import IO

from evidence.errors import InputRefused, IntegrityFailure

__all__ = ["MAX_BYTES", "Kept", "ObjectState", "Store"]

MAX_BYTES = 500_000_000
"""Of one object: a scanned book of a thousand pages has a fifth of it."""
PIECE = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")


class ObjectState(StrEnum):
    """What a look at one object found."""

    SOUND = "sound"
    MISSING = "missing"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Kept:
    """An object that was just put into the store."""

    sha256: str
    size: int
    new: bool
    """Whether the store did not have it before."""
    healed: bool = False
    """Whether the copy that was there was damaged, and has been replaced."""


class Store(ABC):
    """Keeps bytes by their hash; each way of keeping them is a subclass."""

    @abstractmethod
    def put(self, pieces: Iterable[bytes], *, limit: int = MAX_BYTES) -> Kept:
        """Keep what *pieces* say, on the disk for good when this returns.

        Raises InputRefused above *limit* bytes, StorageFailure where it cannot be
        written; whatever *pieces* raises is passed on, and nothing is kept.
        """

    @abstractmethod
    def open(self, sha256: str) -> IO[bytes]:
        """Open an object for reading, unchecked; raises IntegrityFailure if missing."""

    @abstractmethod
    def size(self, sha256: str) -> int | None:
        """Return how many bytes an object has, None where it is not there."""

    @abstractmethod
    def names(self) -> Iterator[str]:
        """Yield the hash of each object, in order."""

    @abstractmethod
    def remove(self, sha256: str) -> None:
        """Take an object away, if it is there."""

    @abstractmethod
    def age(self, sha256: str) -> float:
        """Return when an object was put there, in seconds since 1970."""

    def sweep(self, *, before: float) -> int:
        """Take away what broken-off writers left before a time; return how many."""
        del before
        return 0

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield an object's bytes; raise IntegrityFailure at the end if altered."""
        found = new_hash()
        with self.open(sha256) as stream:
            while piece := stream.read(PIECE):
                found.update(piece)
                yield piece
        if found.hexdigest() != sha256:
            raise altered(sha256)

    def read(self, sha256: str) -> bytes:
        """Return an object's bytes; raise IntegrityFailure if missing or altered."""
        return b"".join(self.pieces(sha256))

    def state(self, sha256: str) -> ObjectState:
        """Read an object whole, and say what became of it."""
        if self.size(sha256) is None:
            return ObjectState.MISSING
        try:
            for _ in self.pieces(sha256):
                pass
        except IntegrityFailure:
            return ObjectState.ALTERED
        return ObjectState.SOUND

    @contextlib.contextmanager
    def as_file(self, sha256: str) -> Iterator[Path]:
        """Lend a checked copy as a file; raises IntegrityFailure as ``read`` does."""
        with tempfile.NamedTemporaryFile(prefix="evidence-") as copy:
            for piece in self.pieces(sha256):
                copy.write(piece)
            copy.flush()
            yield Path(copy.name)


def check_name(sha256: str) -> str:
    """Return *sha256*; raise IntegrityFailure where it is no hash: a path, say."""
    if _NAME.fullmatch(sha256) is None:
        raise IntegrityFailure(f"{sha256[:80]!r} is not the name of a kept object")
    return sha256


def is_name(text: str) -> bool:
    """Tell whether *text* is the name of an object."""
    return _NAME.fullmatch(text) is not None


def missing(sha256: str) -> IntegrityFailure:
    """Return the error for an object that is not there."""
    return IntegrityFailure(
        f"the object {sha256} is not in the store of snapshots",
        hint="put the folder of snapshots beside the ledger, or restore it; "
        "evidence snapshot verify lists what is missing",
    )


def altered(sha256: str) -> IntegrityFailure:
    """Return the error for an object whose bytes are not those of its name."""
    return IntegrityFailure(
        f"the object {sha256} was altered: its bytes do not have that hash any more",
        hint="add the same file again, which heals it, or restore the store",
    )


def too_large(limit: int) -> InputRefused:
    """Return the error for what is larger than a store takes."""
    return InputRefused(f"it has more than {limit:,} bytes; nothing was kept")
