"""The queue says of each claim what follows from all that is known of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.checker.rule import Policy
from evidence.db import Database
from evidence.services.audit import Audit
from evidence.services.audit.kept import audit_or_kept
from evidence.services.check import check, choose_rules
from evidence.services.choosing import Basis
from evidence.services.claims import list_claims
from evidence.services.next_up import queue, waiting_of
from evidence.testing import TODAY
from tests.services.small_ledger import small_ledger

CLAIMS = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands @2020"]
topic = "trade"

[[claim.brands.evidence]]
source = "xu2020"
figures = ["82 brands"]

[[claim.brands.rating]]
scheme = "admiralty"
level = "E5"
reason = "hearsay"

[[claim.brands.rating]]
scheme = "icd203"
level = "high"
reason = "the study itself"

[claim.members]
manuscript = "manuscript"
quote = "The OSCE has 54 participating States"

[[claim.members.evidence]]
source = "osce"
stance = "contradicts"
answer = "it counts another year"

[[claim.members.evidence]]
source = "xu2020"
stance = "partly"

[claim.objectors]
manuscript = "manuscript"
quote = "three objected"
status = "withdrawn"

[claim.named]
manuscript = "manuscript"
quote = "Turkey, Tajikistan and Azerbaijan"

[[claim.named.evidence]]
source = "hall2020"
stance = "contradicts"
"""
BASIS = Basis(policy=Policy(shelf_life={"trade": 30}), today=TODAY)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return small_ledger(tmp_path, CLAIMS)


@pytest.mark.parametrize("manuscript", [None, "manuscript"])
@pytest.mark.parametrize("names", [None, {"brands", "members", "objectors"}])
def test_it_is_what_follows_from_the_claims_facts(
    database: Database, manuscript: str | None, names: set[str] | None
) -> None:
    with database.begin() as session:
        asked = {"policy": BASIS.policy, "day": TODAY, "within": TODAY - TODAY}
        audit: Audit = audit_or_kept(session, asked)
        result = check(session, choose_rules(), BASIS.wishes())
        claims = list_claims(session, names=names)
        whole = waiting_of(claims, result, audit.rows)
        found = queue(session, BASIS, manuscript=manuscript, names=names)
        shown = found.first()

    assert shown == whole
    assert len(found) == len(whole)
    assert {each.claim.name for each in shown} == {"brands", "members", "named"} & (
        names or {"brands", "members", "named"}
    )


def test_the_first_of_it_are_the_first(database: Database) -> None:
    with database.begin() as session:
        found = queue(session, BASIS)
        whole = found.first()

        assert len(whole) == 3
        assert found.first(2) == whole[:2]
        assert found.first(1) == whole[:1]
        assert found.first(9) == whole
