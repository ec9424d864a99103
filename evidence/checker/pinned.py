"""Pinned passages as briefs, traces and exports see them."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.models.vocabulary import PassageMatch
from evidence.text.anchors import Selector
from evidence.text.cells import is_cell, short
from evidence.text.quoted.inner_marks import in_marks

OCR = "ocr"
"""What the texts that were recognised in pictures name as their extractor."""


@dataclass(frozen=True, slots=True)
class PinnedPassage:
    """Where a quotation stands in the text of a kept copy.

    *anchor* counts in the text *text_sha256*, which *extractor* found in the object
    *sha256*; *outcome* says how the quotation as given compares with its words.
    """

    sha256: str
    extractor: str
    text_sha256: str
    anchor: Selector
    page_index: int | None
    page_label: str
    outcome: PassageMatch

    @property
    def page(self) -> str:
        """Return its page in words: as printed, and as the file counts from 1."""
        if self.page_index is None:
            return ""
        return page_words(self.page_index, self.page_label)

    @property
    def words(self) -> str:
        """Return in one line where it was found, and how the quotation compares.

        With the copy's own words where the quotation has not all of them.
        """
        page = f"{self.page}, " if self.page else ""
        how = ", letters recognised in pictures (OCR)" if self.is_recognised else ""
        said = f"{page}{self.outcome.value}{how}, sha256 {self.sha256[:12]}"
        return said if self.is_verbatim else f"{said}: {in_marks(self.anchor.exact)}"

    @property
    def is_recognised(self) -> bool:
        """Tell whether the letters of its text were recognised in pictures."""
        return self.extractor == OCR

    @property
    def is_verbatim(self) -> bool:
        """Tell whether the quotation as given has the copy's words, all of them."""
        return self.outcome in {PassageMatch.EXACT, PassageMatch.NORMALIZED}


def page_words(index: int, label: str) -> str:
    """Return a page in words, by what is printed on it and as the file counts.

    Of a table its cells.
    """
    if is_cell(label):
        return short(label)
    if not label:
        return f"page {index + 1} of the file"
    if label == str(index + 1):
        return f"page {label}"
    return f"page {label} (page {index + 1} of the file)"
