"""The rosters that a claim's sources give, one a source."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.checker.facts import ClaimFacts
from evidence.checker.pairing import COMPARED
from evidence.checker.wording import distinct, place_words


@dataclass(frozen=True, slots=True)
class GivenRoster:
    """All members that one source names, over all its pieces of evidence."""

    source: str
    place: str
    """The source and page, in words."""
    members: tuple[str, ...]
    complete: bool
    """Whether one of the pieces is said to name all members."""


def given_rosters(claim: ClaimFacts) -> tuple[GivenRoster, ...]:
    """Return what each source names; nothing where *claim* has no roster itself."""
    if not claim.roster:
        return ()
    ties = [tie for tie in claim.with_stance(*COMPARED) if tie.roster]
    rosters = []
    for key in distinct(tie.source for tie in ties):
        own = [tie for tie in ties if tie.source == key]
        members = distinct(member for tie in own for member in tie.roster)
        complete = any(tie.roster_complete for tie in own)
        rosters.append(GivenRoster(key, place_words(own[0]), tuple(members), complete))
    return tuple(rosters)
