"""Declare sentences opinion or own knowledge, take it back, list what is declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from evidence.checker.facts import Place
from evidence.checker.places import Places
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.db.bulk_changes import delete_rows
from evidence.errors import Conflict, InputRefused
from evidence.models import Declaration, Ground, Revision
from evidence.queries.decisions import (
    get_declaration,
    list_declaration_ids,
    list_declarations,
)
from evidence.queries.manuscripts import get_latest, list_latest
from evidence.queries.revisions import anchored_texts
from evidence.services.claims import Quote, anchor_columns, make_anchor
from evidence.services.decided import place_row
from evidence.services.ids import Kind, new_id
from evidence.services.ties import read_word
from evidence.text.anchors import Outcome, Placement, Selector
from evidence.text.document import SourceMap, Span
from evidence.text.selectors import exact_places, select
from evidence.text.sentences import sentence_at

STANDS = frozenset({Outcome.UNCHANGED, Outcome.MOVED, Outcome.NORMALIZED})
"""Outcomes after which a declaration holds: its sentence is the same."""


@dataclass(frozen=True, slots=True)
class DeclarationDraft:
    """Words of a manuscript, and why their sentence needs no source."""

    manuscript: str | None
    quote: Quote
    ground: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """A declaration, and where its sentence stands in the latest revision."""

    name: str
    manuscript: str
    exact: str
    ground: Ground
    reason: str
    by: str
    at: datetime
    placement: Placement
    place: Place | None

    @property
    def holds(self) -> bool:
        """Tell whether the sentence stands as it was declared."""
        return self.placement.outcome in STANDS


def declare(session: Session, draft: DeclarationDraft) -> DeclarationView:
    """Record that the sentences which hold the quoted words need no source.

    The whole sentences are anchored: a number that is added to one later is not
    declared with it. Raises InputRefused for words that are not there, an unknown
    ground or a missing reason, Conflict for what is declared already.
    """
    manuscript, revision = get_latest(session, draft.manuscript)
    ground = read_word(Ground, draft.ground, "ground")
    reason = " ".join(draft.reason.split())
    if not reason:
        raise InputRefused("a sentence is declared for a reason", hint="--reason WORDS")
    anchor = _sentences(revision, draft.quote)
    for held in list_all(session, manuscript.name):
        placed = held.placement
        if held.holds and (placed.start, placed.end) == (anchor.start, anchor.end):
            raise Conflict(
                f"this is declared {held.ground.value} already, by {held.by}",
                hint=f"evidence coverage undeclare {held.name}",
            )
    content = (manuscript.name, anchor.exact, str(anchor.start), ground.value)
    taken = list_declaration_ids(session)
    public_id = new_id(Kind.DECLARATION, *content, taken=taken)
    row = {
        "public_id": public_id,
        "manuscript_id": manuscript.id,
        "ground": ground,
        "reason": reason,
        **anchor_columns(anchor, revision.sha256),
        "by": session.act.actor,
        "at": session.act.at,
    }
    insert_rows(session, Declaration, [row])
    return next(v for v in list_all(session, manuscript.name) if v.name == public_id)


def undeclare(session: Session, name: str) -> DeclarationView:
    """Take a declaration back; the journal keeps it. Raises NotFound."""
    row = get_declaration(session, name)
    [gone] = [view for view in list_all(session) if view.name == row.public_id]
    delete_rows(session, Declaration, [row.id])
    session.expire_all()
    return gone


def list_all(
    session: Session, manuscript: str | None = None
) -> tuple[DeclarationView, ...]:
    """Return the declarations, of one manuscript where one is named, by position."""
    if manuscript is not None:
        get_latest(session, manuscript)
    views: list[DeclarationView] = []
    for named, revision in list_latest(session):
        if manuscript in (None, named.name):
            rows = list_declarations(session, named.id)
            texts = anchored_texts(session, Declaration, named.id)
            views += _views(named.name, revision, rows, texts)
    return tuple(views)


def _sentences(revision: Revision, quote: Quote) -> Selector:
    found = make_anchor(revision, quote)
    spans = tuple(Span(start, end) for start, end in revision.sentences)
    whole = sentence_at(spans, found.start, found.end)
    span = Span(min(whole.start, found.start), max(whole.end, found.end))
    words = revision.text[span.start : span.end]
    return select(revision.text, span, exact_places(revision.text, words, whole=False))


def _views(
    manuscript: str,
    revision: Revision,
    rows: Sequence[Declaration],
    texts: Mapping[str, str],
) -> list[DeclarationView]:
    runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
    places = Places(revision.path, revision.source, runs)
    views = []
    for row in rows:
        placed = place_row(row, revision, texts)
        found = placed.start is not None and placed.end is not None
        span = Span(placed.start or 0, placed.end or 0)
        views.append(
            DeclarationView(
                name=row.public_id,
                manuscript=manuscript,
                exact=row.exact,
                ground=row.ground,
                reason=row.reason,
                by=row.by,
                at=row.at,
                placement=placed,
                place=places.of(span) if found else None,
            )
        )
    return views
