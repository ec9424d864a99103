"""Tie a claim to a passage that was suggested and picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.cli.app import App

if TYPE_CHECKING:
    from evidence.services.passages.found import Found
    from evidence.services.passages.suggesting import Suggestions
    from evidence.services.ties import Tied, TieDraft

    Told = tuple[Tied, TieDraft, Found]


def tie_passage(
    app: App,
    claim: str,
    found: Suggestions,
    number: int,
    *,
    by: str | None,
    stance: str,
) -> Told:
    """Record the passage of this *number* as evidence, pinned."""
    from evidence.services.passages.suggesting import pick
    from evidence.services.ties import TieDraft, tie

    app.actor(by)
    passage, kept = pick(found, number)
    draft = TieDraft(claim, passage.source, stance=stance, quotation=passage.words)
    with app.writer("passages suggest", by=by, judgement=True) as session:
        tied = tie(session, draft, pin=kept.pin)
    return tied, draft, kept
