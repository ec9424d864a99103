"""Expressions against a reference in plain Python, on generated small ledgers."""

from __future__ import annotations

import operator
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.bibliography.dates import parse_edtf
from evidence.checker.facts import ClaimFacts
from evidence.checker.loader import load_ledger
from evidence.db import Act, Database, Location, Mode, Session, create
from evidence.errors import UsageFault
from evidence.models import Waiver
from evidence.queries.where.expression import (
    All,
    Expression,
    Not,
    Single,
    Value,
    written,
)
from evidence.queries.where.expression import Any as AnyOf
from evidence.ratings import find_scheme
from evidence.services.choosing import Basis, find
from evidence.testing import Parts, fill_ledger, make_ledger
from tests.postgresql import server
from tests.services.small_ledger import BIBTEX

__all__ = ["server"]

TODAY = date(2026, 11, 23)
BASIS = Basis(TODAY)
TOPICS = ("", "Oil", "oil and gas", "ÉNERGIE", "100%")
KINDS = ("quantity", "event", "roster")
LEVELS = ("A2", "B2", "C3", "A4", "F6", "E5")
WORDS = [f"Claim number {number} stands here." for number in range(24)]


def ledger_text(dice: random.Random) -> str:
    """Return two dozen claims with evidence, ratings and dates as the dice fall."""
    lines = ['format = "evidence ledger"', "version = 1"]
    for number, words in enumerate(WORDS):
        lines += [
            f"[claim.c{number}]",
            'manuscript = "manuscript"',
            f'quote = "{words}"',
            f'topic = "{dice.choice(TOPICS)}"',
            f'kind = "{dice.choice(KINDS)}"',
        ]
        figures = [f"{dice.randint(1, 9)} States @{dice.randint(2017, 2021)}"]
        if dice.random() < 0.5:
            lines.append(f"figures = {figures}".replace("'", '"'))
        for _ in range(dice.randint(0, 3)):
            lines += [
                f"[[claim.c{number}.evidence]]",
                f'source = "{dice.choice(["xu2020", "hall2020", "osce"])}"',
                f'stance = "{dice.choice(["supports", "contradicts", "context"])}"',
            ]
        for _ in range(dice.randint(0, 2)):
            day = f"2026-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
            lines += [
                f"[[claim.c{number}.rating]]",
                'scheme = "admiralty"',
                f'level = "{dice.choice(LEVELS)}"',
                'reason = "as it fell"',
                f'by = "{dice.choice(["Ada", "Bob"])}"',
                f"at = {day}T12:00:00Z",
            ]
    return "\n".join(lines)


POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql)


@pytest.fixture(scope="module", params=[0, 1, 2, POSTGRESQL])
def drawn(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Session, list[ClaimFacts], frozenset[str]]]:
    """Return a drawn ledger, opened, its claims and those that are waived."""
    elsewhere = request.param == "postgresql"
    dice = random.Random(3 if elsewhere else request.param)
    folder: Path = tmp_path_factory.mktemp("drawn")
    parts: Parts = {
        "bibtex": BIBTEX,
        "markdown": " ".join(WORDS),
        "toml": ledger_text(dice),
    }
    if elsewhere:
        location = Location(url=request.getfixturevalue("server"))
        create(location)
        database = Database(location, Mode.WRITE)
        fill_ledger(database, folder, **parts)
    else:
        database = make_ledger(folder, **parts)
    act = Act("tester", "test", datetime(2026, 11, 23, 12, tzinfo=UTC))
    with database.begin(act) as session:
        waived = set()
        for number in range(0, len(WORDS), 3):
            until = TODAY + timedelta(days=dice.randint(-5, 5))
            held = dice.random() < 0.5
            session.add(waiver(f"c{number}", until if held else TODAY, number))
            if not held or until >= TODAY:
                waived.add(f"c{number}")
        session.flush()
        yield session, list(load_ledger(session).claims), frozenset(waived)


