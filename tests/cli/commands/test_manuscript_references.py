"""``evidence manuscript references``: what a printed list and the rest say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

BIB = """@book{ash2019, author = {Ash, Ada}, title = {Toll Houses of the North},
  publisher = {Quay}, year = {2019}}
@book{bell2010, author = {Bell, Bo}, title = {Paying by the Boat},
  publisher = {Quay}, year = {2010}}
@book{cole2001, author = {Cole, Cy}, title = {After the Tolls},
  publisher = {Quay}, year = {2001}}
"""
TEXT = """They paid (Ash 2019; Cole 2001).

References

Ash, Ada. 2018. Toll Houses of the North. Quay.

Bell, Bo. 2010. Paying by the Boat. Quay.

Dent, Dee. 1999. A book of which there is no entry. Quay.
"""


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "draft.txt").write_text(TEXT, "utf-8")


def test_each_work_has_its_outcome(run: Run, ledger_path: Path) -> None:
    run("source", "import", "refs.bib")
    run("manuscript", "read", "draft.txt")

    result = run("manuscript", "references", "draft", "--format", "json")

    rows = json.loads(result.stdout)["references"]
    assert [(row["line"], row["outcome"], row["key"]) for row in rows] == [
        (5, "differs", "ash2019"),
        (7, "listed, not cited", "bell2010"),
        (9, "no entry", ""),
        (1, "cited, not listed", "cole2001"),
    ]
    assert rows[0]["differences"] == ["2018 in the list, 2019 in the entry"]


def test_a_manuscript_without_a_list_says_so(
    run: Run, ledger_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "draft.txt").write_text("They paid (Ash 2019).\n", "utf-8")
    run("source", "import", "refs.bib")
    run("manuscript", "read", "draft.txt")

    result = run("manuscript", "references")

    assert result.exit_code == 4
    assert "draft has no reference list that could be told" in result.stderr
