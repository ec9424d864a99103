"""What a citation in a text is: where it stands, and whom and when it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Known(Protocol):
    """Says whether a bibliography has a work by this author of this year.

    The author is given as printed. With *title* the text is asked for as the beginning
    of a title instead.
    """

    def __call__(self, author: str, year: str, /, *, title: bool = False) -> bool:
        """Answer for one author, or title, and year."""
        ...


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One work that a citation points to; offsets in code points of the text.

    *author* is the authors' text as printed and *names* its parts, split at commas and
    «and»; an institution with either in its name («Health and Human Services») has one
    author text and several parts. *year* is four digits, or ``n.d.``, or
    ``forthcoming``; *suffix* the letter after it. *original_year* is the first of two
    years printed for one work («[1867] 1990»).
    """

    start: int
    end: int
    text: str
    names: tuple[str, ...]
    et_al: bool
    year: str
    suffix: str = ""
    locator: str | None = None
    prefix_text: str = ""
    author: str = ""
    original_year: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer printed in a manuscript, with one item or more.

    *narrative* where the sentence itself names the author: «Russo and Gawrich (2017)».
    The span of any other takes in its brackets.
    """

    start: int
    end: int
    text: str
    narrative: bool
    items: tuple[CitedItem, ...]
