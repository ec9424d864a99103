"""``evidence init``, ``upgrade`` and ``search`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_init_makes_a_ledger_here(run: Run, tmp_path: Path) -> None:
    result = run("init")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("made the ledger evidence.db\n")
    assert run("source", "list").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("init", "my.db"),
        ("--ledger", "my.db", "init"),
        ("init", "sqlite:///my.db"),
    ],
)
def test_init_makes_a_ledger_where_it_is_told(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert run(*words).exit_code == 0
    assert (tmp_path / "my.db").is_file()
    assert run("--ledger", "my.db", "source", "list").exit_code == 0


def test_init_follows_the_environment(run: Run, tmp_path: Path) -> None:
    assert run("init", env={"EVIDENCE_LEDGER": "env.db"}).exit_code == 0
    assert (tmp_path / "env.db").is_file()


def test_init_overwrites_nothing(run: Run, ledger_path: Path) -> None:
    before = ledger_path.read_bytes()

    result = run("init")

    assert result.exit_code == 4
    assert result.stderr.startswith(
        "error: evidence.db exists already; nothing was changed\nhint: "
    )
    assert ledger_path.read_bytes() == before


def test_upgrade_says_that_there_is_nothing_to_do(run: Run, ledger_path: Path) -> None:
    result = run("upgrade")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{ledger_path} is already up to date\n"


@pytest.fixture
def filled(run: Run, ledger_path: Path, tmp_path: Path) -> Run:
    (tmp_path / "refs.bib").write_text(
        "@book{yau2019, author = {Yau, Niva}, title = {Trade}}\n"
        "@book{noise, title = {Something else}}\n",
        "utf-8",
    )
    run("source", "import", "refs.bib")
    return run


def test_search_finds_sources(filled: Run) -> None:
    hits = json.loads(filled("search", "TRADE", "niva", "--format", "json").stdout)

    assert hits == {
        "schema_version": 1,
        "hits": [
            {
                "kind": "source",
                "name": "yau2019",
                "of": "",
                "title": "Trade",
                "excerpt": "Yau, Niva\nTrade",
            }
        ],
    }


@pytest.mark.parametrize(
    "words", ["", '"', "*", "a" * 10_240, "\0", "-x", "--", "zz OR yau2019", "NOT zz"]
)
def test_any_words_are_safe(filled: Run, words: str) -> None:
    result = filled("search", "--", words)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing in the ledger holds these words.\n"


def test_a_word_may_begin_with_a_hyphen(filled: Run) -> None:
    assert filled("search", "-yau2019").stdout.count("yau2019") == 2
