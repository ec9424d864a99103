"""Facts from elsewhere have the types that they declare, or are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from evidence.checker.facts import ClaimFacts
from evidence.services.brief.in_form import check_types
from tests.factories import make_claim, make_evidence

CLAIM = make_claim(evidence=(make_evidence(),))
NOTHING: Any = None
TEXT: Any = "x"


def test_facts_as_the_ledger_makes_them_are_in_form() -> None:
    check_types((CLAIM,), tuple[ClaimFacts, ...], "claims")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statement", 5),
        ("topic", []),
        ("roster", (1,)),
        ("roster", ["a list"]),
        ("kind", "quantity in words"),
        ("sentence", "no span"),
        ("at", "2026-11-23"),
        ("evidence", (replace(CLAIM.evidence[0], source=NOTHING),)),
        ("anchor", replace(CLAIM.anchor, start=TEXT)),
    ],
)
def test_another_type_is_named_with_its_field(field: str, value: Any) -> None:
    wrong = replace(CLAIM, **{field: value})

    with pytest.raises(TypeError, match="is of type"):
        check_types(wrong, ClaimFacts, "claim")


def test_parts_of_a_tuple_and_a_mapping_are_looked_into() -> None:
    check_types({"a": (1, "b")}, dict[str, tuple[int, str]], "x")

    for wrong in ({"a": (1, 2)}, {"a": (1,)}, {1: (1, "b")}):
        with pytest.raises(TypeError):
            check_types(wrong, dict[str, tuple[int, str]], "x")
