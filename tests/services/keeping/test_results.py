"""What a run found is told again, as long as nothing at all has changed."""

from __future__ import annotations

import gzip
import pickle
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy
from evidence.db import Act, Database, Location, Mode
from evidence.services.audit import Audit, audit
from evidence.services.audit.kept import audit_or_kept
from evidence.services.check import CheckWishes, check, choose_rules
from evidence.services.keeping import results as module
from evidence.services.keeping.results import KeptResults
from evidence.services.ratings import RatingDraft, rate
from evidence.testing import TODAY, make_ledger
from tests.factories import NOW

ACT = Act("tester", "test", NOW)
RULES = choose_rules()
WISHES = CheckWishes(Policy(shelf_life={"boats": 30}), TODAY)
BIBTEX = """@book{weir, author = {Weir, Tom}, title = {Tolls}, year = {2000},
  publisher = {Canal Press}, file = {tolls.pdf}}
"""
TOML = """
[claim.barges]
manuscript = "manuscript"
kind = "quantity"
topic = "boats"
quote = "20 barges"
figures = ["20 barges @2000"]

[[claim.barges.evidence]]
source = "weir"
figures = ["21 barges @2000"]
"""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a ledger that counts as a large one here."""
    monkeypatch.setattr(module, "WORTH_KEEPING", 1)
    make_ledger(
        tmp_path, bibtex=BIBTEX, markdown="Here lay 20 barges (Weir 2000).", toml=TOML
    )
    return tmp_path


def run(folder: Path, wishes: CheckWishes = WISHES) -> CheckResult:
    location = Location(path=folder / "evidence.db")
    with Database(location, Mode.READ).begin() as session:
        session.cache = folder / "cache"
        return check(session, RULES, wishes)


def look(folder: Path, *, afresh: bool = False) -> Audit:
    asked: dict[str, Any] = {
        "policy": WISHES.policy,
        "day": TODAY,
        "within": timedelta(days=90),
    }
    location = Location(path=folder / "evidence.db")
    with Database(location, Mode.READ).begin() as session:
        session.cache = folder / "cache"
        made = audit_or_kept(session, asked, afresh=afresh)
        assert replace(made, kept_since=None) == audit(session, **asked)
    return made


def test_the_second_check_tells_what_the_first_found(ledger: Path) -> None:
    first, second = run(ledger), run(ledger)

    assert first.kept_since is None
    assert second.kept_since is not None
    assert replace(second, kept_since=None) == first
    assert [each.fingerprint for each in second.findings] == [
        each.fingerprint for each in first.findings
    ]
    assert all(each.fingerprint for each in first.findings)
    assert {found.code for found in first.findings} >= {"FIG001", "RAT001"}


def test_findings_are_named_alike_whether_they_are_kept_or_not(ledger: Path) -> None:
    location = Location(path=ledger / "evidence.db")
    with Database(location, Mode.READ).begin() as session:
        fresh = check(session, RULES, WISHES)
    kept = [run(ledger), run(ledger)]

    names = [each.fingerprint for each in fresh.findings]
    assert all(names)
    for each in kept:
        assert [one.fingerprint for one in each.findings] == names


def test_one_manuscript_is_kept_apart_from_the_whole(ledger: Path) -> None:
    run(ledger)
    one = replace(WISHES, manuscript="manuscript")

    assert run(ledger, one).kept_since is None
    assert run(ledger, one).kept_since is not None


def test_asked_to_look_again_it_does(ledger: Path) -> None:
    run(ledger)

    assert run(ledger, replace(WISHES, afresh=True)).kept_since is None


@pytest.mark.parametrize(
    "other",
    [
        replace(WISHES, today=TODAY + timedelta(days=1)),
        replace(WISHES, policy=Policy(threshold="high")),
    ],
    ids=["another day", "another policy"],
)
def test_another_question_is_asked_anew(ledger: Path, other: CheckWishes) -> None:
    run(ledger)

    assert run(ledger, other).kept_since is None


def test_a_change_of_the_ledger_is_seen(ledger: Path) -> None:
    before = run(ledger)
    location = Location(path=ledger / "evidence.db")
    with Database(location, Mode.WRITE).begin(ACT) as session:
        rate(session, RatingDraft("barges", "icd203", "high", "counted"))
    after = run(ledger)

    assert after.kept_since is None
    assert "RAT001" in {found.code for found in before.findings}
    assert "RAT001" not in {found.code for found in after.findings}


def test_a_change_on_the_disk_is_seen(ledger: Path) -> None:
    (ledger / "tolls.pdf").write_bytes(b"%PDF-1.7")
    before = run(ledger)
    (ledger / "tolls.pdf").unlink()
    after = run(ledger)

    assert after.kept_since is None
    assert {found.code for found in after.findings} - {
        found.code for found in before.findings
    } == {"SRC047"}


@pytest.mark.parametrize(
    "damage",
    [b"", b"x", gzip.compress(b""), gzip.compress(pickle.dumps([]))],
    ids=["empty", "no gzip", "nothing in it", "without its end"],
)
def test_a_damaged_file_counts_as_absent(ledger: Path, damage: bytes) -> None:
    first = run(ledger)
    (kept,) = (ledger / "cache" / "results").iterdir()
    kept.write_bytes(damage)

    assert run(ledger) == first


def test_a_file_that_would_call_something_counts_as_absent(tmp_path: Path) -> None:
    class Call:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "called",))

    file = tmp_path / "x.pickle.gz"
    file.write_bytes(gzip.compress(pickle.dumps(Call())))

    assert KeptResults(file).find() is None
    assert not (tmp_path / "called").exists()


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    kept = KeptResults(tmp_path / "x.pickle.gz")
    values = [[date(2026, 11, 23)], {"a": 1}]
    kept.keep(values)

    assert kept.find() == values


def test_no_more_than_the_newest_files_are_kept(tmp_path: Path) -> None:
    for number in range(module.MOST + 3):
        KeptResults(tmp_path / f"{number}{module.SUFFIX}").keep([number])

    assert len(list(tmp_path.iterdir())) == module.MOST


def test_a_small_ledger_is_checked_anew_each_time(tmp_path: Path) -> None:
    make_ledger(tmp_path, bibtex=BIBTEX)

    assert (run(tmp_path).kept_since, run(tmp_path).kept_since) == (None, None)


def test_an_audit_is_kept_too(ledger: Path) -> None:
    first, second = look(ledger), look(ledger)

    assert (first.kept_since is None, second.kept_since is None) == (True, False)
    assert [row.claim for row in second.rows] == ["barges"]
    assert look(ledger, afresh=True).kept_since is None


def test_a_file_that_others_may_write_counts_as_absent(tmp_path: Path) -> None:
    kept = KeptResults(tmp_path / "x.pickle.gz")
    kept.keep([1])
    (tmp_path / "x.pickle.gz").chmod(0o666)

    assert kept.find() is None


def test_a_link_in_place_of_the_folder_loses_no_file(tmp_path: Path) -> None:
    """Where others may write the cache, it would lead to files of the user's."""
    mine = tmp_path / "mine"
    mine.mkdir()
    for number in range(module.MOST + 3):
        (mine / f"{number}.gz").write_bytes(b"mine")
    (tmp_path / "results").symlink_to(mine)

    KeptResults(tmp_path / "results" / f"x{module.SUFFIX}").keep([1])

    assert len(list(mine.iterdir())) == module.MOST + 3
