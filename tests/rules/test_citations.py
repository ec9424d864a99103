"""CIT: what the rules say of citation items and of sentences."""

from __future__ import annotations

from evidence.bibliography.dates import parse_edtf
from evidence.bibliography.names import Name
from evidence.checker.rule import CitationRule
from evidence.models.vocabulary import ItemStatus
from evidence.rules.citations.ambiguous_citation import AmbiguousCitation
from evidence.rules.citations.citation_untied import CitationUntied
from evidence.rules.citations.locator_outside_pages import LocatorOutsidePages
from evidence.rules.citations.missing_citation import MissingCitation
from evidence.rules.citations.near_citation import NearCitation
from tests.factories import (
    make_citation,
    make_claim,
    make_context,
    make_evidence,
    make_item,
    make_source,
)


def test_a_resolved_item_is_no_business_of_any_rule() -> None:
    item = make_item()
    rules: tuple[CitationRule, ...] = (
        MissingCitation(),
        AmbiguousCitation(),
        NearCitation(),
    )
    context = make_context(sources=[make_source()])
    for rule in rules:
        assert list(rule.check(item, make_citation(item), context)) == []


def test_a_missing_item_is_named_as_printed() -> None:
    item = make_item("Ivanova 2019", status=ItemStatus.MISSING)
    (draft,) = MissingCitation().check(item, make_citation(item), make_context())
    assert draft.message == (
        "“Ivanova 2019” is cited, but no source in the bibliography has this author "
        "and year"
    )


def test_an_ambiguous_item_is_told_with_all_its_candidates() -> None:
    item = make_item(
        "HRW 2019",
        status=ItemStatus.AMBIGUOUS,
        candidates=["hrw2019a", "hrw2019b", "hrw2019c"],
    )
    (draft,) = AmbiguousCitation().check(item, make_citation(item), make_context())
    assert draft.message == "“HRW 2019” can mean hrw2019a, hrw2019b or hrw2019c"


def test_a_near_item_says_both_names_and_years() -> None:
    source = make_source(
        "alemdaroglu2020",
        authors=[Name("Alemdaroğlu", "Ayça"), Name("Tepe", "Sultan")],
        issued=parse_edtf("2020-09-16"),
    )
    item = make_item(
        "Alemdaruglu and Tepe 2020",
        status=ItemStatus.NEAR,
        candidates=["alemdaroglu2020"],
        reasons=["the first author differs by two letters"],
    )
    (draft,) = NearCitation().check(
        item, make_citation(item), make_context(sources=[source])
    )
    assert draft.message == (
        "“Alemdaruglu and Tepe 2020” is not in the bibliography; the nearest source is "
        "alemdaroglu2020, “Alemdaroğlu and Tepe 2020”"
    )
    assert draft.related == ("the first author differs by two letters",)


def test_a_near_item_shortens_many_authors_and_takes_the_year_field() -> None:
    authors = [Name(name) for name in ("Ang", "Bo", "Cai", "Du")]
    source = make_source("ang2019", authors=authors, fields={"year": "2019"})
    item = make_item("Ang et al. 2018", status=ItemStatus.NEAR, candidates=["ang2019"])
    (draft,) = NearCitation().check(
        item, make_citation(item), make_context(sources=[source])
    )
    assert draft.message.endswith("ang2019, “Ang et al. 2019”")


def test_a_near_item_names_a_newspaper_without_author() -> None:
    source = make_source("guardian2020", authors=[])
    item = make_item(
        "Guardian 2019", status=ItemStatus.NEAR, candidates=["guardian2020"]
    )
    (draft,) = NearCitation().check(
        item, make_citation(item), make_context(sources=[source])
    )
    assert draft.message.endswith("guardian2020, “Daily News 2020”")


def test_a_cited_source_without_evidence_is_noted_once() -> None:
    claim = make_claim(
        evidence=[make_evidence("hall2020")],
        items=[
            make_item("Hall 2020", source="hall2020"),
            make_item("Lehne 2015", source="lehne2015"),
            make_item("Lehne 2015, 4", source="lehne2015"),
        ],
    )
    (draft,) = CitationUntied().check(claim, make_context(claim))
    assert draft.message == (
        "the sentence cites lehne2015, but the claim has no evidence from it"
    )
    assert draft.hint == "read lehne2015 and tie it: evidence tie members lehne2015"


def test_a_source_through_which_another_was_read_counts_as_tied() -> None:
    claim = make_claim(
        evidence=[make_evidence("lehne2015", via="hall2020")],
        items=[make_item("Hall 2020", source="hall2020")],
    )
    assert list(CitationUntied().check(claim, make_context(claim))) == []


def test_a_claim_without_evidence_is_left_to_clm001() -> None:
    claim = make_claim(items=[make_item("Hall 2020", source="hall2020")])
    assert list(CitationUntied().check(claim, make_context(claim))) == []


def test_a_page_within_a_shortened_range_is_inside() -> None:
    source = make_source("weir2020", entry_type="article", fields={"pages": "101--19"})
    inside = make_item("Weir 2020, 113", source="weir2020", locator="113")
    outside = make_item("Weir 2020, 131", source="weir2020", locator="p. 131")
    context = make_context(sources=[source])

    assert (
        list(LocatorOutsidePages().check(inside, make_citation(inside), context)) == []
    )
    (draft,) = LocatorOutsidePages().check(outside, make_citation(outside), context)
    assert draft.message == (
        "“Weir 2020, 131” cites page p. 131, but weir2020 has the pages 101–19"
    )


def test_a_chapter_is_no_page() -> None:
    source = make_source("weir2020", entry_type="article", fields={"pages": "1--9"})
    item = make_item("Weir 2020, chap. 12", source="weir2020", locator="chap. 12")

    assert (
        list(
            LocatorOutsidePages().check(
                item, make_citation(item), make_context(sources=[source])
            )
        )
        == []
    )
