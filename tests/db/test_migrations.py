"""The schema that the migrations make is the one that the models describe."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.command import downgrade, upgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from evidence import models
from evidence.db import Act, Database, Location, Mode, fulltext, migrate
from evidence.db.base import Base
from evidence.db.engine import make_engine
from evidence.models import Manuscript


def test_a_migrated_ledger_has_exactly_the_models_tables(ledger: Location) -> None:
    engine = make_engine(ledger, Mode.READ)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _parents: (
                    not (kind == "table" and str(name).startswith("fts_"))
                ),
            },
        )

        assert compare_metadata(context, Base.metadata) == []


def test_every_table_is_strict(ledger: Location) -> None:
    engine = make_engine(ledger, Mode.READ)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, strict FROM pragma_table_list "
            "WHERE type = 'table' AND schema = 'main'"
        )
        loose = [name for name, strict in rows if not strict]

    ours = {table.name for table in Base.metadata.sorted_tables}
    assert [name for name in loose if name in ours] == []


def test_every_constraint_has_a_name() -> None:
    nameless = [
        (table.name, constraint)
        for table in Base.metadata.sorted_tables
        for constraint in table.constraints
        if constraint.name is None
    ]

    assert nameless == []


def test_every_column_type_comes_from_the_one_place() -> None:
    known = {"Text", "Integer", "REAL", "Bool", "Utc", "Json", "EnumText"}
    foreign = [
        (table.name, column.name, type(column.type).__name__)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if type(column.type).__name__ not in known
    ]

    assert foreign == []


def test_each_revision_goes_down_and_up_again(tmp_path: Path) -> None:
    engine = make_engine(
        Location(path=tmp_path / "m.db"), Mode.CREATE, foreign_keys=False
    )
    config = Config()
    config.set_main_option("script_location", str(migrate.script_location()))
    for steps in range(1, len(migrate.revisions()) + 1):
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            upgrade(config, "head")
            before = sorted(sa.inspect(connection).get_table_names())
            downgrade(config, f"-{steps}")
            upgrade(config, "head")

            assert sorted(sa.inspect(connection).get_table_names()) == before


def test_texts_that_were_recognised_before_have_no_places(tmp_path: Path) -> None:
    engine = make_engine(
        Location(path=tmp_path / "m.db"), Mode.CREATE, foreign_keys=False
    )
    config = Config()
    config.set_main_option("script_location", str(migrate.script_location()))
    row = dict.fromkeys(("language", "published", "modified", "title"), "")
    row |= {"sha256": "a" * 64, "extractor": "ocr", "version": "1", "remarks": "[]"}
    row |= {"text_sha256": "b" * 64, "at": "2026-11-23T12:00:00Z"}
    numbers = {"id": 7, "complete": 1, "ocr": 1, "characters": 9}
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        upgrade(config, "0006")
        names = ", ".join(row | numbers)
        values = ", ".join(f":{name}" for name in row | numbers)
        connection.execute(
            sa.text(f"INSERT INTO snapshot_text ({names}) VALUES ({values})"),
            row | numbers,
        )
        upgrade(config, "head")
        kept = connection.execute(
            sa.select(
                models.SnapshotText.text_sha256, models.SnapshotText.places_sha256
            )
        ).all()

    assert [tuple(one) for one in kept] == [("b" * 64, "")]


def test_the_revisions_are_read_without_alembic() -> None:
    assert migrate.revisions()[0] == "0001"


def test_recreating_the_full_text_loses_nothing(
    ledger: Location, database: Database, act: Act
) -> None:
    with database.begin(act) as session:
        session.add(
            models.Source(
                citekey="hall2020",
                entry_type="article",
                fields=[["title", "OSCE faces crisis"]],
                raw="@article{hall2020, title = {OSCE faces crisis}}",
                path="refs.bib",
                line=1,
                aliases=[],
                title="OSCE faces crisis",
                names={},
                names_text="",
                words="OSCE faces crisis",
                container="",
                institution="",
                issued="2020-07",
                imported_at=act.at,
            )
        )
    with make_engine(ledger, Mode.WRITE).begin() as connection:
        fulltext.recreate(connection)
        fulltext.check(connection)
        found = connection.exec_driver_sql(
            "SELECT rowid FROM fts_source WHERE fts_source MATCH 'crisis'"
        ).all()

    assert [tuple(row) for row in found] == [(1,)]


def test_a_backup_is_a_whole_ledger(
    ledger: Location, database: Database, act: Act
) -> None:
    assert ledger.path is not None
    with database.begin(act) as session:
        session.add(Manuscript(name="kept", title="Kept"))

    copy = migrate.back_up(ledger.path)

    with Database(Location(path=copy), Mode.READ).begin() as session:
        assert session.scalars(sa.select(Manuscript.name)).all() == ["kept"]


def test_postgresql_could_carry_the_models() -> None:
    made = [
        str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
        for table in Base.metadata.sorted_tables
    ]

    assert len(made) == len(Base.metadata.sorted_tables)
    assert not any("STRICT" in statement for statement in made)


def test_times_without_a_zone_are_refused(database: Database, act: Act) -> None:
    naive = datetime(2026, 11, 23, 12)  # noqa: DTZ001 - what must be refused
    with (
        pytest.raises(sa.exc.StatementError, match="without a zone"),
        database.begin(act) as session,
    ):
        session.add(
            models.Waiver(
                public_id="w-1",
                code="SRC001",
                subject_kind=models.SubjectKind.SOURCE,
                subject="hall2020",
                reason="r",
                until="2027-01-01",
                by="me",
                at=naive,
            )
        )
