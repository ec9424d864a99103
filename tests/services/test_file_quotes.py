"""Quotations against files: what is read, and how often."""

from __future__ import annotations

from pathlib import Path

from evidence.services.file_quotes import Case, quote_cases, quote_in_file

TEXT = "The mill was sold in May, for 4,000 crowns, and nobody asked the workers.\n"


def test_files_of_the_same_content_have_the_same_verdict(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    cases = [Case(n, name, "sold in May") for n, name in enumerate(["a.txt", "b.txt"])]

    found, complaints = quote_cases(cases, tmp_path)

    assert [(one["id"], one["outcome"]) for one in found] == [
        (0, "exact"),
        (1, "exact"),
    ]
    assert complaints == []


def test_the_same_content_under_another_ending_is_read_as_that(tmp_path: Path) -> None:
    for name in ("a.txt", "a.html"):
        (tmp_path / name).write_text(f"<p>{TEXT}</p><script>sold in June</script>")
    cases = [Case(name, name, "sold in June") for name in ("a.txt", "a.html")]

    found, _ = quote_cases(cases, tmp_path)

    assert [one["verdict"] for one in found] == ["verbatim", "not-found"]


def test_a_case_may_name_its_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Page one.\f{TEXT}", "utf-8")
    case = Case("a", "a.txt", "nobody asked the workers", page="9")

    found, _ = quote_cases([case], tmp_path)

    assert (found[0]["outcome"], found[0]["page_index"]) == ("moved", 1)


def test_a_short_text_that_names_no_file_is_no_source(tmp_path: Path) -> None:
    found, complaints = quote_cases([Case("a", "The mill.", "The mill")], tmp_path)

    assert found[0]["outcome"] == "unchecked"
    assert complaints == [f"a: unchecked: {tmp_path}/The mill.: there is no such file"]


def test_lines_count_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html>\n<body>\n<p>Other.</p>\n<p>{TEXT}</p>", "utf-8")

    found, line = quote_in_file(path, "nobody asked the workers")

    assert (found.outcome.value, line) == ("exact", 4)


def test_a_table_is_read_as_a_kept_copy_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('place,people\n"East, upper",5000\n', "utf-8")

    found, line = quote_in_file(tmp_path / "a.csv", "East, upper 5000")
    cases, complaints = quote_cases([Case(1, "a.csv", "East, upper 5500")], tmp_path)

    assert (found.outcome.value, line) == ("normalized", None)
    assert (cases[0]["outcome"], complaints) == ("not found", [])


def test_a_picture_leaves_its_quotations_unchecked(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))

    found, _ = quote_in_file(tmp_path / "a.png", "the mill was sold")

    assert found.outcome.value == "unchecked"
    assert "\n".join(found.reasons) == (
        f"{tmp_path}/a.png: a picture has no text: what it shows is unchecked; "
        "recognise its letters: evidence snapshot read ID --ocr"
    )
