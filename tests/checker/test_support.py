"""Which sources support a claim, by origin."""

from __future__ import annotations

from evidence.bibliography.names import Name
from evidence.checker.facts import SourceFacts
from evidence.checker.support import supporting_groups
from evidence.models.vocabulary import Stance
from tests.factories import make_claim, make_evidence, make_source


def test_only_supporting_evidence_counts() -> None:
    claim = make_claim(
        evidence=[
            make_evidence("a", stance=Stance.SUPPORTS),
            make_evidence("b", stance=Stance.PARTLY),
            make_evidence("c", stance=Stance.CONTRADICTS),
            make_evidence("d", stance=Stance.CONTEXT),
        ]
    )
    assert supporting_groups(claim, {}) == (("a",), ("b",))


def test_a_chain_of_relations_joins_its_ends() -> None:
    claim = make_claim(evidence=[make_evidence("a"), make_evidence("d")])
    sources = {
        "a": make_source("a", derives_from=["b"]),
        "b": make_source("b", same_as=["c"]),
        "c": make_source("c"),
        "d": make_source("d", derives_from=["c"]),
    }
    assert supporting_groups(claim, sources) == (("a", "d"),)


def test_relations_in_a_circle_come_to_an_end() -> None:
    claim = make_claim(evidence=[make_evidence("a"), make_evidence("b")])
    sources = {
        "a": make_source("a", derives_from=["b"]),
        "b": make_source("b", derives_from=["a"]),
    }
    assert supporting_groups(claim, sources) == (("a", "b"),)


def test_a_source_and_the_work_through_which_another_was_read_hang_together() -> None:
    claim = make_claim(evidence=[make_evidence("a", via="b"), make_evidence("b")])
    assert supporting_groups(claim, {}) == (("a", "b"),)


def test_the_institution_of_a_report_speaks_and_a_books_publisher_does_not() -> None:
    claim = make_claim(evidence=[make_evidence("a"), make_evidence("b")])

    def sources(entry_type: str) -> dict[str, SourceFacts]:
        return {
            key: make_source(
                key, entry_type=entry_type, authors=[Name(key)], institution="ASPI"
            )
            for key in ("a", "b")
        }

    assert supporting_groups(claim, sources("report")) == (("a", "b"),)
    assert supporting_groups(claim, sources("book")) == (("a",), ("b",))
