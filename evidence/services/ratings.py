"""Rate a claim under a published scheme; what it was rated before stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evidence.checker.stored import read_stored
from evidence.checker.support import supporting_groups
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import InputRefused
from evidence.models import Claim, Rating
from evidence.queries.anchoring import get_manuscript_name
from evidence.queries.claims import get_claim
from evidence.queries.ratings import list_rating_ids
from evidence.ratings import InvalidLevel, Scheme, UnknownScheme, find_scheme
from evidence.ratings.admiralty import DESPITE
from evidence.ratings.grade import read_step
from evidence.services.ids import Kind, new_id


@dataclass(frozen=True, slots=True)
class RatingDraft:
    """A rating as a person gives it."""

    claim: str
    scheme: str
    level: str
    reason: str
    details: Mapping[str, object] = field(default_factory=dict)
    """What the scheme wants besides; see its file in ``evidence.ratings``."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating that was just recorded, in the scheme's words and the ledger's."""

    claim: str
    rating: str
    scheme: str
    level: str
    words: str
    confidence: str


def rate(session: Session, draft: RatingDraft) -> Rated:
    """Add a rating; those before it stay as they are.

    Raises NotFound for an unknown claim; InputRefused for a scheme, level or detail
    that does not exist, a missing reason, and a level that wants more independent
    sources than support the claim, unless ``despite`` says why it stands.
    """
    made = _judge(session, draft)
    at = session.act.at.isoformat()
    public_id = new_id(
        Kind.RATING,
        made.claim.public_id,
        made.scheme.name,
        made.level,
        as_content(made.details),
        made.reason,
        session.act.actor,
        at,
        taken=list_rating_ids(session),
    )
    row = {
        "public_id": public_id,
        "claim_id": made.claim.id,
        "scheme": made.scheme.name,
        "level": made.level,
        "details": made.details,
        "reason": made.reason,
        "by": session.act.actor,
        "at": session.act.at,
    }
    insert_rows(session, Rating, [row])
    return made.told(public_id)


def check_rating(session: Session, draft: RatingDraft) -> Rated:
    """Return what ``rate`` would record, and record nothing; raises as it does."""
    return _judge(session, draft).told("")


@dataclass(frozen=True, slots=True)
class _Judged:
    """A rating that may be recorded."""

    claim: Claim
    scheme: Scheme
    level: str
    details: dict[str, object]
    reason: str

    def told(self, public_id: str) -> Rated:
        return Rated(
            claim=self.claim.slug or self.claim.public_id,
            rating=public_id,
            scheme=self.scheme.name,
            level=self.level,
            words=self.scheme.describe(self.level, self.details),
            confidence=self.scheme.confidence(self.level, self.details).value,
        )


def _judge(session: Session, draft: RatingDraft) -> _Judged:
    claim = get_claim(session, draft.claim)
    scheme = read_scheme(draft.scheme)
    level, details = read_level(scheme, draft.level, draft.details)
    reason = draft.reason.strip()
    if not reason:
        raise InputRefused("a rating rests on a reason", hint="--reason WORDS")
    if DESPITE not in details:
        _enough_sources(session, claim, scheme, level)
    return _Judged(claim, scheme, level, details, reason)


def make_details(
    *,
    despite: str | None = None,
    start: str | None = None,
    down: Iterable[str] = (),
    up: Iterable[str] = (),
    others: Iterable[str] = (),
) -> dict[str, object]:
    """Return what was given, as the schemes take it.

    Steps *down* and *up* are written domain:steps:reason, *others* name=value. Raises
    InputRefused for what cannot be read and for a domain given twice.
    """
    found: dict[str, object] = {}
    for text in others:
        name, equals, value = text.partition("=")
        if not (name and equals):
            raise InputRefused(f"{text!r} is no detail: write name=value")
        found[name.strip()] = value.strip()
    if despite is not None:
        found[DESPITE] = despite
    if start is not None:
        found["start"] = start
    for name, steps in (("down", down), ("up", up)):
        if read := _steps(steps):
            found[name] = read
    return found


def _steps(texts: Iterable[str]) -> dict[str, object]:
    steps: dict[str, object] = {}
    for text in texts:
        try:
            domain, step = read_step(text)
        except InvalidLevel as error:
            raise InputRefused(str(error)) from error
        if domain in steps:
            raise InputRefused(f"{domain} is given twice")
        steps[domain] = step
    return steps


def read_scheme(name: str) -> Scheme:
    """Return the scheme called *name*; raise InputRefused listing those there are."""
    try:
        return find_scheme(name, foreign=True)
    except UnknownScheme as error:
        raise InputRefused(str(error)) from error


def read_level(
    scheme: Scheme, level: str, details: Mapping[str, object]
) -> tuple[str, dict[str, object]]:
    """Return level and details as stored; raise InputRefused listing the levels."""
    try:
        return scheme.parse_level(level, details)
    except InvalidLevel as error:
        unknown = "" if _is_level(scheme, level) else f"unknown level {level}: "
        raise InputRefused(f"{unknown}{error}") from error


def _is_level(scheme: Scheme, level: str) -> bool:
    """Tell whether the scheme has the level, so that its details are at fault."""
    try:
        return bool(scheme.describe(level))
    except (InvalidLevel, IndexError):
        return False


def as_content(details: Mapping[str, object]) -> str:
    """Return *details* as one text for an id."""
    return json.dumps(details, sort_keys=True, ensure_ascii=False)


def _enough_sources(session: Session, claim: Claim, scheme: Scheme, level: str) -> None:
    needed = scheme.independent_sources(level)
    if not needed:
        return
    name = claim.slug or claim.public_id
    reading = read_stored(session, get_manuscript_name(session, claim.manuscript_id))
    groups = next(
        supporting_groups(each, reading.known)
        for part in reading.parts()
        for each in part.claims
        if each.public_id == claim.public_id
    )
    if len(groups) >= needed:
        return
    found = "; ".join(" with ".join(group) for group in groups) or "none"
    raise InputRefused(
        f"{level} says confirmed by other sources, which wants {needed} independent "
        f"ones that support {name}; there "
        f"{'is' if len(groups) == 1 else 'are'} {len(groups)} ({found})",
        hint="tie another source, choose 2 to 6, or say why it stands: --despite WORDS",
    )
