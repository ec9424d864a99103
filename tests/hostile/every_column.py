"""A ledger with a row in every table, and payloads in every text column of it.

The columns are taken from the models: one that is added is attacked by itself, and a
table that nobody fills fails the test that asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from click.testing import CliRunner

from evidence.db.base import Base
from evidence.db.types import Bool, EnumText, Json, Text, Utc
from evidence.testing import make_ledger

BIBTEX = """@book{ann2001, author = {Ann, A.}, title = {Canals}, date = {2001},
  publisher = {P}, doi = {10.1000/ann}, url = {https://example.org/ann}}
@article{ben2003, author = {Ben, B.}, title = {Locks}, journal = {J}, date = {2003}}
@online{cid2004, author = {Cid, C.}, title = {Ships}, date = {2004}, ids = {cid},
  url = {https://example.org/cid}}
"""
MARKDOWN = """# The canal

In 2001 it saw 54 vessels a day (Ann 2001). Its tolls rose by 50% (Ben 2003, 4).

Norland and Ostia use it (Cid 2004). We think it is a fine canal.
"""
TOML = """
[manuscript.manuscript]
dated = "2004"

[[relation]]
source = "ben2003"
kind = "derives_from"
target = "ann2001"
note = "it says so"

[claim.vessels]
manuscript = "manuscript"
kind = "quantity"
topic = "traffic"
statement = "The canal saw 54 vessels a day."
quote = "54 vessels a day"
note = "a note"
figures = ["54 vessels @2001"]

[[claim.vessels.evidence]]
source = "ann2001"
page = "12"
quotation = "Some 57 vessels passed each day."
note = "the yearbook"
figures = ["57 vessels @2001"]

[[claim.vessels.evidence]]
source = "ben2003"
stance = "contradicts"
note = "it counts otherwise"
answer = "it counts the toll year"
figures = ["38 vessels @2001"]

[[claim.vessels.superseded]]
figure = "54 vessels @2001"
newer = "60 vessels @2003"
source = "ben2003"
as_of = "2003"
reason = "counted anew"

[[claim.vessels.rating]]
scheme = "admiralty"
level = "B2"
reason = "one count"
by = "Mary"
at = 2026-11-23T12:00:00Z

[claim.tolls]
manuscript = "manuscript"
kind = "quantity"
quote = "tolls rose by 50%"
figures = ["50%"]

[[claim.tolls.derivation]]
figure = "50%"
formula = "(a - b) / b * 100"
inputs = { a = "ann2001#1", b = "ben2003#1" }

[[claim.tolls.evidence]]
source = "ann2001"
figures = ["57 coins"]

[[claim.tolls.evidence]]
source = "ben2003"
figures = ["38 coins"]

[claim.users]
manuscript = "manuscript"
kind = "roster"
quote = "Norland and Ostia use it"
roster = ["Norland", "Ostia"]

[[claim.users.evidence]]
source = "cid2004"
roster = ["Norland", "Pelagia"]

[[decision]]
manuscript = "manuscript"
quote = "Cid 2004"
source = "cid2004"
reason = "the only one"

[[declaration]]
manuscript = "manuscript"
quote = "We think it is a fine canal."
ground = "opinion"
reason = "the author's"

[[waiver]]
code = "FIG001"
subject_kind = "claim"
subject = "vessels"
reason = "the only count there is"
until = 2027-06-30
"""
PAGE = "<html><title>Canals</title><p>Some 57 vessels passed each day.</p></html>"
NOTICES = """Record ID,Title,OriginalPaperDOI,RetractionDate,RetractionNature,Reason
1,Canals,10.1000/ann,1/1/2020 0:00,Retraction,+Error in Data;
"""

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

MEANT = {
    "figure": ("text", "comparator", "low", "high", "base", "as_of", "day"),
    "derivation": ("figure", "formula"),
    "supersession": ("figure", "newer", "as_of"),
    "source": ("issued", "names", "entry_type"),
    "manuscript": ("dated",),
    "revision": ("blocks", "sentences", "source_map", "pages", "marked"),
    "rating": ("scheme", "level"),
    "waiver": ("code", "until", "subject"),
    "notice": ("dated", "doi"),
    "notice_dataset": ("newest",),
    "file_edit": ("splices",),
    "snapshot_damage": ("found",),
    "journal": ("body",),
}
"""What the program itself reads back as a number, a day, a formula or a place, and what
ties one row to another: text there that is not in its form is damage."""
_MADE = ("sha256", "hash", "prev", "earliest", "latest", "public_id", "slug", "citekey")
"""Names that the program gives, or checks as it takes them, and hashes."""


def full_ledger(folder: Path) -> None:
    """Make a ledger in *folder* with a row in every table."""
    from evidence.cli.root import cli  # noqa: PLC0415 - few tests need the command line

    parts = {"toml": TOML, "notices": NOTICES, "snapshot": PAGE}
    make_ledger(folder, bibtex=BIBTEX, markdown=MARKDOWN, **parts)  # type: ignore[arg-type]  # the parts' names
    with chdir(folder):
        for words in (
            ("source", "set", "ben2003", "number=2"),
            ("passages", "pin", "--all"),
        ):
            done = CliRunner().invoke(cli, words, env={"EVIDENCE_ACTOR": "Mary"})
            assert done.exit_code in {0, 1}, (words, done.output)
    with _opened(folder) as connection:
        for name in empty_tables(folder):
            table = Base.metadata.tables[name]
            connection.execute(table.insert().values(_row(table)))


def _row(table: sa.Table) -> dict[str, Any]:
    """Return a row for *table*: the first of every kind of value."""
    return {
        column.name: _value(column)
        for column in table.columns
        if not column.primary_key
    }


def _value(column: sa.Column[Any]) -> Any:
    kind = column.type
    if column.foreign_keys:
        return 1
    if column.nullable:
        return None
    if isinstance(kind, EnumText):
        return next(iter(kind.kind.__members__.values()))
    if isinstance(kind, Utc):
        return NOON
    if isinstance(kind, Json):
        return []
    if isinstance(kind, Bool | sa.Integer):
        return 1
    return "missing" if column.name == "found" else "a" * 64


def empty_tables(folder: Path) -> list[str]:
    """Return the names of the tables without a row."""
    with _opened(folder) as connection:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            if not connection.scalar(sa.select(sa.func.count()).select_from(table))
        ]


def attacked() -> Iterator[sa.Column[Any]]:
    """Yield every column in which a text of somebody else may stand."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            is_text = isinstance(column.type, Text | Json) and not column.foreign_keys
            is_made = column.name.endswith(_MADE) or column.name in MEANT.get(
                table.name, ()
            )
            if is_text and not is_made:
                yield column


def poison(folder: Path, text: str, *, but: str = "") -> None:
    """Put *text* behind the value of every column that is attacked, in every row.

    The table called *but* is left as it is.
    """
    with _opened(folder) as connection:
        triggers = "SELECT name FROM sqlite_master WHERE name LIKE '%_no_update'"
        for name in connection.execute(sa.text(triggers)).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for column in attacked():
            if column.table.name == but:
                continue
            if isinstance(column.type, Json):
                _poison_json(connection, column, text)
            else:
                connection.execute(
                    sa.update(column.table).values({column: column + f" {text}"})
                )


def _poison_json(connection: sa.Connection, column: sa.Column[Any], text: str) -> None:
    (key,) = column.table.primary_key.columns
    for at, value in connection.execute(sa.select(key, column)).all():
        made = _poisoned(value, text)
        connection.execute(
            sa.update(column.table).where(key == at).values({column: made})
        )


def _poisoned(value: Any, text: str) -> Any:
    """Return *value* with *text* behind every text in it; names of fields stay."""
    if isinstance(value, str):
        return f"{value} {text}"
    if isinstance(value, list):
        # Fields of an entry are pairs of a name and a value.
        pair = len(value) == 2 and all(isinstance(each, str) for each in value)
        kept = value[:1] if pair else []
        return [*kept, *(_poisoned(each, text) for each in value[len(kept) :])]
    if isinstance(value, dict):
        return {key: _poisoned(each, text) for key, each in value.items()}
    return value


@contextmanager
def _opened(folder: Path) -> Iterator[sa.Connection]:
    engine = sa.create_engine(f"sqlite:///{folder / 'evidence.db'}")
    with engine.begin() as connection:
        yield connection
    engine.dispose()
