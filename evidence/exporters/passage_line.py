"""A pinned passage on a card: the words in their context, and as they are printed."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from datetime import date

from evidence.exporters.languages import Words


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture of a piece of a page, the passage marked; *alt* says it in words."""

    png: bytes
    width: int
    """On paper, in points."""
    alt: str
    caption: str

    @property
    def uri(self) -> str:
        """Return the picture as an address that holds it."""
        return f"data:image/png;base64,{base64.b64encode(self.png).decode()}"


@dataclass(frozen=True, slots=True)
class PassageLine:
    """Where a quotation stands in a kept copy.

    *words* are the copy's own, *before* and *after* what stands around them, with the
    blank between; *how* says how the quotation as given differs from them, empty where
    it does not.
    """

    before: str
    words: str
    after: str
    how: str
    page: str
    """As printed, and as the file counts; empty where there are no pages."""
    snapshot: str
    retrieved_on: date
    sha256: str
    crops: tuple[Crop, ...] = ()
    recognised: bool = False
    """Whether its letters were recognised in pictures, and may be wrong."""
    remark: str = ""
    """Why something of it is not shown."""

    def said_by(self, words: Words) -> PassageLine:
        """Return the same with all that is said of the passage in the brief's words."""
        return replace(
            self,
            how=words.told("passage", self.how),
            page=words.told("passage", self.page),
            remark=words.told("passage", self.remark),
            crops=tuple(
                replace(
                    crop,
                    alt=words.told("passage", crop.alt),
                    caption=words.told("passage", crop.caption),
                )
                for crop in self.crops
            ),
        )
