"""``evidence claim`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger

Run = Callable[..., Result]
ADD = ("claim", "add", "--quote", "83 global brands", "--slug", "brands")
MARY = ("--by", "Mary")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path)


def test_a_claim_is_added_listed_shown_changed_and_withdrawn(
    run: Run, tmp_path: Path
) -> None:
    added = run(*ADD, *MARY, "--figure", "83 brands @2020", "--topic", "trade")
    assert added.exit_code == 0
    assert added.stdout.startswith("brands (c-")
    assert added.stdout.endswith(f"{tmp_path}/manuscript.md:3:18: “83 global brands”\n")

    listed = run("claim", "list", "--format", "csv")
    assert listed.stdout.splitlines()[1] == (
        f"brands,quantity,trade,active,{tmp_path}/manuscript.md:3:18,"
        "83 global brands,83 brands @2020,0,"
    )

    edited = run("claim", "edit", "brands", "--roster", "Nike; Apple", *MARY)
    assert edited.stdout == "brands: changed roster\n"
    shown = run("claim", "show", "brands")
    assert "  roster (not complete): Nike, Apple\n" in shown.stdout
    assert "  recorded by Mary, " in shown.stdout

    gone = run("claim", "withdraw", "brands", "--reason", "wrong", *MARY)
    assert gone.stdout == "brands: withdrawn\n"
    assert run("claim", "list").stderr == "There are no such claims.\n"


def test_a_claim_is_shown_as_json(run: Run) -> None:
    run(*ADD, *MARY, "--member", "Nike", "--member", "Apple", "--complete")

    shown = json.loads(run("claim", "show", "brands", "--format", "json").stdout)
    listed = json.loads(run("claim", "list", "--format", "json").stdout)
    assert (shown["schema_version"], listed["schema_version"]) == (1, 1)
    claim = shown["claim"]
    assert (claim["kind"], claim["roster"]) == ("roster", ["Nike", "Apple"])
    assert claim["roster_complete"] is True
    assert claim["citations"] == [
        {"text": "Xu and Cave 2020", "status": "resolved", "source": "xu2020"}
    ]
    assert [each["claim"] for each in listed["claims"]] == ["brands"]


@pytest.mark.parametrize(
    "words",
    [
        ADD,
        ("claim", "edit", "brands", "--note", "x"),
        ("claim", "withdraw", "brands", "--reason", "x"),
        ("tie", "brands", "xu2020"),
        ("rate", "brands", "--scheme", "icd203", "--level", "low", "--reason", "x"),
        ("waive", "CLM001", "brands", "--reason", "x", "--until", "2099-01-01"),
        ("import", "ledger.toml"),
    ],
)
def test_a_judgement_without_a_name_is_refused(
    run: Run, words: tuple[str, ...]
) -> None:
    if words != ADD:
        run(*ADD, *MARY)
    before = run("export", "-").stdout
    result = run(*words)

    assert result.exit_code == 2
    assert result.stderr == (
        "error: a judgement needs a name: who says so?\n"
        "hint: add --by 'Your Name', or once: export EVIDENCE_ACTOR='Your Name'\n"
    )
    assert run("export", "-").stdout == before
    assert run(*ADD[:-1], "other", env={"EVIDENCE_ACTOR": "Mary"}).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--quote", "82 global brands"), 3, "“82 global brands” is not in the text"),
        (("--quote", "54 participating States"), 3, "2 times:\n  (1) line 5: …"),
        (("--quote", "83", "--figure", "many"), 3, "'many' is not a figure"),
        (("--quote", "83", "--slug", "A b"), 3, "'A b' cannot be a claim's name"),
        (("--quote", "83", "--manuscript", "x"), 4, "there is no manuscript 'x'"),
        (("--quote", "83", "--occurrence", "0"), 2, "Invalid value"),
        (
            ("--quote", "83", "--member", "a", "--roster", "b"),
            2,
            "--member or by --roster",
        ),
    ],
)
def test_a_bad_claim_is_refused_with_one_message(
    run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    result = run("claim", "add", *words, *MARY)

    assert result.exit_code == code
    assert result.stderr.startswith("error: ")
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert run("claim", "list").stderr == "There are no such claims.\n"


def test_a_place_among_several_is_chosen(run: Run) -> None:
    words = ("claim", "add", "--quote", "54 participating States", *MARY)
    assert run(*words, "--occurrence", "2", "--slug", "second").exit_code == 0
    assert run(*words, "--prefix", "OSCE has", "--slug", "first").exit_code == 0
    stray = run("claim", "edit", "first", "--prefix", "x", *MARY)
    assert (stray.exit_code, "belong to a --quote" in stray.stderr) == (2, True)
