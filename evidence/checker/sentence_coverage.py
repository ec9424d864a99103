"""Which sentences of a manuscript carry something checkable, and what they rest on.

In one module because the report's values are only made here, and read together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from itertools import accumulate

from evidence.checker.facts import CitationFacts, ClaimFacts, ManuscriptFacts, Place
from evidence.checker.places import Places
from evidence.models.vocabulary import ClaimStatus, ItemStatus, Stance
from evidence.text.anchors import Outcome
from evidence.text.checkable import Reason, Sort, checkable, is_checkable
from evidence.text.document import Block, BlockKind, Span

_SKIPPED = frozenset({BlockKind.HEADING, BlockKind.CODE})
"""Blocks that state nothing."""
_STANDS = frozenset(
    {Outcome.UNCHANGED, Outcome.MOVED, Outcome.NORMALIZED, Outcome.REWORDED}
)
CLAIM_ALONE = Reason(Sort.CLAIM, "recorded by a person")
"""Why a sentence counts in which no rule finds anything, and a person did."""


class Cover(StrEnum):
    """What a checkable sentence rests on; the first that fits."""

    TIED = "tied"
    DECLARED = "declared"
    CLAIMED = "claimed"
    CITED = "cited"
    UNCOVERED = "uncovered"


MEANING = {
    Cover.TIED: "a claim with evidence that supports it stands in the sentence",
    Cover.DECLARED: "declared opinion or own knowledge; it is not counted",
    Cover.CLAIMED: "a claim, but no evidence that supports it as it stands now",
    Cover.CITED: "a source is cited and found, but nothing was recorded of it",
    Cover.UNCOVERED: "nothing: no claim, no citation that was found, no declaration",
}
"""Each cover in words."""


@dataclass(frozen=True, slots=True)
class SentenceCover:
    """A sentence: why it counts (nothing: it does not), and what it rests on."""

    span: Span
    text: str
    place: Place
    section: tuple[str, ...]
    kind: BlockKind
    block: int
    """Where its block begins."""
    reasons: tuple[Reason, ...]
    cover: Cover | None
    """None where nothing in it can be checked."""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sentences there are, and how many of them rest on what."""

    sentences: int
    checkable: int
    by_cover: Mapping[Cover, int]

    @property
    def counted(self) -> int:
        """Return how many must be tied: all that are checkable and not declared."""
        return self.checkable - self.by_cover.get(Cover.DECLARED, 0)

    @property
    def percent(self) -> Decimal:
        """Return how many of them are, of 100, cut to one digit; 100 of none.

        Cut, not rounded: 99.96 is not 100.
        """
        if not self.counted:
            return Decimal("100.0")
        share = Decimal(100 * self.by_cover.get(Cover.TIED, 0)) / self.counted
        return share.quantize(Decimal("0.1"), rounding=ROUND_DOWN)


