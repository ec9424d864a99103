"""The same change of many claims: one command, one entry to undo.

What cannot be done to one of them is done to none. A dry run looks at everything that
the change would, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from evidence.checker.selection import find_rule
from evidence.db import Session
from evidence.errors import InputRefused, UsageFault
from evidence.models import Claim, ClaimStatus, SubjectKind
from evidence.queries.claims import get_claim, list_claims_named
from evidence.services.check import all_rules
from evidence.services.choosing import Basis, some_claims
from evidence.services.claim_changes import ClaimEdit, edit_claim, withdraw_claim
from evidence.services.claims import read_kind
from evidence.services.ratings import RatingDraft, check_rating, rate
from evidence.services.sources.choice import choose_sources
from evidence.services.waivers import WaiverDraft, subject_kind

_ONE_EACH = ("quote", "statement", "slug", "figures", "roster")
"""What a claim has for itself: many cannot be given the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one claim: each part, what it was, what it is then."""

    claim: str
    statement: str
    parts: tuple[tuple[str, str, str], ...]
    """Empty where it is so already."""


def edit_claims(
    session: Session, names: Collection[str], edit: ClaimEdit, *, dry_run: bool = False
) -> tuple[Change, ...]:
    """Give many claims a topic, a kind, a note, or say whether rosters are complete.

    Raises UsageFault for what only one claim can be given.
    """
    given = [name for name in _ONE_EACH if getattr(edit, name) is not None]
    if given:
        raise UsageFault(
            f"{_option(given[0])} is for one claim, not for many",
            hint="--where takes --topic, --kind, --note, --complete and --open",
        )
    if edit == ClaimEdit():
        raise UsageFault("nothing to change was given", hint="evidence claim edit -h")
    if edit.kind is not None:
        edit = replace(edit, kind=read_kind(edit.kind, figures=False, roster=False))
    changes = []
    for claim in list_claims_named(session, names):
        name = claim.slug or claim.public_id
        changes.append(Change(name, claim.statement, _parts(claim, edit)))
        if changes[-1].parts and not dry_run:
            edit_claim(session, name, edit)
    return tuple(changes)


def add_note(session: Session, name: str, text: str) -> None:
    """Put a line under what is noted of a claim; raise InputRefused for nothing.

    A remark changes nothing that was rated: the claim stays as old as it is.
    """
    added = " ".join(text.split())
    if not added:
        raise InputRefused("a note has words")
    claim = get_claim(session, name)
    claim.note = "\n".join(filter(None, (claim.note, added)))
    session.flush()


def withdraw_claims(
    session: Session, names: Collection[str], *, reason: str, dry_run: bool = False
) -> tuple[Change, ...]:
    """Withdraw many claims for one reason; those that are withdrawn stay as they are.

    Raises InputRefused without a reason.
    """
    changes = []
    for claim in list_claims_named(session, names):
        name, active = claim.slug or claim.public_id, claim.status is ClaimStatus.ACTIVE
        part = ("status", claim.status.value, ClaimStatus.WITHDRAWN.value)
        changes.append(Change(name, claim.statement, (part,) if active else ()))
        if active and not dry_run:
            withdraw_claim(session, name, reason=reason)
    return tuple(changes)


def rate_claims(
    session: Session,
    names: Collection[str],
    draft: RatingDraft,
    *,
    dry_run: bool = False,
) -> tuple[Change, ...]:
    """Rate many claims alike; what each was rated before stays as it was.

    Raises what ``rate`` raises, for the first of them that cannot be rated so.
    """
    changes = []
    for claim in list_claims_named(session, names):
        name = claim.slug or claim.public_id
        own = replace(draft, claim=name)
        rated = check_rating(session, own) if dry_run else rate(session, own)
        part = ("rating", "", f"{rated.scheme} {rated.level} ({rated.confidence})")
        changes.append(Change(name, claim.statement, (part,)))
    return tuple(changes)


def waivers_for(
    session: Session, draft: WaiverDraft, where: str, basis: Basis
) -> list[WaiverDraft]:
    """Return *draft* for each claim, or source, for which *where* holds.

    Which of them it is says the rule. Raises UsageFault for a rule about manuscripts or
    citations, NotFound where nothing fits.
    """
    kind = subject_kind(find_rule(all_rules(), draft.code))
    if kind is SubjectKind.CLAIM:
        subjects = sorted(some_claims(session, where, basis))
    elif kind is SubjectKind.SOURCE:
        chosen = choose_sources(session, (), where)
        subjects = [source.citekey for source in chosen]
    else:
        raise UsageFault(
            f"{draft.code} is about {kind.value}s, which are waived one by one",
            hint="evidence waive CODE 'Pears 2018' --reason WORDS --until YYYY-MM-DD",
        )
    return [replace(draft, subject=subject) for subject in subjects]


def _parts(claim: Claim, edit: ClaimEdit) -> tuple[tuple[str, str, str], ...]:
    wanted = {
        "kind": edit.kind,
        "topic": edit.topic,
        "note": edit.note,
        "roster_complete": edit.roster_complete,
    }
    return tuple(
        (name, str(getattr(claim, name)), str(value))
        for name, value in wanted.items()
        if value is not None and value != getattr(claim, name)
    )


def _option(name: str) -> str:
    return f"--{name.removesuffix('s')}"
