"""``evidence rate`` and ``evidence ratings`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger

Run = Callable[..., Result]
CLAIM = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"

[[claim.brands.evidence]]
source = "xu2020"
"""
RATE = ("rate", "brands", "--reason", "official", "--by", "Mary", "--scheme")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, CLAIM)


def test_ratings_follow_one_another(run: Run) -> None:
    assert run("ratings", "brands").stderr == "brands was never rated.\n"
    first = run(*RATE, "admiralty", "--level", "b2")
    run(*RATE, "admiralty", "--level", "A2")
    run(*RATE, "grade", "--level", "very low", "--start", "observational",
        "--down", "indirectness:-1:a proxy")  # fmt: skip

    assert first.stdout == (
        "brands: moderate confidence, admiralty B2 (usually reliable; probably true)\n"
    )
    rows = json.loads(run("ratings", "brands", "--format", "json").stdout)["ratings"]
    assert [(r["level"], r["confidence"], r["current"]) for r in rows] == [
        ("B2", "moderate", "no"),
        ("A2", "high", "yes"),
        ("very low", "very low", "yes"),
    ]
    assert rows[2]["details"] == ["down indirectness -1: a proxy", "start: low"]
    assert run("ratings", "brands").stdout.startswith("rating ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("admiralty", "--level", "Z9"), "unknown level Z9: there is no source"),
        (("icd203", "--level", "medium"), "unknown level medium: "),
        (("delphi", "--level", "high"), "there is no rating scheme “delphi”"),
        (("grade", "--level", "low", "--start", "low", "--down", "x"), "no GRADE step"),
        (
            ("grade", "--level", "high", "--start", "low"),
            "“high” doesn't follow from its reasons: start low = low",
        ),
        (("admiralty", "--level", "A1"), "wants 2 independent ones"),
    ],
)
def test_a_rating_that_the_scheme_lacks_is_refused(
    run: Run, words: tuple[str, ...], message: str
) -> None:
    result = run(*RATE, *words)

    assert result.exit_code == 3
    assert message in result.stderr
    assert run("ratings", "brands").stderr == "brands was never rated.\n"


def test_one_source_confirms_with_a_written_reason(run: Run) -> None:
    result = run(*RATE, "admiralty", "--level", "A1", "--despite", "counted by hand")
    assert result.exit_code == 0
    assert "despite: counted by hand" in run("ratings", "brands").stdout


def test_a_rating_without_a_reason_is_no_command(run: Run) -> None:
    result = run("rate", "brands", "--scheme", "icd203", "--level", "low")
    assert (result.exit_code, "--reason" in result.stderr) == (2, True)
