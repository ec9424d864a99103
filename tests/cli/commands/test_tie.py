"""``evidence tie`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger

Run = Callable[..., Result]
CLAIM = '[claim.brands]\nmanuscript = "manuscript"\nquote = "83 global brands"\n'
MARY = ("--by", "Mary")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, CLAIM)


def test_a_source_is_tied_with_what_it_gives(run: Run) -> None:
    first = run("tie", "brands", "hall2020", *MARY, "--stance", "contradicts", "--page",
                "4", "--quote", "only 82", "--figure", "82 brands @2020-03", "--via",
                "xu2020", "--unseen", "--note", "n", "--answer", "a")  # fmt: skip
    second = run("tie", "brands", "hall2020", "--format", "json", *MARY)

    assert first.exit_code == 0
    assert first.stdout.endswith(": brands contradicts hall2020\n")
    assert json.loads(second.stdout)["evidence"]["count"] == 2
    shown = json.loads(run("claim", "show", "brands", "--format", "json").stdout)
    tie = next(e for e in shown["claim"]["evidence"] if e["stance"] == "contradicts")
    assert {
        key: tie[key] for key in ("source", "directness", "via", "basis", "page")
    } == {
        "source": "hall2020",
        "directness": "second-hand",
        "via": "xu2020",
        "basis": "unseen",
        "page": "4",
    }
    assert [each["text"] for each in tie["figures"]] == ["82 brands @2020-03"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("brands", "hall2002"), 4, "there is no source 'hall2002'"),
        (("brand", "hall2020"), 4, "there is no claim 'brand'"),
        (("brands", "hall2020", "--via", "nobody"), 4, "there is no source 'nobody'"),
        (("brands", "hall2020", "--figure", "x"), 3, "'x' is not a figure"),
        (("brands", "hall2020", "--stance", "proves"), 2, "Invalid value"),
    ],
)
def test_a_bad_tie_is_refused_and_nothing_is_kept(
    run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    result = run("tie", *words, *MARY)

    assert result.exit_code == code
    assert message in result.stderr
    assert "evidence]]" not in run("export", "-").stdout
