"""FIG: what the rules say of figures and rosters against the sources'."""

from __future__ import annotations

import pytest

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Draft
from evidence.models.vocabulary import Stance
from evidence.rules.figures.as_of_differs import AsOfDiffers
from evidence.rules.figures.comparator_differs import ComparatorDiffers
from evidence.rules.figures.figure_differs import FigureDiffers
from evidence.rules.figures.figure_rounded import FigureRounded
from evidence.rules.figures.figure_unchecked import FigureUnchecked
from evidence.rules.figures.negation_differs import NegationDiffers
from evidence.rules.figures.period_differs import PeriodDiffers
from evidence.rules.figures.unit_differs import UnitDiffers
from tests.factories import make_claim, make_context, make_evidence, make_manuscript


def check(rule: ClaimRule, claim: ClaimFacts, text: str = "") -> list[Draft]:
    chapter = make_manuscript(text or claim.anchor.exact)
    return list(rule.check(claim, make_context(claim, manuscripts=[chapter])))


def messages(rule: ClaimRule, own: str, *given: str) -> list[str]:
    claim = make_claim(figures=[own], evidence=[make_evidence(figures=given)])
    return [draft.message for draft in check(rule, claim)]


def test_both_numbers_and_both_places_are_named() -> None:
    tie = make_evidence(
        stance=Stance.CONTRADICTS,
        figures=["57 participating States"],
        page_label="3",
        quotation="the 57-member body",
    )
    claim = make_claim(figures=["54 participating States"], evidence=[tie])
    (draft,) = check(FigureDiffers(), claim)
    assert draft.message == (
        "54 participating States in the manuscript, 57 participating States in "
        "hall2020, p. 3"
    )
    assert draft.hint == (
        "correct the manuscript to 57 participating States, or find out why the source "
        "differs and record its date or scope with its figure"
    )
    assert draft.related == ("hall2020: “the 57-member body”",)


def test_sources_that_give_the_same_value_are_told_together() -> None:
    ties = [
        make_evidence(
            source=key, stance=Stance.CONTRADICTS, figures=[f"{given} states"]
        )
        for key, given in (("a2020", "37"), ("b2020", "50"), ("c2020", "37"))
    ]
    claim = make_claim(figures=["35 states"], evidence=ties)

    assert [draft.message for draft in check(FigureDiffers(), claim)] == [
        "35 states in the manuscript, 37 states in a2020 and c2020",
        "35 states in the manuscript, 50 states in b2020",
    ]


@pytest.mark.parametrize(
    ("own", "given"),
    [
        ("57 participating States", "57 States"),
        ("1.2 million people", "1,234,567 people"),
        ("~50% (of facilities)", "30 of 61 facilities"),
        ("more than 70,000 people", "80,000 people"),
        ("80,000 people", "more than 80,000 people"),
        ("12..65 years", "12 to 65 years"),
        ("on 2019-05-28", "on 2019-05-28 (briefing)"),
        ("80000 people (moved)", "80,000 persons"),
    ],
)
def test_figures_that_agree_are_no_finding(own: str, given: str) -> None:
    assert messages(FigureDiffers(), own, given) == []


@pytest.mark.parametrize(
    ("own", "given"),
    [
        ("43,548 people", "43,458 people"),
        ("50,000 people", "80,000 people"),
        ("more than 90,000 people", "80,000 people"),
        ("25 States", "23 States"),
        ("5 of 6 member States", "5 of 8 member States"),
        ("on 2019-05-28", "on 2019-05-29"),
    ],
)
def test_figures_that_differ_are_told(own: str, given: str) -> None:
    assert len(messages(FigureDiffers(), own, given)) == 1


@pytest.mark.parametrize("stance", [Stance.SUPPORTS, Stance.PARTLY, Stance.CONTRADICTS])
def test_the_stance_does_not_excuse_a_figure(stance: Stance) -> None:
    tie = make_evidence(stance=stance, figures=["57 States"])
    claim = make_claim(figures=["54 States"], evidence=[tie])
    assert len(check(FigureDiffers(), claim)) == 1


def test_context_is_not_compared() -> None:
    tie = make_evidence(stance=Stance.CONTEXT, figures=["57 States"])
    claim = make_claim(figures=["54 States"], evidence=[tie])
    assert check(FigureDiffers(), claim) == []


def test_one_of_several_figures_of_a_source_is_enough() -> None:
    assert messages(FigureDiffers(), "8 States", "23 States", "8 States") == []
    assert messages(FigureDiffers(), "25 States", "23 States", "8 States") == [
        "25 States in the manuscript, 23 States or 8 States in hall2020"
    ]


def test_each_source_is_told_for_itself_and_agreement_is_mentioned() -> None:
    claim = make_claim(
        figures=["54 States"],
        evidence=[
            make_evidence("a2020", figures=["57 States"]),
            make_evidence("b2020", figures=["56 States"]),
            make_evidence("c2020", figures=["54 States"]),
        ],
    )
    drafts = check(FigureDiffers(), claim)
    assert [draft.message for draft in drafts] == [
        "54 States in the manuscript, 57 States in a2020",
        "54 States in the manuscript, 56 States in b2020",
    ]
    assert drafts[0].related == ("the manuscript's figure is that of c2020",)


