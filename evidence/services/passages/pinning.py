"""Find a quotation in the kept copies of its source; refuse what is not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from evidence.db import Session
from evidence.errors import Ambiguous, InputRefused
from evidence.queries.anchoring import list_citekeys
from evidence.services.passages.copies import Copy, Stores, copies_of, open_copy
from evidence.services.passages.found import Found, Standing, Wanted
from evidence.services.passages.looking import look_in
from evidence.services.ties import find_source

__all__ = ["Kept", "kept_of", "look_for", "required"]

_REFUSED = {
    Standing.OTHER_PAGE: InputRefused,
    Standing.ALTERED: InputRefused,
    Standing.ABSENT: InputRefused,
    Standing.AMBIGUOUS: Ambiguous,
}


_Rank: TypeAlias = tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of *source*, or of what was read instead of it."""

    source: str
    copies: tuple[Copy, ...]


def kept_of(session: Session, key: str, via: str | None = None) -> Kept:
    """Return the copies in which the words of a source are to be looked for.

    Where none of it is kept, those of the source *via* by which it was read. Raises
    NotFound for a key that is not known.
    """
    known = list_citekeys(session)
    source = find_source(key, known)
    copies = copies_of(session, source.id)
    if not copies and via:
        other = find_source(via, known)
        copies = copies_of(session, other.id)
    return Kept(source.citekey, copies)


def look_for(stores: Stores, kept: Kept, wanted: Wanted) -> Found:
    """Return the best that looking in all copies came to.

    Of several copies that have the words, those on which nobody has to decide yet come
    first, then the one that has them on the page that was asked for, then one whose
    letters were not recognised in pictures, then one with pages, which can be shown as
    printed; of equal ones the newest. Raises IntegrityFailure for a text that is
    missing or altered.
    """
    if not kept.copies:
        return Found(
            Standing.UNCHECKED,
            f"no copy of {kept.source} is kept",
            hint=f"evidence snapshot add {kept.source} FILE|URL, then "
            "evidence passages pin",
        )
    best: tuple[_Rank, Found] | None = None
    for number, copy in enumerate(kept.copies):
        found = _look(stores, copy, wanted)
        rank = _rank(number, copy, found, wanted)
        if best is None or rank < best[0]:
            best = rank, found
        if not any(best[0][:-1]):  # of the copies behind it none can be better
            break
    assert best is not None  # noqa: S101 - there is a copy
    return best[1]


def required(found: Found) -> Found:
    """Return *found* where it may be recorded.

    Raises InputRefused for words that are not in the copy, or stand there otherwise or
    on another page, and Ambiguous where they stand in several places.
    """
    refusal = _REFUSED.get(found.standing)
    if refusal is not None:
        raise refusal(found.message, hint=found.hint or None)
    return found


def _rank(number: int, copy: Copy, found: Found, wanted: Wanted) -> _Rank:
    """Return what orders copies, the best first; all 0 but the *number* is the best."""
    return (
        found.standing.value,
        int(not copy.settled),
        int(bool(wanted.page) and not found.on_page),
        int(copy.ocr),
        int(not copy.pages),
        number,
    )


def _look(stores: Stores, copy: Copy, wanted: Wanted) -> Found:
    if copy.unread:
        return Found(Standing.UNCHECKED, copy.unread)
    return look_in(open_copy(stores, copy), wanted)
