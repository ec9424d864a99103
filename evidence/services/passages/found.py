"""A quotation that is looked for in a kept copy, and what that comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from evidence.models import PassageMatch
from evidence.services.passages.copies import Copy
from evidence.text.selectors import Selector

__all__ = ["UNPINNED", "Found", "Pin", "Standing", "Wanted"]

UNPINNED = "or record your words as they are, not found in any copy: --unpinned"
"""The way out of every refusal."""


class Standing(IntEnum):
    """How a quotation stands to a copy; of several copies the least value counts."""

    PINNED = 0
    OTHER_PAGE = 1
    AMBIGUOUS = 2
    ALTERED = 3
    UNCHECKED = 4
    ABSENT = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quotation, and what was said of where it stands."""

    quotation: str
    page: str = ""
    prefix: str = ""
    suffix: str = ""
    occurrence: int | None = None
    """Which of several places, from 1."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A passage to record: its place in a copy, its page, how the words compare."""

    copy: Copy
    anchor: Selector
    page_index: int | None
    page_label: str
    """As it is to be filled in; «14–15» where it goes on."""
    first_label: str
    """Of the page on which it begins."""
    outcome: PassageMatch


@dataclass(frozen=True, slots=True)
class Found:
    """What looking for a quotation came to; *message* says it in sentences."""

    standing: Standing
    message: str
    hint: str = ""
    pin: Pin | None = None
    difference: str = ""
    """Word by word, where the words differ."""
    on_page: bool = False
    """Whether it stands on the page that was given, by the copy's own labels."""
