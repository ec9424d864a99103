"""A claim can be changed and withdrawn; what it was is in the journal."""

from __future__ import annotations

import json

import pytest

from evidence.db import Session
from evidence.db.journal import journal
from evidence.errors import Conflict, InputRefused, NotFound, UsageFault
from evidence.models import ClaimStatus
from evidence.services.claim_changes import ClaimEdit, edit_claim, withdraw_claim
from evidence.services.claims import (
    ClaimDraft,
    Quote,
    add_claim,
    list_claims,
    show_claim,
)
from tests.services.small_ledger import BRANDS


@pytest.fixture(autouse=True)
def _brands(desk: Session) -> None:
    add_claim(
        desk, ClaimDraft(Quote(BRANDS), slug="brands", figures=("83 global brands",))
    )


def test_only_what_is_given_changes(desk: Session) -> None:
    edit = ClaimEdit(topic="trade", figures=("83 brands", "2 companies"), kind="event")
    changed = edit_claim(desk, "brands", edit)

    claim = show_claim(desk, "brands")
    assert changed.parts == ("topic", "kind", "figures")
    assert [figure.text for figure in claim.figures] == ["83 brands", "2 companies"]
    assert (claim.statement, claim.topic) == ("83 global brands", "trade")


def test_the_same_values_change_nothing(desk: Session) -> None:
    before = show_claim(desk, "brands")
    edit = ClaimEdit(figures=("83 global brands",), note="")

    assert edit_claim(desk, "brands", edit).parts == ()
    assert show_claim(desk, "brands") == before


def test_new_words_are_anchored_and_stated(desk: Session) -> None:
    edit_claim(desk, "brands", ClaimEdit(quote=Quote("three\nobjected")))

    claim = show_claim(desk, "brands")
    assert claim.statement == "three objected"
    assert claim.place.line == 5


def test_a_claim_gets_another_name_and_a_roster(desk: Session) -> None:
    edit = ClaimEdit(slug="companies", roster=("Nike", "Apple"), roster_complete=True)

    assert edit_claim(desk, "brands", edit).name == "companies"
    assert show_claim(desk, "companies").roster == ("Nike", "Apple")


def test_a_change_of_nothing_is_refused(desk: Session) -> None:
    with pytest.raises(UsageFault, match="nothing to change"):
        edit_claim(desk, "brands", ClaimEdit())
    with pytest.raises(NotFound):
        edit_claim(desk, "nothing", ClaimEdit(note="x"))
    with pytest.raises(InputRefused, match="is not in the text"):
        edit_claim(desk, "brands", ClaimEdit(quote=Quote("99 balloons")))


def test_a_withdrawn_claim_stays_with_its_reason(desk: Session) -> None:
    withdraw_claim(desk, "brands", reason="not checkable")

    claim = show_claim(desk, "brands")
    assert claim.status is ClaimStatus.WITHDRAWN
    assert claim.note == "Withdrawn: not checkable"
    assert list_claims(desk) == ()
    assert [each.name for each in list_claims(desk, withdrawn=True)] == ["brands"]
    with pytest.raises(Conflict, match="withdrawn already"):
        withdraw_claim(desk, "brands", reason="again")
    with pytest.raises(InputRefused, match="for a reason"):
        withdraw_claim(desk, "brands", reason=" ")


def test_the_journal_keeps_what_was(desk: Session) -> None:
    edit_claim(desk, "brands", ClaimEdit(topic="trade"))

    body = desk.scalars(journal.select().with_only_columns(journal.c.body)).all()[-1]
    entry = json.loads(body)
    assert (entry["table"], entry["before"]["topic"]) == ("claim", "")
    assert (entry["after"]["topic"], entry["actor"]) == ("trade", "Mary")
