"""What falls if a source falls."""

from __future__ import annotations

from dataclasses import replace

from evidence.checker.facts import ClaimFacts, LedgerFacts, SourceFacts
from evidence.checker.impact import Impact, Rest, impact_of
from evidence.models.vocabulary import ClaimStatus, Stance
from tests.factories import (
    make_citation,
    make_claim,
    make_evidence,
    make_item,
    make_manuscript,
    make_source,
)


def fall(
    key: str, *claims: ClaimFacts, sources: tuple[SourceFacts, ...] = ()
) -> Impact:
    known = {source.name: source for source in sources}
    for claim in claims:
        for tie in claim.evidence:
            for name in (tie.source, tie.via):
                if name is not None:
                    known.setdefault(name, make_source(name))
    known.setdefault(key, make_source(key))
    item = make_item("Bad 2020", source="bad")
    ledger = LedgerFacts(
        manuscripts=(make_manuscript(citations=[make_citation(item)]),),
        sources=tuple(known.values()),
        claims=claims,
        sources_by_name=known,
    )
    return impact_of(known[key], ledger)


def rests(found: Impact) -> dict[str, Rest]:
    return {each.claim.name: each.rest for each in found.claims}


def test_a_claim_with_no_other_support_rests_on_the_source_alone() -> None:
    alone = make_claim("alone", evidence=[make_evidence("bad")])
    shared = make_claim("shared", evidence=[make_evidence("bad"), make_evidence("b")])
    other = make_claim("other", evidence=[make_evidence("b")])
    found = fall("bad", alone, shared, other)

    assert rests(found) == {"alone": Rest.NOTHING, "shared": Rest.OTHERS}
    assert [each.claim.name for each in found.alone()] == ["alone"]
    assert found.claims[1].left == (("b",),)


def test_what_derives_from_it_falls_too_however_far() -> None:
    sources = (
        make_source("bad"),
        make_source("press", derives_from=["bad"]),
        make_source("blog", derives_from=["press"], same_as=["copy"]),
        make_source("copy", same_as=["blog"]),
    )
    claim = make_claim(evidence=[make_evidence("blog"), make_evidence("copy")])
    found = fall("bad", claim, sources=sources)

    assert [(f.source.name, f.how, f.because) for f in found.sources] == [
        ("bad", "", ""),
        ("press", "derives from", "bad"),
        ("blog", "derives from", "press"),
        ("copy", "is the same as", "blog"),
    ]
    assert rests(found) == {"members": Rest.NOTHING}


def test_the_original_stands_when_its_copy_in_the_press_falls() -> None:
    sources = (make_source("study"), make_source("press", derives_from=["study"]))
    both = make_claim(evidence=[make_evidence("study"), make_evidence("press")])
    found = fall("press", both, sources=sources)

    assert [each.source.name for each in found.sources] == ["press"]
    assert rests(found) == {"members": Rest.OTHERS}


def test_relations_in_a_circle_come_to_an_end() -> None:
    sources = (
        make_source("bad", derives_from=["b"]),
        make_source("b", derives_from=["bad"]),
    )
    found = fall("bad", sources=sources)
    assert [each.source.name for each in found.sources] == ["bad", "b"]


def test_what_is_known_through_it_falls_but_not_what_was_read_itself() -> None:
    second = make_claim("second", evidence=[make_evidence("study", via="bad")])
    read = make_claim(
        "read",
        evidence=[make_evidence("study", via="bad"), make_evidence("study")],
    )
    found = fall("bad", second, read)

    assert rests(found) == {"second": Rest.NOTHING, "read": Rest.OTHERS}
    assert [len(each.lost) for each in found.claims] == [1, 1]


def test_what_is_left_of_one_institution_is_no_independent_support() -> None:
    sources = (
        make_source("bad", entry_type="report", institution="ASPI"),
        make_source("other", entry_type="report", institution="ASPI"),
    )
    claim = make_claim(evidence=[make_evidence("bad"), make_evidence("other")])
    assert rests(fall("bad", claim, sources=sources)) == {"members": Rest.SAME_ORIGIN}


def test_contradicting_evidence_vanishes_and_takes_no_support() -> None:
    claim = make_claim(
        evidence=[make_evidence("bad", stance=Stance.CONTRADICTS), make_evidence("b")]
    )
    found = fall("bad", claim)

    assert rests(found) == {"members": Rest.UNTOUCHED}
    assert found.contradicting() == 1
    assert found.alone() == ()


def test_a_figure_that_nothing_else_speaks_of_is_named() -> None:
    claim = make_claim(
        figures=["54 States", "3 objections"],
        evidence=[
            make_evidence("bad", figures=["54 States", "3 objections"]),
            make_evidence("b", figures=["57 States"]),
        ],
    )
    (each,) = fall("bad", claim).claims
    assert [figure.text for figure in each.bare_figures] == ["3 objections"]


def test_a_withdrawn_claim_does_not_fall() -> None:
    claim = make_claim(evidence=[make_evidence("bad")])
    withdrawn = replace(claim, status=ClaimStatus.WITHDRAWN)
    assert fall("bad", withdrawn).claims == ()


def test_manuscripts_that_cite_it_or_claim_by_it_are_named() -> None:
    claim = make_claim(evidence=[make_evidence("bad")])
    (manuscript,) = fall("bad", claim).manuscripts

    assert (manuscript.name, manuscript.claims) == ("chapter", ("members",))
    assert [citation.text for citation in manuscript.citations] == ["(Bad 2020)"]
    assert fall("b", claim).manuscripts == ()
