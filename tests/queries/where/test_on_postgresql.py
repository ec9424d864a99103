"""What an expression finds on PostgreSQL is what it finds on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from evidence.db import Act, Database, Location, Mode, Session, create
from evidence.db.functions import plain, plain_text
from evidence.queries.where.field import Field, Flag
from evidence.queries.where.reading import read_expression
from evidence.queries.where.subject import Asked
from evidence.queries.where.text_fields import Level
from evidence.services.choosing import SUBJECTS
from evidence.testing import Parts, fill_ledger, make_ledger
from tests.postgresql import server
from tests.services.small_ledger import BIBTEX, MARKDOWN

__all__ = ["server"]

pytestmark = pytest.mark.postgresql

TODAY = date(2026, 11, 23)
ACT = Act("tester", "test", datetime(2026, 11, 23, 12, tzinfo=UTC))
TOML = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
topic = "Énergie “verte”"
figures = ["83 brands @2020-03", "12 Workers @2017/2019"]
statement = "The report names 83 brands — and   more."

[[claim.brands.evidence]]
source = "xu2020"
stance = "supports"
page = "12"
quotation = "82 foreign and Chinese brands"
figures = ["82 brands @2020"]

[[claim.brands.rating]]
scheme = "admiralty"
level = "B2"
reason = "read"
by = "Ada"

[claim.members]
manuscript = "manuscript"
quote = "The OSCE has 54 participating States"
note = "STRASSE"

[claim.objectors]
manuscript = "manuscript"
quote = "three objected: Turkey, Tajikistan and Azerbaijan"
roster = ["Turkey", "Tajikistan", "Azerbaijan"]

[[claim.objectors.evidence]]
source = "hall2020"
stance = "contradicts"

[[waiver]]
code = "FIG001"
subject = "brands"
reason = "known"
until = 2027-01-01
"""
TEXTS = (
    "ÉNERGIE",
    "E\u0301nergie",
    "Straße",
    "ΣΊΣΥΦΟΣ",
    "ПРИВЕТ",
    "‘a’ and “b” — c",
    "ﬁne x² ½",
    "two   blanks\u00a0and\ta tab\nand a line",
    "a soft\u00adhyphen and a bro-\nken word, 5-\n6 not",
    "Ångström 45\u00a0% 中文",
    "it´s `so`",
    "  around  ",
    "",
)


@pytest.fixture(scope="module")
def both(
    server: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Session, Session]]:
    """Yield the same ledger, open on SQLite and on PostgreSQL."""
    parts: Parts = {"bibtex": BIBTEX, "markdown": MARKDOWN, "toml": TOML}
    folder = tmp_path_factory.mktemp("ledger")
    own = make_ledger(folder, **parts)
    location = Location(url=server)
    create(location)
    desk = Database(location, Mode.WRITE)
    fill_ledger(desk, folder, **parts)
    with ExitStack() as stack:
        yield (
            stack.enter_context(own.begin(ACT)),
            stack.enter_context(desk.begin(ACT)),
        )


def questions(field: Field) -> Iterator[str]:
    """Yield expressions about *field*, each of its signs with values that may fit."""
    if isinstance(field, Flag):
        yield field.name
        return
    for sign in field.SIGNS:
        if sign == "has":
            yield f"has({field.name})"
        elif sign == "in":
            yield f"{field.name} in ({', '.join(values(field))})"
        else:
            for value in values(field):
                yield f"{field.name} {sign} {value}"


def values(field: Field) -> tuple[str, ...]:
    if field.KIND == "text":
        return (
            *("'énergie \"Verte\"'", "brands", "MEMBERS", "straße", "'%'"),
            *("'brands - and more'", "ada", "xu2020", "workers", "''"),
        )
    return {
        "a number": ("0", "1", "2", "54"),
        "a date": ("2019", "2020-03", "2017/2019", "2026-11-23", "2026"),
        "a level of confidence": ("low", "moderate", "unrated"),
        "a level": levels(field),
        "a rule": ("FIG001", "CLM"),
    }.get(field.KIND) or tuple(f"'{each}'" for each in getattr(field, "choices", ()))


def levels(field: Field) -> tuple[str, ...]:
    if not isinstance(field, Level):
        return ()
    return tuple(f"'{level}'" for level in field.scheme.levels()[:2])


@pytest.mark.parametrize("kind", sorted(SUBJECTS))
def test_every_field_of_every_subject_finds_the_same(
    both: tuple[Session, Session], kind: str
) -> None:
    own, desk = both
    subject = SUBJECTS[kind](Asked(TODAY))
    asked = [one for field in subject.fields for one in questions(field)]
    names = {"evidence", "ratings", "waivers", "snapshots"}

    counts = []
    for where in asked:
        expression = read_expression(where, flags=subject.flags)
        found = [subject.find(session, expression) for session in (own, desk)]
        # Public ids are drawn by chance where people gave no name.
        told = [len(each) if kind in names else each for each in found]
        assert told[0] == told[1], where
        counts.append(len(found[0]))
    assert len(asked) > 10
    assert kind == "snapshots" or (max(counts) > 0 and min(counts) == 0)


def test_text_is_folded_alike(both: tuple[Session, Session]) -> None:
    for session in both:
        for text in TEXTS:
            given = sa.cast(sa.literal(text), sa.Text())
            assert session.scalar(sa.select(plain_text(given))) == plain(text), text