def waiver(subject: str, until: date, number: int) -> Waiver:
    return Waiver(
        public_id=f"w-{number:05}",
        code="FIG001",
        subject_kind="claim",
        subject=subject,
        reason="as it fell",
        until=until.isoformat(),
        by="tester",
        at=datetime(2026, 11, 23, 12, tzinfo=UTC),
    )


ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def texts(claim: ClaimFacts, name: str) -> Iterable[str]:
    return {
        "topic": [claim.topic],
        "kind": [claim.kind.value],
        "name": [claim.name],
        "statement": [claim.statement],
        "source": [tie.source for tie in claim.evidence],
        "rater": [rating.by for rating in claim.current_ratings],
    }[name]


COUNTS: dict[str, Callable[[ClaimFacts], int]] = {
    "evidence": lambda claim: len(claim.evidence),
    "sources": lambda claim: len({tie.source for tie in claim.evidence}),
    "figures": lambda claim: len(claim.figures),
    "ratings": lambda claim: len(claim.ratings),
    "contradicting": lambda claim: sum(
        tie.stance.value == "contradicts" for tie in claim.evidence
    ),
}


def as_of_stands(claim: ClaimFacts, sign: str, text: str) -> bool:
    wanted = parse_edtf(text)
    first, last = wanted.earliest, wanted.latest
    assert first is not None
    assert last is not None
    for figure in claim.figures:
        own = figure.as_of
        if own is None or own.earliest is None or own.latest is None:
            continue
        stands = {
            "=": first <= own.earliest and own.latest <= last,
            "<": own.latest < first,
            "<=": own.latest <= last,
            ">": own.earliest > last,
            ">=": own.earliest >= first,
        }[sign]
        if stands:
            return True
    return False


def level_stands(level: str, sign: str, wanted: str) -> bool:
    """Letters and digits fall in trust; each must stand so, and F and 6 are outside."""
    if level == wanted:
        return "=" in sign
    if sign == "=" or "F" in (level + wanted) or "6" in (level + wanted):
        return False
    pairs = list(zip(level, wanted, strict=True))
    if sign in {"<", "<="}:
        return all(one >= other for one, other in pairs)
    return all(one <= other for one, other in pairs)


def confidence_stands(claim: ClaimFacts, sign: str, wanted: str) -> bool:
    given = [rating.confidence for rating in claim.current_ratings]
    if not given:
        given = ["unrated"]
    order = ["very low", "low", "moderate", "high"]
    for each in given:
        if each == wanted and "=" in sign:
            return True
        ranked = each in order and wanted in order and sign != "="
        if ranked and ORDER[sign](order.index(each), order.index(wanted)):
            return True
    return False


def one(claim: ClaimFacts, sign: str, name: str, word: str) -> bool:
    if name in COUNTS:
        return ORDER[sign](COUNTS[name](claim), int(word))
    if name == "as_of":
        return as_of_stands(claim, sign, word)
    if name == "confidence":
        return confidence_stands(claim, sign, word)
    if name == "rating.admiralty":
        return any(
            level_stands(rating.level, sign, word) for rating in claim.current_ratings
        )
    found = [text.casefold() for text in texts(claim, name)]
    if sign == "=":
        return word.casefold() in (found or [""])
    return any(word.casefold() in text for text in found)


def reference(
    expression: Expression, claim: ClaimFacts, waived: frozenset[str]
) -> bool:
    if isinstance(expression, Not):
        return not reference(expression.part, claim, waived)
    if isinstance(expression, All):
        return all(reference(part, claim, waived) for part in expression.parts)
    if isinstance(expression, AnyOf):
        return any(reference(part, claim, waived) for part in expression.parts)
    name, sign = expression.name, expression.positive
    if sign == "":
        return claim.name in waived if name == "waived" else bool(claim.ratings)
    if sign == "has":
        return any(texts(claim, name))
    signs = "=" if sign == "in" else sign
    found = any(one(claim, signs, name, word) for word in expression.words)
    return found is not expression.negated


def single(name: str, signs: Iterable[str], words: Iterable[str]) -> Any:
    values = st.sampled_from(sorted(words)).map(Value)
    compared = st.builds(
        Single,
        st.just(name),
        st.sampled_from(sorted(signs)),
        st.tuples(values),
    )
    listed = st.builds(
        Single,
        st.just(name),
        st.sampled_from(["in", "not in"]),
        st.lists(values, min_size=1, max_size=3).map(tuple),
    )
    return compared | listed


