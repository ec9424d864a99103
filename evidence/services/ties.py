"""Tie a claim to a source: stance, passage, and what the source itself gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import InputRefused
from evidence.models import Basis, Directness, Evidence, Stance
from evidence.queries.anchoring import SourceKey, list_citekeys, unknown_source
from evidence.queries.claims import get_claim
from evidence.queries.evidence import count_evidence, list_evidence_ids
from evidence.services.ids import Kind, new_id
from evidence.services.passages.found import Pin
from evidence.services.passages.recording import record_pin
from evidence.services.stated import (
    Stated,
    insert_stated,
    read_figures,
    read_roster,
)

V = TypeVar("V", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class TieDraft:
    """Evidence as a person gives it; figures are as the source gives them."""

    claim: str
    source: str
    stance: str = Stance.SUPPORTS.value
    page: str = ""
    quotation: str = ""
    figures: tuple[str, ...] = ()
    roster: tuple[str, ...] = ()
    roster_complete: bool = False
    via: str | None = None
    """The source that was read instead; it makes the evidence second-hand."""
    second_hand: bool = False
    unseen: bool = False
    note: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Tied:
    """Evidence that was just recorded."""

    claim: str
    evidence: str
    source: str
    count: int
    """How many pieces of evidence now tie the two."""


def tie(session: Session, draft: TieDraft, *, pin: Pin | None = None) -> Tied:
    """Record evidence; the same source tied again is a further piece of evidence.

    *pin* is where its quotation was found in a kept copy: it fills in the page that was
    not given. Raises NotFound for an unknown claim or source, InputRefused for a bad
    value.
    """
    claim = get_claim(session, draft.claim)
    known = list_citekeys(session)
    source = find_source(draft.source, known)
    via = find_source(draft.via, known) if draft.via else None
    if via == source:
        raise InputRefused(f"{draft.source} cannot be its own --via")
    stated = read_figures(draft.figures), read_roster(draft.roster)
    before = count_evidence(session, claim_id=claim.id, source_id=source.id)
    public_id = new_id(
        Kind.EVIDENCE,
        *evidence_content(claim.public_id, source.citekey, before),
        taken=list_evidence_ids(session),
    )
    row = {
        "public_id": public_id,
        "claim_id": claim.id,
        "source_id": source.id,
        "stance": read_word(Stance, draft.stance, "stance"),
        "directness": _directness(draft),
        "via_source_id": via.id if via else None,
        "basis": Basis.UNSEEN if draft.unseen else Basis.SEEN,
        "page_label": draft.page.strip() or (pin.page_label if pin else ""),
        "quotation": draft.quotation,
        "note": draft.note,
        "answer": draft.answer,
        "roster_complete": draft.roster_complete,
        "by": session.act.actor,
        "at": session.act.at,
    }
    [evidence_id] = insert_rows(session, Evidence, [row])
    insert_stated(session, [Stated(*stated, evidence_id=evidence_id)])
    if pin is not None:
        record_pin(session, evidence_id, pin)
    name = claim.slug or claim.public_id
    return Tied(name, public_id, source.citekey, before + 1)


def evidence_content(claim: str, source: str, before: int) -> tuple[str, str, str]:
    """Return what evidence's id is made of: claim, source, and how many came before.

    Not the words: a passage that is corrected in a hand-written ledger stays the same
    piece of evidence.
    """
    return claim, source, str(before)


def read_word(kind: type[V], text: str, what: str) -> V:
    """Return the member of *kind*; raise InputRefused listing those that exist."""
    try:
        return kind(text)
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise InputRefused(
            f"there is no {what} {text!r}", hint=f"known: {known}"
        ) from None


def find_source(key: str, known: Mapping[str, SourceKey]) -> SourceKey:
    """Return the source with this citekey or alias; raise NotFound naming near ones."""
    if key not in known:
        raise unknown_source(key, known)
    return known[key]


def _directness(draft: TieDraft) -> Directness:
    second = draft.via is not None or draft.second_hand
    return Directness.SECOND_HAND if second else Directness.PRIMARY
