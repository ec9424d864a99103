"""Quotations are pinned to kept copies, and passages suggested, from the outside."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from evidence.testing import make_ledger
from tests.conftest import Run
from tests.kept_report import HTML, report

BIB = """@report{xu2020, author = {Xu, Vicky}, title = {Labour on the move},
  institution = {Institute}, year = {2020}}
@online{hall2020, author = {Hall, Ben}, title = {Today}, year = {2020}}
@book{lost2019, author = {Lost, Al}, title = {T}, publisher = {P}, year = {2019}}"""
MARKDOWN = """In the far west, 50,000 labourers were moved (Xu 2020, 14).

The organisation has 54 participating States (Hall 2020).

It once had 54 participating States."""
TOML = """[claim.labour]
manuscript = "manuscript"
quote = "50,000 labourers were moved"
figures = ["50,000 labourers"]

[claim.states]
manuscript = "manuscript"
quote = "54 participating States"
prefix = "The organisation has "

[claim.bare]
manuscript = "manuscript"
quote = "54 participating States"
prefix = "It once had "
"""
TRUE = "more than 80,000 labourers were transferred"
ACTOR = {"EVIDENCE_ACTOR": "Ada"}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return report()


@pytest.fixture
def desk(run: Run, tmp_path: Path, pdf: bytes) -> Run:
    """Return the program beside a ledger of two claims; two sources are kept."""
    make_ledger(tmp_path, bibtex=BIB, markdown=MARKDOWN, toml=TOML)
    (tmp_path / "xu.pdf").write_bytes(pdf)
    (tmp_path / "hall.html").write_bytes(HTML)
    for key, name in (("xu2020", "xu.pdf"), ("hall2020", "hall.html")):
        assert run("snapshot", "add", key, name).exit_code == 0
    return run


def told(done: Any) -> dict[str, Any]:
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def tie(desk: Run, *words: str) -> Any:
    return desk("tie", *words, "--format", "json", env=ACTOR)


def evidence_of(desk: Run, claim: str) -> list[dict[str, Any]]:
    shown = told(desk("claim", "show", claim, "--format", "json"))
    rows: list[dict[str, Any]] = shown["claim"]["evidence"]
    return rows


def test_a_quotation_is_pinned_and_its_page_filled_in(desk: Run) -> None:
    passage = told(tie(desk, "labour", "xu2020", "--quote", TRUE))["passage"]

    assert (passage["outcome"], passage["page_index"]) == ("exact", 1)
    assert (passage["exact"], passage["page_label"]) == (TRUE, "14")
    assert passage["prefix"].endswith("Between 2017 and 2019 ")
    assert passage["suffix"].startswith(" out of the far west of the region.")
    [row] = evidence_of(desk, "labour")
    assert (row["page"], row["quotation"]) == ("14", TRUE)
    assert row["passage"]["exact"] == TRUE
    trace = desk("trace", "labour").stdout
    assert "pinned: page 14 (page 2 of the file), exact, sha256" in trace


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--quote", TRUE.replace("80", "50")), 3, "[-80,000-] {+50,000+}"),
        (("--quote", TRUE, "--page", "13"), 3, "stand on page 14 of"),
        (("--quote", "cats on mats and dogs"), 3, "the quotation is not in"),
        (("--quote", "Work is work"), 4, "  2. page 15: "),
        (("--prefix", "x"), 2, "belong to a --quote"),
    ],
)
def test_what_is_not_as_it_stands_there_is_refused(
    desk: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    done = tie(desk, "labour", "xu2020", *words)

    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
    assert evidence_of(desk, "labour") == []


def test_unpinned_words_are_recorded_and_never_taken_as_found(desk: Run) -> None:
    done = tie(desk, "labour", "xu2020", "--quote", "50,000 moved", "--unpinned")

    assert told(done)["passage"] is None
    [row] = evidence_of(desk, "labour")
    assert (row["quotation"], row["passage"]) == ("50,000 moved", None)
    pinned = desk("passages", "pin", "--all")
    assert pinned.exit_code == 1
    assert "labour, xu2020: not there: the quotation is not in" in pinned.stdout


def test_without_a_copy_it_is_tied_and_said_to_be_unchecked(desk: Run) -> None:
    done = desk("tie", "labour", "lost2019", "--quote", "So it was.", env=ACTOR)

    assert done.exit_code == 0
    assert "not checked: no copy of lost2019 is kept" in done.stderr
    assert "evidence snapshot add lost2019" in done.stderr


def test_what_was_tied_before_the_copy_is_pinned_afterwards(
    run: Run, tmp_path: Path, pdf: bytes
) -> None:
    make_ledger(tmp_path, bibtex=BIB, markdown=MARKDOWN, toml=TOML)
    (tmp_path / "xu.pdf").write_bytes(pdf)
    own = told(tie(run, "labour", "xu2020", "--quote", TRUE))["evidence"]["evidence"]
    run("snapshot", "add", "xu2020", "xu.pdf")

    done = run("passages", "pin", own)

    assert (done.exit_code, done.stderr) == (0, "1 pinned\n")
    assert run("passages", "pin", "--all").stderr == (
        "Nothing to pin: every quotation is pinned already.\n"
    )
    [row] = evidence_of(run, "labour")
    assert (row["page"], row["passage"]["page_label"]) == ("14", "14")
    assert run("undo").exit_code == 0
    [row] = evidence_of(run, "labour")
    assert (row["page"], row["passage"]) == ("", None)


def test_suggestions_say_why_and_one_is_tied(desk: Run) -> None:
    found = told(desk("passages", "labour", "xu2020", "--format", "json"))["passages"]

    assert found[0]["words"].startswith("Between 2017 and 2019 more than 80,000")
    assert found[0]["reasons"] == "rare: far, west, labourers"
    assert (found[0]["page"], found[0]["rank"]) == ("page 14", 1)
    words = ("passages", "labour", "xu2020", "--tie", "1", "--stance", "contradicts")
    assert "pinned in" in desk(*words, env=ACTOR).stderr
    [row] = evidence_of(desk, "labour")
    assert (row["stance"], row["page"]) == ("contradicts", "14")
    assert row["quotation"] == row["passage"]["exact"] == found[0]["words"]


def test_a_claim_that_is_not_tied_is_looked_for_in_what_its_sentence_cites(
    desk: Run,
) -> None:
    found = told(desk("passages", "states", "--format", "json"))["passages"]

    assert {(one["source"], one["kind"]) for one in found} == {
        ("hall2020", "cited in its sentence")
    }
    assert "With 57 participating States" in found[0]["words"]
    shown = desk("passages", "states").stdout.splitlines()[0]
    assert shown.endswith("): cited in its sentence")


def test_any_source_is_searched_when_asked(desk: Run) -> None:
    nothing = desk("passages", "bare")
    found = told(desk("passages", "bare", "--any", "--format", "json"))["passages"]

    assert nothing.exit_code == 9
    said = "bare is tied to no source, and its sentence cites none"
    assert said in nothing.stderr
    assert (found[0]["source"], found[0]["kind"]) == ("hall2020", "another source")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("passages", "nobody"), 4, "nobody"),
        (("passages", "labour", "lost2019"), 9, "no copy is kept of lost2019"),
        (("passages", "labour", "xu2020", "--any"), 2, "not both"),
        (("passages", "labour", "xu2020", "--tie", "9"), 4, "there is no passage 9"),
        (("passages", "pin"), 2, "which evidence?"),
        (("passages", "pin", "e-zzzzz"), 4, "names no evidence with a quotation"),
    ],
)
def test_what_cannot_be_done_is_told(
    desk: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    done = desk(*words, env=ACTOR)
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr


def test_an_altered_text_in_the_store_is_no_source_of_passages(
    desk: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence.snapshots" / "objects"
    for path in folder.glob("*/*"):
        if b"80,000 labourers" in path.read_bytes():
            path.chmod(0o644)
            path.write_bytes(path.read_bytes().replace(b"80,000", b"50,000"))

    done = tie(desk, "labour", "xu2020", "--quote", TRUE.replace("80", "50"))

    assert (done.exit_code, "it can be made again" in done.stderr) == (7, True)
    assert evidence_of(desk, "labour") == []


def workbook() -> bytes:
    """Return a table in which a figure stands in the cell Moved!C3."""
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Labourers", "50,000"])
    moved = book.create_sheet("Moved")
    moved.append(["Province", "From", "Labourers transferred"])
    moved.append(["Gansu", 2017, 12, 345])
    moved.append(["Far west", 2017, "50,000 labourers", 900])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


CSV = 'Province,From,Labourers\nGansu,2017,12,345\nFar west,2017,"50,000 labourers"\n'


@pytest.mark.parametrize(
    ("name", "data", "cell"),
    [("t.xlsx", workbook(), "Moved!C3"), ("t.csv", CSV.encode(), "cell C3")],
)
def test_a_passage_in_a_table_says_its_cell(
    desk: Run, tmp_path: Path, name: str, data: bytes, cell: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert desk("snapshot", "add", "lost2019", name).exit_code == 0
    shown = f"cell {cell.removeprefix('cell ')}"

    suggested = desk("passages", "labour", "lost2019")
    wrong = tie(
        desk, "labour", "lost2019", "--quote", "50,000 labourers", "--page", "C2"
    )
    run_together = tie(desk, "labour", "lost2019", "--quote", "12,345")
    quoted = ("--quote", "50,000 labourers", "--figure", "50,000 labourers")
    done = desk("tie", "labour", "lost2019", *quoted, env=ACTOR)

    sentence = "Far west | 2017 | 50,000 labourers"
    row_of = shown.replace("C3", "A3:")
    assert (sentence in suggested.stdout, row_of in suggested.stdout) == (True, True)
    assert (wrong.exit_code, f"stand in {shown} of" in wrong.stderr) == (3, True)
    assert run_together.exit_code == 3
    assert (done.exit_code, f", {shown} (exact)" in done.stderr) == (0, True)
    [row] = evidence_of(desk, "labour")
    assert (row["page"], row["passage"]["page_label"]) == (cell, cell)
    assert f"lost2019, {shown} (" in desk("claim", "show", "labour").stdout
    assert f"lost2019, {shown}" in desk("trace", "labour").stdout
    brief = desk("brief", "-o", "brief.html")
    assert brief.exit_code == 0, brief.output
    printed = (tmp_path / "brief.html").read_text()
    assert f"<bdi>{shown}</bdi>" in printed
    assert "Far west | 2017 | " in printed


def test_a_picked_row_keeps_its_cells_apart(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(workbook())
    assert desk("snapshot", "add", "lost2019", "t.xlsx").exit_code == 0

    tied = desk("passages", "labour", "lost2019", "--tie", "1", env=ACTOR)

    assert tied.exit_code == 0, tied.output
    [row] = evidence_of(desk, "labour")
    assert row["quotation"] == "Far west | 2017 | 50,000 labourers | 900"
    assert row["page"] == "Moved!A3:D3"
    assert desk("passages", "pin", "--all", "--again").exit_code == 0
    findings = json.loads(desk("check", "--format", "json").stdout)["findings"]
    quoting = [one["code"] for one in findings if one["code"].startswith("QUO")]
    assert quoting == []


def test_of_several_copies_the_one_with_the_page_has_the_passage(
    desk: Run, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(f"<p>Since 2017, {TRUE} there.</p>", "utf-8")
    newer = desk("snapshot", "add", "xu2020", "page.html", "--format", "json")
    assert newer.exit_code == 0, newer.output
    page = json.loads(newer.stdout)["snapshot"]
    quote = ("tie", "labour", "xu2020", "--quote", TRUE)

    told = [
        json.loads(desk(*quote, *more, "--format", "json", env=ACTOR).stdout)
        for more in ((), ("--page", "14"))
    ]

    assert [one["passage"]["page_label"] for one in told] == ["14", "14"]
    assert page not in {one["passage"]["snapshot"] for one in told}


def test_a_passage_that_several_copies_have_is_suggested_once(
    desk: Run, tmp_path: Path
) -> None:
    before = json.loads(desk("passages", "labour", "xu2020", "--format", "json").stdout)
    (tmp_path / "same.txt").write_text(before["passages"][0]["words"], "utf-8")
    added = desk("snapshot", "add", "xu2020", "same.txt", "--format", "json")
    own = json.loads(added.stdout)["snapshot"]

    after = json.loads(desk("passages", "labour", "xu2020", "--format", "json").stdout)
    told = desk("passages", "labour", "xu2020").stdout

    first = before["passages"][0]
    assert (first["page"], first["also_in"]) == ("page 14", [])
    assert [one["words"] for one in after["passages"]] == [
        one["words"] for one in before["passages"]
    ]
    assert after["passages"][0]["snapshot"] == first["snapshot"]
    assert after["passages"][0]["also_in"] == [own]
    assert f"; also in {own}): " in told
