"""Change a claim, or withdraw it; the journal keeps what it was."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.db import Session
from evidence.errors import Conflict, InputRefused, UsageFault
from evidence.models import Claim, ClaimStatus
from evidence.queries.anchoring import get_latest, get_manuscript_name
from evidence.queries.claims import get_claim
from evidence.services.claims import (
    Quote,
    anchor_columns,
    free_slug,
    make_anchor,
    read_kind,
)
from evidence.services.stated import (
    Stated,
    read_figures,
    read_roster,
    replace_figures,
    replace_roster,
)


@dataclass(frozen=True, slots=True)
class ClaimEdit:
    """What is to change; None leaves a thing as it is."""

    quote: Quote | None = None
    statement: str | None = None
    kind: str | None = None
    topic: str | None = None
    figures: tuple[str, ...] | None = None
    roster: tuple[str, ...] | None = None
    roster_complete: bool | None = None
    slug: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim's name now, and which of its parts are new."""

    name: str
    parts: tuple[str, ...]


def edit_claim(session: Session, name: str, edit: ClaimEdit) -> Changed:
    """Change what *edit* gives; a new quotation is anchored in the latest revision.

    Whoever edits becomes the one who recorded the claim: ratings given before are
    stale. Raises NotFound, InputRefused or Conflict as ``add_claim`` does; UsageFault
    where *edit* is empty.
    """
    if edit == ClaimEdit():
        raise UsageFault("nothing to change was given", hint="evidence claim edit -h")
    claim = get_claim(session, name)
    parts = [
        *_anchor(session, claim, edit),
        *_columns(session, claim, edit),
        *_stated(session, claim, edit),
    ]
    if parts:
        claim.by, claim.at = session.act.actor, session.act.at
    session.flush()
    return Changed(claim.slug or claim.public_id, tuple(parts))


def withdraw_claim(session: Session, name: str, *, reason: str) -> Changed:
    """Withdraw a claim: it stays in the ledger with the reason, and is not checked."""
    if not reason.strip():
        raise InputRefused("a claim is withdrawn for a reason", hint="--reason WORDS")
    claim = get_claim(session, name)
    refuse_withdrawn(claim, name)
    claim.status = ClaimStatus.WITHDRAWN
    claim.note = "\n".join(filter(None, (claim.note, f"Withdrawn: {reason.strip()}")))
    claim.by, claim.at = session.act.actor, session.act.at
    session.flush()
    return Changed(claim.slug or claim.public_id, ("status", "note"))


def refuse_withdrawn(claim: Claim, name: str) -> None:
    """Raise Conflict where the *claim*, called *name*, is withdrawn."""
    if claim.status is ClaimStatus.WITHDRAWN:
        raise Conflict(f"the claim {name!r} was withdrawn already")


def _anchor(session: Session, claim: Claim, edit: ClaimEdit) -> list[str]:
    if edit.quote is None:
        return []
    name = get_manuscript_name(session, claim.manuscript_id)
    _, revision = get_latest(session, name)
    anchor = make_anchor(revision, edit.quote)
    restated = claim.statement == " ".join(claim.exact.split())
    for column, value in anchor_columns(anchor, revision.sha256).items():
        setattr(claim, column, value)
    if restated and edit.statement is None:
        claim.statement = " ".join(anchor.exact.split())
    return ["quote"]


def _columns(session: Session, claim: Claim, edit: ClaimEdit) -> list[str]:
    new: dict[str, object] = {
        "statement": edit.statement,
        "topic": edit.topic,
        "note": edit.note,
        "roster_complete": edit.roster_complete,
    }
    if edit.kind is not None:
        new["kind"] = read_kind(edit.kind, figures=False, roster=False)
    if edit.slug is not None and edit.slug != claim.slug:
        new["slug"] = free_slug(session, edit.slug)
    changed = {
        name: value
        for name, value in new.items()
        if value is not None and value != getattr(claim, name)
    }
    for name, value in changed.items():
        setattr(claim, name, value)
    return list(changed)


def _stated(session: Session, claim: Claim, edit: ClaimEdit) -> list[str]:
    parts = []
    if edit.figures is not None:
        given = Stated(figures=read_figures(edit.figures), claim_id=claim.id)
        parts += ["figures"] if replace_figures(session, given) else []
    if edit.roster is not None:
        given = Stated(roster=read_roster(edit.roster), claim_id=claim.id)
        parts += ["roster"] if replace_roster(session, given) else []
    return parts
