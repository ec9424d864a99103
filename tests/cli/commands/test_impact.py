"""``evidence impact`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger

Run = Callable[..., Result]
TOML = """
[[relation]]
source = "hall2020"
kind = "derives_from"
target = "xu2020"

[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands"]

[[claim.brands.evidence]]
id = "e-aaaaa"
source = "xu2020"
page = "5"
figures = ["83 brands"]

[[claim.brands.evidence]]
id = "e-bbbbb"
source = "hall2020"
quotation = "eighty-three"

[claim.members]
manuscript = "manuscript"
quote = "The OSCE has 54 participating States"

[[claim.members.evidence]]
id = "e-ccccc"
source = "osce"

[[claim.members.evidence]]
id = "e-ddddd"
source = "hall2020"
stance = "contradicts"
"""


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, TOML)


def test_the_tree_leads_to_claims_and_what_derives_from_it(
    run: Run, tmp_path: Path
) -> None:
    result = run("impact", "aspi2020", env={"COLUMNS": "300"})
    bib, text = f"{tmp_path}/refs.bib", f"{tmp_path}/manuscript.md"

    assert result.stdout.splitlines() == [
        f"source: xu2020 Xu and Cave (2020): Uyghurs for Sale [{bib}:1]",
        f"├── claim: brands: 83 global brands [{text}:3:18]",
        "│   ├── evidence: e-aaaaa supports: xu2020, p. 5",
        "│   ├── figure: 83 brands (no other evidence speaks of it)",
        "│   └── left: nothing: it rests on this alone",
        f"├── relation: from it derives hall2020 Hall (2020): Brands Named [{bib}:3]",
        f"│   ├── claim: brands: 83 global brands [{text}:3:18]",
        "│   │   └── evidence: e-bbbbb supports: hall2020",
        "│   │       └── passage: “eighty-three”",
        f"│   └── claim: members: The OSCE has 54 participating States [{text}:5:1]",
        "│       ├── evidence: e-ddddd contradicts: hall2020 (would vanish)",
        "│       └── left: no support falls; it rests on osce",
        "└── manuscript: manuscript",
        f"    ├── citation: (Xu and Cave 2020) {text}:3:35",
        f"    └── citation: (Hall 2020) {text}:6:45",
        "rests on it alone: brands",
    ]
    assert result.stderr == (
        "1 claim would lose support, 1 of them all of it; 1 figure, 1 of them given by "
        "nothing else; 1 piece of evidence against claims would vanish; 1 manuscript, "
        "2 citations\n"
    )
    assert result.exit_code == 0


def test_json_has_what_each_claim_rests_on(run: Run) -> None:
    found = json.loads(run("impact", "xu2020", "--format", "json").stdout)["impact"]
    assert found["source"] == "xu2020"
    assert [(c["claim"], c["rests_on"], c["left"]) for c in found["claims"]] == [
        ("brands", "nothing", []),
        ("members", "untouched", [["osce"]]),
    ]
    assert found["counts"] == {
        "sources": 2,
        "evidence": 3,
        "claims": 1,
        "claims_alone": 1,
        "claims_same_origin": 0,
        "figures": 1,
        "figures_bare": 1,
        "figures_derived": 0,
        "contradicting": 1,
        "manuscripts": 1,
        "citations": 2,
    }


def test_a_source_that_nobody_uses_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "more.bib").write_text("@misc{idle, title = {Idle}}\n")
    run("source", "import", "more.bib")
    result = run("impact", "idle")
    assert result.stdout == "source: idle (n.d.): Idle [more.bib:1]\n"
    assert result.stderr == (
        "nothing falls: no claim is tied to it, and no manuscript cites it\n"
    )


def test_an_unknown_source_is_named_with_near_ones(run: Run) -> None:
    result = run("impact", "xu2021")
    assert result.exit_code == 4
    assert result.stderr == (
        "error: there is no source 'xu2021'\nhint: did you mean xu2020?\n"
    )
