"""``evidence waive`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger

Run = Callable[..., Result]
END = ("--reason", "in the annex", "--until", "2099-06-30", "--by", "Mary")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path)


def test_a_finding_is_waived_and_listed(run: Run) -> None:
    assert run("waive", "--list").stderr == "Nothing is waived.\n"
    result = run("waive", "uncited-source", "aspi2020", *END)

    assert result.stdout == "SRC001 waived for xu2020 until 2099-06-30\n"
    rows = json.loads(run("waive", "--list", "--format", "json").stdout)["waivers"]
    assert [(r["code"], r["subject"], r["holds"], r["by"]) for r in rows] == [
        ("SRC001", "xu2020", "yes", "Mary")
    ]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("SRC001", "xu2020", "--by", "Mary"), 2, "a reason and an end"),
        (("SRC999", "xu2020", *END), 2, "there is no rule 'SRC999'"),
        (("SRC001", "xu", *END), 4, "there is no source 'xu'"),
        (("SRC001", "xu2020", *END, "--until", "2020-01-01"), 3, "2020-01-01 is past"),
        (("SRC001", "xu2020", *END, "--until", "soon"), 2, "'soon' is no day"),
    ],
)
def test_a_bad_waiver_is_refused(
    run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    result = run("waive", *words)

    assert result.exit_code == code
    assert message in result.stderr
    assert run("waive", "--list").stderr == "Nothing is waived.\n"
