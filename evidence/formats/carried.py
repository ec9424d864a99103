"""A file that a document carries with it."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Relation(StrEnum):
    """How a file stands to the document that carries it; the words of ISO 32000-2."""

    DATA = "Data"
    SOURCE = "Source"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class Carried:
    """A file inside a PDF."""

    name: str
    data: bytes
    description: str
    relation: str
    media_type: str = ""
    """By its name where it is empty."""

    @property
    def sha256(self) -> str:
        """Return the hash of its bytes."""
        return sha256(self.data).hexdigest()

    @property
    def type(self) -> str:
        """Return what it is, as MIME says it."""
        guessed = mimetypes.guess_type(self.name, strict=True)[0]
        return self.media_type or guessed or "application/octet-stream"
