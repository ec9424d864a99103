"""Proposing claims: what a manuscript states that no claim stands for yet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

BIB = "@misc{berg2019, author = {Berg, Ann}, title = {Ports}, year = 2019}\n"
TEXT = (
    "# Ports\n\n"
    "It is quiet here. In 2018, 54 ports paid (Berg 2019). Norway, Sweden, and Denmark "
    "joined.\n\nThe majority of crews left. It is quiet here.\n"
)
MARY = ("--by", "Mary")


@pytest.fixture
def desk(tmp_path: Path, ledger_path: Path, run: Run) -> Run:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "draft.md").write_text(TEXT, "utf-8")
    assert run("source", "import", "refs.bib").exit_code == 0
    assert run("manuscript", "read", "draft.md").exit_code == 0
    return run


def proposals(desk: Run) -> list[dict[str, object]]:
    return list(
        json.loads(desk("claim", "scan", "--format", "json").stdout)["proposals"]
    )


def test_sentences_are_proposed_with_reasons_figures_and_sources(desk: Run) -> None:
    found = proposals(desk)

    assert [(one["sentence"], one["kind"], one["why"]) for one in found] == [
        (
            "In 2018, 54 ports paid (Berg 2019).",
            "quantity",
            ["citation “(Berg 2019)”", "figure “54 ports”", "date “2018”"],
        ),
        (
            "Norway, Sweden, and Denmark joined.",
            "roster",
            ["roster “Norway, Sweden, and Denmark”", "attribution “Denmark … joined”"],
        ),
        ("The majority of crews left.", "event", ["quantifier “the majority of”"]),
    ]
    assert (found[0]["figures"], found[0]["sources"]) == (
        ["54 ports @2018"],
        ["berg2019"],
    )
    assert found[1]["roster"] == ["Norway", "Sweden", "Denmark"]


def test_what_is_accepted_is_recorded_and_not_proposed_again(desk: Run) -> None:
    first, *rest = proposals(desk)

    result = desk("claim", "scan", "--accept", str(first["id"]), *MARY)

    assert result.exit_code == 0
    assert result.stderr.endswith("1 claim recorded\n")
    assert proposals(desk) == rest
    [claim] = json.loads(desk("claim", "list", "--format", "json").stdout)["claims"]
    assert (claim["statement"], claim["figures"]) == (
        "In 2018, 54 ports paid (Berg 2019).",
        ["54 ports @2018"],
    )


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("--rule", "roster"), 2),
        (("--rule", "roster", "--rule", "figure"), 1),
        (("--all",), 0),
    ],
)
def test_proposals_are_accepted_by_rule_or_all(
    desk: Run, words: tuple[str, ...], left: int
) -> None:
    assert desk("claim", "scan", *words, *MARY).exit_code == 0

    assert len(proposals(desk)) == left


def test_accepting_is_undone_as_one(desk: Run) -> None:
    desk("claim", "scan", "--all", *MARY)

    assert desk("undo").exit_code == 0
    assert len(proposals(desk)) == 3


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--accept", "p-000000"), 4, "nothing that is proposed is called 'p-000000'"),
        (("--rule", "colour"), 3, "there is no rule 'colour'"),
    ],
)
def test_what_is_not_proposed_cannot_be_accepted(
    desk: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    result = desk("claim", "scan", *words, *MARY)

    assert (result.exit_code, message in result.stderr) == (code, True)


def test_most_claims_of_the_real_chapter_are_proposed(
    desk: Run, tmp_path: Path, shared_chapter: Path
) -> None:
    for name in ("chapter.txt", "chapter.bib"):
        (tmp_path / name).write_bytes((shared_chapter / name).read_bytes())
    assert desk("source", "import", "chapter.bib").exit_code == 0
    assert desk("manuscript", "read", "chapter.txt").exit_code == 0
    report = json.loads(desk("claim", "scan", "chapter", "--format", "json").stdout)
    told = [plain(one["sentence"]) for one in report["proposals"]]
    claims = json.loads((shared_chapter / "figures.json").read_text("utf-8"))["claims"]
    starts = [plain(claim["first_8_words"]) for claim in claims]

    proposed = [start for start in starts if any(start in text for text in told)]
    beside = [text for text in told if not any(start in text for start in starts)]

    assert len(starts) == 80
    assert len(proposed) >= 75
    assert len(told) <= 94
    assert len(beside) <= 21


def plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
