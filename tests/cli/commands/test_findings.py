"""``evidence findings``: what a check finds, as a list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands.test_where import CLAIMS
from tests.conftest import Run
from tests.services.small_ledger import small_ledger


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, CLAIMS)


def found(run: Run, *words: str) -> list[tuple[str, str]]:
    result = run("findings", *words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)["findings"]
    return [(row["code"], row["subject"]) for row in rows]


def test_findings_are_those_of_a_check(run: Run) -> None:
    checked = json.loads(run("check", "--format", "json").stdout)
    both = [*checked["findings"], *checked["unchecked"]]

    assert found(run) == [(each["code"], each["subject"]["name"]) for each in both]


@pytest.mark.parametrize(
    ("where", "codes"),
    [
        ("code = fig001", [("FIG001", "brands")]),
        ("severity >= error and subject = objectors", None),
        ("code in (CLM001, FIG001) and not message ~ 82", [("CLM001", "members")]),
        ("severity < note", []),
        ("about != claim and rule = figure-differs", []),
    ],
)
def test_they_are_chosen_by_an_expression(
    run: Run, where: str, codes: list[tuple[str, str]] | None
) -> None:
    listed = found(run, "--where", where)

    if codes is None:
        assert {subject for _, subject in listed} == {"objectors"}
        assert "CLM005" in [code for code, _ in listed]
    else:
        assert listed == codes


def test_what_is_waived_is_listed_where_it_is_asked_for(run: Run) -> None:
    run("waive", "FIG001", "brands", "--reason", "x", "--until", "2099-01-01",
        "--by", "Ada")  # fmt: skip

    assert found(run, "--where", "code = FIG001") == []
    assert found(run, "--where", "waived") == [("FIG001", "brands")]
    assert ("FIG001", "brands") not in found(run, "--where", "not waived")


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("codes = x", "there is no field 'codes' of findings; did you mean code?"),
        ("severity >= warn", "there is no severity 'warn'; did you mean warning?"),
        ("code < FIG001", "code does not take <"),
        ("waived = yes", "waived does not take ="),
    ],
)
def test_a_bad_expression_is_refused_with_its_place(
    run: Run, where: str, message: str
) -> None:
    result = run("findings", "--where", where)

    assert result.exit_code == 2
    assert message in result.stderr
    assert "^" in result.stderr
