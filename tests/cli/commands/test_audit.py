"""``evidence audit`` on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.conftest import Run
from tests.services.small_ledger import small_ledger

TOML = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
topic = "trade"
figures = ["83 brands @2020-03", "2 companies"]

[[claim.brands.evidence]]
source = "xu2020"
page = "12"
basis = "unseen"
figures = ["85 brands @2026-07"]

[claim.states]
manuscript = "manuscript"
quote = "The OSCE has 54 participating States"
statement = "=cmd|' /C calc'!A0"
topic = "members"
figures = ["54 participating States @2021"]

[[claim.states.superseded]]
source = "osce"
figure = "54 participating States @2021"
newer = "57 participating States"
as_of = "2024-07-04"
reason = "Three more joined."
"""
DAY = ("--as-of", "2026-11-23")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, TOML)
    (tmp_path / "evidence.toml").write_text("[shelf_life]\ntrade = 365\n")


def test_the_worklist_reads_well_in_eighty_columns(run: Run, tmp_path: Path) -> None:
    result = run("audit", *DAY)

    assert result.exit_code == 0
    assert (
        result.stdout.replace(f"{tmp_path}/", "")
        == """\
1. brands: superseded, risk 80
   manuscript.md:3:18
   in:     manuscript, section Brands and States
   of:     topic trade; unrated
   states: 83 brands; as of 2020-03; good until 2021-03-31
   newer:  85 brands as of 2026-07 (xu2020, p. 12; not seen at the passage)
   risk:   superseded 40, for 5 years 25, unrated 15
   edit:   “The report names [-83-]{+85+} global brands {+(as of July 2026)+}
           (Xu and Cave 2020).”

2. states: superseded, risk 65
   manuscript.md:5:1
   in:     manuscript, section Brands and States
   of:     topic members; unrated
   states: 54 participating States; as of 2021
   newer:  57 participating States since 2024-07-04 (osce; not tied as
           evidence): Three more joined.
   risk:   superseded 40, for 2 years 10, unrated 15
   edit:   “The OSCE has [-54-]{+57+} participating States {+(as of 4 July
           2024)+} (OSCE 2021).”

3. brands: undated, risk 20
   manuscript.md:3:18
   in:     manuscript, section Brands and States
   of:     topic trade; unrated
   states: 2 companies; undated
   risk:   undated 5, unrated 15
   text:   “The report names 83 global brands (Xu and Cave 2020).”
   edit:   none proposed: no newer value is known

"""
    )
    assert result.stderr == (
        "2 claims and 3 figures audited as of 2026-11-23: 3 listed "
        "(2 superseded, 1 undated)\n"
        "not judged: 1 without an as-of date\n"
    )


def test_the_worklist_is_json_too(run: Run) -> None:
    value = json.loads(run("audit", *DAY, "--format", "json").stdout)

    assert (value["schema_version"], value["as_of"]) == (1, "2026-11-23")
    states = value["figures"][1]
    assert states["newer"] == [
        {
            "from": "supersession",
            "figure": "57 participating States",
            "source": "osce",
            "page": "",
            "since": "2024-07-04",
            "basis": "",
            "reason": "Three more joined.",
        }
    ]
    assert states["proposed"] == (
        "The OSCE has 57 participating States (as of 4 July 2024) (OSCE 2021)."
    )
    assert states["manuscripts"] == ["manuscript"]


def test_a_spreadsheet_runs_nothing_of_the_csv(run: Run) -> None:
    result = run("audit", *DAY, "--topic", "members", "--format", "csv")

    (row,) = csv.DictReader(result.stdout.splitlines())
    assert row["statement"] == "'=cmd|' /C calc'!A0"
    assert (row["state"], row["risk"], row["as_of"]) == ("superseded", "65", "2021")


def test_the_calendar_has_a_day_for_each_figure(run: Run) -> None:
    result = run("audit", *DAY, "--format", "ics")

    events = Calendar.from_ical(result.stdout_bytes).walk("VEVENT")
    days = [(str(event["SUMMARY"]), str(event.decoded("DTSTART"))) for event in events]
    assert days == [
        ("brands: 83 brands, good until 2021-03-31", "2021-03-31"),
        ("states: 54 participating States, superseded", "2024-07-04"),
    ]
    assert "not in the calendar: 1 that no day can be told for\n" in result.stderr
    assert run("audit", *DAY, "--format", "ics").stdout_bytes == result.stdout_bytes


def test_an_audit_of_nothing_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text("")
    result = run("audit", "--as-of", "2020-01-01", "manuscript")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing is out of date, or soon will be\n" in result.stderr
    assert "no topic has a shelf life" in result.stderr
    bad = run("audit", "--within", "soon")
    assert (bad.exit_code, "'soon' is no span" in bad.stderr) == (2, True)
    missing = run("audit", "--topic", "tea")
    assert (missing.exit_code, missing.stderr) == (
        4,
        "error: there is no claim on the topic 'tea'\nhint: known: members, trade\n",
    )


def test_a_timeline_is_drawn_as_svg(run: Run, tmp_path: Path) -> None:
    result = run("audit", "--timeline", "--claim", "brands", "-o", "brands.svg")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == ("brands.svg: 1 measure, 2 values\n")
    drawn = (tmp_path / "brands.svg").read_text("utf-8")
    assert "<title id=" in drawn
    assert "85 brands, 2026-07: xu2020 (source, not seen)" in drawn


def test_the_values_of_a_timeline_are_json_too(run: Run) -> None:
    result = run("audit", "--timeline", "--topic", "members", "--format", "json")

    (measure,) = json.loads(result.stdout)["measures"]
    assert [(v["figure"], v["as_of"], v["name"]) for v in measure["values"]] == [
        ("54 participating States", "2021", "states"),
        ("57 participating States", "2024-07-04", "osce"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--timeline",), "where should the timeline be drawn?"),
        (("--timeline", "-o", "refs.bib"), "refs.bib: a timeline is drawn as .svg"),
        (("--timeline", "--format", "ics"), "a timeline is no ics"),
        (("-o", "a.svg"), "-o a.svg is where a timeline is drawn, and --timeline is"),
        (("--claim", "brands"), "--claim brands is of a timeline, and --timeline is"),
    ],
)
def test_a_timeline_needs_a_place(run: Run, words: tuple[str, ...], said: str) -> None:
    result = run("audit", *words)
    assert (result.exit_code, said in result.stderr) == (2, True)
