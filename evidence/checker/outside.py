"""What a run asks of the disk, and what it was answered: a ledger does not know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from evidence.checker.kept_texts import ReadObject
from evidence.checker.snapshot_loader import Sizes


@dataclass(slots=True)
class Outside:
    """The answers that a run, or a share of one, was given."""

    files: dict[str, bool] = field(default_factory=dict)
    """Paths, and whether there is such a file."""
    sizes: dict[str, int | None] = field(default_factory=dict)
    """Hashes of objects, and their sizes in the store of snapshots."""

    def add(self, other: Outside) -> None:
        """Add what another share was told."""
        self.files |= other.files
        self.sizes |= other.sizes

    def taken(self) -> Outside:
        """Return the answers, and forget them."""
        taken = Outside(self.files, self.sizes)
        self.files, self.sizes = {}, {}
        return taken

    def has_file(self, path: Path) -> bool:
        """Ask whether there is a file."""
        found = self.files[str(path)] = path.is_file()
        return found

    def asking(self, sizes: Sizes | None) -> Sizes | None:
        """Return *sizes* so that its answers are remembered."""
        return None if sizes is None else _Asked(self, sizes).size

    def reading(self, read: ReadObject | None) -> ReadObject | None:
        """Return *read* so that what it found is remembered, by its size."""
        return None if read is None else _Read(self, read).read

    def holds(self, sizes: Sizes | None) -> bool:
        """Tell whether the disk still gives the same answers."""
        if any(Path(path).is_file() is not was for path, was in self.files.items()):
            return False
        if sizes is None:
            return not self.sizes
        return all(sizes(sha256) == was for sha256, was in self.sizes.items())


@dataclass(frozen=True, slots=True)
class _Asked:
    outside: Outside
    asked: Callable[[str], int | None]

    def size(self, sha256: str) -> int | None:
        found = self.outside.sizes[sha256] = self.asked(sha256)
        return found


@dataclass(frozen=True, slots=True)
class _Read:
    outside: Outside
    asked: Callable[[str], bytes]

    def read(self, sha256: str) -> bytes:
        self.outside.sizes[sha256] = None
        found = self.asked(sha256)
        self.outside.sizes[sha256] = len(found)
        return found
