"""Search what the ledger holds: claims, evidence and sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidence.db import Session
from evidence.models import Claim, Evidence, Source
from evidence.queries.search import Match, search_table


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


def search(session: Session, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Return what holds all of *words*: at most *limit* a kind, best first.

    Any text is safe. Text without a letter or digit finds nothing.
    """
    describe = {
        HitKind.CLAIM: _claim,
        HitKind.EVIDENCE: _evidence,
        HitKind.SOURCE: _source,
    }
    return tuple(
        describe[kind](session, match)
        for kind in HitKind
        for match in search_table(session, kind.value, words, limit=limit)
    )


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
