"""The figures and lists that a passage states itself, beside those typed from it.

Found in the quotation that evidence carries by the same readings as in a manuscript,
and paired with the claim's by the same comparison; so nobody has to type what the
passage says. The program can misread a passage as it can a manuscript: what is found
there speaks only where it can be compared, and says itself on what it rests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.checker.pairing import Pair, of_figure, pair_figures, unlike
from evidence.models.vocabulary import SUPPORTING
from evidence.text.anchors import Selector
from evidence.text.figures import ComparatorVerdict, Figure, Unlike
from evidence.text.figures.printed_figures import is_foreign, printed_figures
from evidence.text.rosters.comparing import RosterComparison, compare_rosters
from evidence.text.rosters.finder import rosters_in

_REVERSED = ComparatorVerdict.REVERSED
_NUMBER = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|"
    r"\w*illion|dozen|half|halv\w+|third|quarter|fifth|tenth|twice|thrice|doubl\w+|"
    r"tripl\w+|trebl\w+|quadrupl\w+|\w+fold|an? (?:year|month|week|day|decade))",
    re.IGNORECASE,
)
"""What a text must have for a figure to be looked for."""
LEAST_SHARED = 2
"""Members that a list in a passage shares with a claim's to be that list."""


@dataclass(frozen=True, slots=True)
class PassageFigures:
    """What a passage answers to one figure of a claim.

    *pairs* are those that can be compared; *unlike* says of each other figure in the
    passage why it can't be.
    """

    figure: Figure
    tie: EvidenceFacts
    pairs: tuple[Pair, ...]
    unlike: tuple[tuple[Figure, Unlike], ...] = ()

    @property
    def agrees(self) -> bool:
        """Tell whether the passage has the figure, hedges apart."""
        return any(pair.agrees for pair in self.pairs)

    @property
    def is_reversed(self) -> bool:
        """Tell whether it has the figure, but says «up to» for «more than»."""
        agreeing = [pair for pair in self.pairs if pair.agrees]
        return bool(agreeing) and all(
            pair.comparison.comparator is _REVERSED for pair in agreeing
        )

    @property
    def differing(self) -> tuple[Pair, ...]:
        """Return the pairs of its own time."""
        return tuple(p for p in self.pairs if not p.newer and not p.shifted)

    @property
    def differs(self) -> bool:
        """Tell whether all of the passage's figures of its time are others."""
        return bool(self.differing) and not self.agrees


def passage_answers(claim: ClaimFacts) -> Iterable[PassageFigures]:
    """Yield what each passage that states figures says to each figure of *claim*.

    For a claim without typed figures, those that are found in its words.
    """
    # Evidence that contradicts a claim is expected to say something else.
    ties = [tie for tie in claim.with_stance(*SUPPORTING) if tie.quotation]
    if not ties:
        return
    figures = claim.figures or _stated(
        claim.placement.found or claim.anchor.exact, _context(claim.anchor)
    )
    if not figures:
        return
    asked = claim if claim.figures else replace(claim, figures=figures)
    for tie in ties:
        around = _context(tie.passage.anchor) if tie.passage else tie.quotation
        given = _stated(tie.quotation, around)
        if not given:
            continue
        pairs = pair_figures(asked, [replace(tie, figures=given)])
        unknown = [] if not is_foreign(around) else [p for p in pairs if not _speaks(p)]
        pairs = tuple(pair for pair in pairs if pair not in unknown)
        for figure in dict.fromkeys(figures):
            own = of_figure(pairs, figure)
            paired = {pair.given for pair in own}
            others = [
                (one, why)
                for one in given
                if one not in paired and (why := unlike(figure, one)) is not None
            ]
            others += [(one.given, Unlike.UNIT) for one in of_figure(unknown, figure)]
            yield PassageFigures(figure, tie, tuple(own), tuple(others))


def are_answered(claim: ClaimFacts, figures: Iterable[Figure]) -> bool:
    """Tell whether the passages of *claim* have something to compare *figures* with.

    With each of them: nobody has to type then what the source gives.
    """
    answered = {one.figure for one in passage_answers(claim) if one.pairs}
    return answered.issuperset(figures)


def is_typed(claim: ClaimFacts, figure: Figure, tie: EvidenceFacts) -> bool:
    """Tell whether somebody typed what the source of *tie* gives for *figure*."""
    ties = [one for one in claim.evidence if one.source == tie.source]
    return bool(of_figure(pair_figures(claim, ties), figure))


def is_disputed(claim: ClaimFacts, answer: PassageFigures) -> bool:
    """Tell whether a typed figure of the same source differs from the claim's too."""
    ties = [one for one in claim.evidence if one.source == answer.tie.source]
    typed = of_figure(pair_figures(claim, ties), answer.figure)
    return bool(typed) and not any(pair.agrees for pair in typed)


@dataclass(frozen=True, slots=True)
class PassageRoster:
    """A list in a passage that has members of a claim's list, and what differs."""

    tie: EvidenceFacts
    members: tuple[str, ...]
    complete: bool
    comparison: RosterComparison


def passage_rosters(claim: ClaimFacts) -> Iterable[PassageRoster]:
    """Yield, for each passage without a typed list, its list that is likest."""
    if not claim.roster:
        return
    for tie in claim.with_stance(*SUPPORTING):
        if tie.roster or not tie.quotation:
            continue
        found = [
            PassageRoster(
                tie,
                members,
                complete,
                compare_rosters(claim.roster, members, source_complete=complete),
            )
            for members, complete in _listed(tie.quotation)
        ]
        shared = [one for one in found if len(one.comparison.same) >= LEAST_SHARED]
        if shared:
            yield max(shared, key=lambda one: len(one.comparison.same))


def _speaks(pair: Pair) -> bool:
    """Tell whether a number in another language says anything of the claim's.

    «Von denen 37» is of something that was named before: it differs from nothing.
    """
    return pair.agrees or bool(pair.figure.unit and pair.given.unit)


def _context(anchor: Selector) -> str:
    return f"{anchor.prefix}{anchor.exact}{anchor.suffix}"


@lru_cache(maxsize=2_048)
def _stated(text: str, around: str) -> tuple[Figure, ...]:
    """Return the figures of *text* that are no dates, with the times they hold for."""
    if _NUMBER.search(text) is None and not is_foreign(around):
        return ()
    return tuple(
        replace(one.figure, as_of=one.as_of)
        for one in printed_figures(text, around)
        if one.figure.day is None
    )


@lru_cache(maxsize=2_048)
def _listed(text: str) -> Sequence[tuple[tuple[str, ...], bool]]:
    return tuple(
        (tuple(one.whole or one.name for one in found.members), found.complete)
        for found in rosters_in(text)
    )
