"""Search what the ledger holds: claims, evidence and sources."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from evidence.db import Session
from evidence.models import Claim, Evidence, Source
from evidence.queries.evidence import list_rows_of
from evidence.queries.search import Match, search_table

_EVERY = 2**31 - 1
"""More than there can be: a row may not fit."""


class HitKind(StrEnum):
    """What was found; the values are the tables' names."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found."""

    kind: HitKind
    name: str
    """The claim's slug or id, the evidence's id, the citekey."""
    of: str
    """The claim that evidence belongs to; empty for others."""
    title: str
    """The claim's statement, the evidence's source, the source's title."""
    excerpt: str
    """The stretch of text that holds the words."""


def search(
    session: Session,
    words: str,
    *,
    limit: int = 20,
    claims: Collection[str] | None = None,
) -> tuple[Hit, ...]:
    """Return what holds all of *words*: at most *limit* a kind, best first.

    With *claims* (slugs or ids) only these, their evidence and the sources of it. Any
    text is safe. Text without a letter or digit finds nothing.
    """
    describe = {
        HitKind.CLAIM: _claim,
        HitKind.EVIDENCE: _evidence,
        HitKind.SOURCE: _source,
    }
    if claims is None:
        return tuple(
            describe[kind](session, match)
            for kind in HitKind
            for match in search_table(session, kind.value, words, limit=limit)
        )
    within = list_rows_of(session, claims)
    hits: list[Hit] = []
    for kind in HitKind:
        found = search_table(session, kind.value, words, limit=_EVERY)
        fitting = [match for match in found if match.id in within[kind.value]]
        hits += (describe[kind](session, match) for match in fitting[:limit])
    return tuple(hits)


def _claim(session: Session, match: Match) -> Hit:
    row = session.get_one(Claim, match.id)
    name = row.slug or row.public_id
    return Hit(HitKind.CLAIM, name, "", row.statement, match.excerpt)


def _evidence(session: Session, match: Match) -> Hit:
    row = session.get_one(Evidence, match.id)
    claim = session.get_one(Claim, row.claim_id)
    source = session.get_one(Source, row.source_id)
    of = claim.slug or claim.public_id
    return Hit(HitKind.EVIDENCE, row.public_id, of, source.citekey, match.excerpt)


def _source(session: Session, match: Match) -> Hit:
    row = session.get_one(Source, match.id)
    return Hit(HitKind.SOURCE, row.citekey, "", row.title, match.excerpt)
