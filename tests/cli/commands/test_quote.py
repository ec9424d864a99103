"""``evidence quote``: a quotation against its source, without any ledger."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from weasyprint import HTML

from tests.conftest import Run

TEXT = "# Review\n\nOutput grew by 2.4 per cent in 2021. It did not\nfall in 2020.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "review.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_words_that_stand_there_are_verbatim(source: Path, run: Run) -> None:
    result = run("quote", str(source), "“It did not fall in 2020.”")

    assert result.exit_code == 0
    assert result.stdout == f"{source}: verbatim (exact), line 3\n"


def test_a_changed_figure_fails_and_is_shown_without_colour(
    source: Path, run: Run
) -> None:
    result = run("quote", str(source), "Output grew by 2.9 per cent in 2021")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{source}: misquoted (altered), line 3",
        "  Output grew by [-2.4-] {+2.9+} per cent in 2021",
        "  “2.9” instead of “2.4”",
    ]


def test_what_an_ellipsis_hides_fails(source: Path, run: Run) -> None:
    result = run("quote", str(source), "It did … fall in 2020")

    assert result.exit_code == 1
    assert "It did [-not-] {+…+} fall in 2020" in result.stdout


def test_what_is_not_there_fails(source: Path, run: Run) -> None:
    result = run("quote", str(source), "The bells rang all through the night")

    assert result.exit_code == 1
    assert result.stdout.startswith(f"{source}: not found\n")


def test_json_has_the_place_and_both_verdicts(source: Path, run: Run) -> None:
    result = run("quote", str(source), "Output grew by 2.4%", "--format", "json")

    start = TEXT.index("Output") - 2  # the text as read has no marks of headings
    assert json.loads(result.stdout) == {
        "schema_version": 1,
        "source": str(source),
        "quote": "Output grew by 2.4%",
        "outcome": "reworded",
        "verdict": "altered-acceptably",
        "diff": "",
        "page_index": None,
        "page_label": None,
        "start": start,
        "end": start + len("Output grew by 2.4 per cent"),
        "line": 3,
        "places": 1,
        "reasons": [],
        "note": "",
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!doctype html><p>Sign in", "this is a web page, not a PDF"),
        (b"\x00\x01\x02", "this is no PDF"),
        (HTML(string="<svg width=9 height=9></svg>").write_pdf(), "it is a scan"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_checked(
    content: bytes, said: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "source.pdf"
    path.write_bytes(content)
    result = run("quote", str(path), "Output grew by 2.4 per cent")

    assert result.exit_code == 9
    assert result.stdout.startswith(f"{path}: not checked (unchecked)\n")
    assert said in result.stdout


def test_a_missing_file_is_told(tmp_path: Path, run: Run) -> None:
    result = run("quote", str(tmp_path / "none.txt"), "Output grew")

    assert result.exit_code == 4
    assert "there is no such file" in result.stderr


@pytest.mark.parametrize("words", [(), ("a.txt",), ("a.txt", "b", "--cases", "c.json")])
def test_a_source_and_words_or_cases_are_needed(
    words: tuple[str, ...], run: Run
) -> None:
    assert run("quote", *words).exit_code == 2


def test_pages_of_a_pdf_have_their_labels(tmp_path: Path, run: Run) -> None:
    body = "<p>The first page says that output grew by 2.4 per cent in that year.</p>"
    body += '<p style="break-before: page">The second says that it did not fall.</p>'
    path = tmp_path / "source.pdf"
    HTML(string=body).write_pdf(path)

    there = run("quote", str(path), "it did not fall", "--page", "2")
    elsewhere = run("quote", str(path), "it did not fall", "--page", "1")

    assert there.stdout.splitlines()[0].endswith("page 2 of the file")
    assert elsewhere.stdout.startswith(f"{path}: verbatim (moved)")


def test_cases_give_a_list_in_their_order(source: Path, run: Run) -> None:
    text = "Prices fell in May, which surprised the bank, and rose again in autumn. "
    cases = [
        {"id": "a", "source": "review.md", "quote": "grew by 2.4 per cent"},
        {"id": 7, "source": text * 2, "quote": "Prices fell in May … and rose again"},
        {"id": "c", "source": "none.md", "quote": "grew by 2.4 per cent"},
        {
            "id": "d",
            "source": "review.md",
            "quote": "Output grew by 2.9 per cent in 2021",
        },
    ]
    path = source.with_name("cases.json")
    path.write_text(json.dumps(cases), "utf-8")

    result = run("quote", "--cases", str(path))
    shared = run("quote", "--cases", str(path), "--jobs", "2")

    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [one["id"] for one in found] == ["a", 7, "c", "d"]
    assert [one["verdict"] for one in found] == [
        "verbatim",
        "altered-acceptably",
        None,
        "misquoted",
    ]
    assert found[0] == {
        "id": "a",
        "outcome": "exact",
        "verdict": "verbatim",
        "diff": "",
        "page_index": None,
        "page_label": None,
        "start": 15,
        "end": 35,
    }
    assert result.stderr == (
        f"c: unchecked: {path.with_name('none.md')}: there is no such file\n"
    )
    assert shared.stdout == result.stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "the file is not JSON"),
        ("[" * 200_000, "the file is not JSON"),
        ('{"id": 1}', "the cases are not a list"),
        ('[{"id": 1, "quote": "x"}]', "case 1 is no object with an id"),
    ],
)
def test_what_is_no_list_of_cases_is_refused(
    content: str, message: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "cases.json"
    path.write_text(content, "utf-8")
    result = run("quote", "--cases", str(path))

    assert result.exit_code == 3
    assert message in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a pipe and a device")
def test_a_case_that_names_no_file_is_unchecked_and_nothing_is_waited_for(
    tmp_path: Path, run: Run
) -> None:
    os.mkfifo(tmp_path / "pipe")
    named = ["/dev/zero", "pipe", ".", "missing", "a\0b", "\ud800"]
    cases = [
        {"id": str(number), "source": name, "quote": "57 States"}
        for number, name in enumerate(named)
    ]
    (tmp_path / "cases.json").write_text(json.dumps(cases), "utf-8")

    result = run("quote", "--cases", "cases.json")

    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "0: unchecked: /dev/zero: there is no such file",
        "1: unchecked: pipe: there is no such file",
        "2: unchecked: .: there is no such file",
        "3: unchecked: missing: there is no such file",
        r"4: unchecked: a\u{0}b: there is no such file",
        r"5: unchecked: \u{D800}: there is no such file",
    ]
    assert [each["outcome"] for each in json.loads(result.stdout)] == ["unchecked"] * 6