COMPARED = ("=", "<", "<=", ">", ">=", "!=")
TEXT = ("=", "!=", "~", "!~")
SINGLE: st.SearchStrategy[Expression] = st.one_of(
    single("topic", TEXT, (*TOPICS, "énergie", "gas", "%", "_")),
    single("kind", ("=", "!="), KINDS),
    single("name", TEXT, ("c1", "C12", "2")),
    single("statement", TEXT, ("number 1", WORDS[3])),
    single("source", TEXT, ("xu2020", "OSCE", "20", "")),
    single("rater", TEXT, ("ada", "Bob", "")),
    *(single(name, COMPARED, "0123") for name in COUNTS),
    single("as_of", COMPARED, ("2018", "2019-06", "2017/2019", "2021-12-31")),
    single("rating.admiralty", COMPARED, LEVELS),
    single("confidence", COMPARED, ("very low", "low", "moderate", "high", "unrated")),
    st.sampled_from([Single("waived"), Single("rated")]),
    st.sampled_from([Single("topic", "has"), Single("source", "has")]),
)


def grown(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return parts.map(Not) | several.map(All) | several.map(AnyOf)


@given(expression=st.recursive(SINGLE, grown, max_leaves=6))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_statement_finds_what_the_reference_finds(
    drawn: tuple[Session, list[ClaimFacts], frozenset[str]], expression: Expression
) -> None:
    session, claims, waived = drawn

    wanted = {c.name for c in claims if reference(expression, c, waived)}

    assert find(session, "claims", written(expression), BASIS) == wanted


def test_the_order_of_the_admiralty_code_is_that_of_its_two_scales() -> None:
    scheme = find_scheme("admiralty")

    assert scheme.strength("B2") == (3, 3)
    assert scheme.strength("A4") == (4, 1)
    assert scheme.strength("F6") == (-1, -1)
    assert len(scheme.levels()) == 36


def test_one_statement_finds_them_however_many_there_are(
    drawn: tuple[Session, list[ClaimFacts], frozenset[str]],
) -> None:
    session = drawn[0]
    statements: list[str] = []

    @sa.event.listens_for(session.get_bind(), "before_cursor_execute")
    def note(*given: Any) -> None:
        statements.append(given[2])

    find(session, "claims", "evidence < 2 and not rated and source ~ x", BASIS)
    sa.event.remove(session.get_bind(), "before_cursor_execute", note)

    assert len(statements) == 1


@pytest.mark.parametrize(
    ("kind", "where", "message", "hint"),
    [
        (
            "claims",
            "topik = oil",
            (
                "--where: column 1: there is no field 'topik' of claims; did you mean "
                "topic?\n  topik = oil\n  ^"
            ),
            "fields: as_of, by, confidence, ",
        ),
        (
            "claims",
            "kind in (event, quantitty)",
            (
                "--where: column 17: there is no kind 'quantitty'; did you mean "
                "quantity?\n  kind in (event, quantitty)\n                  ^"
            ),
            "there are: quantity, date, ",
        ),
        (
            "claims",
            "evidence = many",
            (
                "--where: column 12: evidence is a number, not 'many'\n"
                "  evidence = many\n             ^"
            ),
            "evidence manual where",
        ),
        (
            "claims",
            "rated = yes",
            (
                "--where: column 1: rated is yes or no, and not compared: write rated, "
                "or not rated\n  rated = yes\n  ^"
            ),
            "evidence manual where",
        ),
        (
            "claims",
            "topic < oil",
            (
                "--where: column 1: topic is text: it takes = ~ in has, not <\n"
                "  topic < oil\n  ^"
            ),
            "evidence manual where",
        ),
        (
            "waivers",
            "until < soon",
            "--where: column 9: until is a date: 'soon' is no EDTF date; ",
            "as 2026, 2026-03, 2026-03-01, 2017/2019",
        ),
    ],
)
def test_what_means_nothing_is_told_with_its_place_and_a_way_out(
    desk: Session, kind: str, where: str, message: str, hint: str
) -> None:
    with pytest.raises(UsageFault) as caught:
        find(desk, kind, where, BASIS)

    assert caught.value.message.startswith(message)
    assert (caught.value.hint or "").startswith(hint)
