"""Claims are anchored where their words stand, once and clearly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from evidence.db import Database, Session
from evidence.db.journal import verify
from evidence.errors import Ambiguous, Conflict, InputRefused, NotFound
from evidence.models import ClaimKind
from evidence.services.claim_listing import claims_listed
from evidence.services.claims import (
    ClaimDraft,
    Quote,
    add_claim,
    list_claims,
    show_claim,
)
from evidence.services.manuscripts import read_file
from tests.services.small_ledger import ACT, BRANDS, NOON


def draft(quote: str = BRANDS, **given: Any) -> ClaimDraft:
    return ClaimDraft(Quote(quote), **given)


def test_a_claim_stands_where_its_words_stand(desk: Session) -> None:
    recorded = add_claim(
        desk, draft(slug="brands", figures=("83 global brands @2020",), topic="trade")
    )
    claim = show_claim(desk, "brands")

    assert recorded.name == "brands"
    assert (recorded.place.line, recorded.place.column) == (3, 18)
    assert claim.statement == "83 global brands"
    assert claim.kind is ClaimKind.QUANTITY
    assert claim.anchor.prefix.endswith("The report names ")
    assert [figure.text for figure in claim.figures] == ["83 global brands @2020"]
    assert [item.source for item in claim.items] == ["xu2020"]
    assert (claim.by, claim.at) == ("Mary", NOON)


def test_a_claim_without_a_slug_has_a_short_id_that_is_the_same_again(
    tmp_path: Path, desk: Session
) -> None:
    first = add_claim(desk, draft())
    second = add_claim(desk, draft())

    assert re.fullmatch(r"c-[a-z2-7]{5}", first.name)
    assert second.name.startswith(first.name)
    assert len(second.name) == len(first.name) + 1
    assert show_claim(desk, first.name).public_id == first.public_id


def test_a_roster_makes_a_roster_and_nothing_makes_an_event(desk: Session) -> None:
    named = add_claim(
        desk,
        draft(
            "Turkey, Tajikistan and Azerbaijan",
            roster=("Turkey", " Tajikistan ", "Azerbaijan"),
            roster_complete=True,
        ),
    )
    other = add_claim(desk, draft("three\nobjected"))

    claim = show_claim(desk, named.name)
    assert claim.kind is ClaimKind.ROSTER
    assert claim.roster == ("Turkey", "Tajikistan", "Azerbaijan")
    assert show_claim(desk, other.name).kind is ClaimKind.EVENT


def test_words_that_are_not_there_are_refused_with_the_nearest(desk: Session) -> None:
    with pytest.raises(InputRefused, match="the nearest is “83 global brands”"):
        add_claim(desk, draft("82 global brands"))
    assert list_claims(desk) == ()


def test_words_that_are_there_twice_are_refused_with_the_places(desk: Session) -> None:
    with pytest.raises(InputRefused) as refused:
        add_claim(desk, draft("54 participating States"))

    assert "2 times" in refused.value.message
    assert "(1) line 5: … " in refused.value.message
    assert "(2) line 5: … pating States (OSCE 2021). Of 54" in refused.value.message
    assert "--occurrence N" in str(refused.value.hint)


@pytest.mark.parametrize(
    "quote",
    [
        Quote("54 participating States", occurrence=2),
        Quote("54 participating States", prefix="Of "),
        Quote("54 participating States", suffix=", three"),
    ],
)
def test_context_or_a_number_chooses_among_places(desk: Session, quote: Quote) -> None:
    recorded = add_claim(desk, ClaimDraft(quote, slug="second"))

    claim = show_claim(desk, "second")
    assert claim.anchor.prefix.endswith("Of ")
    assert recorded.exact == "54 participating States"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"figures": ("83 brands", "many brands")}, "'many brands' is not a figure"),
        ({"kind": "guess"}, "there is no kind of claim 'guess'"),
        ({"slug": "Global Brands"}, "cannot be a claim's name"),
        ({"slug": "c-abcde"}, "looks like one of the ledger's own ids"),
        ({"roster": ("Turkey", "Turkey")}, "names 'Turkey' twice"),
    ],
)
def test_a_bad_value_is_refused_and_nothing_is_kept(
    small: Database, wrong: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputRefused, match=message), small.begin(ACT) as session:
        add_claim(session, draft(**wrong))
    with small.begin() as session:
        assert list_claims(session) == ()


def test_a_slug_is_given_once(desk: Session) -> None:
    add_claim(desk, draft(slug="brands"))
    with pytest.raises(Conflict, match="there is a claim 'brands' already"):
        add_claim(desk, draft(slug="brands"))


def test_which_manuscript_must_be_said_where_there_are_two(
    tmp_path: Path, desk: Session
) -> None:
    other = tmp_path / "other.md"
    other.write_text("The report names 83 global brands.\n")
    read_file(desk, other)

    with pytest.raises(Ambiguous, match="which manuscript"):
        add_claim(desk, draft())
    with pytest.raises(NotFound, match="no manuscript 'third'"):
        add_claim(desk, draft(manuscript="third"))
    assert add_claim(desk, draft(manuscript="other")).place.path == str(other)


def test_lists_are_narrowed_by_topic_kind_and_manuscript(desk: Session) -> None:
    add_claim(desk, draft(slug="brands", topic="trade", figures=("83 brands",)))
    add_claim(desk, draft("three\nobjected", slug="objections"))

    events = claims_listed(desk, kind=ClaimKind.EVENT)
    assert [c.name for c in list_claims(desk)] == ["brands", "objections"]
    assert [c.name for c in claims_listed(desk)] == ["brands", "objections"]
    assert [c.name for c in claims_listed(desk, topic="trade")] == ["brands"]
    assert [c.name for c in events] == ["objections"]
    with pytest.raises(NotFound, match="no manuscript 'third'"):
        list_claims(desk, manuscript="third")


def test_an_unknown_claim_names_near_ones(desk: Session) -> None:
    add_claim(desk, draft(slug="brands"))
    with pytest.raises(NotFound) as missing:
        show_claim(desk, "brand")
    assert missing.value.hint == "did you mean brands?"


def test_what_is_recorded_is_in_the_journal(desk: Session) -> None:
    before = verify(desk.connection()).seq
    add_claim(desk, draft(figures=("83 brands",)))
    assert verify(desk.connection()).seq == before + 2