def test_the_same_scope_is_compared_first() -> None:
    own = ["25 States", "8 States (of concern)"]
    given = ["23 States", "8 States (of concern)"]
    claim = make_claim(figures=own, evidence=[make_evidence(figures=given)])
    assert [draft.message for draft in check(FigureDiffers(), claim)] == [
        "25 States in the manuscript, 23 States in hall2020"
    ]


def test_another_scope_is_not_compared() -> None:
    assert messages(FigureDiffers(), "9 camps (Kashgar)", "7 camps (Hotan)") == []


def test_a_scope_of_another_figure_of_the_claim_is_left_to_that_one() -> None:
    claim = make_claim(
        figures=["25 States", "8 States (of concern)"],
        evidence=[make_evidence(figures=["8 States (of concern)"])],
    )
    assert check(FigureDiffers(), claim) == []


def test_a_newer_figure_of_a_source_is_left_to_age002() -> None:
    assert messages(FigureDiffers(), "6 States @2016", "8 States @2017") == []
    assert len(messages(FigureDiffers(), "54 States @2021", "57 States @2020-07")) == 1


@pytest.mark.parametrize(
    ("own", "given", "message"),
    [
        (
            "80,000 people",
            "more than 80,000 people",
            (
                "80,000 people in the manuscript, more than 80,000 people in hall2020: "
                "the source hedges its number and the manuscript does not"
            ),
        ),
        (
            "about 80,000 people",
            "80,000 people",
            (
                "about 80,000 people in the manuscript, 80,000 people in hall2020: the "
                "manuscript hedges a number that the source gives outright"
            ),
        ),
        (
            "more than 80,000 people",
            "up to 80,000 people",
            (
                "more than 80,000 people in the manuscript, at most 80,000 people in "
                "hall2020: the manuscript turns the bound around"
            ),
        ),
    ],
)
def test_a_lost_added_or_reversed_hedge_is_told(
    own: str, given: str, message: str
) -> None:
    assert messages(ComparatorDiffers(), own, given) == [message]


def test_only_a_reversed_bound_is_an_error() -> None:
    def severity(own: str, given: str) -> Severity | None:
        claim = make_claim(figures=[own], evidence=[make_evidence(figures=[given])])
        return check(ComparatorDiffers(), claim)[0].severity

    assert severity("more than 80 camps", "up to 80 camps") is Severity.ERROR
    assert severity("80 camps", "up to 80 camps") is None


def test_the_same_hedge_in_one_figure_of_the_source_is_enough() -> None:
    assert messages(ComparatorDiffers(), ">80 camps", "80 camps", ">80 camps") == []


def test_a_figure_that_differs_is_not_also_told_for_its_hedge() -> None:
    assert messages(ComparatorDiffers(), "50 camps", "more than 80 camps") == []


def test_figures_that_count_other_things_are_told() -> None:
    assert messages(UnitDiffers(), "83 brands", "27 factories", "on 2020-03-01") == [
        (
            "83 brands in the manuscript, 27 factories and 2020-03-01 in hall2020: "
            "nothing was compared, since they count different things; one is a date, "
            "the other a number"
        )
    ]


@pytest.mark.parametrize(
    ("own", "given", "why"),
    [
        ("9 camps (Kashgar)", "9 camps (Hotan)", "the scopes differ"),
        ("500 people", "500 households", "they count different things"),
        ("3%", "3 percentage points", "the units differ"),
        ("5 per 1,000 people", "5 people", "one is a rate of something else"),
        ("5 of 8 States", "5 States", "the source does not say of how many"),
        (
            "on 2019-07-02",
            "on 2019",
            "the source's date is less exact than the claim's",
        ),
    ],
)
def test_what_keeps_two_figures_apart_is_said(own: str, given: str, why: str) -> None:
    (message,) = messages(UnitDiffers(), own, given)

    assert message.endswith(f"nothing was compared, since {why}")


def test_another_period_is_told_and_is_no_error_of_the_number() -> None:
    own, given = "61 facilities @2020", "60 facilities @2019-07/2020-06"

    assert messages(FigureDiffers(), own, given) == []
    assert messages(PeriodDiffers(), own, given) == [
        (
            "61 facilities as of 2020 in the manuscript, 60 facilities as of "
            "2019-07/2020-06 in hall2020: not the same period, so neither proves the "
            "other"
        )
    ]
    assert messages(PeriodDiffers(), own, given, "61 facilities @2020") == []
    assert messages(PeriodDiffers(), own, "61 facilities @2020-03") == []
    assert messages(PeriodDiffers(), own, "61 facilities") == []
    assert (
        messages(PeriodDiffers(), "4 posts @2020-07", "4 posts @2020-07-18/2020-12")
        == []
    )