@dataclass(frozen=True, slots=True)
class SectionCover:
    """A section by its headings, outermost first, and its tally."""

    section: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The coverage of one manuscript in its latest revision."""

    manuscript: str
    title: str
    path: str
    revision: int
    language: str
    sentences: tuple[SentenceCover, ...]
    sections: tuple[SectionCover, ...]
    total: Tally

    def not_covered(self) -> tuple[SentenceCover, ...]:
        """Return the sentences that lack evidence, in order."""
        covered = {Cover.TIED, Cover.DECLARED, None}
        return tuple(each for each in self.sentences if each.cover not in covered)


def measure(
    manuscript: ManuscriptFacts,
    claims: Sequence[ClaimFacts],
    places: Places,
    *,
    declared: Sequence[Span] = (),
    skipped: Sequence[Span] = (),
) -> CoverageReport:
    """Return the coverage of *manuscript*.

    *declared* are the places of declarations that hold; *skipped* are parts that state
    nothing of their own, such as the reference list.
    """
    found = tuple(_Measure(manuscript, claims, places, declared, skipped).run())
    sections: dict[tuple[str, ...], list[SentenceCover]] = {}
    for each in found:
        sections.setdefault(each.section, []).append(each)
    return CoverageReport(
        manuscript=manuscript.name,
        title=manuscript.title,
        path=manuscript.path,
        revision=manuscript.revision,
        language=manuscript.language,
        sentences=found,
        sections=tuple(SectionCover(k, _tally(v)) for k, v in sections.items()),
        total=_tally(found),
    )


def count(
    manuscript: ManuscriptFacts,
    claims: Sequence[ClaimFacts],
    places: Places,
    *,
    declared: Sequence[Span] = (),
    skipped: Sequence[Span] = (),
) -> Tally:
    """Return the tally that ``measure`` has of the whole, not looking for reasons."""
    covers = list(_Measure(manuscript, claims, places, declared, skipped).covers())
    return _counted(covers)


def _tally(found: Sequence[SentenceCover]) -> Tally:
    return _counted([each.cover for each in found])


def _counted(found: Sequence[Cover | None]) -> Tally:
    covers = Counter(each for each in found if each is not None)
    return Tally(len(found), covers.total(), dict(covers))


class _Measure:
    """Goes through the sentences of one manuscript with what overlaps each."""

    def __init__(
        self,
        manuscript: ManuscriptFacts,
        claims: Sequence[ClaimFacts],
        places: Places,
        declared: Sequence[Span],
        skipped: Sequence[Span],
    ) -> None:
        self._manuscript = manuscript
        self._places = places
        self._skipped = skipped
        self._declared = declared
        self._starts = [block.start for block in manuscript.blocks]
        self._citations = manuscript.citations
        self._cited_from = [one.span.start for one in self._citations]
        self._cited_to = list(
            accumulate((one.span.end for one in self._citations), max)
        )
        placed = [
            (Span(claim.placement.start, claim.placement.end), claim)
            for claim in claims
            if claim.manuscript == manuscript.name
            and claim.status is ClaimStatus.ACTIVE
            and claim.placement.start is not None
            and claim.placement.end is not None
        ]
        self._claims = sorted(placed, key=lambda one: one[0].start)
        self._claimed_from = [at.start for at, _ in self._claims]
        self._claimed_to = list(accumulate((at.end for at, _ in self._claims), max))

    def run(self) -> Iterator[SentenceCover]:
        for span, block in self._sentences():
            yield self._sentence(span, block)

    def covers(self) -> Iterator[Cover | None]:
        """Yield each sentence's cover; what holds a claim counts for any reason."""
        for span, block in self._sentences():
            citations = self._cited_in(span)
            claims = self._claims_in(span)
            if claims or self._counts(span, block, citations):
                yield self._cover(span, claims, citations)
            else:
                yield None

    def _sentences(self) -> Iterator[tuple[Span, Block]]:
        for span in self._manuscript.sentences:
            block = self._block(span)
            if block is None or block.kind in _SKIPPED:
                continue
            if not any(_overlap(span, other) for other in self._skipped):
                yield span, block

    def _counts(
        self, span: Span, block: Block, citations: Sequence[CitationFacts]
    ) -> bool:
        text = self._manuscript.text[span.start : span.end]
        quoted = block.kind is BlockKind.QUOTATION
        cited = [one.span for one in citations]
        return is_checkable(text, cited=cited, quotation=quoted)

    def _block(self, span: Span) -> Block | None:
        at = bisect_right(self._starts, span.start) - 1
        return self._manuscript.blocks[at] if at >= 0 else None

    def _sentence(self, span: Span, block: Block) -> SentenceCover:
        citations = self._cited_in(span)
        text = self._manuscript.text[span.start : span.end]
        cited = [
            Span(
                max(0, one.span.start - span.start),
                min(len(text), one.span.end - span.start),
            )
            for one in citations
        ]
        quoted = block.kind is BlockKind.QUOTATION
        reasons = checkable(text, cited=cited, quotation=quoted)
        claims = self._claims_in(span)
        if claims and not reasons:
            reasons = (CLAIM_ALONE,)
        return SentenceCover(
            span=span,
            text=text,
            place=self._places.of(span),
            section=block.section,
            kind=block.kind,
            block=block.start,
            reasons=reasons,
            cover=self._cover(span, claims, citations) if reasons else None,
            claims=tuple(claim.name for claim in claims),
        )

    def _cited_in(self, span: Span) -> list[CitationFacts]:
        first = bisect_right(self._cited_to, span.start)
        last = bisect_left(self._cited_from, span.end)
        return [one for one in self._citations[first:last] if _overlap(one.span, span)]

    def _claims_in(self, span: Span) -> list[ClaimFacts]:
        first = bisect_right(self._claimed_to, span.start)
        last = bisect_left(self._claimed_from, span.end)
        here = self._claims[first:last]
        return [claim for at, claim in here if _overlap(at, span)]

    def _cover(
        self,
        span: Span,
        claims: Sequence[ClaimFacts],
        citations: Sequence[CitationFacts],
    ) -> Cover:
        if any(_is_tied(claim) for claim in claims):
            return Cover.TIED
        if any(_overlap(span, other) for other in self._declared):
            return Cover.DECLARED
        if claims:
            return Cover.CLAIMED
        items = [item for citation in citations for item in citation.items]
        if any(item.status is ItemStatus.RESOLVED for item in items):
            return Cover.CITED
        return Cover.UNCOVERED


def _is_tied(claim: ClaimFacts) -> bool:
    """Tell whether evidence supports the claim, and its words are still the same."""
    stands = claim.placement.outcome in _STANDS
    return stands and bool(claim.with_stance(Stance.SUPPORTS))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
