"""Contradictions are found by measure and interval, in memory as in the ledger."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.checker.contradictions import Conflict, Contradictions
from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.checker.loader import load_ledger
from evidence.checker.measures import MOST_VALUES
from evidence.checker.two_readings import TwoReadings
from evidence.db import Act, Session
from evidence.models.vocabulary import ClaimStatus
from evidence.testing import make_ledger
from tests.factories import NOW, make_claim, make_evidence
from tests.services.small_ledger import BIBTEX


def among(*claims: ClaimFacts) -> Contradictions:
    return Contradictions.from_facts(LedgerFacts(claims=claims))


def at(
    name: str,
    *figures: str,
    topic: str = "osce",
    start: int = 0,
    manuscript: str = "chapter",
) -> ClaimFacts:
    claim = make_claim(name, figures=figures, topic=topic)
    anchor = replace(claim.anchor, start=start)
    return replace(claim, anchor=anchor, manuscript=manuscript)


def told(*figures: str, topic: str = "osce") -> list[tuple[str, str, bool]]:
    """Return what the claims b, c … are told of those before them."""
    claims = [
        at(name, figure, topic=topic, start=number)
        for number, (name, figure) in enumerate(zip("abcdefgh", figures, strict=False))
    ]
    found = among(*claims)
    return [
        (conflict.own.claim, conflict.other.claim, conflict.certain)
        for claim in claims
        for conflict in found.of(claim.name)
    ]


@pytest.mark.parametrize(
    ("one", "other", "certain"),
    [
        ("54 participating States", "57 participating States", True),
        ("54 States (members)", "57 States (members)", True),
        ("54 States (members) @2021", "57 States (members) @2021", True),
        ("54 States (members) @2021", "57 States (members) @2021-07", False),
        ("54 States (members) @2021", "57 States (members)", False),
        ("54 States", "57 participating States", False),
        ("54 States", "57 States", False),
        ("on 2003 (SCO)", "on 2001-06-15 (SCO)", True),
        ("5 of 6 member States", "5 of 8 member States", True),
        ("50% of adults", "60% of adults", True),
        ("2 decades (crisis)", "31 years (crisis)", True),
        (">80 new camps", "<70 new camps", True),
        (">80 new camps", "<=80 new camps", True),
        ("5 deaths per 1,000 people", "6 deaths per 1,000 people", True),
        ("70..90 new camps", "95 new camps", True),
    ],
)
def test_two_values_of_one_measure_contradict(
    one: str, other: str, certain: bool
) -> None:
    assert told(one, other) == [("b", "a", certain)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("54 participating States", "54 participating States"),
        ("54 participating States @2012", "57 participating States @2021"),
        ("61 new sites @2019-07/2020-06", "60 new sites @2020"),
        ("54 participating States", "57 member States"),
        ("54 States (members)", "57 States (observers)"),
        ("54 States (members)", "57 people (members)"),
        ("54 States @2019-07-08", "35 States @2019-07"),
        ("50%", "60%"),
        ("10 times", "12 times"),
        ("on 2003", "on 2001"),
        (">70 new camps", "80 new camps"),
        (">70 new camps", "<100 new camps"),
        (">70 new camps", ">80 new camps"),
        ("70..90 new camps", "80 new camps"),
        ("4.3 million poor people", "4,312,500 poor people"),
        ("~50 new camps", "54 new camps"),
        ("10 times (spending)", "10.6 times (spending)"),
        ("5 member States", "5 of 8 member States"),
        ("2 decades (crisis)", "20 years (crisis)"),
        ("54", "57"),
    ],
)
def test_what_may_both_be_right_is_left_alone(one: str, other: str) -> None:
    assert told(one, other) == []


def test_without_a_topic_it_takes_a_scope_to_be_certain() -> None:
    assert told("54 States (members)", "57 States (members)", topic="") == [
        ("b", "a", True)
    ]
    assert told("54 other States", "57 other States", topic="") == [("b", "a", False)]
    assert told("54 States", "57 States", topic="") == []


def test_other_topics_are_never_compared() -> None:
    one, other = at("a", "54 new States"), at("b", "57 new States", topic="sco")

    assert among(one, other).of("b") == ()


def test_a_bare_unit_with_many_values_counts_different_things() -> None:
    assert len(told("1 State", "2 States", "3 States")) == 3
    assert told("1 State", "2 States", "3 States", "4 States") == []


def test_the_later_is_told_within_a_manuscript_and_both_across() -> None:
    one = at("a", "54 new States", start=9)
    other = at("b", "57 new States", start=5)
    third = at("c", "54 new States", manuscript="other")
    found = among(one, other, third)

    assert [conflict.other.claim for conflict in found.of("a")] == ["b"]
    assert [conflict.other.claim for conflict in found.of("b")] == ["c"]
    assert [conflict.other.claim for conflict in found.of("c")] == ["b"]
    assert not found.of("c")[0].within


def test_a_claim_does_not_contradict_itself_and_a_withdrawn_one_nobody() -> None:
    one = at("a", "54 new States", "57 new States")
    gone = replace(at("b", "50 new States"), status=ClaimStatus.WITHDRAWN)

    assert among(one, gone).of("a") == ()
    assert among(one, gone).of("b") == ()


def test_of_many_contradictions_six_are_told() -> None:
    claims = [at(f"c{n}", f"{n} new States", start=n) for n in range(1, 20)]

    assert len(among(*claims).of("c19")) == 6


def test_a_measure_of_thousands_of_values_is_none() -> None:
    claims = [
        at(f"c{n}", f"{n} new States", start=n) for n in range(1, MOST_VALUES + 2)
    ]

    assert among(*claims).of("c7") == ()


def reading(
    claim: str, *figures: str, quotation: str = "the body", page: str = ""
) -> ClaimFacts:
    tie = make_evidence(figures=figures, quotation=quotation, page_label=page)
    tie = replace(tie, name=f"e-{claim}")
    return replace(make_claim(claim, evidence=[tie]))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (reading("a", "54 States"), reading("b", "57 States"), 1),
        (reading("a", "54 States"), reading("b", "54 States"), 0),
        (
            reading("a", "54 States"),
            reading("b", "57 States", quotation="“The  Body”."),
            1,
        ),
        (reading("a", "54 States"), reading("b", "57 States", quotation="another"), 0),
        (reading("a", "54 States", page="3"), reading("b", "57 States", page="4"), 0),
        (reading("a", "54 States", page="3"), reading("b", "57 States"), 1),
        (reading("a", "54 States"), reading("b", "57 people"), 0),
        (reading("a", "54 States", "57 States"), reading("b", "57 States"), 0),
        (
            reading("a", "23 States", quotation="23 States, 8 of them poor"),
            reading("b", "8 States", quotation="23 States, 8 of them poor"),
            0,
        ),
    ],
)
def test_one_passage_with_two_values_is_found(
    one: ClaimFacts, other: ClaimFacts, found: int
) -> None:
    known = among(one, other)

    assert len(known.readings("b")) == found
    assert known.readings("a") == ()


UNITS = ("States", "participating States", "member States", "%", "% of adults",
         "people", "years", "decades", "US$")  # fmt: skip
SCOPES = ("", "", " (members)", " (Members)", " (poor)")
DATES = ("", "", " @2020", " @2021", " @2020-07/2021-06")
QUOTES = ("", "the  Body", "The body.", "another passage with 12 and 13")


def random_ledger(chance: random.Random) -> str:
    """Return claims that often share a measure, and evidence that shares passages."""

    def figure() -> str:
        if chance.random() < 0.1:
            return f"on {chance.choice([2001, 2003])}{chance.choice(SCOPES)}"
        number = chance.choice(["12", "13", ">12", "<=12", "~10", "12..14", "20", "2"])
        part = " of 20" if chance.random() < 0.1 and number.isdigit() else ""
        unit = f" {chance.choice(UNITS)}"
        return f"{number}{part}{unit}{chance.choice(SCOPES)}{chance.choice(DATES)}"

    lines = []
    for number in range(60):
        lines += [
            f"[claim.claim-{number:02}]",
            'manuscript = "manuscript"',
            f'quote = "word{number:02}"',
            f'topic = "{chance.choice(["", "osce", "OSCE", "debt"])}"',
            f"figures = {[figure() for _ in range(chance.randint(0, 2))]}",
        ]
        for _ in range(chance.randint(0, 2)):
            lines += [
                f"[[claim.claim-{number:02}.evidence]]",
                f'source = "{chance.choice(["xu2020", "hall2020"])}"',
                f'page = "{chance.choice(["", "1", "2"])}"',
                f'quotation = "{chance.choice(QUOTES)}"',
                f"figures = {[figure()]}",
            ]
    return "\n".join(lines)


Found = tuple[tuple[Conflict, ...], tuple[TwoReadings, ...]]


def everything(found: Contradictions, ledger: LedgerFacts) -> list[Found]:
    return [
        (found.of(claim.name), found.readings(claim.name)) for claim in ledger.claims
    ]


@pytest.mark.parametrize("seed", range(6))
def test_facts_and_the_ledgers_own_queries_find_the_same(
    tmp_path: Path, seed: int
) -> None:
    words = "\n\n".join(f"Here is word{number:02}." for number in range(60))
    database = make_ledger(
        tmp_path,
        bibtex=BIBTEX,
        markdown=words,
        toml=random_ledger(random.Random(seed)),
    )
    with database.begin() as session:
        ledger = load_ledger(session)
        in_memory = everything(Contradictions.from_facts(ledger), ledger)
        by_sql = everything(Contradictions.from_ledger(session), ledger)
        of_one = everything(Contradictions.from_ledger(session, "manuscript"), ledger)

    assert any(conflicts for conflicts, _ in in_memory)
    assert any(readings for _, readings in in_memory)
    assert by_sql == in_memory
    assert of_one == in_memory


def test_a_manuscript_without_figures_reads_no_row(small_session: Session) -> None:
    assert Contradictions.from_ledger(small_session, "nobody").of("brands") == ()


@pytest.fixture
def small_session(tmp_path: Path) -> Iterator[Session]:
    database = make_ledger(
        tmp_path,
        bibtex=BIBTEX,
        markdown="It names 83 brands. It names 84 brands.",
        toml="""
        [claim.brands]
        manuscript = "manuscript"
        quote = "83 brands"
        figures = ["83 brands (named)"]
        [claim.more]
        manuscript = "manuscript"
        quote = "84 brands"
        figures = ["84 brands (named)"]
        """,
    )
    with database.begin(Act("tester", "test", NOW)) as session:
        assert len(Contradictions.from_ledger(session).of("more")) == 1
        yield session
