"""DOI, ISBN and ISSN."""

from __future__ import annotations

import pytest

from evidence.bibliography.identifiers import (
    normal_doi,
    problem_with_doi,
    problem_with_isbn,
    problem_with_issn,
)


@pytest.mark.parametrize(
    "text",
    [
        "10.1007/978-3-030-77489-9_4",
        "10.1007/978-3-030-77489-9\\_4",
        "doi:10.1007/978-3-030-77489-9_4",
        "DOI: 10.1007/978-3-030-77489-9_4",
        "https://doi.org/10.1007/978-3-030-77489-9_4",
        "http://dx.doi.org/10.1007/978-3-030-77489-9_4 ",
        "doi.org/10.1007/978-3-030-77489-9_4",
    ],
)
def test_a_doi_is_told_in_one_form(text: str) -> None:
    assert normal_doi(text) == "10.1007/978-3-030-77489-9_4"
    assert problem_with_doi(text) is None


def test_case_counts_for_nothing_in_ascii() -> None:
    assert normal_doi("10.1000/ABCÉ") == "10.1000/abcÉ"


@pytest.mark.parametrize(
    "text", ["10.1000.10/x", "10.1234/(SICI)1<1:A>2;3#4", "10.1234/é"]
)
def test_odd_dois_are_valid(text: str) -> None:
    assert problem_with_doi(text) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the DOI is empty"),
        ("https://doi.org/", "the DOI is empty"),
        ("11.1000/x", "a DOI begins with '10.', but this is '11.1000/x'"),
        ("10.12/x", "the DOI '10.12/x' needs 4 to 9 digits after '10.'"),
        ("10.1234", "the DOI '10.1234' has no suffix after its registrant"),
        ("10.1234/", "the DOI '10.1234/' has no suffix after its registrant"),
        ("10.1234/a b", "the DOI '10.1234/a b' has a blank in it"),
        ("10.1234/a.", "the DOI '10.1234/a.' ends in punctuation"),
        ("10.1234/a\x07", ("the DOI '10.1234/a\\x07' holds a character that cannot be "
         "printed")),
    ],
)  # fmt: skip
def test_a_bad_doi_is_told_with_the_reason(text: str, problem: str) -> None:
    assert problem_with_doi(text) == problem


@pytest.mark.parametrize(
    "text",
    ["978-3-030-77489-9", "9783030774899", "0-306-40615-2", "080442957X",
     "978‑3‑030‑77489‑9", "ISBN 978-3-030-77489-9", "978-3-030-77489-9 (hardback)",
     "978-3-030-77489-9, 0-306-40615-2"],
)  # fmt: skip
def test_good_isbns_have_no_problem(text: str) -> None:
    assert problem_with_isbn(text) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("978-3-030-77489-8", "the ISBN '978-3-030-77489-8' has a wrong check digit"),
        ("0-306-40615-3", "the ISBN '0-306-40615-3' has a wrong check digit"),
        ("12345", "the ISBN '12345' does not have 10 or 13 digits"),
        ("978-3-030-7748X-9", ("the ISBN '978-3-030-7748X-9' is not of the form of an "
         "ISBN")),
        ("0-306-40615-2; 12", "the ISBN '12' does not have 10 or 13 digits"),
        ("", "the ISBN is empty"),
    ],
)  # fmt: skip
def test_a_bad_isbn_is_told_with_the_reason(text: str, problem: str) -> None:
    assert problem_with_isbn(text) == problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0378-5955", None),
        ("2434-561X", None),
        ("ISSN 0378-5955 (print), 2434-561X (online)", None),
        ("0378-5954", "the ISSN '0378-5954' has a wrong check digit"),
        ("0378", "the ISSN '0378' does not have 8 digits"),
        ("", "the ISSN is empty"),
    ],
)
def test_an_issn_is_checked(text: str, problem: str | None) -> None:
    assert problem_with_issn(text) == problem
