"""``evidence trace`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger

Run = Callable[..., Result]
TOML = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
topic = "trade"
figures = ["83 brands @2020-03", "2 companies"]

[[claim.brands.evidence]]
id = "e-aaaaa"
source = "xu2020"
figures = ["85 brands @2026-07"]
"""


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, TOML)


def test_the_chain_is_drawn_as_a_tree(run: Run, tmp_path: Path) -> None:
    result = run("trace", "brands", env={"COLUMNS": "300"})

    place = f"{tmp_path}/manuscript.md:3:18, Brands and States"
    source = f"xu2020 Xu and Cave (2020): Uyghurs for Sale [{tmp_path}/refs.bib:1]"
    note = "(83 brands against 85 brands: different numbers)"
    lines = [line for line in result.stdout.splitlines() if note not in line]
    assert lines == [
        "claim: brands: 83 global brands",
        f"├── words: “83 global brands” {place}",
        "│   └── citation: (Xu and Cave 2020) → xu2020",
        "│       └── evidence: e-aaaaa supports: xu2020",
        f"│           └── source: {source}",
        "├── figure: 83 brands @2020-03",
        "└── figure: 2 companies",
    ]
    assert f"├── figure: 85 brands @2026-07 {note}" in result.stdout


def test_the_chain_is_json_too(run: Run) -> None:
    value = json.loads(run("trace", "brands", "--format", "json").stdout)
    assert value["schema_version"] == 1
    assert [link["kind"] for link in value["trace"]["links"]] == [
        "words",
        "figure",
        "figure",
    ]
    missing = run("trace", "brand")
    assert (missing.exit_code, missing.stderr) == (
        4,
        "error: there is no claim 'brand'\nhint: did you mean brands?\n",
    )
