"""A claim's chain leads from its words to what its sources rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.cli.tree import tree_lines
from evidence.errors import NotFound
from evidence.services.trace import Link, trace
from tests.services.small_ledger import ACT, small_ledger

TOML = """
[[relation]]
source = "hall2020"
kind = "derives_from"
target = "xu2020"

[[relation]]
source = "xu2020"
kind = "same_as"
target = "osce"

[claim.objections]
manuscript = "manuscript"
quote = "Turkey, Tajikistan and Azerbaijan"
roster = ["Turkey", "Tajikistan", "Azerbaijan"]
figures = ["3 States"]

[[claim.objections.evidence]]
id = "e-aaaaa"
source = "hall2020"
page = "4"
quotation = "three of them"
figures = ["4 States"]
at = 2026-11-23T12:00:01Z

[[claim.objections.evidence]]
id = "e-bbbbb"
source = "osce"
stance = "contradicts"
via = "xu2020"
basis = "unseen"
answer = "It lists others."
at = 2026-11-23T12:00:02Z

[[claim.objections.rating]]
scheme = "icd203"
level = "low"
reason = "one newspaper"
at = 2026-11-22T12:00:00Z

[[claim.objections.rating]]
scheme = "icd203"
level = "moderate"
reason = "two"
"""


def test_the_chain_is_whole(tmp_path: Path) -> None:
    with small_ledger(tmp_path, TOML).begin(ACT) as session:
        chain = trace(session, "objections")

    place = f"{tmp_path}/manuscript.md"
    bib = f"{tmp_path}/refs.bib"
    osce = f"osce OSCE (2021): Participating States [{bib}:5]"
    xu = f"xu2020 Xu and Cave (2020): Uyghurs for Sale [{bib}:1]"
    citation, uncited, rating = chain.links[0].links[0], chain.links[3], chain.links[-1]
    assert chain.text == "objections: Turkey, Tajikistan and Azerbaijan"
    assert chain.links[0].text == (
        f"“Turkey, Tajikistan and Azerbaijan” {place}:6:11, Brands and States"
    )
    assert citation.text == "(Hall 2020) → hall2020"
    assert _lines(citation.links[0]) == [
        "evidence e-aaaaa supports: hall2020, p. 4",
        " passage “three of them”",
        " figure 4 States (3 States against 4 States: different numbers)",
        f" source hall2020 Hall (2020): Brands Named [{bib}:3]",
        f"  relation derives from {xu}",
        f"   relation is the same as {osce}",
    ]
    assert _lines(uncited) == [
        "evidence e-bbbbb contradicts: osce, second-hand, not seen",
        " answer It lists others.",
        f" source {osce}",
        f"  relation is the same as {xu}",
        f" relation was read in {xu}",
    ]
    assert rating.text == (
        "moderate confidence: icd203 moderate (moderate confidence), tester, "
        "2026-11-23: two"
    )
    assert "since rated anew" in chain.links[-2].text


def test_a_claim_that_is_not_there_has_no_chain(tmp_path: Path) -> None:
    with (
        small_ledger(tmp_path, TOML).begin(ACT) as session,
        pytest.raises(NotFound, match="no claim 'objection'"),
    ):
        trace(session, "objection")


def test_a_tree_is_drawn_with_its_branches_and_wrapped() -> None:
    leaf = Link("note", "word " * 20)
    tree = Link("claim", "a \u202eb", (Link("words", "c", (leaf,)), leaf))

    assert list(tree_lines(tree, width=70)) == [
        "claim: a \\u{202E}b",
        "├── words: c",
        f"│   └── note:{' word' * 11}",
        f"│           {'word ' * 9}".rstrip(),
        f"└── note:{' word' * 12}",
        f"        {'word ' * 8}".rstrip(),
    ]


def _lines(link: Link, depth: int = 0) -> list[str]:
    own = f"{' ' * depth}{link.kind} {link.text}"
    return [own, *(line for each in link.links for line in _lines(each, depth + 1))]
