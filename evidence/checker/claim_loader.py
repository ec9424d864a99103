"""Claims with their figures, evidence, ratings and place in the latest revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from evidence.bibliography.dates import parse_edtf
from evidence.checker.derivation_loader import DerivationLoader
from evidence.checker.facts import (
    ClaimFacts,
    EvidenceFacts,
    ManuscriptFacts,
    RatingFacts,
    SupersessionFacts,
)
from evidence.checker.passages import Passages
from evidence.checker.places import Places
from evidence.models import Claim, Evidence, Rating, Supersession
from evidence.models.figure import FigureRow, RosterMember
from evidence.queries.whole import Whole
from evidence.ratings import find_scheme
from evidence.text.anchors import Placement, Selector, reanchor
from evidence.text.document import Span
from evidence.text.figures import Figure, parse_figure

R = TypeVar("R", FigureRow, RosterMember)

_figure = lru_cache(maxsize=16_384)(parse_figure)
"""A claim and its evidence mostly state one figure, in one form."""


class ClaimLoader:
    """Joins a claim's rows; built once for a whole ledger."""

    def __init__(
        self,
        whole: Whole,
        keys: Mapping[int, str],
        manuscripts: Mapping[int, ManuscriptFacts],
        places: Mapping[int, Places],
    ) -> None:
        self._whole = whole
        self._keys = keys
        self._manuscripts = manuscripts
        self._places = places
        self._passages = {
            owner: Passages(manuscript) for owner, manuscript in manuscripts.items()
        }
        self._claim_figures = _by_owner(whole.figures, "claim_id")
        self._evidence_figures = _by_owner(whole.figures, "evidence_id")
        self._claim_members = _by_owner(whole.members, "claim_id")
        self._evidence_members = _by_owner(whole.members, "evidence_id")
        self._evidence: dict[int, list[Evidence]] = defaultdict(list)
        for tie in whole.evidence:
            self._evidence[tie.claim_id].append(tie)
        self._ratings: dict[int, list[Rating]] = defaultdict(list)
        for rating in whole.ratings:
            self._ratings[rating.claim_id].append(rating)
        self._superseded: dict[int, list[Supersession]] = defaultdict(list)
        for row in whole.supersessions:
            self._superseded[row.claim_id].append(row)
        self._derivations = DerivationLoader(whole, keys, _figure)

    def claims(self) -> Iterable[ClaimFacts]:
        """Yield all claims, by manuscript and position."""
        for row in self._whole.claims:
            if row.manuscript_id in self._manuscripts:
                yield self._claim(row)

    def _claim(self, row: Claim) -> ClaimFacts:
        manuscript = self._manuscripts[row.manuscript_id]
        anchor = Selector(row.exact, row.prefix, row.suffix, row.start, row.end)
        placement = reanchor(
            anchor,
            manuscript.text,
            same_text=row.sha256 == manuscript.sha256,
            before=self._whole.texts.get(row.sha256),
        )
        span = _standing(placement, row, manuscript)
        passages = self._passages[row.manuscript_id]
        sentence = passages.sentence(span)
        return ClaimFacts(
            name=row.slug or row.public_id,
            public_id=row.public_id,
            manuscript=manuscript.name,
            statement=row.statement,
            kind=row.kind,
            topic=row.topic,
            status=row.status,
            note=row.note,
            anchor=anchor,
            placement=placement,
            place=self._places[row.manuscript_id].of(span),
            section=passages.section(span),
            sentence=sentence,
            figures=_figures(self._claim_figures[row.id]),
            roster=tuple(member.name for member in self._claim_members[row.id]),
            roster_complete=row.roster_complete,
            evidence=tuple(self._tie(tie) for tie in self._evidence[row.id]),
            ratings=tuple(_rating(rating) for rating in self._ratings[row.id]),
            items=passages.items(sentence or span),
            by=row.by,
            at=row.at,
            superseded=tuple(
                self._overtaken(each) for each in self._superseded[row.id]
            ),
            derivations=self._derivations.of(row.id),
        )

    def _overtaken(self, row: Supersession) -> SupersessionFacts:
        return SupersessionFacts(
            name=row.public_id,
            source=self._keys[row.source_id],
            figure=_figure(row.figure) if row.figure else None,
            newer=_figure(row.newer) if row.newer else None,
            as_of=parse_edtf(row.as_of),
            reason=row.reason,
            by=row.by,
            at=row.at,
        )

    def _tie(self, row: Evidence) -> EvidenceFacts:
        return EvidenceFacts(
            name=row.public_id,
            source=self._keys[row.source_id],
            stance=row.stance,
            directness=row.directness,
            via=None if row.via_source_id is None else self._keys[row.via_source_id],
            basis=row.basis,
            page_label=row.page_label,
            quotation=row.quotation,
            note=row.note,
            answer=row.answer,
            figures=_figures(self._evidence_figures[row.id]),
            roster=tuple(member.name for member in self._evidence_members[row.id]),
            roster_complete=row.roster_complete,
            by=row.by,
            at=row.at,
        )


def _by_owner(rows: Sequence[R], key: str) -> dict[int, list[R]]:
    groups: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        owner = getattr(row, key)
        if owner is not None:
            groups[owner].append(row)
    return groups


def _figures(rows: Sequence[FigureRow]) -> tuple[Figure, ...]:
    return tuple(_figure(row.text) for row in rows)


def _standing(placement: Placement, row: Claim, manuscript: ManuscriptFacts) -> Span:
    """Return where the claim stands now; where it stood, if it is gone."""
    if placement.start is not None and placement.end is not None:
        return Span(placement.start, placement.end)
    start = min(row.start, len(manuscript.text))
    return Span(start, min(row.end, len(manuscript.text)))


def _rating(row: Rating) -> RatingFacts:
    scheme = find_scheme(row.scheme, foreign=True)
    return RatingFacts(
        name=row.public_id,
        scheme=row.scheme,
        level=row.level,
        level_label=scheme.describe(row.level),
        confidence=scheme.confidence(row.level, row.details),
        details=row.details,
        reason=row.reason,
        by=row.by,
        at=row.at,
    )
