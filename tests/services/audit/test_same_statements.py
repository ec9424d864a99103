"""Claims that say the same are found by their value, or by their source's passage."""

from __future__ import annotations

from dataclasses import replace

from evidence.services.audit.same_statements import SameStatements
from tests.factories import make_claim, make_evidence

TEA = make_claim("tea", topic="trade", figures=["~50000 cups (sold) @2020"])


def test_the_same_value_of_the_same_thing_is_counted_by_manuscript() -> None:
    again = make_claim("again", topic="trade", figures=["50000 Cups (Sold) @2019"])
    other = make_claim("other", topic="trade", figures=["50000 cups (made)"])
    same = SameStatements(
        [
            TEA,
            replace(again, manuscript="brief"),
            replace(other, manuscript="book"),
            replace(again, manuscript="letter", topic="tea"),
        ]
    )
    assert same.manuscripts(TEA, TEA.figures[0]) == ("brief", "chapter")


def test_one_passage_of_one_source_ties_claims_without_figures() -> None:
    first = make_claim("first", evidence=[make_evidence(quotation="The law\nended.")])
    second = make_claim("second", evidence=[make_evidence(quotation="the law ended.")])
    third = make_claim(
        "third", evidence=[make_evidence("xu2020", quotation="The law ended.")]
    )
    same = SameStatements(
        [
            first,
            replace(second, manuscript="brief"),
            replace(third, manuscript="book"),
        ]
    )
    assert same.manuscripts(first, None) == ("brief", "chapter")
