"""Crossref and xdata."""

from __future__ import annotations

import pytest

from evidence.bibliography.entries import Bibliography, Entry, read_bibliography
from evidence.errors import InputRefused


def read(text: str) -> Bibliography:
    return read_bibliography(text.encode(), "refs.bib")


def first(text: str) -> Entry:
    return read(text).entries[0]


def test_a_chapter_inherits_its_book_under_the_names_for_a_part() -> None:
    child = first(
        "@incollection{c, author = {A, B}, title = {Chapter}, crossref = {b}}\n"
        "@collection{b, title = {Book}, subtitle = {Sub}, editor = {E, F},"
        " year = 2020, ids = {x}, shorttitle = {S}}"
    )
    assert child.inherited == (
        ("editor", "E, F"),
        ("year", "2020"),
        ("booktitle", "Book"),
        ("booksubtitle", "Sub"),
    )
    assert (child.title, child.container) == ("Chapter", "Book")
    assert str(child.issued) == "2020"
    assert child.fields == (
        ("author", "A, B"),
        ("title", "Chapter"),
        ("crossref", "b"),
    )


def test_own_fields_win() -> None:
    child = first(
        "@inproceedings{c, title = {T}, year = 2021, booktitle = {Own}, crossref = {b}}"
        "\n@proceedings{b, title = {Book}, year = 2020, publisher = {P}}"
    )
    assert child.inherited == (("publisher", "P"),)
    assert child.container == "Own"


def test_what_the_parent_calls_booktitle_is_meant_for_its_parts() -> None:
    child = first(
        "@inproceedings{c, crossref = {b}}\n"
        "@proceedings{b, title = {Full Title}, booktitle = {Short Title}}"
    )
    assert child.container == "Short Title"


def test_a_part_of_a_book_has_the_books_author() -> None:
    child = first("@inbook{c, crossref = {b}}\n@book{b, author = {A, B}, title = {T}}")
    assert child.inherited == (
        ("author", "A, B"),
        ("bookauthor", "A, B"),
        ("booktitle", "T"),
    )


def test_an_article_takes_its_periodicals_title_as_the_journal() -> None:
    child = first("@article{c, crossref = {p}}\n@periodical{p, title = {Journal}}")
    assert child.inherited == (("journaltitle", "Journal"),)


def test_a_volume_takes_the_title_of_the_whole_as_main_title() -> None:
    child = first("@book{c, title = {V}, crossref = {m}}\n@mvbook{m, title = {Whole}}")
    assert child.inherited == (("maintitle", "Whole"),)


def test_xdata_gives_its_fields_as_they_are_and_in_chains() -> None:
    child = first(
        "@misc{c, title = {T}, xdata = {x1, x2}}\n"
        "@xdata{x1, publisher = {P}, title = {No}, xdata = {x3}}\n"
        "@xdata{x2, location = {L}, publisher = {Q}}\n"
        "@xdata{x3, note = {N}}"
    )
    assert child.inherited == (("publisher", "P"), ("location", "L"), ("note", "N"))


def test_a_parent_may_be_called_by_its_alias() -> None:
    found = read(
        "@misc{c, xdata = {old}}\n@xdata{new, ids = {older, old}, publisher = {P}}"
    )
    assert found.entries[0].inherited == (("publisher", "P"),)
    assert found.problems == ()


def test_circles_end() -> None:
    read_both = read("@misc{a, note = {A}, crossref = {b}}\n"
                     "@misc{b, url = {B}, crossref = {a}}")  # fmt: skip
    assert [one.inherited for one in read_both.entries] == [
        (("url", "B"),),
        (("note", "A"),),
    ]


def test_a_long_chain_is_followed_a_few_steps() -> None:
    text = "\n".join(
        f"@misc{{k{n}, f{n} = {{x}}, crossref = {{k{n + 1}}}}}" for n in range(50)
    )
    found = read(text + "\n@misc{k50}")
    assert [name for name, _ in found.entries[0].inherited] == [
        f"f{n}" for n in range(1, 9)
    ]


