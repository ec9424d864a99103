"""The forms that an annotated copy can have, and what making one tells."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from evidence.services.copies.material import Original


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy: its bytes, and what could not be done as wished, in sentences.

    *beside* counts the remarks that stand at the words they are about, *changes* the
    sentences with a tracked change.
    """

    data: bytes
    beside: int
    changes: int = 0
    notes: tuple[str, ...] = ()


class Form(ABC):
    """One kind of file that can be annotated, or a side file for all others."""

    suffixes: ClassVar[tuple[str, ...]]
    """The endings of the copy's name, with the point."""
    media_types: ClassVar[tuple[str, ...]]
    """Of the manuscripts that it is for; empty for all."""
    title: ClassVar[str]
    """What such a manuscript is called in messages."""

    @abstractmethod
    def make(self, original: Original) -> Copy:
        """Return the annotated copy; raises InputRefused where it cannot be made."""
