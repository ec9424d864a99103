"""Where people's decisions on citations stand in a revision, and what they settle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from evidence.db import Session
from evidence.models import (
    CitationDecision,
    Claim,
    Declaration,
    ItemStatus,
    Revision,
)
from evidence.queries.decisions import list_decisions
from evidence.queries.revisions import anchored_texts
from evidence.text.anchors import Outcome, Placement, Selector, reanchor

HOLDS = frozenset({Outcome.UNCHANGED, Outcome.MOVED, Outcome.NORMALIZED})
"""Outcomes after which a decision is applied: its words are the same."""

Decided = Mapping[tuple[int, int], CitationDecision]


def read_decided(session: Session, revision: Revision) -> Decided:
    """Return the decisions of *revision*'s manuscript that hold in it, by item's span.

    One whose words changed is not among them. Of two at one place the later counts.
    """
    rows = list_decisions(session, revision.manuscript_id)
    texts = anchored_texts(session, CitationDecision, revision.manuscript_id)
    return dict(_standing(rows, revision, texts))


def place_row(
    row: Claim | CitationDecision | Declaration,
    revision: Revision,
    texts: Mapping[str, str],
) -> Placement:
    """Return where a row's words stand in *revision*, and what became of them.

    *texts* are those of earlier revisions, by SHA-256.
    """
    return reanchor(
        Selector(row.exact, row.prefix, row.suffix, row.start, row.end),
        revision.text,
        same_text=row.sha256 == revision.sha256,
        before=texts.get(row.sha256),
    )


def settled(row: CitationDecision) -> dict[str, Any]:
    """Return the columns of an item that a person has decided."""
    why = f": {row.reason}" if row.reason else ""
    return {
        "source_id": row.source_id,
        "status": ItemStatus.RESOLVED,
        "candidates": [],
        "score": 100,
        "reasons": [f"decided by {row.by} on {row.at:%Y-%m-%d}{why}"],
    }


def _standing(
    rows: Iterable[CitationDecision], revision: Revision, texts: Mapping[str, str]
) -> Iterable[tuple[tuple[int, int], CitationDecision]]:
    for row in sorted(rows, key=lambda each: (each.at, each.id)):
        placed = place_row(row, revision, texts)
        if placed.outcome in HOLDS and placed.start is not None:
            yield (placed.start, placed.end or 0), row
