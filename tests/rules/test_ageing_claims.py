"""AGE: what the rules say of claims, their words and their sources, with time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.checker.facts import (
    ClaimFacts,
    DerivationFacts,
    InputFacts,
    SourceFacts,
    SupersessionFacts,
)
from evidence.checker.finding import Severity
from evidence.checker.known import KnownFacts
from evidence.checker.rule import ClaimRule, Context, Policy
from evidence.models.vocabulary import ClaimKind, Stance
from evidence.rules.ageing.as_of_missing import AsOfMissing
from evidence.rules.ageing.claim_overtaken import ClaimOvertaken
from evidence.rules.ageing.expires_before_publication import ExpiresBeforePublication
from evidence.rules.ageing.newer_figure import NewerFigure
from evidence.rules.ageing.relative_time import RelativeTime
from evidence.rules.ageing.source_too_old import SourceTooOld
from evidence.rules.ageing.superlative_undated import SuperlativeUndated
from evidence.text.document import Span
from evidence.text.figures import parse_figure
from tests.factories import (
    NOW,
    TODAY,
    make_claim,
    make_context,
    make_evidence,
    make_item,
    make_manuscript,
    make_source,
    make_supersession,
)

SIX, NINE, TEN = (
    "5 of 6 States @2021",
    "5 of 9 States @2023-07-04",
    "6 of 10 States @2024-07-04/..",
)
IRAN = make_supersession(SIX, NINE, as_of="2023-07-04", reason="Iran joined.")
BELARUS = make_supersession(NINE, TEN, as_of="2024-07-04", reason="Belarus joined.")


def told(rule: ClaimRule, claim: ClaimFacts, context: Context) -> list[str]:
    return [draft.message for draft in rule.check(claim, context)]


def sentence(
    text: str, claim: ClaimFacts | None = None, dated: str | None = None
) -> tuple[ClaimFacts, Context]:
    """Return a claim that is the whole of *text*, and a run over it."""
    given = claim or make_claim()
    whole = replace(
        make_claim(quote=text),
        **{
            name: getattr(given, name)
            for name in ("topic", "figures", "evidence", "items", "kind", "superseded")
        },
    )
    manuscript = replace(
        make_manuscript(text), dated=parse_edtf(dated) if dated else None
    )
    return whole, make_context(whole, manuscripts=[manuscript])


def overtaken(*events: SupersessionFacts, figure: str = SIX) -> ClaimFacts:
    return replace(make_claim(figures=[figure]), superseded=events)


def on(claim: ClaimFacts, day: date) -> Context:
    return replace(make_context(claim), today=day)


# AGE002


def test_what_overtook_a_figure_is_told_with_source_since_and_reason() -> None:
    claim = overtaken(IRAN, BELARUS)
    assert told(NewerFigure(), claim, on(claim, date(2024, 7, 3))) == [
        (
            "5 of 6 States as of 2021 in the manuscript, but 5 of 9 States as of "
            "2023-07-04 in osce2024, since 2023-07-04: Iran joined."
        )
    ]
    assert told(NewerFigure(), claim, on(claim, date(2024, 7, 4))) == [
        (
            "5 of 6 States as of 2021 in the manuscript, but 6 of 10 States as of "
            "2024-07-04/.. in osce2024, since 2024-07-04: Belarus joined. (before "
            "that 5 of 9 States as of 2023-07-04 in osce2024)"
        )
    ]
    assert told(NewerFigure(), claim, on(claim, date(2023, 7, 3))) == []


def test_a_figure_overtaken_by_no_other_is_told_with_the_reason() -> None:
    event = make_supersession("25 years @2016", None, as_of="2021-05", reason="A ban.")
    claim = overtaken(event, figure="25 years @2016")
    assert told(NewerFigure(), claim, make_context(claim)) == [
        (
            "25 years as of 2016 in the manuscript, but overtaken since 2021-05 "
            "(osce2024): A ban."
        )
    ]


def test_one_value_is_not_told_twice() -> None:
    ties = [
        make_evidence("a2024", stance=Stance.CONTEXT, figures=[NINE, TEN]),
        make_evidence("b2025", stance=Stance.CONTEXT, figures=["6 of 11 States @2025"]),
        make_evidence("c2025", stance=Stance.CONTEXT, figures=["6 of 11 States @2025"]),
        make_evidence("d2022", stance=Stance.CONTEXT, figures=["5 of 7 States @2022"]),
    ]
    claim = replace(overtaken(IRAN, BELARUS), evidence=tuple(ties))
    _, *others = told(NewerFigure(), claim, make_context(claim))
    assert others == [
        (
            "5 of 6 States as of 2021 in the manuscript, but 6 of 11 States as of "
            "2025 in b2025 and c2025"
        )
    ]


def test_a_figure_of_a_day_to_come_is_not_known_yet() -> None:
    tie = make_evidence(
        "a2024", stance=Stance.CONTEXT, figures=["6 of 10 States @2027"]
    )
    claim = make_claim(figures=[SIX], evidence=[tie])
    assert told(NewerFigure(), claim, make_context(claim)) == []
    assert len(told(NewerFigure(), claim, on(claim, date(2027, 1, 1)))) == 1


# AGE003


def missing(claim: ClaimFacts, lives: dict[str, int | None]) -> list[str]:
    context = make_context(claim, policy=Policy(shelf_life=lives))
    return told(AsOfMissing(), claim, context)


def test_an_undated_figure_of_a_topic_that_ages_is_told() -> None:
    claim = make_claim(topic="members", figures=["57 States", "3 posts @2020"])
    message = "57 States has no as-of date, and figures on “members” go out of date"
    assert missing(claim, {"members": 365}) == [message]
    assert missing(claim, {"members": None}) == [message]
    assert len(missing(claim, {"*": 365})) == 1
    assert missing(claim, {"other": 365}) == []
    assert missing(claim, {}) == []


@pytest.mark.parametrize("kind", [ClaimKind.QUOTATION, ClaimKind.PREDICTION])
def test_a_number_in_somebodys_words_does_not_age(kind: ClaimKind) -> None:
    claim = make_claim(topic="members", kind=kind, figures=["57 States"])
    assert missing(claim, {"members": 365}) == []


def test_a_day_does_not_age() -> None:
    claim = make_claim(topic="members", figures=["on 2012-11-21"])
    assert missing(claim, {"members": 365}) == []


@pytest.mark.parametrize(("given", "count"), [("4 States @2020", 0), ("4 States", 1)])
def test_a_figure_from_dated_ones_has_their_date(given: str, count: int) -> None:
    part = InputFacts("a", "e-aaaaa", "members", "osce", 1, parse_figure(given))
    figure = parse_figure("8 States")
    made = DerivationFacts("f-aaaaa", figure, "a * 2", (part,), "tester", NOW)
    claim = replace(
        make_claim(topic="members", figures=["8 States"]), derivations=(made,)
    )
    assert len(missing(claim, {"members": 365})) == count


def test_the_way_out_names_the_date_that_the_sentence_has() -> None:
    claim, context = sentence(
        "In July 2019 it had 57 States.", make_claim(topic="t", figures=["57 States"])
    )
    context = replace(context, policy=Policy(shelf_life={"t": 9}))
    [draft] = AsOfMissing().check(claim, context)
    assert draft.hint.startswith("the sentence has 2019-07: record of when")


# AGE004


@pytest.mark.parametrize(
    ("figure", "appears", "count"),
    [
        ("57 States @2026-11-13", "2027-01-01", 1),
        ("57 States @2026-11-13", "2026-11-23", 0),
        ("57 States @2026-11-13", "2026-11-24", 1),
        ("57 States @2026-11-12", "2027-01-01", 0),
        ("57 States @2026-12-31", "2027-01-05", 0),
        ("57 States", "2027-01-01", 0),
        ("57 States @2026/..", "2027-01-01", 0),
    ],
)
def test_a_figure_must_be_good_until_the_text_appears(
    figure: str, appears: str, count: int
) -> None:
    claim = make_claim(topic="t", figures=[figure])
    policy = Policy(shelf_life={"t": 10}, publication_date=date.fromisoformat(appears))
    context = make_context(claim, policy=policy)
    assert len(told(ExpiresBeforePublication(), claim, context)) == count


def test_without_a_day_of_publication_nothing_is_asked() -> None:
    claim = make_claim(topic="t", figures=["57 States @2026-11-13"])
    context = make_context(claim, policy=Policy(shelf_life={"t": 10}))
    assert told(ExpiresBeforePublication(), claim, context) == []


def test_the_day_is_told() -> None:
    claim = make_claim(topic="t", figures=["57 States @2026-11-13"])
    policy = Policy(shelf_life={"t": 10}, publication_date=date(2027, 1, 1))
    assert told(
        ExpiresBeforePublication(), claim, make_context(claim, policy=policy)
    ) == [
        (
            "57 States as of 2026-11-13 is good until 2026-11-23, but the text "
            "appears on 2027-01-01"
        )
    ]


# AGE005


def test_a_claim_that_was_overtaken_is_told_from_that_day_on() -> None:
    events = (
        make_supersession(None, None, as_of="2022-08-31", reason="It was assessed."),
        make_supersession(None, None, as_of="2021-06", reason="A study appeared."),
    )
    claim = replace(make_claim(figures=()), superseded=events)
    assert told(ClaimOvertaken(), claim, make_context(claim)) == [
        "overtaken since 2021-06 (osce2024): A study appeared.",
        "overtaken since 2022-08-31 (osce2024): It was assessed.",
    ]
    assert len(told(ClaimOvertaken(), claim, on(claim, date(2021, 7, 1)))) == 1
    assert told(ClaimOvertaken(), claim, on(claim, date(2021, 5, 31))) == []


def test_a_claim_that_was_changed_since_is_not() -> None:
    event = make_supersession(None, None, as_of="2021")
    claim = replace(make_claim(at=NOW + timedelta(hours=1)), superseded=(event,))
    assert told(ClaimOvertaken(), claim, make_context(claim)) == []


def test_an_overtaken_figure_is_not_an_overtaken_claim() -> None:
    claim = overtaken(IRAN)
    assert told(ClaimOvertaken(), claim, make_context(claim)) == []


# AGE006


def source(name: str, issued: str | None, **fields: str) -> SourceFacts:
    when = parse_edtf(issued) if issued else None
    kind = "online" if fields else "article"
    return make_source(name, entry_type=kind, issued=when, fields=fields or None)


def too_old(
    claim: ClaimFacts, sources: Sequence[SourceFacts], text: str = ""
) -> list[str]:
    whole, context = sentence(text or "There were many.", claim)
    ledger = replace(
        context.ledger, sources_by_name={each.name: each for each in sources}
    )
    return told(SourceTooOld(), whole, replace(context, known=KnownFacts(ledger)))


A2008, B2017 = source("a2008", "2008"), source("b2017", "2017")


def test_sources_that_are_all_older_than_the_figure_prove_nothing() -> None:
    ties = [make_evidence("a2008"), make_evidence("b2017", stance=Stance.PARTLY)]
    claim = make_claim(figures=["6 States @2021"], evidence=ties)
    assert too_old(claim, [A2008, B2017]) == [
        (
            "the claim tells of 2021, but what supports it is older: a2008 (2008) "
            "and b2017 (2017)"
        )
    ]


@pytest.mark.parametrize(
    ("figure", "issued"),
    [
        ("6 States @2017", "2017"),
        ("6 States @2017-12", "2017"),
        ("6 States @2017-05", "2017-05-03"),
        ("6 States @2016/2021", "2017"),
        ("6 States @2012/..", "2017"),
        ("6 States @2021~", "2017"),
        ("6 States @2021?", "2017"),
        ("6 States", "2017"),
        ("6 States @2021", "2017~"),
        ("6 States @2021", "2017/.."),
        ("6 States @2021", None),
        ("on 2017-12-31", "2017"),
    ],
)
def test_a_source_that_may_be_of_the_time_will_do(
    figure: str, issued: str | None
) -> None:
    claim = make_claim(figures=[figure], evidence=[make_evidence("x")])
    assert too_old(claim, [source("x", issued)]) == []


def test_one_source_of_the_time_will_do_and_context_does_not_count() -> None:
    ties = [make_evidence("a2008"), make_evidence("c2021", stance=Stance.CONTEXT)]
    claim = make_claim(figures=["6 States @2021"], evidence=ties)
    known = [A2008, source("c2021", "2021")]
    assert len(too_old(claim, known)) == 1
    other = replace(claim, evidence=(ties[0], make_evidence("c2021")))
    assert too_old(other, known) == []
    assert too_old(replace(claim, evidence=()), known) == []


def test_a_page_can_tell_what_happened_until_it_was_read() -> None:
    claim = make_claim(figures=["6 States @2021"], evidence=[make_evidence("p")])
    page = source("p", "2017", url="https://x.org", urldate="2022-03-01")
    assert too_old(claim, [page]) == []
    bad = source("p", "2017", url="https://x.org", urldate="soon")
    assert len(too_old(claim, [bad])) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In March 2019 the law was signed.", 1),
        ("The law of 2019 was signed in May 2019.", 1),
        ("In March 2016 the law was signed.", 0),
        ("The law will be in force in 2030.", 0),
        ("The lease is to end in 2098.", 0),
        ("By 2030 exports grow.", 0),
        ("By the end of 2030 exports grow.", 0),
        ("Exports grow until 2030.", 0),
        ("The plan was for 2025.", 0),
        ("The population is projected to peak in 2050.", 0),
        ("The 2019 report says so.", 0),
        ("“In 2019 it was signed”, it says.", 0),
    ],
)
def test_the_dates_of_the_sentence_count_but_not_those_to_come(
    text: str, count: int
) -> None:
    claim = make_claim(figures=(), evidence=[make_evidence("b2017")])
    assert len(too_old(claim, [B2017], text)) == count


def test_a_forecast_speaks_of_later_than_its_source() -> None:
    claim = make_claim(
        kind=ClaimKind.PREDICTION,
        figures=["9 people @2050"],
        evidence=[make_evidence("b2017")],
    )
    assert too_old(claim, [B2017]) == []


# AGE008


def times(text: str, dated: str | None = None) -> list[tuple[str, Severity | None]]:
    claim, context = sentence(text, dated=dated)
    return [
        (draft.message, draft.severity)
        for draft in RelativeTime().check(claim, context)
    ]


def test_a_relative_time_says_what_it_meant_then() -> None:
    text = "Spending currently grows, and grew in the past decade."
    told = "meant 2011 to 2021: the text is of April 2021"
    assert times(text, "2021-04") == [
        ("“currently” meant April 2021: the text is of April 2021", Severity.WARNING),
        (f"“in the past decade” {told}", Severity.WARNING),
    ]


def test_within_a_year_it_is_a_note() -> None:
    year_ago = TODAY - timedelta(days=365)
    message = f"“now” meant {year_ago}: the text is of {year_ago}"
    assert times("It now grows.", str(year_ago)) == [(message, None)]
    older = str(year_ago - timedelta(days=1))
    assert [severity for _, severity in times("It now grows.", older)] == [
        Severity.WARNING
    ]


def test_in_a_text_of_unknown_date_it_is_a_note_that_says_so() -> None:
    assert times("It now grows.") == [
        ("“now” counts from when the text was written, which is unknown", None)
    ]
    assert times("It fell last year.", "2021/..") == [
        ("“last year” counts from when the text was written (2021 and after)", None)
    ]


def test_quotations_citations_and_other_languages_are_left_out() -> None:
    assert times("“It now grows”, says the report of 2016.", "2016") == []
    text = "It grows (Today 2016)."
    item = replace(make_item("Today 2016"), span=Span(10, 20))
    claim, context = sentence(text, make_claim(items=[item]), "2016")
    assert told(RelativeTime(), claim, context) == []
    claim, context = sentence("It now grows.", dated="2016")
    french = replace(context.ledger.manuscripts[0], language="fr")
    ledger = replace(context.ledger, manuscripts=(french,))
    assert told(RelativeTime(), claim, replace(context, known=KnownFacts(ledger))) == []


def test_of_two_claims_in_a_sentence_each_is_told_its_own_word() -> None:
    text = "Today it grows, and Serbia now sells more."
    first = replace(make_claim("first", quote=text[:14]), sentence=Span(0, len(text)))
    start = text.index("Serbia")
    second = replace(
        make_claim("second", quote=text[start:]),
        sentence=Span(0, len(text)),
        placement=replace(first.placement, start=start, end=len(text)),
    )
    context = make_context(first, second, manuscripts=[make_manuscript(text)])
    rule = RelativeTime()
    assert [message[:8] for message in told(rule, first, context)] == ["“Today” "]
    assert [message[:6] for message in told(rule, second, context)] == ["“now” "]


# AGE009


def supers(
    text: str,
    claim: ClaimFacts | None = None,
    lives: dict[str, int | None] | None = None,
) -> list[str]:
    whole, context = sentence(text, claim)
    known = source("a2008", "2008"), source("n2026", "2026-10")
    ledger = replace(context.ledger, sources_by_name={one.name: one for one in known})
    context = replace(
        context, known=KnownFacts(ledger), policy=Policy(shelf_life=lives or {})
    )
    return told(SuperlativeUndated(), whole, context)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("China is the largest lender.", "largest lender"),
        ("It is the only member in Asia.", "only member"),
        ("Kazakhstan was the first state to join.", "the first state to"),
        ("This is the first-ever vote.", "first-ever"),
        ("It sold oil for the first time.", "for the first time"),
        ("It has the longest border.", "longest border"),
    ],
)
def test_what_is_put_above_all_others_is_told(text: str, words: str) -> None:
    assert supers(text) == [
        f"“{words}” is said of no date, and no dated evidence stands behind it"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 China was the largest lender.",
        "At least 22 states signed.",
        "Most states signed.",
        "The best known study is this.",
        "At first nobody came.",
        "It is not only large.",
        "The first of two letters praised it.",
        "“The largest lender” is its motto.",
        "It has the latest figures.",
    ],
)
def test_what_ranks_nothing_or_has_a_date_is_not(text: str) -> None:
    assert supers(text) == []


def test_evidence_within_the_shelf_life_dates_it() -> None:
    text = "China is the largest lender."
    fresh = make_claim(topic="t", evidence=[make_evidence("n2026")])
    stale = make_claim(topic="t", evidence=[make_evidence("a2008")])
    assert supers(text, fresh, {"t": 365}) == []
    assert supers(text, stale, {"t": 365}) == [
        (
            "“largest lender” is said of no date, and its newest evidence is of "
            "2008-12-31, and the shelf life of “t” is 365 days"
        )
    ]
    assert supers(text, stale, {"t": None}) == []
    assert supers(text, make_claim(figures=["5 loans @2020"])) == []
