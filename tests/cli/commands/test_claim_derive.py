"""``evidence claim derive`` and ``underive`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger
from tests.services.test_derivations import TOML

Run = Callable[..., Result]
DERIVE = ("claim", "derive", "double", "--by", "Mary", "--input", "a=brands#1")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, TOML)


def test_the_value_is_shown_with_the_numbers_filled_in(run: Run) -> None:
    result = run(*DERIVE, "--derive", "a * 2")

    assert result.exit_code == 0
    assert result.stdout == (
        "double: 166 brands = a * 2 = 83 * 2 = 166: equal (the same number)\n"
    )
    assert result.stderr == ""


def test_a_difference_is_told_at_once_and_fails_the_check(run: Run) -> None:
    result = run(*DERIVE, "--derive", "a * 3")
    checked = run("check", "--select", "FIG012")

    assert result.exit_code == 0
    assert "= 249: different (different numbers)" in result.stdout
    assert "FIG012" in result.stderr
    assert checked.exit_code == 1
    assert "but a * 3 = 83 * 3 = 249" in checked.stdout


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("a * (2", "column 7: a closing bracket is missing before the end"),
        ("__import__('os').system('ls')", "“__import__” cannot stand in a formula"),
        ("a * b", "b stands for nothing"),
        ("a / 0", "divides by zero"),
    ],
)
def test_what_is_no_formula_is_refused(run: Run, formula: str, message: str) -> None:
    result = run(*DERIVE, "--derive", formula)

    assert result.exit_code == 3
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_nobody_derives_without_a_name(run: Run) -> None:
    result = run("claim", "derive", "double", "--derive", "a", "--input", "a=brands")

    assert result.exit_code == 2


def test_json_has_the_value_and_the_inputs(run: Run) -> None:
    made = json.loads(run(*DERIVE, "--derive", "a * 2", "--format", "json").stdout)

    assert made["derivation"]["value"] == "166"
    assert made["derivation"]["follows"] is True
    assert made["derivation"]["inputs"]["a"] == {
        "of": "brands#1",
        "claim": "brands",
        "source": None,
        "figure": "83 brands",
    }


def test_show_and_trace_tell_how_it_is_worked_out(run: Run) -> None:
    run(*DERIVE, "--derive", "a * 2")

    assert "worked out: 166 brands = a * 2 = 83 * 2 = 166" in (
        run("claim", "show", "double").stdout
    )
    assert "formula: a * 2 = 83 * 2 = 166" in run("trace", "double").stdout
    shown = json.loads(run("claim", "show", "double", "--format", "json").stdout)
    assert shown["claim"]["derivations"][0]["formula"] == "a * 2"


def test_show_says_how_each_figure_of_a_source_compares(run: Run) -> None:
    shown = run("claim", "show", "brands").stdout

    assert "compared: 83 brands: 83 brands against 83 brands: the same number" in shown
    assert (
        "compared: 40 factories: not compared, since they count different things"
        in shown
    )


def test_impact_names_what_is_worked_out(run: Run) -> None:
    run(*DERIVE, "--derive", "a * 2")
    result = run("impact", "xu2020", env={"COLUMNS": "200"})
    plain = json.loads(run("impact", "xu2020", "--format", "json").stdout)["impact"]

    assert "derived: double: 166 brands = a * 2" in result.stdout
    assert plain["derived"] == [
        {
            "claim": "double",
            "figure": "166 brands",
            "formula": "a * 2",
            "inputs": ["a = brands#1"],
        }
    ]


def test_a_formula_is_taken_back_and_the_figure_stays(run: Run) -> None:
    run(*DERIVE, "--derive", "a * 2")
    result = run("claim", "underive", "double", "--by", "Mary")
    again = run("claim", "underive", "double", "--by", "Mary")

    assert result.stdout == "double: 166 brands is no longer worked out by a formula\n"
    assert "worked out:" not in run("claim", "show", "double").stdout
    assert "166 brands" in run("claim", "show", "double").stdout
    assert again.exit_code == 4


def test_a_claim_is_edited_with_its_formula(run: Run) -> None:
    words = ("claim", "edit", "double", "--by", "Mary", "--input", "a=brands#1")
    result = run(*words, "--derive", "a * 2", "--note", "twice")
    shown = json.loads(run("claim", "show", "double", "--format", "json").stdout)

    assert (result.exit_code, result.stdout) == (0, "double: changed note, formula\n")
    assert "a * 2" in json.dumps(shown)


def test_a_formula_alone_is_an_edit(run: Run) -> None:
    words = ("claim", "edit", "double", "--by", "Mary", "--input", "a=brands#1")
    result = run(*words, "--derive", "a * 3")

    assert (result.exit_code, result.stdout) == (0, "double: changed formula\n")
    assert "FIG012" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--input", "a=brands#1"), "--input belongs to --derive"),
        (
            ("--derive", "a", "--figure", "1 car", "--figure", "2 cars"),
            "--derive is of one --figure, and there are several",
        ),
    ],
)
def test_a_formula_that_cannot_be_placed_is_refused(
    run: Run, words: tuple[str, ...], message: str
) -> None:
    result = run("claim", "edit", "double", "--by", "Mary", *words)

    assert result.exit_code == 2
    assert message in result.stderr


ADD = ("claim", "add", "--by", "Mary", "--quote", "54 participating States")


def test_a_claim_is_added_with_its_formula(run: Run) -> None:
    words = ("--suffix", " (OSCE", "--figure", "166 brands", "--slug", "again")
    formula = ("--derive", "a * 2", "--input", "a=brands#1")
    result = run(*ADD, *words, *formula)
    shown = run("claim", "show", "again").stdout

    assert result.exit_code == 0, result.stderr
    assert "a * 2 = 83 * 2 = 166" in shown


def test_a_formula_that_is_refused_leaves_no_claim_behind(run: Run) -> None:
    words = ("--suffix", " (OSCE", "--figure", "166 brands", "--slug", "again")
    before = run("claim", "list").stdout
    result = run(*ADD, *words, "--derive", "a * (2", "--input", "a=brands#1")

    assert result.exit_code == 3
    assert run("claim", "list").stdout == before
