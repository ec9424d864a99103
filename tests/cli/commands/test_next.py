"""``evidence next``: the queue, and what is answered to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.services.small_ledger import small_ledger

CLAIMS = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands"]

[[claim.brands.evidence]]
source = "xu2020"
quotation = "83 foreign and Chinese brands"
figures = ["83 brands"]
page = "5"

[[claim.brands.rating]]
scheme = "admiralty"
level = "B2"
reason = "the study itself"

[claim.members]
manuscript = "manuscript"
quote = "The OSCE has 54 participating States"

[claim.objectors]
manuscript = "manuscript"
quote = "three objected: Turkey, Tajikistan and Azerbaijan"

[[claim.objectors.evidence]]
source = "hall2020"
stance = "contradicts"
"""
ASK = ("next", "--ask", "--by", "Ada")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, CLAIMS)


def names(run: Run, *words: str) -> list[str]:
    result = run("next", "--format", "json", *words)
    assert result.exit_code == 0, result.stderr
    return [claim["claim"] for claim in json.loads(result.stdout)["claims"]]


def test_the_queue_is_ordered_by_risk_and_says_why(run: Run) -> None:
    queue = json.loads(run("next", "--format", "json").stdout)

    assert queue["schema_version"] == 1
    assert [
        (claim["claim"], {part["name"]: part["points"] for part in claim["why"]})
        for claim in queue["claims"][:2]
    ] == [
        (
            "objectors",
            {"evidence": 50, "contradicted": 45, "error": 40, "confidence": 15},
        ),
        ("members", {"evidence": 50, "error": 40, "confidence": 15}),
    ]
    assert names(run, "--limit", "1") == ["objectors"]
    assert names(run, "--where", "evidence = 0") == ["members"]


def test_without_a_terminal_the_first_is_shown_and_nothing_is_asked(run: Run) -> None:
    shown = run("next")

    assert shown.exit_code == 0
    first, place, sentence = shown.stdout.splitlines()[:3]
    assert first == "(1 of 3) objectors  risk 150"
    assert place.endswith("manuscript.md:5:79  Brands and States")
    assert sentence.startswith("  Of 54 participating States, three objected: Turkey,")
    assert "  error CLM005: hall2020 contradicts the claim\n" in shown.stdout
    assert run("next", "--once").stdout == shown.stdout


def test_each_answer_is_recorded_and_is_one_command_to_undo(run: Run) -> None:
    answers = ["t", "osce", "supports", "", "57 States", "", "n", "r", "", "C3", "why"]

    asked = run(*ASK, "--where", "evidence = 0", stdin="\n".join([*answers, ""]))

    assert asked.exit_code == 0, asked.stderr
    assert asked.stderr.endswith(
        "members: rated admiralty C3, low\n2 answers recorded\n"
    )
    claim = json.loads(run("claim", "show", "members", "--format", "json").stdout)
    [tie] = claim["claim"]["evidence"]
    assert (tie["source"], tie["quotation"], tie["basis"]) == (
        "osce",
        "57 States",
        "unseen",
    )
    assert run("undo").stdout.startswith("undone: rate (by Ada, ")
    assert run("undo").stdout.startswith("undone: tie (by Ada, ")
    assert names(run, "--where", "evidence = 0") == ["members"]


def test_an_answer_is_taken_back_within_the_sitting(run: Run) -> None:
    asked = run(*ASK, stdin="n\nseen by no one\nu\nu\nq\n")

    assert "objectors: noted" in asked.stderr
    assert "objectors: taken back: noted" in asked.stderr
    assert "error: nothing was answered yet" in asked.stderr
    assert asked.stderr.endswith("0 answers recorded\n")
    shown = json.loads(run("claim", "show", "objectors", "--format", "json").stdout)
    assert shown["claim"]["note"] == ""


def test_what_is_taken_back_is_told_of_the_claim_that_was_answered(run: Run) -> None:
    asked = run(*ASK, stdin="r\nadmiralty\nB2\nread in full\nu\nq\n")

    assert "objectors: rated admiralty B2, moderate" in asked.stderr
    assert "objectors: taken back: rated admiralty B2, moderate" in asked.stderr


def test_a_note_leaves_ratings_as_they_are(run: Run) -> None:
    run(*ASK, "--where", "name = brands", stdin="n\nfirst\nn\nsecond\nq\n")

    shown = json.loads(run("claim", "show", "brands", "--format", "json").stdout)
    assert shown["claim"]["note"] == "first\nsecond"
    assert run("claim", "list", "--where", "finding = RAT003").stdout == ""


def test_what_is_refused_is_told_and_asked_again(run: Run) -> None:
    asked = run(*ASK, stdin="r\nadmiralty\nZ9\nwhy\nx\ns\nq\n")

    assert asked.exit_code == 0
    assert "error: unknown level Z9: " in asked.stderr
    assert "(2 of 3) members" in asked.stderr


def test_a_waived_finding_counts_no_longer(run: Run) -> None:
    asked = run(*ASK, "--where", "name = members",
                stdin="w\nCLM001\nknown\n2099-01-01\n")  # fmt: skip

    assert "members: CLM001 waived until 2099-01-01" in asked.stderr
    [claim] = json.loads(
        run("next", "--where", "name = members", "--format", "json").stdout
    )["claims"]
    assert "CLM001" not in [finding["code"] for finding in claim["findings"]]


def test_the_address_of_a_source_is_shown(run: Run) -> None:
    run("tie", "members", "osce", "--by", "Ada")

    asked = run(*ASK, "--where", "name = members", stdin="o\nq\n")

    assert "osce: https://www.osce.org" in asked.stderr


def test_nobody_is_asked_without_a_name(run: Run) -> None:
    assert run("next", "--ask", stdin="q\n").exit_code == 2
    assert run(*ASK, "--once").exit_code == 2


def test_where_nothing_waits_it_says_so(run: Run) -> None:
    quiet = run("next", "--where", "topic = nothing")

    assert (quiet.exit_code, quiet.stdout) == (0, "")
    assert quiet.stderr == "nothing waits: no claim is at stake\n"