def test_an_unknown_parent_is_told() -> None:
    found = read("\n@misc{c, crossref = {nowhere}}")
    assert [(p.line, p.severity.value, p.message) for p in found.problems] == [
        (2, "warning", "it refers to 'nowhere', which is not in this file")
    ]


@pytest.mark.parametrize(
    ("child", "parent", "title"),
    [
        # biblatex's manual 3.20, appendix B.
        ("book", "mvbook", "maintitle"),
        ("inbook", "mvbook", "maintitle"),
        ("suppbook", "mvbook", "maintitle"),
        ("collection", "mvcollection", "maintitle"),
        ("incollection", "mvcollection", "maintitle"),
        ("inreference", "mvreference", "maintitle"),
        ("proceedings", "mvproceedings", "maintitle"),
        ("inproceedings", "mvproceedings", "maintitle"),
        ("inbook", "book", "booktitle"),
        ("bookinbook", "book", "booktitle"),
        ("incollection", "collection", "booktitle"),
        ("suppcollection", "collection", "booktitle"),
        ("inreference", "reference", "booktitle"),
        ("inproceedings", "proceedings", "booktitle"),
        ("article", "periodical", "journaltitle"),
        ("suppperiodical", "periodical", "journaltitle"),
        ("misc", "book", "title"),
        ("book", "book", "title"),
        # What BibTeX's users write.
        ("incollection", "book", "booktitle"),
        ("conference", "proceedings", "booktitle"),
    ],
)
def test_a_title_is_inherited_under_the_name_that_it_has_for_the_part(
    child: str, parent: str, title: str
) -> None:
    found = first(
        f"@{child}{{c, crossref = {{p}}}}\n"
        f"@{parent}{{p, title = {{T}}, sorttitle = {{S}}, shorthand = {{H}}}}"
    )
    kept = (("sorttitle", "S"),) if title == "title" else ()
    assert found.inherited == ((title, "T"), *kept)


@pytest.mark.parametrize(
    ("own", "inherited"),
    [
        ("year = 2021", ()),
        ("date = {2021}", ()),
        ("month = may", (("date", "2020-03-05"),)),
    ],
)
def test_an_own_year_stands_against_the_date_of_a_parent(
    own: str, inherited: tuple[tuple[str, str], ...]
) -> None:
    found = first(
        f"@inproceedings{{c, {own}, crossref = {{p}}}}\n"
        "@proceedings{p, date = {2020-03-05}}"
    )
    assert found.inherited == inherited


def test_a_paper_with_a_month_takes_the_year_of_the_proceedings() -> None:
    found = first(
        "@inproceedings{c, month = may, crossref = {p}}\n"
        "@proceedings{p, year = 2020, month = jan}"
    )
    assert (found.inherited, str(found.issued)) == ((("year", "2020"),), "2020-05")


def test_an_own_field_stands_against_its_other_name() -> None:
    found = first(
        "@article{c, journal = {Own}, address = {Here}, crossref = {p}}\n"
        "@periodical{p, title = {Other}, location = {There}, issn = {1}}"
    )
    assert found.inherited == (("issn", "1"),)
    assert found.container == "Own"


def test_what_is_inherited_has_a_bound_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.bibliography.inheritance.MAX_INHERITED", 1_000)
    parent = f"@book{{p, abstract = {{{'x' * 400}}}}}\n"
    assert len(read(parent + "@inbook{a, crossref = p}").entries) == 2
    heirs = "".join(f"@inbook{{c{n}, crossref = {{p}}}}\n" for n in range(3))
    with pytest.raises(InputRefused) as caught:
        read(parent + heirs)
    assert str(caught.value) == (
        "refs.bib: its entries inherit more than 1,000 characters"
    )
