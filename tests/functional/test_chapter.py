"""The real chapter and its bibliography, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from evidence.bibliography.entries import read_bibliography

Run = Callable[..., Result]


def test_the_chapter_is_read_and_its_citations_resolved(
    run: Run, ledger_path: Path, shared_chapter: Path
) -> None:
    imported = run("source", "import", shared_chapter / "chapter.bib")
    read = run("manuscript", "read", shared_chapter / "chapter.txt")
    listed = json.loads(run("citations", "chapter", "--format", "json").stdout)

    items = [item for citation in listed["citations"] for item in citation["items"]]
    unsure = [item["key"] for item in items if item["status"] != "resolved"]
    assert (imported.exit_code, read.exit_code) == (0, 0)
    assert "61 added" in imported.stdout
    assert (len(listed["citations"]), len(items)) == (62, 84)
    assert unsure == ["tao2017", "ferchen2019", "tian2018", "tian2018"]


def test_a_file_gives_the_same_without_a_ledger(
    run: Run, ledger_path: Path, shared_chapter: Path
) -> None:
    text, refs = shared_chapter / "chapter.txt", shared_chapter / "chapter.bib"
    run("source", "import", refs)
    run("manuscript", "read", text)

    alone = run("citations", text, "--bibliography", refs, "--format", "json")

    assert alone.stdout == run("citations", "chapter", "--format", "json").stdout
    decoded = text.read_text("utf-8")
    for citation in json.loads(alone.stdout)["citations"]:
        assert decoded[citation["start"] : citation["end"]] == citation["text"]


def test_the_bibliography_comes_back_to_the_byte(
    run: Run, ledger_path: Path, shared_chapter: Path
) -> None:
    refs = shared_chapter / "chapter.bib"
    run("source", "import", refs)

    exported = run("source", "export").stdout_bytes

    raw = [entry.raw.encode() for entry in read_bibliography(refs).entries]
    assert exported == b"".join(entry + b"\n\n" for entry in raw)
    assert all(entry in refs.read_bytes() for entry in raw)


def test_only_uncited_works_are_missing_from_what_is_cited(
    run: Run, ledger_path: Path, shared_chapter: Path
) -> None:
    run("source", "import", shared_chapter / "chapter.bib")
    run("manuscript", "read", shared_chapter / "chapter.txt")

    every = json.loads(run("source", "list", "--format", "json").stdout)["sources"]
    words = ("source", "list", "--cited-in", "chapter", "--format", "json")
    cited = json.loads(run(*words).stdout)["sources"]

    keys = {source["citekey"] for source in every}
    assert keys - {source["citekey"] for source in cited} == {
        "chinaosce2021",  # the chapter itself
        "gawrich2021",  # the rest of its volume, and what it names without citing
        "osce1990",
        "osce1999",
        "osce2010",
        "tao2017",  # near matches, which are not accepted silently
        "ferchen2019",
        "tian2018",
    }
