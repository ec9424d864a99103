"""The table of notices in the ledger: brought up to date, matched, acknowledged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from evidence.checker.loader import load_ledger
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy
from evidence.db import Database, Session
from evidence.db.journal import verify
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.models import Notice
from evidence.services.acknowledging import acknowledge
from evidence.services.check import CheckWishes, check, choose_rules
from evidence.services.notices import (
    TableReport,
    list_notices,
    list_tables,
    read_table,
    update,
)
from evidence.testing import make_ledger
from tests.services.small_ledger import ACT

HEADER = (
    "Record ID,Title,Journal,RetractionDate,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason"
)
BIBTEX = """\
@article{bad2018, author = {Bad, Ann}, title = {Camps and Cotton}, journal = {Daily},
  year = {2018}, doi = {10.1000/bad}, ids = {bad}}
@article{doubt2019, author = {Doubt, Bo}, title = {A Title That Is Long Enough to Tell},
  journal = {Daily Studies}, year = {2019}}
@article{unused2020, author = {Idle, Cy}, title = {Unused}, journal = {Daily},
  year = {2020}, pmid = {99}}
"""
RETRACTED = "1,Camps,Daily,1/2/2020 0:00,5/6/2018 0:00,10.1000/BAD,0,Retraction,+Error;"
CONCERN = (
    "2,A Title that is Long Enough to Tell,Daily Stud.,3/4/2021 0:00,1/1/2020 0:00,"
    "unavailable,0,Expression of concern,"
)
UNUSED = "3,Other words,Daily,5/6/2021 0:00,1/1/2020 0:00,,99,Retraction,"
FOREIGN = "4,Nobody has it,Else,5/6/2021 0:00,1/1/2020 0:00,10.1000/x,0,Retraction,"
BACK = "9,Camps,Daily,7/8/2022 0:00,5/6/2018 0:00,10.1000/bad,0,Reinstatement,"
ALL = (RETRACTED, CONCERN, UNUSED, FOREIGN)
TODAY = date(2026, 11, 23)

Reads = Callable[..., TableReport]


@pytest.fixture
def ledger(tmp_path: Path) -> Database:
    return make_ledger(
        tmp_path,
        bibtex=BIBTEX,
        markdown="Half was cotton (Bad 2018), and some was not (Doubt 2019).\n",
    )


@pytest.fixture
def read(ledger: Database, tmp_path: Path) -> Reads:
    def reads(*rows: str, shrink: bool = False) -> TableReport:
        path = tmp_path / "rw.csv"
        path.write_text("\n".join([HEADER, *rows, ""]), "utf-8")
        with ledger.begin(ACT) as session:
            return update(session, read_table(path), shrink=shrink)

    return reads


def journal_length(ledger: Database) -> int:
    with ledger.begin() as session:
        return verify(session.connection()).seq


def checked(session: Session, today: date = TODAY) -> CheckResult:
    codes = ["SRC060", "SRC061", "SRC062"]
    return check(session, choose_rules(codes), CheckWishes(Policy(), today))


def findings(ledger: Database, today: date = TODAY) -> list[tuple[str, str, str]]:
    with ledger.begin() as session:
        found = checked(session, today).findings
    return [(f.code, f.subject.name, f.severity.value) for f in found]


def test_the_affected_sources_are_named(read: Reads) -> None:
    report = read(*ALL)
    assert (report.rows, report.added, report.sources) == (4, 4, 3)
    assert [each.citekey for each in report.affected] == [
        "bad2018",
        "doubt2019",
        "unused2020",
    ]
    assert (report.table.newest, report.table.age(TODAY)) == ("2021-05-06", 2027)


def test_the_same_table_again_changes_no_notice(read: Reads, ledger: Database) -> None:
    read(*ALL)
    before = journal_length(ledger)
    report = read(*ALL)

    assert (report.added, report.changed, report.gone) == (0, 0, 0)
    assert report.unchanged == 4
    assert journal_length(ledger) == before


def test_only_what_is_new_changed_or_gone_is_written(
    read: Reads, ledger: Database
) -> None:
    read(*ALL)
    before = journal_length(ledger)
    report = read(RETRACTED, CONCERN.replace("3/4/2021", "3/5/2021"), UNUSED, BACK)

    assert (report.added, report.changed, report.gone) == (1, 1, 1)
    assert report.unchanged == 2
    with ledger.begin() as session:
        held = session.execute(sa.select(Notice.record, Notice.dated))
        assert {row.record: row.dated for row in held} == {
            "1": "2020-01-02",
            "2": "2021-03-05",
            "3": "2021-05-06",
            "9": "2022-07-08",
        }
    # One entry each, and one for the table itself.
    assert journal_length(ledger) == before + 4


def test_a_table_that_lost_most_rows_is_asked_about(
    read: Reads, ledger: Database
) -> None:
    read(*ALL)
    with pytest.raises(Conflict) as caught:
        read(RETRACTED)
    assert "has 1 notice, the ledger 4: nothing was changed" in str(caught.value)
    report = read(RETRACTED, shrink=True)
    assert (report.gone, report.older_than_before) == (3, True)
    assert findings(ledger) == [("SRC060", "bad2018", "error")]


def test_a_day_to_come_does_not_make_the_table_young(read: Reads) -> None:
    assert read(RETRACTED, FOREIGN.replace("2021", "2062")).table.newest == "2020-01-02"


def test_sources_in_use_fail_and_others_get_a_note(
    read: Reads, ledger: Database
) -> None:
    assert findings(ledger) == []
    read(*ALL)
    assert findings(ledger) == [
        ("SRC060", "bad2018", "error"),
        ("SRC061", "doubt2019", "warning"),
        ("SRC060", "unused2020", "note"),
    ]


def test_a_reinstated_source_is_left_alone(read: Reads, ledger: Database) -> None:
    read(RETRACTED, BACK)
    assert findings(ledger) == []
    with ledger.begin() as session:
        listed = list_notices(session, today=TODAY)
    assert [(each.notice.record, each.stands) for each in listed] == [
        ("1", False),
        ("9", False),
    ]


def test_what_is_acknowledged_is_waived_and_fails_again_after_its_end(
    read: Reads, ledger: Database
) -> None:
    read(*ALL)
    end = date(2027, 1, 31)
    with ledger.begin(ACT) as session:
        held = acknowledge(session, "bad", reason="as fraud", until=end, today=TODAY)
    assert [(w.code, w.subject, w.until, w.by) for w in held] == [
        ("SRC060", "bad2018", "2027-01-31", "Mary")
    ]
    with ledger.begin() as session:
        result = checked(session, end)
        (listed, *_) = list_notices(session, today=end)
    assert [(w.finding.subject.name, w.waiver.reason) for w in result.waived] == [
        ("bad2018", "as fraud")
    ]
    assert listed.acknowledged_until == "2027-01-31"
    assert ("SRC060", "bad2018", "error") in findings(ledger, date(2027, 2, 1))


def test_nothing_that_stands_can_not_be_acknowledged(
    read: Reads, ledger: Database
) -> None:
    read(RETRACTED, BACK)
    end = date(2027, 1, 31)
    with ledger.begin(ACT) as session:
        with pytest.raises(Conflict, match="no notice stands against bad2018"):
            acknowledge(session, "bad", reason="why", until=end, today=TODAY)
        with pytest.raises(NotFound, match="there is no source 'bed'"):
            acknowledge(session, "bed", reason="why", until=end, today=TODAY)


def test_a_run_says_how_much_it_could_know(read: Reads, ledger: Database) -> None:
    with ledger.begin() as session:
        assert "no table of notices was read" in checked(session).not_checked[0]
    read(RETRACTED)
    with ledger.begin() as session:
        assert (
            "the table of notices ends on 2020-01-02"
            in (checked(session).not_checked[0])
        )
        assert [table.name for table in list_tables(session)] == ["retraction-watch"]


def test_no_statement_is_sent_for_each_source(tmp_path: Path) -> None:
    entries = "".join(
        f"@article{{k{n}, title = {{Words of a Long Title Number {n}}},"
        f" year = {{2018}}, author = {{Doe, J}}, doi = {{10.1000/{n}}}}}\n"
        for n in range(300)
    )
    rows = "".join(
        f"{n},Some,Daily,1/2/2020 0:00,5/6/2018 0:00,10.1000/{n},0,Retraction,\n"
        for n in range(300)
    )
    ledger = make_ledger(tmp_path, bibtex=entries, notices=f"{HEADER}\n{rows}")
    sent: list[str] = []
    with ledger.begin() as session:
        connection = session.connection()
        sa.event.listen(
            connection, "before_cursor_execute", lambda *said: sent.append(said[2])
        )
        facts = load_ledger(session)
    assert sum(len(source.notices) for source in facts.sources) == 300
    assert len(sent) <= 27


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises((NotFound, InputRefused)):
        read_table(tmp_path / name)


def test_a_waiver_of_one_kind_does_not_cover_another(
    read: Reads, ledger: Database
) -> None:
    read(CONCERN)
    end = date(2027, 1, 31)
    with ledger.begin(ACT) as session:
        acknowledge(session, "doubt2019", reason="read it", until=end, today=TODAY)
    read(CONCERN, replace_nature(CONCERN))
    assert findings(ledger) == [("SRC060", "doubt2019", "error")]


def replace_nature(row: str) -> str:
    later = row.replace("2,A", "5,A", 1).replace("2021", "2022")
    return later.replace("Expression of concern", "Retraction")
