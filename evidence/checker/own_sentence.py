"""The sentence around a claim, and what in it is that claim's and not another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.known import Known
from evidence.models.vocabulary import ClaimStatus
from evidence.text.document import Span


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A claim's sentence; spans count from its beginning."""

    text: str
    cited: tuple[Span, ...]
    """The items of citations in it: others' years and names."""
    manuscript: ManuscriptFacts
    own: Span
    others: tuple[Span, ...]
    """Where the further claims of the sentence stand."""

    @property
    def is_english(self) -> bool:
        """Tell whether the manuscript is in English, which the word lists are."""
        return self.manuscript.language.lower().startswith("en")

    def owns(self, start: int, end: int, *, strictly: bool = False) -> bool:
        """Tell whether the words there are the claim's own.

        What lies in no claim is the first one's; *strictly*, nobody's where there are
        several.
        """
        if self.own.start < end and start < self.own.end:
            return True
        if any(other.start < end and start < other.end for other in self.others):
            return False
        if strictly:
            return not self.others
        return all(self.own.start <= other.start for other in self.others)


class OwnSentences:
    """Finds claims' sentences, and other claims in them; a manuscript at a time."""

    def __init__(self) -> None:
        self._known: Known | None = None
        self._manuscript = ""
        self._claims: dict[int, list[ClaimFacts]] = {}

    def of(self, claim: ClaimFacts, known: Known) -> OwnSentence | None:
        """Return the sentence of *claim*; None where it stands in none now."""
        if self._known is not known or self._manuscript != claim.manuscript:
            self._remember(claim.manuscript, known)
        manuscript = known.manuscript(claim.manuscript)
        sentence, own = claim.sentence, _span(claim)
        if manuscript is None or sentence is None or own is None:
            return None
        start, end = sentence.start, sentence.end
        sharing = self._claims.get(start, ())
        return OwnSentence(
            text=manuscript.text[start:end],
            cited=tuple(
                _within(item.span, sentence)
                for item in claim.items
                if start <= item.span.start < end
            ),
            manuscript=manuscript,
            own=_within(own, sentence),
            others=tuple(_others(claim, sharing, sentence)),
        )

    def _remember(self, manuscript: str, known: Known) -> None:
        claims: dict[int, list[ClaimFacts]] = defaultdict(list)
        for claim in known.claims_in(manuscript):
            if claim.sentence is not None and claim.status is ClaimStatus.ACTIVE:
                claims[claim.sentence.start].append(claim)
        self._known, self._manuscript, self._claims = known, manuscript, claims


def _others(
    claim: ClaimFacts, sharing: Sequence[ClaimFacts], sentence: Span
) -> list[Span]:
    return [
        _within(span, sentence)
        for other in sharing
        if other.public_id != claim.public_id and (span := _span(other)) is not None
    ]


def _span(claim: ClaimFacts) -> Span | None:
    start, end = claim.placement.start, claim.placement.end
    return Span(start, end) if start is not None and end is not None else None


def _within(span: Span, sentence: Span) -> Span:
    """Return *span* as counted from the beginning of *sentence*, cut to it."""
    length = sentence.end - sentence.start
    start = min(max(span.start - sentence.start, 0), length)
    return Span(start, min(max(span.end - sentence.start, start), length))
