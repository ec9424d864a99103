"""Whether the letters of citekeys can be the letters that a text prints.

«smith2019a» looks like «Smith 2019a», but a citation style letters the works that a
text cites in the order of its own reference list, and keys are lettered in the order in
which somebody collected them. Of 27 lettered works in published manuscripts, the key's
letter was the printed one six times.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.citations.name_match import fold
from evidence.text.citations.reference import Reference


def suffixes_hold(works: Sequence[Reference]) -> bool:
    """Say whether the letters of *works*, all different, are their order in a list.

    They are where the years themselves state them; else they must run from «a» without
    a gap, in the order of author and title (Chicago, Harvard) or of author and date
    (APA). A title in square brackets was made up by who made the record and has no
    place in such an order.
    """
    if all(work.stated for work in works):
        return True
    lettered = sorted(works, key=lambda work: work.suffix)
    letters = "".join(work.suffix for work in lettered)
    if not "abcdefghijklmnopqrstuvwxyz".startswith(letters):
        return False
    if any(work.title.startswith("[") for work in works):
        return True
    by_title = [(_authors(work), fold(work.title)) for work in lettered]
    by_date = [(_authors(work), work.issued) for work in lettered]
    return by_title == sorted(by_title) or (
        by_date == sorted(by_date) and len(set(by_date)) == len(by_date)
    )


def _authors(work: Reference) -> tuple[str, ...]:
    return tuple(fold(name.short) for name in work.names)
