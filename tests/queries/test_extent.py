"""A question about one claim or source reads no more than it reaches, and all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.checker.impact import impact_of
from evidence.checker.loader import load_ledger
from evidence.db import Session
from evidence.queries.extent import holding_sources, with_derived, with_inputs
from evidence.queries.library import find_source_ids
from evidence.services.derivations import DerivationDraft, derive
from evidence.services.impact import impact
from evidence.services.ledger_text.importing import import_ledger
from evidence.services.manuscripts import read_file
from evidence.services.trace import trace, trace_claim
from tests.services.small_ledger import ACT, small_ledger

CLAIMS = """
format = "evidence ledger"
version = 1

[[relation]]
source = "hall2020"
kind = "derives_from"
target = "xu2020"

[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands"]

[[claim.brands.evidence]]
id = "e-aaaaa"
source = "xu2020"
figures = ["83 brands"]

[claim.factories]
manuscript = "second"
quote = "166 factories"
figures = ["166 factories"]

[claim.alone]
manuscript = "third"
quote = "9 boats"
figures = ["9 boats"]

[[claim.alone.evidence]]
id = "e-ccccc"
source = "osce"
figures = ["9 boats"]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Session]:
    """Open a ledger of three manuscripts, the second worked out from the first."""
    with small_ledger(tmp_path).begin(ACT) as opened:
        for name, text in (
            ("second", "They have 166 factories in all.\n"),
            ("third", "There were 9 boats (OSCE 2021).\n"),
        ):
            path = tmp_path / f"{name}.md"
            path.write_text(text, "utf-8")
            read_file(opened, path)
        import_ledger(opened, CLAIMS.encode(), path="ledger.toml")
        draft = DerivationDraft("factories", "2 * a", ("a = brands",), None)
        derive(opened, draft)
        yield opened


def test_what_cites_or_is_tied_or_worked_out_is_reached(desk: Session) -> None:
    ids = find_source_ids(desk, ["xu2020", "hall2020", "osce"])

    assert holding_sources(desk, [ids["xu2020"]]) == {1}
    assert holding_sources(desk, [ids["osce"]]) == {1, 3}
    assert with_inputs(desk, [2]) == {1, 2}
    assert with_inputs(desk, [1, 3]) == {1, 3}
    assert with_derived(desk, [1]) == {1, 2}
    assert with_derived(desk, [2]) == {2}


@pytest.mark.parametrize("key", ["xu2020", "aspi2020", "hall2020", "osce"])
def test_an_impact_is_that_in_the_whole_ledger(desk: Session, key: str) -> None:
    ledger = load_ledger(desk)
    whole = impact_of(ledger.sources_by_name[key], ledger)

    found = impact(desk, key).impact

    assert found.sources == whole.sources
    assert found.claims == whole.claims
    assert found.manuscripts == whole.manuscripts
    assert [each.claim.name for each in found.derived] == (
        [] if key in {"hall2020", "osce"} else ["factories"]
    )
    assert replace(found, derived=()) == replace(whole, derived=())


@pytest.mark.parametrize("name", ["brands", "factories", "alone"])
def test_a_trace_is_that_in_the_whole_ledger(desk: Session, name: str) -> None:
    ledger = load_ledger(desk)

    assert trace(desk, name) == trace_claim(ledger.claims_by_name[name], ledger)
