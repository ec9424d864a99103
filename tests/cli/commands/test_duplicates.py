"""``evidence source duplicates`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

BIB = """\
@article{one, author = {Weir, Tom}, title = {Tolls of the Canal}, year = 2020,
  journal = {Locks}}
@article{two, author = {Weir, T.}, title = {Tolls of the canal}, year = 2020,
  volume = 3, journal = {Locks}}
@book{first, author = {Lock, Ann}, title = {Weirs of the North}, year = 2001}
@book{second, author = {Lock, Ann}, title = {Weirs of the North}, year = 2009}
"""


def test_groups_are_shown_with_reason_and_merge(
    run: Run, ledger_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    run("source", "import", "refs.bib")

    result = run("source", "duplicates")

    assert result.exit_code == 0
    assert result.stdout == (
        "same work: same title, same first author, same year\n"
        "  one  refs.bib:1  article 2020  Tolls of the Canal\n"
        "  two  refs.bib:3  article 2020  Tolls of the canal\n"
        "  a merge into two keeps what agrees (3 fields), and\n"
        "    author = Weir, T.; one has Weir, Tom\n"
        "    title = Tolls of the canal; one has Tolls of the Canal\n"
        "  evidence source merge two one --dry-run\n\n"
    )
    assert "1 pair told apart" in result.stderr


def test_json_has_both_lists(run: Run, ledger_path: Path, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    run("source", "import", "refs.bib")

    found = json.loads(run("source", "duplicates", "--format", "json").stdout)

    assert found["schema_version"] == 1
    assert found["compared"] == 4
    assert [each["citekey"] for each in found["groups"][0]["sources"]] == ["one", "two"]
    assert found["groups"][0]["merge"]["keep"] == "two"
    assert found["related"][0]["tie"] == "editions of one work"
    assert found["related"][0]["merge"] is None


def test_an_empty_ledger_has_none(run: Run, ledger_path: Path) -> None:
    result = run("source", "duplicates")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("0 groups of duplicates among 0 sources")
