"""Entries as CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evidence import pandoc
from evidence.bibliography.csl.items import csl_date, to_csl
from evidence.bibliography.csl.rich_text import to_rich
from evidence.bibliography.dates import parse_edtf
from evidence.bibliography.entries import read_bibliography


def csl(text: str) -> dict[str, Any]:
    return to_csl(read_bibliography(text.encode(), "refs.bib").entries[0])


def printed(items: list[dict[str, Any]]) -> list[str]:
    """Return the list as pandoc prints it in its own style (Chicago)."""
    arguments = ["--from=csljson", "--to=plain", "--wrap=none", "--citeproc"]
    return pandoc.run(arguments, json.dumps(items)).strip().split("\n\n")


def test_an_article_has_its_variables() -> None:
    text = (
        "@article{k, author = {King, Jr, Martin and de Waal, Thomas and {HRW}},"
        " title = {The {OSCE} \\& Co}, journal = {Some {\\'E}tudes}, volume = 60,"
        " number = 8, pages = {1321--1344}, date = {2019-07-02},"
        " doi = {https://doi.org/10.1000/A\\_b}, url = {https://x.org/a\\_b},"
        " urldate = {2020-01-02}, issn = {0378-5955}}"
    )
    assert csl(text) == {
        "id": "k",
        "type": "article-journal",
        "author": [
            {"family": "King", "given": "Martin", "suffix": "Jr"},
            {"family": "Waal", "given": "Thomas", "non-dropping-particle": "de"},
            {"literal": "HRW"},
        ],
        "title": 'The <span class="nocase">OSCE</span> & Co',
        "container-title": "Some Études",
        "volume": "60",
        "issue": "8",
        "page": "1321-1344",
        "issued": {"date-parts": [[2019, 7, 2]]},
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "DOI": "10.1000/A_b",
        "URL": "https://x.org/a_b",
        "ISSN": "0378-5955",
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@article{k}", "article-journal"),
        ("@article{k, entrysubtype = {newspaper}}", "article-newspaper"),
        ("@article{k, entrysubtype = {magazine}}", "article-magazine"),
        ("@book{k}", "book"),
        ("@incollection{k}", "chapter"),
        ("@inproceedings{k}", "paper-conference"),
        ("@techreport{k}", "report"),
        ("@phdthesis{k}", "thesis"),
        ("@online{k}", "webpage"),
        ("@misc{k}", "document"),
        ("@misc{k, url = {https://x.org}}", "webpage"),
        ("@unpublished{k}", "manuscript"),
        ("@invented{k}", "document"),
    ],
)
def test_every_type_has_one_of_csls(text: str, kind: str) -> None:
    assert csl(text)["type"] == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2019-07", {"date-parts": [[2019, 7]]}),
        ("2019-07-02T10:00:00Z", {"date-parts": [[2019, 7, 2]]}),
        ("2017-05/2019", {"date-parts": [[2017, 5], [2019]]}),
        ("2017/..", {"date-parts": [[2017]]}),
        ("../2017", {"literal": "../2017"}),
        ("2019~", {"date-parts": [[2019]], "circa": True}),
        ("2019-22", {"date-parts": [[2019]], "season": 2}),
        ("201X", {"literal": "201X"}),
        ("2019-XX", {"literal": "2019-XX"}),
    ],
)
def test_dates_are_given_as_parts(text: str, expected: dict[str, Any]) -> None:
    assert csl_date(parse_edtf(text)) == expected


def test_a_year_that_is_no_date_is_given_as_it_is() -> None:
    assert csl("@book{k, year = {forthcoming}}")["issued"] == {"literal": "forthcoming"}


def test_a_book_in_a_series_has_its_number_there() -> None:
    text = (
        "@book{k, title = {Title}, subtitle = {Sub {EU}}, series = {Studies},"
        " number = 5, edition = 2, address = {Wien}, publisher = {P}}"
    )
    assert csl(text) == {
        "id": "k",
        "type": "book",
        "title": 'Title: Sub <span class="nocase">EU</span>',
        "collection-title": "Studies",
        "collection-number": "5",
        "edition": "2",
        "publisher": "P",
        "publisher-place": "Wien",
    }


def test_a_web_page_appears_where_it_was_published() -> None:
    text = (
        "@misc{k, title = {T}, url = {https://x.org}, howpublished = {The Diplomat}}\n"
    )
    assert csl(text)["container-title"] == "The Diplomat"
    assert "publisher" not in csl(text)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("Plain title", "Plain title"),
        ("The {OSCE} in {Central Asia}",
         ('The <span class="nocase">OSCE</span> in '
         '<span class="nocase">Central Asia</span>')),
        ("{{Whole Title}}", "Whole Title"),
        ("{Whole} {Title}",
         '<span class="nocase">Whole</span> <span class="nocase">Title</span>'),
        ("{\\'E}tude of {{\\'E}coles}", 'Étude of <span class="nocase">Écoles</span>'),
        ("\\emph{Not protected}", "<i>Not protected</i>"),
        ("`{Shanghai} Spirit'", '‘<span class="nocase">Shanghai</span> Spirit’'),
        ("50\\% of {A", "50% of A"),
        ("A } b", "A b"),
        ("{Whole {title}", "Whole title"),
    ],
)  # fmt: skip
def test_protected_capitals_are_marked(source: str, title: str) -> None:
    assert to_rich(source, protect=True) == title


def test_pandoc_prints_the_item_with_its_capitals() -> None:
    text = (
        "@article{k, author = {Turcs{\\'a}nyi, Richard}, date = {2019-07},"
        " title = {Politics of the {OSCE}}, journal = {Asian Ethnicity},"
        " volume = 3, number = 2, pages = {1--20}}"
    )
    assert printed([csl(text)]) == [
        "Turcsányi, Richard. 2019. “Politics of the OSCE.” Asian Ethnicity 3 (2): 1–20."
    ]


def test_every_entry_of_the_real_bibliography_is_printed(shared_chapter: Path) -> None:
    read = read_bibliography(shared_chapter / "chapter.bib")
    assert len(printed([to_csl(entry) for entry in read.entries])) == 61
