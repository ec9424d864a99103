"""A manuscript of many claims, made up: its text, and what is recorded of each claim.

Words and figures are drawn by a seeded generator, so that the same number is the same
manuscript in every run. Some of what is recorded is wrong on purpose.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

TOPICS = 500
"""Each manuscript is about some twenty of them."""
OWN_TOPICS = 20
_WHO = "migrants pupils nurses sailors farmers clerks miners tenants voters refugees"
_WHERE = "ports mines camps courts schools harbours mills wards valleys markets"
_VERBS = "worked lived served waited settled studied"
_FILLER = """
The numbers are debated and the sources do not agree on how they were counted
Earlier surveys used another definition and cannot be compared without care
Officials have denied this whenever they were asked about it in public
What this means for the region is taken up again in the last section
Several observers reported the same from other provinces at about that time
""".strip().splitlines()
_MEMBERS = """
Avalon Borduria Cascara Drasnia Elbonia Florin Grustark Hyrkania Illyria Jundland
""".split()


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as a text prints it."""

    id: int
    name: str
    year: str


@dataclass(frozen=True, slots=True)
class PrintedCitation:
    """A citation and the source that it means, None for one that is missing."""

    start: int
    end: int
    source: Cited | None


@dataclass(frozen=True, slots=True)
class MadeEvidence:
    """One source's bearing on a claim."""

    source: Cited
    stance: str = "supports"
    figures: tuple[str, ...] = ()
    roster: tuple[str, ...] = ()
    via: Cited | None = None
    basis: str = "seen"
    answer: str = ""


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim, where it stands, and what is tied to it."""

    start: int
    end: int
    kind: str
    topic: str
    figures: tuple[str, ...]
    roster: tuple[str, ...]
    evidence: tuple[MadeEvidence, ...]
    ratings: tuple[tuple[str, str], ...]
    """(scheme, level) of each."""


@dataclass(slots=True)
class MadeText:
    """The text of a manuscript and all that is in it."""

    text: str
    citations: list[PrintedCitation] = field(default_factory=list)
    claims: list[MadeClaim] = field(default_factory=list)


class TextMaker:
    """Writes one manuscript after another."""

    def __init__(self, sources: Sequence[Cited], *, seed: int) -> None:
        self._sources = sources
        self._seed = seed

    def make(self, number: int, claims: int) -> MadeText:
        """Return manuscript *number* with so many claims, one a sentence or so."""
        pick = random.Random(f"{self._seed}:{number}")
        cited = pick.sample(self._sources, min(120, len(self._sources)))
        first = pick.randrange(TOPICS)
        topics = [f"topic-{(first + at) % TOPICS:03}" for at in range(OWN_TOPICS)]
        made = MadeText(f"Report number {number}\n\n")
        for at in range(claims):
            if at % 30 == 0:
                made.text = (
                    f"{made.text.rstrip()}\n\n{at // 30 + 1} Section of many\n\n"
                )
            elif at % 6 == 0:
                made.text = f"{made.text.rstrip()}\n\n"
            self._sentence(made, pick, cited, topics)
            if pick.random() < 0.6:
                made.text += f"{pick.choice(_FILLER)}. "
        return made

    def _sentence(
        self,
        made: MadeText,
        pick: random.Random,
        cited: Sequence[Cited],
        topics: Sequence[str],
    ) -> None:
        source = pick.choice(cited)
        topic = pick.choice(topics)
        roll = pick.random()
        kind = "event"
        figures: tuple[str, ...] = ()
        roster: tuple[str, ...] = ()
        theirs_figures: tuple[str, ...] = ()
        theirs_roster: tuple[str, ...] = ()
        if roll < 0.85:
            words, recorded, given = _quantity(pick, topic)
            kind, figures = "quantity", (recorded,)
            theirs_figures = (given,) if given else ()
            before = f"In {pick.randint(2005, 2024)} "
        elif roll < 0.93:
            members = tuple(sorted(pick.sample(_MEMBERS, 4)))
            words = f"{', '.join(members[:-1])} and {members[-1]}"
            theirs = members if pick.random() < 0.95 else members[:-1]
            kind, roster, theirs_roster = "roster", members, theirs
            before = "The members are "
        else:
            words = f"the talks were {pick.choice(('broken off', 'resumed', 'moved'))}"
            before = f"That spring {pick.choice(_FILLER[:2]).lower()} and "
        start = len(made.text) + len(before)
        made.text += f"{before}{words} "
        made.claims.append(
            MadeClaim(
                start=start,
                end=start + len(words),
                kind=kind,
                topic=topic,
                figures=figures,
                roster=roster,
                evidence=_evidence(pick, source, cited, theirs_figures, theirs_roster),
                ratings=_ratings(pick),
            )
        )
        missing = pick.random() < 0.01
        printed = f"({source.name} {'1901' if missing else source.year})"
        at = len(made.text)
        made.citations.append(
            PrintedCitation(at, at + len(printed), None if missing else source)
        )
        made.text += f"{printed}. "


def _quantity(pick: random.Random, topic: str) -> tuple[str, str, str]:
    """Return the words printed, the figure recorded, and the source's; '' for none."""
    value = pick.randint(11, 99) * 10 ** pick.randint(1, 4)
    who = pick.choice(_WHO.split())
    about = pick.random() < 0.2
    verb, where = pick.choice(_VERBS.split()), pick.choice(_WHERE.split())
    words = f"{'about ' if about else ''}{value:,} {who} {verb} in the {where}"
    scope = f" (in {where} of {topic})" if pick.random() < 0.3 else ""
    when = f" @{pick.randint(2005, 2024)}" if pick.random() < 0.9 else ""
    recorded = value if pick.random() < 0.99 else value + 10
    sure = "about " if about else ""
    roll = pick.random()
    theirs = value if roll < 0.9 else value + 1 if roll < 0.95 else value * 2
    given = f"{theirs:,} {who}{scope}{when}" if pick.random() < 0.95 else ""
    return words, f"{sure}{recorded:,} {who}{scope}{when}", given


def _evidence(
    pick: random.Random,
    source: Cited,
    cited: Sequence[Cited],
    figures: tuple[str, ...],
    roster: tuple[str, ...],
) -> tuple[MadeEvidence, ...]:
    if pick.random() < 0.01:
        return ()
    via = pick.choice(cited) if pick.random() < 0.03 else None
    basis = "unseen" if pick.random() < 0.03 else "seen"
    found = [
        MadeEvidence(
            source,
            figures=figures,
            roster=roster,
            via=None if via is source else via,
            basis=basis,
        )
    ]
    if pick.random() < 0.5:
        other = pick.choice(cited)
        against = pick.random() < 0.04
        stance = "contradicts" if against else "supports"
        answer = "counted otherwise" if against and pick.random() < 0.5 else ""
        found.append(
            MadeEvidence(
                other, stance=stance, figures=figures, roster=roster, answer=answer
            )
        )
    return tuple(found)


def _ratings(pick: random.Random) -> tuple[tuple[str, str], ...]:
    if pick.random() < 0.02:
        return ()
    first = ("admiralty", pick.choices(("A1", "B2", "C3", "D4"), (40, 45, 13, 2))[0])
    if pick.random() < 0.1:
        return first, ("admiralty", pick.choice(("A2", "B2", "E5")))
    return (first,)