@pytest.mark.parametrize(
    ("own", "given", "how"),
    [
        ("4.3 million people", "4,312,500 people", "rounded"),
        ("49%", "30 of 61", "rounded"),
        ("10 times", "10.6 times", "cut off, where rounding gives another number"),
    ],
)
def test_dropped_digits_are_noted_and_cut_ones_told_apart(
    own: str, given: str, how: str
) -> None:
    (message,) = messages(FigureRounded(), own, given)

    assert message.endswith(f": {how}")


@pytest.mark.parametrize(
    ("own", "given"),
    [
        ("about 4.3 million people", "4,312,500 people"),
        ("4,312,500 people", "4.3 million people"),
        ("57 States", "57 States"),
        ("57 States", "54 States"),
    ],
)
def test_a_number_that_was_not_shortened_is_not_noted(own: str, given: str) -> None:
    assert messages(FigureRounded(), own, given) == []


def test_one_comparable_figure_is_enough() -> None:
    assert messages(UnitDiffers(), "83 brands", "27 factories", "82 brands") == []
    assert messages(UnitDiffers(), "83 brands") == []
    claim = make_claim(evidence=[make_evidence(figures=["27 factories"])])
    assert check(UnitDiffers(), claim) == []


def test_an_older_figure_of_the_source_is_told_with_both_dates() -> None:
    assert messages(AsOfDiffers(), "83 brands @2021", "83 brands @2020-03") == [
        (
            "83 brands as of 2021 in the manuscript, 83 brands as of 2020-03 in "
            "hall2020: the source's figure is older"
        )
    ]


@pytest.mark.parametrize(
    "given", ["83 brands @2021-03", "83 brands", "83 brands @2022"]
)
def test_figures_of_one_time_or_of_none_pass(given: str) -> None:
    assert messages(AsOfDiffers(), "83 brands @2021", given) == []


def test_one_figure_of_the_claims_time_settles_it() -> None:
    assert messages(
        AsOfDiffers(), "8 States @2021", "8 States @2017", "8 States @2021"
    ) == ([])


def test_a_figure_that_nothing_answers_is_noted() -> None:
    claim = make_claim(figures=["54 States"], evidence=[make_evidence()])
    (draft,) = check(FigureUnchecked(), claim)
    assert draft.message == "54 States: no evidence gives a figure to compare with"
    assert check(FigureUnchecked(), make_claim(figures=["54 States"])) == []
    assert check(FigureUnchecked(), make_claim(evidence=[make_evidence()])) == []
    assert messages(FigureUnchecked(), "54 States", "57 States") == []


@pytest.mark.parametrize(
    ("own", "given"),
    [
        ("about 50,000 people", "48,700 people"),
        ("~1.2 million births", "1,183,412 births"),
        ("about a third of voters", "33.4% of voters"),
    ],
)
def test_about_is_the_right_word_for_a_rounded_number(own: str, given: str) -> None:
    assert messages(ComparatorDiffers(), own, given) == []


def test_about_before_the_sources_own_number_is_a_hedge_too_many() -> None:
    (message,) = messages(ComparatorDiffers(), "about 57 States", "57 States")

    assert message.endswith(
        "the manuscript hedges a number that the source gives outright"
    )


@pytest.mark.parametrize(
    ("sentence", "quotation", "found"),
    [
        ("18 States signed.", "18 States did not sign", 1),
        ("18 States did not sign.", "18 States signed", 1),
        ("18 States did not sign.", "18 States didn't sign", 0),
        ("18 States signed.", "no fewer than 18 States signed", 0),
        ("18 States signed.", "the States did not sign", 0),
        ("Eighteen States signed.", "18 States did not sign", 1),
    ],
)
def test_a_lost_or_added_not_is_told(sentence: str, quotation: str, found: int) -> None:
    tie = make_evidence(figures=["18 States"], quotation=quotation)
    claim = make_claim(quote=sentence, figures=["18 States"], evidence=[tie])

    assert len(check(NegationDiffers(), claim)) == found


@pytest.mark.parametrize(
    ("own", "given", "severity"),
    [
        ("5%", "5 percentage points", Severity.ERROR),
        ("50 basis points", "50%", Severity.ERROR),
        ("83 brands", "83 companies", None),
        ("5%", "5 dollars", None),
    ],
)
def test_a_percentage_for_points_is_an_error_and_other_units_a_warning(
    own: str, given: str, severity: Severity | None
) -> None:
    claim = make_claim(figures=[own], evidence=[make_evidence(figures=[given])])

    assert [draft.severity for draft in check(UnitDiffers(), claim)] == [severity]
    assert UnitDiffers.severity is Severity.WARNING


def test_a_lost_not_and_another_period_do_not_pass() -> None:
    assert NegationDiffers.severity is Severity.ERROR
    assert PeriodDiffers.severity is Severity.ERROR
