from __future__ import annotations

from dataclasses import replace

from evidence.checker.topics import topics_of
from evidence.models.vocabulary import ClaimStatus
from tests.factories import make_claim, make_context


def test_figures_of_a_topic_are_found_by_scope_whatever_its_case() -> None:
    one = make_claim("one", topic="trade", figures=["5 ships (in  Rome)", "6 ships"])
    two = make_claim("two", topic="trade", figures=["7 ships (In rome)"])
    trade = topics_of([one, two])["trade"]

    assert [each.text for each in trade.figures()] == [
        "5 ships (in Rome)",
        "6 ships",
        "7 ships (In rome)",
    ]
    assert [each.claim for each in trade.of_scopes(["IN  ROME"])] == ["one", "two"]
    assert [each.claim for each in trade.of_scopes(["in rome", ""])] == [
        "one",
        "one",
        "two",
    ]


def test_withdrawn_claims_and_claims_without_a_topic_are_on_none() -> None:
    gone = replace(
        make_claim(topic="trade", figures=["5 ships"]), status=ClaimStatus.WITHDRAWN
    )

    assert topics_of([gone, make_claim(figures=["5 ships"])]) == {}


def test_a_rule_asks_for_what_others_on_the_topic_state() -> None:
    claim = make_claim(topic="trade", figures=["5 ships (a)"])
    other = make_claim("other", topic="trade", figures=["6 ships (a)"])
    context = make_context(claim, other)

    assert [str(each.figure.low) for each in context.same_topic(claim).figures()] == [
        "5",
        "6",
    ]
    assert context.same_topic(make_claim(topic="")).figures() == []
