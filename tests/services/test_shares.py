from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy
from evidence.db import Act, Database, Location, Mode, Session
from evidence.services import shares
from evidence.services.check import CheckWishes, check, choose_rules
from evidence.services.manuscripts import read_file
from evidence.services.shares import processes_for
from evidence.testing import TODAY, make_ledger
from tests.factories import NOW

RULES = choose_rules()
ACT = Act("tester", "test", NOW)
BIBTEX = "".join(
    f"@book{{k{n}, author = {{Weir, Tom}}, title = {{Tolls of the Year {n}}},"
    f" publisher = {{Canal Press}}, year = {{{2000 + n}}}, pages = {{9-1}}}}\n"
    for n in range(7)
)
TEXT = "Here lie {n} barges (Weir {year}), and {n} boats (Wier 2003)."
CLAIM = """
[claim.barges]
manuscript = "manuscript"
kind = "quantity"
quote = "20 barges"
figures = ["21 barges"]
"""


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Return a ledger of five manuscripts, which counts as a large one here."""
    made = make_ledger(
        tmp_path, bibtex=BIBTEX, markdown=TEXT.format(n=20, year=2000), toml=CLAIM
    )
    with made.begin(ACT) as session:
        for number in range(4):
            file = tmp_path / f"more{number}.md"
            file.write_text(TEXT.format(n=number, year=2000 + number), "utf-8")
            read_file(session, file)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})
    monkeypatch.setattr(shares, "MANUSCRIPTS", 2)
    monkeypatch.setattr(shares, "SOURCES", 3)
    with Database(Location(path=tmp_path / "evidence.db"), Mode.READ).begin() as opened:
        yield opened


def run(session: Session) -> CheckResult:
    return check(session, RULES, CheckWishes(Policy(), TODAY))


def test_several_processes_find_what_one_finds(
    large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run(large)
    monkeypatch.setattr(shares, "WORTH_SHARING", 1)

    assert processes_for(large) == 2
    assert run(large) == alone
    assert {found.code for found in alone.findings} >= {"CIT001", "SRC042", "CLM001"}


def test_a_small_ledger_is_checked_by_one_process(large: Session) -> None:
    assert processes_for(large) == 1


def test_where_the_others_see_another_state_one_process_checks_alone(
    large: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run(large)
    other = Path(copy(tmp_path / "evidence.db", tmp_path / "other.db"))
    with Database(Location(path=other), Mode.WRITE).begin(ACT) as session:
        file = tmp_path / "later.md"
        file.write_text("Something else.", "utf-8")
        read_file(session, file)
    large.location = Location(path=other)
    monkeypatch.setattr(shares, "WORTH_SHARING", 1)

    assert run(large) == alone
