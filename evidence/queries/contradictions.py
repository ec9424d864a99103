"""Candidates of contradictions: figures of one measure, passages quoted twice.

No two rows are ever joined to compare them. Figures are grouped by the database, by
topic, unit and scope; the few groups are put together by what they measure, and those
in which nothing can differ (one claim, or one value by the REAL bounds) are left out
before any row is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Claim, Evidence, FigureRow, Manuscript, Source
from evidence.models.vocabulary import ClaimStatus
from evidence.text.figures.measures import folded, measure_of
from evidence.text.figures.units import read_unit

_AT_ONCE = 400
"""Groups that one statement names, with three values each."""
_NAME = sa.func.coalesce(Claim.slug, Claim.public_id)
_ACTIVE = Claim.status == ClaimStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class StatedRow:
    """A figure of an active claim, in its canonical form."""

    claim: str
    manuscript: str
    topic: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """A piece of evidence that quotes a passage and gives figures."""

    evidence: str
    claim: str
    manuscript: str
    start: int
    source: str
    page: str
    quotation: str


@dataclass(slots=True)
class _Union:
    """Groups of the database that measure the same, and the values that they hold."""

    groups: set[tuple[str, str, str]] = field(default_factory=set)
    values: set[Hashable] = field(default_factory=set)
    claims: int = 0
    wanted: bool = False

    def add(self, row: sa.Row[*tuple[Any, ...]]) -> None:
        """Add a group; one with several values counts for two.

        The REAL bounds show whether values can differ; of dates and parts of wholes
        any two texts may.
        """
        unit = read_unit(row.unit)
        self.groups.add((row.topic, row.unit, row.scope))
        self.values.add((row.low, row.high, row.first, unit.factor, unit.offset))
        several = row.low_to != row.low or row.high != row.high_from
        if (
            several
            or row.first != row.last
            or ((row.dated or row.part) and row.texts > 1)
        ):
            self.values.add("several")
        elif row.dated or row.part:
            self.values.add(row.text)
        self.claims += row.claims
        self.wanted |= bool(row.mine)

    @property
    def promises(self) -> bool:
        """Tell whether two claims may say different things."""
        return self.claims > 1 and len(self.values) > 1 and self.wanted


def iter_stated(session: Session, manuscript: str | None = None) -> Iterator[StatedRow]:
    """Yield the figures that may contradict others, in no order.

    With a *manuscript* only those of measures that it has a figure of.
    """
    groups = sorted(_promising(session, manuscript))
    for at in range(0, len(groups), _AT_ONCE):
        chunk = groups[at : at + _AT_ONCE]
        columns = sa.tuple_(Claim.topic, FigureRow.unit, FigureRow.scope)
        found = session.execute(
            sa.select(_NAME, Manuscript.name, Claim.topic, Claim.start, FigureRow.text)
            .select_from(FigureRow)
            .join(Claim, FigureRow.claim_id == Claim.id)
            .join(Manuscript, Claim.manuscript_id == Manuscript.id)
            .where(_ACTIVE, columns.in_(chunk))
            .order_by(Claim.id, FigureRow.ordinal)
        )
        yield from (StatedRow(*row) for row in found)


def _promising(session: Session, manuscript: str | None) -> set[tuple[str, str, str]]:
    """Return the (topic, unit, scope) in which two claims may differ."""
    own = Manuscript.name == manuscript if manuscript else sa.true()
    mine = sa.func.max(sa.case((own, 1), else_=0))
    dated, part = FigureRow.day.is_not(None), FigureRow.base.is_not(None)
    asked = sa.true() if manuscript is None else _on_topics_of(session, manuscript)
    rows = session.execute(
        sa.select(
            Claim.topic,
            FigureRow.unit,
            FigureRow.scope,
            dated.label("dated"),
            part.label("part"),
            sa.func.count(Claim.id.distinct()).label("claims"),
            sa.func.min(FigureRow.low_real).label("low"),
            sa.func.max(FigureRow.low_real).label("low_to"),
            sa.func.min(FigureRow.high_real).label("high_from"),
            sa.func.max(FigureRow.high_real).label("high"),
            sa.func.min(FigureRow.comparator).label("first"),
            sa.func.max(FigureRow.comparator).label("last"),
            sa.func.min(FigureRow.text).label("text"),
            sa.func.count(FigureRow.text.distinct()).label("texts"),
            mine.label("mine"),
        )
        .select_from(FigureRow)
        .join(Claim, FigureRow.claim_id == Claim.id)
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
        .where(_ACTIVE, asked)
        .group_by(Claim.topic, FigureRow.unit, FigureRow.scope, dated, part)
    )
    unions: dict[Hashable, _Union] = defaultdict(_Union)
    for row in rows:
        found = measure_of(
            row.topic, row.unit, row.scope, dated=bool(row.dated), part=bool(row.part)
        )
        for key in (found.certain, found.loose):
            if key is not None:
                unions[key].add(row)
    return {
        group for union in unions.values() if union.promises for group in union.groups
    }


def _on_topics_of(session: Session, manuscript: str) -> sa.ColumnElement[bool]:
    """Return the condition that a claim is on a topic of the manuscript's claims.

    Figures of different topics never share a measure; a topic may be written in more
    than one way.
    """
    own = session.scalars(
        sa.select(Claim.topic)
        .distinct()
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
        .where(Manuscript.name == manuscript)
    )
    wanted = {folded(topic) for topic in own}
    topics = session.scalars(sa.select(Claim.topic).distinct())
    return Claim.topic.in_([topic for topic in topics if folded(topic) in wanted])


def iter_quoted(
    session: Session, manuscript: str | None = None
) -> Iterator[tuple[QuotedRow, Sequence[str]]]:
    """Yield the quoting evidence of sources that are quoted twice, with its figures.

    With a *manuscript* only that of sources which its claims quote.
    """
    rows = session.execute(
        sa.select(
            Evidence.public_id,
            _NAME,
            Manuscript.name,
            Claim.start,
            Source.citekey,
            Evidence.page_label,
            Evidence.quotation,
            FigureRow.text,
        )
        .select_from(Evidence)
        .join(FigureRow, FigureRow.evidence_id == Evidence.id)
        .join(Claim, Evidence.claim_id == Claim.id)
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
        .join(Source, Evidence.source_id == Source.id)
        .where(_ACTIVE, Evidence.quotation != "")
        .where(Evidence.source_id.in_(_quoted_twice(manuscript)))
        .order_by(Claim.id, Evidence.id, FigureRow.ordinal)
    )
    for _, group in groupby(rows, key=lambda row: row[0]):
        first, *rest = group
        yield QuotedRow(*first[:-1]), [first[-1], *(row[-1] for row in rest)]


def _quoted_twice(manuscript: str | None) -> sa.Select[int]:
    sources = (
        sa.select(Evidence.source_id)
        .join(Claim, Evidence.claim_id == Claim.id)
        .where(_ACTIVE, Evidence.quotation != "")
        .group_by(Evidence.source_id)
        .having(sa.func.count() > 1)
    )
    if manuscript is None:
        return sources
    return sources.join(Manuscript, Claim.manuscript_id == Manuscript.id).having(
        sa.func.max(sa.case((Manuscript.name == manuscript, 1), else_=0)) == 1
    )
