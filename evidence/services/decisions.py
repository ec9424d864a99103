"""Decide which source a printed citation means, take it back, list what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from evidence.checker.facts import Place
from evidence.checker.places import Places
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.db.bulk_changes import delete_rows
from evidence.models import CitationDecision, CitationItem, Revision
from evidence.queries.anchoring import list_citekeys
from evidence.queries.citations import select_latest_items
from evidence.queries.decisions import (
    get_decision,
    list_decision_ids,
    list_decisions,
)
from evidence.queries.manuscripts import get_latest, list_latest
from evidence.queries.revisions import anchored_texts
from evidence.queries.sources import name_sources
from evidence.services.citations import refresh
from evidence.services.cited_choice import choose_items
from evidence.services.claims import anchor_columns
from evidence.services.decided import place_row, read_decided
from evidence.services.ids import Kind, new_id
from evidence.services.ties import find_source
from evidence.text.anchors import Outcome, Selector
from evidence.text.document import SourceMap, Span
from evidence.text.selectors import exact_places, select


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What a person decides: that *item* of a manuscript means the source *key*.

    *item* is the item's printed text (with or without its locator), its ``LINE:COLUMN``
    in the file, or ``@NUMBER`` as the list of citations counts.
    """

    manuscript: str | None
    item: str
    key: str
    reason: str = ""
    every: bool = False
    """All items of this text, where there are several."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision, and where its words stand in the latest revision."""

    name: str
    manuscript: str
    item: str
    key: str
    reason: str
    by: str
    at: datetime
    outcome: Outcome
    holds: bool
    """Whether it settles an item of the latest revision."""
    place: Place | None


def decide(session: Session, draft: DecisionDraft) -> tuple[DecisionView, ...]:
    """Record which source an item means; an earlier decision on it gives way.

    Raises NotFound for an item, source or manuscript that is not there, Ambiguous where
    several items are printed so.
    """
    manuscript, revision = get_latest(session, draft.manuscript)
    source = find_source(draft.key, list_citekeys(session))
    items = _items(session, manuscript.name)
    chosen = choose_items(revision, items, draft.item, every=draft.every)
    held = read_decided(session, revision)
    before = [held[key] for item in chosen if (key := (item.start, item.end)) in held]
    delete_rows(session, CitationDecision, sorted({row.id for row in before}))
    session.expire_all()
    taken = list_decision_ids(session)
    rows = []
    for item in chosen:
        anchor = _anchor(revision, item)
        content = (manuscript.name, anchor.exact, str(anchor.start), source.citekey)
        public_id = new_id(Kind.DECISION, *content, taken=taken)
        taken.add(public_id)
        rows.append(
            {
                "public_id": public_id,
                "manuscript_id": manuscript.id,
                "source_id": source.id,
                **anchor_columns(anchor, revision.sha256),
                "reason": draft.reason.strip(),
                "by": session.act.actor,
                "at": session.act.at,
            }
        )
    insert_rows(session, CitationDecision, rows)
    refresh(session)
    new = {row["public_id"] for row in rows}
    listed = list_all(session, manuscript.name)
    return tuple(view for view in listed if view.name in new)


def undecide(session: Session, name: str) -> DecisionView:
    """Take a decision back; its item is resolved by the program again.

    The journal keeps it. Raises NotFound.
    """
    row = get_decision(session, name)
    [gone] = [view for view in list_all(session) if view.name == row.public_id]
    delete_rows(session, CitationDecision, [row.id])
    session.expire_all()
    refresh(session)
    return gone


def list_all(
    session: Session, manuscript: str | None = None
) -> tuple[DecisionView, ...]:
    """Return the decisions, of one manuscript where one is named, by position."""
    if manuscript is not None:
        get_latest(session, manuscript)
    views: list[DecisionView] = []
    for named, revision in list_latest(session):
        if manuscript in (None, named.name):
            rows = list_decisions(session, named.id)
            views += _views(session, named.name, revision, rows)
    return tuple(views)


def _views(
    session: Session,
    manuscript: str,
    revision: Revision,
    rows: Sequence[CitationDecision],
) -> list[DecisionView]:
    keys = name_sources(session, [row.source_id for row in rows])
    runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
    places = Places(revision.path, revision.source, runs)
    items = {(item.start, item.end) for item in _items(session, manuscript)}
    texts = anchored_texts(session, CitationDecision, revision.manuscript_id)
    holding = {
        row.id: span
        for span, row in read_decided(session, revision).items()
        if span in items
    }
    views = []
    for row in rows:
        placed = place_row(row, revision, texts)
        found = placed.start is not None and placed.end is not None
        span = Span(placed.start or 0, placed.end or 0)
        views.append(
            DecisionView(
                name=row.public_id,
                manuscript=manuscript,
                item=row.exact,
                key=keys[row.source_id],
                reason=row.reason,
                by=row.by,
                at=row.at,
                outcome=placed.outcome,
                holds=row.id in holding,
                place=places.of(span) if found else None,
            )
        )
    return views


def _items(session: Session, manuscript: str) -> Sequence[CitationItem]:
    return session.scalars(select_latest_items(manuscript)).all()


def _anchor(revision: Revision, item: CitationItem) -> Selector:
    others = exact_places(revision.text, item.text, whole=False)
    return select(revision.text, Span(item.start, item.end), others)
