"""``evidence source import`` and ``export`` in other formats than BibTeX."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

ITEMS: list[dict[str, object]] = [
    {
        "id": "doe2020",
        "type": "article-journal",
        "title": "On <i>oil</i> & water",
        "author": [{"family": "Doe", "given": "Ann"}],
        "interviewer": [{"family": "Roe", "given": "Bo"}],
        "issued": {"date-parts": [[2020, 5]]},
    },
    {"id": "a b", "type": "book", "title": "Second"},
]


@pytest.fixture(autouse=True)
def items(ledger_path: Path, tmp_path: Path) -> Path:
    path = tmp_path / "refs.json"
    path.write_text(json.dumps(ITEMS, indent=1), "utf-8")
    return path


def test_csl_json_is_imported_and_comes_back(run: Run) -> None:
    imported = run("source", "import", "refs.json")
    again = run("source", "import", "refs.json")
    exported = run("source", "export", "--format", "csl-json")

    assert imported.exit_code == 0
    assert imported.stdout == (
        "refs.json: 2 added, 0 changed, 0 unchanged, 0 in conflict\n"
    )
    assert "note: a b: 'a b' is no citekey; it is called second\n" in imported.stderr
    assert "0 added, 0 changed, 2 unchanged" in again.stdout
    assert json.loads(exported.stdout) == [ITEMS[0], ITEMS[1] | {"id": "second"}]


def test_the_entry_is_our_own_text(run: Run) -> None:
    run("source", "import", "refs.json")

    assert run("source", "export", "doe2020").stdout == (
        "@article{doe2020,\n"
        "  author = {Doe, Ann},\n"
        "  title = {On \\textit{oil} \\& water},\n"
        "  date = {2020-05},\n"
        "  x-csl-interviewer = {Roe, Bo},\n"
        "}\n\n"
    )


def test_the_ending_of_the_output_chooses_the_format(run: Run, tmp_path: Path) -> None:
    run("source", "import", "refs.json")

    result = run("source", "export", "doe2020", "-o", "out.ris")

    assert result.stderr == (
        "note: RIS has no tag for: interviewer (1)\n"
        "note: RIS says less, or otherwise: title (doe2020)\nwrote out.ris\n"
    )
    assert (tmp_path / "out.ris").read_text("utf-8") == (
        "TY  - JOUR\nID  - doe2020\nAU  - Doe, Ann\nTI  - On oil & water\n"
        "PY  - 2020\nDA  - 2020/05/\nER  - \n\n"
    )


def test_unknown_formats_and_keys_are_told(run: Run) -> None:
    run("source", "import", "refs.json")

    assert run("source", "export", "--format", "word").exit_code == 2
    assert run("source", "import", "refs.json", "--from", "word").exit_code == 2
    assert run("source", "export", "nobody").exit_code == 4


def test_text_that_is_no_bibliography_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "prose.txt").write_text("Only words.", "utf-8")

    assert run("source", "import", "prose.txt").exit_code == 3


@pytest.mark.parametrize("name", ["refs.json", "link.json"])
def test_the_file_that_sources_come_from_is_never_written_over(
    run: Run, tmp_path: Path, name: str
) -> None:
    before = (tmp_path / "refs.json").read_bytes()
    (tmp_path / "link.json").symlink_to("refs.json")
    run("source", "import", "refs.json")

    result = run("source", "export", "-o", name)

    assert result.exit_code == 4
    assert "sources were imported from this file" in result.stderr
    assert (tmp_path / "refs.json").read_bytes() == before
