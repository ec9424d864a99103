"""Lists say what the claims' facts say, by as many statements for many as for few."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import sqlalchemy as sa

from evidence.db import Database, Session
from evidence.errors import NotFound
from evidence.services.claim_listing import (
    ListedClaim,
    ListedEvidence,
    claims_listed,
    evidence_listed,
)
from evidence.services.claims import ClaimDraft, Quote, add_claim, list_claims
from evidence.services.manuscripts import read_file
from evidence.services.ratings import RatingDraft, rate
from evidence.services.ties import TieDraft, tie
from tests.services.small_ledger import ACT, MARKDOWN, small_ledger


@pytest.fixture
def recorded(tmp_path: Path) -> Database:
    """Return a ledger of three claims, of which a later revision moves two."""
    database = small_ledger(tmp_path)
    with database.begin(ACT) as session:
        for words, slug, topic in (
            ("83 global brands", "brands", "trade"),
            ("54 participating States, three", "states", ""),
            ("three\nobjected", "objections", ""),
        ):
            figures = ("83 brands @2020", "~80 brands") if slug == "brands" else ()
            add_claim(
                session,
                ClaimDraft(Quote(words), slug=slug, topic=topic, figures=figures),
            )
        for source in ("xu2020", "hall2020", "xu2020"):
            tie(
                session,
                TieDraft("brands", source, page="3", figures=("82 brands", "1 list")),
            )
        tie(session, TieDraft("objections", "osce", quotation="three did"))
        for by in ("Ann", "Mary"):
            for level in ("A1", "B2"):
                session.act = ACT.__class__(by, "rate", ACT.at)
                rate(session, RatingDraft("brands", "admiralty", level, "seen"))
    path = tmp_path / "later.md"
    path.write_text(
        MARKDOWN.replace("# Brands", "# A new beginning\n\nOf late.\n\n# Brands")
    )
    with database.begin(ACT) as session:
        [name] = session.scalars(sa.text("SELECT name FROM manuscript"))
        read_file(session, path, name=name)
    return database


def of_facts(session: Session) -> list[ListedClaim]:
    return [
        ListedClaim(
            name=claim.name,
            kind=claim.kind,
            topic=claim.topic,
            status=claim.status,
            place=claim.place,
            statement=claim.statement,
            figures=tuple(figure.text for figure in claim.figures),
            evidence=len(claim.evidence),
            confidence=tuple(each.confidence for each in claim.current_ratings),
        )
        for claim in list_claims(session)
    ]


def ties_of_facts(session: Session) -> list[ListedEvidence]:
    return [
        ListedEvidence(
            claim=claim.name,
            name=each.name,
            stance=each.stance,
            source=each.source,
            page_label=each.page_label,
            basis=each.basis,
            figures=tuple(figure.text for figure in each.figures),
            quotation=each.quotation,
            note=each.note,
            by=each.by,
            at=each.at,
        )
        for claim in list_claims(session)
        for each in claim.evidence
    ]


def test_a_line_says_what_the_facts_say(recorded: Database) -> None:
    with recorded.begin() as session:
        listed = [*claims_listed(session)]
        assert listed == of_facts(session)
        assert [*evidence_listed(session)] == ties_of_facts(session)

    brands = next(claim for claim in listed if claim.name == "brands")
    assert (brands.place.line, brands.place.column) == (7, 18)
    assert brands.figures == ("83 brands @2020", "~80 brands")
    assert brands.evidence == 3
    assert len(brands.confidence) == 2


def test_lists_are_narrowed(recorded: Database) -> None:
    with recorded.begin() as session:
        assert names(claims_listed(session, topic="trade")) == ["brands"]
        assert names(claims_listed(session, names={"states"})) == ["states"]
        assert names(claims_listed(session, names=())) == []
        [one] = {each.name for each in evidence_listed(session)} - {
            each.name for each in evidence_listed(session) if each.claim != "objections"
        }
        assert [each.quotation for each in evidence_listed(session, names={one})] == [
            "three did"
        ]
        for listing in (claims_listed, evidence_listed):
            with pytest.raises(NotFound, match="no manuscript 'third'"):
                [*listing(session, manuscript="third")]


def test_more_claims_take_no_more_statements(recorded: Database) -> None:
    with recorded.begin(ACT) as session:
        before = (
            statements(session, claims_listed),
            statements(session, evidence_listed),
        )
        for words in ("A new beginning", "Of late"):
            claim = add_claim(session, ClaimDraft(Quote(words)))
            tie(session, TieDraft(claim.name, "osce"))
        session.flush()
        after = statements(session, claims_listed), statements(session, evidence_listed)
    assert after == before


def names(listed: Iterable[ListedClaim]) -> list[str]:
    return [claim.name for claim in listed]


def statements(session: Session, listing: Callable[[Session], Iterable[object]]) -> int:
    """Return how many statements *listing* sends."""
    sent: list[str] = []

    def note(*said: object) -> None:
        sent.append(str(said[2]))

    sa.event.listen(session.get_bind(), "before_cursor_execute", note)
    assert [*listing(session)]
    sa.event.remove(session.get_bind(), "before_cursor_execute", note)
    return len(sent)
