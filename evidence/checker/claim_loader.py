"""Claims with their figures, evidence, ratings and place in the latest revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from evidence.bibliography.dates import parse_edtf
from evidence.checker.anchored_claims import (
    anchor_of,
    place_claim,
    standing_span,
)
from evidence.checker.derivation_loader import DerivationLoader
from evidence.checker.facts import (
    ClaimFacts,
    EvidenceFacts,
    ManuscriptFacts,
    RatingFacts,
    SupersessionFacts,
)
from evidence.checker.passages import Passages
from evidence.checker.pinned import PinnedPassage
from evidence.checker.places import Places
from evidence.checker.topics import read_figure
from evidence.queries.part import PartRows, Row, Rows
from evidence.ratings import find_scheme
from evidence.text.figures import Figure


class ClaimLoader:
    """Joins the rows of claims; built once for all manuscripts of a part."""

    def __init__(
        self,
        rows: PartRows,
        keys: Mapping[int, str],
        manuscripts: Mapping[int, ManuscriptFacts],
        places: Mapping[int, Places],
    ) -> None:
        self._rows = rows
        self._keys = keys
        self._manuscripts = manuscripts
        self._places = places
        self._passages = {
            owner: Passages(manuscript) for owner, manuscript in manuscripts.items()
        }
        self._claim_figures = _texts(rows.claim_figures)
        self._evidence_figures = _texts(rows.evidence_figures)
        self._claim_members = _texts(rows.claim_members)
        self._evidence_members = _texts(rows.evidence_members)
        self._evidence = _by_claim(rows.evidence)
        self._pinned = {row.evidence_id: row for row in rows.passages}
        self._ratings = _by_claim(rows.ratings)
        self._superseded = _by_claim(rows.supersessions)
        self._derivations = DerivationLoader(rows, keys)

    def claims(self) -> Iterable[ClaimFacts]:
        """Yield all claims, by manuscript and position."""
        for row in self._rows.claims:
            if row.manuscript_id in self._manuscripts:
                yield self._claim(row)

    def _claim(self, row: Row) -> ClaimFacts:
        manuscript = self._manuscripts[row.manuscript_id]
        placement = place_claim(
            row, manuscript.text, manuscript.sha256, self._rows.texts
        )
        span = standing_span(placement, row, manuscript.text)
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
            anchor=anchor_of(row),
            placement=placement,
            place=self._places[row.manuscript_id].of(span),
            section=passages.section(span),
            sentence=sentence,
            figures=_figures(self._claim_figures.get(row.id, ())),
            roster=tuple(self._claim_members.get(row.id, ())),
            roster_complete=row.roster_complete,
            evidence=tuple(self._tie(tie) for tie in self._evidence.get(row.id, ())),
            ratings=tuple(map(rating_of, self._ratings.get(row.id, ()))),
            items=passages.items(sentence or span),
            by=row.by,
            at=row.at,
            superseded=tuple(
                self._overtaken(each) for each in self._superseded.get(row.id, ())
            ),
            derivations=self._derivations.of(row.id),
        )

    def _overtaken(self, row: Row) -> SupersessionFacts:
        return SupersessionFacts(
            name=row.public_id,
            source=self._keys[row.source_id],
            figure=read_figure(row.figure) if row.figure else None,
            newer=read_figure(row.newer) if row.newer else None,
            as_of=parse_edtf(row.as_of),
            reason=row.reason,
            by=row.by,
            at=row.at,
        )

    def _tie(self, row: Row) -> EvidenceFacts:
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
            figures=_figures(self._evidence_figures.get(row.id, ())),
            roster=tuple(self._evidence_members.get(row.id, ())),
            roster_complete=row.roster_complete,
            by=row.by,
            at=row.at,
            passage=_pinned(self._pinned.get(row.id)),
        )


def _pinned(row: Row | None) -> PinnedPassage | None:
    if row is None:
        return None
    return PinnedPassage(
        sha256=row.sha256,
        extractor=row.extractor,
        text_sha256=row.text_sha256,
        anchor=anchor_of(row),
        page_index=row.page_index,
        page_label=row.page_label,
        outcome=row.outcome,
    )


def _texts(rows: Rows) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        groups[row.owner_id].append(row.text)
    return groups


def _by_claim(rows: Rows) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.claim_id].append(row)
    return groups


def _figures(texts: Iterable[str]) -> tuple[Figure, ...]:
    return tuple(map(read_figure, texts))


def rating_of(row: Row) -> RatingFacts:
    """Return the rating that *row* holds, in the words of its scheme."""
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
