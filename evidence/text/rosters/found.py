"""A roster as it stands in a text: its members, its words, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.text.names.members import normal_member


@dataclass(frozen=True, slots=True)
class FoundMember:
    """A member at *start* to *end* of the text; *name* is as written.

    *whole* is the name of which only a part is written: «South and North Korea».
    """

    start: int
    end: int
    name: str
    whole: str = ""

    @property
    def normal(self) -> str:
        """Return the key by which it is the same under other names."""
        return normal_member(self.whole or self.name)

    @property
    def is_state(self) -> bool:
        """Tell whether it is a State or a territory of ISO 3166."""
        return self.normal.startswith("state:")


@dataclass(frozen=True, slots=True)
class FoundRoster:
    """A list of named members at *start* to *end* of the text.

    *count* is how many the text says that they are, None where it does not say;
    *complete* tells that nothing in the text says that there are more.
    """

    start: int
    end: int
    members: tuple[FoundMember, ...]
    count: int | None = None
    complete: bool = True


def roster_of(
    members: Sequence[FoundMember], *, count: int | None, is_open: bool
) -> FoundRoster:
    """Return the roster of *members*; it is open too where more are counted."""
    more = count is not None and count > len(members)
    return FoundRoster(
        members[0].start,
        members[-1].end,
        tuple(members),
        count,
        complete=not is_open and not more,
    )
