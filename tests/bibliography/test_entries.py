"""Bibliographies as entries."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from evidence.bibliography.bibtex.raw import StretchKind
from evidence.bibliography.entries import Entry, read_bibliography
from evidence.bibliography.names import Name
from evidence.bibliography.problems import Problem, Severity
from evidence.errors import InputRefused, NotFound


def entry(text: str) -> Entry:
    (found,) = read_bibliography(text.encode(), "refs.bib").entries
    return found


def test_an_entry_keeps_its_text_place_and_fields_in_order() -> None:
    raw = "@Article{k1,\n  Title = {A\n    {B}},\n  Year = 2019\n}"
    assert entry(f"% x\n{raw}\n") == Entry(
        key="k1",
        type="article",
        fields=(("title", "A {B}"), ("year", "2019")),
        raw=raw,
        path="refs.bib",
        line=2,
        end_line=6,
    )


def test_the_first_of_repeated_fields_is_used() -> None:
    found = entry("@misc{k, title = {First}, Title = {Second}}")
    assert found.get("title") == "First"
    assert found.fields == (("title", "First"), ("title", "Second"))
    assert found.get("author") is None


def test_no_break_spaces_stay() -> None:
    found = entry("@misc{k, title = {A\u00a0B\n C}}")
    assert found.fields == (("title", "A\u00a0B C"),)


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ("title = {{The {OSCE}} --- a View}", "The OSCE — a View"),
        ("title = {Security}, subtitle = {A View}", "Security: A View"),
        ("title = {Security?}, subtitle = {A View}", "Security? A View"),
        ("subtitle = {A View}", "A View"),
        ("", ""),
    ],
)
def test_the_title_is_plain_text(fields: str, title: str) -> None:
    assert entry(f"@misc{{k, {fields}}}").title == title


@pytest.mark.parametrize(
    ("fields", "container", "institution"),
    [
        ("journaltitle = {A}, journal = {B}", "A", ""),
        ("journal = {B}, booktitle = {C}", "B", ""),
        ("booktitle = {C {\\& D}}, publisher = {P}", "C & D", "P"),
        ("maintitle = {M}", "M", ""),
        ("institution = {I}, publisher = {P}", "", "I"),
        ("organization = {O}, howpublished = {H}", "", "O"),
        ("school = {S}", "", "S"),
        ("howpublished = {The Diplomat}", "", "The Diplomat"),
        ("howpublished = {\\url{https://x.org}}", "", ""),
    ],
)
def test_container_and_institution_come_from_the_first_field_that_has_one(
    fields: str, container: str, institution: str
) -> None:
    found = entry(f"@misc{{k, {fields}}}")
    assert (found.container, found.institution) == (container, institution)


def test_names_and_aliases_are_read() -> None:
    found = entry(
        "@misc{k, author = {{HRW} and others}, editor = {Mihr, Anja}, ids = {a, b}}"
    )
    assert found.authors.names == (Name("", literal="HRW"),)
    assert found.authors.others is True
    assert found.editors.names == (Name("Mihr", "Anja"),)
    assert found.aliases == ("a", "b")


@pytest.mark.parametrize(
    "second",
    [
        "@misc{k, title = {A}, year = 2019}",
        "@misc{k,year={2019},title={A}}",
        "@misc{k, title = {A}, title = {B}, year = 2019}",
    ],
)
def test_a_repeated_key_that_says_the_same_is_a_duplicate(second: str) -> None:
    text = f"@misc{{k, title = {{A}}, year = 2019}}\n@misc{{m}}\n{second}"
    read = read_bibliography(text.encode(), "refs.bib")
    assert read.problems[0] == Problem(
        3,
        1,
        Severity.WARNING,
        "repeated-key",
        "the key 'k' is repeated: it stands on lines 1 and 3; it agrees with the "
        "first, which is kept",
        "k",
    )
    assert [one.line for one in read.entries] == [1, 2]
    assert [one.line for one in read.duplicates] == [3]


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ("@misc{k, title = {B}, year = 2019}", "title"),
        ("@book{k, title = {A}, note = {N}}", "type, year, note"),
    ],
)
def test_a_repeated_key_that_says_something_else_is_kept_too(
    second: str, what: str
) -> None:
    text = f"@misc{{k, title = {{A}}, year = 2019}}\n@misc{{m}}\n{second}"
    read = read_bibliography(text.encode(), "refs.bib")
    assert read.problems == (
        Problem(
            3,
            1,
            Severity.ERROR,
            "repeated-key",
            "the key 'k' is repeated: it stands on lines 1 and 3; "
            f"it differs in {what}; it is kept as 'k#2'",
            "k",
        ),
    )
    assert [(one.key, one.repeats, one.provisional) for one in read.entries] == [
        ("k", "", False),
        ("m", "", False),
        ("k#2", "k", True),
    ]
    assert read.duplicates == ()


def test_any_number_of_entries_may_share_a_key() -> None:
    text = "".join(f"@misc{{k, year = {year % 3}}}" for year in range(5))
    read = read_bibliography(text.encode(), "refs.bib")
    assert [one.key for one in read.entries] == ["k", "k#2", "k#3"]
    assert [one.key for one in read.duplicates] == ["k", "k#2"]


def test_many_different_entries_under_one_key_take_linear_time() -> None:
    text = "".join(f"@misc{{k, year = {year}}}" for year in range(20_000))
    assert len(read_bibliography(text.encode(), "refs.bib").entries) == 20_000


@pytest.mark.parametrize(
    ("names", "code", "message"),
    [
        ("Lee, Jr., Ann, PhD", "name-commas",
         "a name has 3 commas, two at most: 'Lee, Jr., Ann, PhD'"),
        ("Bo, C and Lee, Jr., Ann, PhD", "name-commas",
         "a name has 3 commas, two at most: 'Lee, Jr., Ann, PhD'"),
        ("Lee, Ann; Bo, Cy", "name-semicolon",
         "a semicolon stands between names, not «and»: 'Lee, Ann; Bo, Cy'"),
        ("Lee, Ann and", "dangling-and",
         "«and» stands at an end of 'author', or twice in a row"),
        ("and Lee, Ann", "dangling-and",
         "«and» stands at an end of 'author', or twice in a row"),
        ("Lee, Ann and and Bo, Cy", "dangling-and",
         "«and» stands at an end of 'author', or twice in a row"),
    ],
)  # fmt: skip
def test_odd_names_are_told_with_their_line_and_keep_their_text(
    names: str, code: str, message: str
) -> None:
    text = f"@misc{{k, title = {{A}},\n  author = {{{names}}}\n}}"
    read = read_bibliography(text.encode(), "refs.bib")
    assert read.problems == (Problem(2, 3, Severity.WARNING, code, message, "k"),)
    (found,) = read.entries
    assert found.get("author") == names
    shown = " ".join(name.display for name in found.authors.names)
    words = set(names.replace(",", "").replace(" and", "").removeprefix("and ").split())
    assert words <= set(shown.replace(",", "").split())


@pytest.mark.parametrize(
    "names",
    [
        "Müller, A. and {Bo; Cy} and L{\\'e}vy, D.",
        "Kov&aacute;cs, J. and de la Cruz, Jr., Ana",
        "family=Lee, given=Ann, prefix=van, useprefix=true",
        "{Office of A, B, C, and D} and {Simon and Co}",
        "Anderson, A and Brand, B and Sand, C and others",
    ],
)
def test_usual_names_are_read_without_a_word(names: str) -> None:
    read = read_bibliography(f"@misc{{k, author = {{{names}}}}}".encode(), "refs.bib")
    assert read.problems == ()


def test_keys_that_differ_in_case_only_are_kept_with_a_warning() -> None:
    read = read_bibliography(b"@misc{Smith2020}\n@misc{smith2020}", "refs.bib")
    assert [one.key for one in read.entries] == ["Smith2020", "smith2020"]
    assert [(p.line, p.severity, p.message) for p in read.problems] == [
        (
            2,
            Severity.WARNING,
            (
                "the keys 'Smith2020' (line 1) and 'smith2020' (line 2) differ in case "
                "only, which BibTeX does not tell apart"
            ),
        )
    ]


def test_every_entry_is_read_rejected_or_a_duplicate() -> None:
    text = b"@misc{a}\n@misc{b, x}\n@misc{a}\n@misc{, y = 1}\n@misc{c}\n@misc{"
    read = read_bibliography(text, "refs.bib")
    assert [one.key for one in read.entries] == ["a", "b", "#misc", "c"]
    assert (len(read.duplicates), read.rejected) == (1, 1)
    assert [problem.line for problem in read.problems] == [2, 3, 4, 6]
    assert read.counts[StretchKind.ENTRY] == 5
    assert read.counts[StretchKind.REJECTED] == 1


def test_a_file_of_bad_entries_alone_is_read_with_its_problems() -> None:
    read = read_bibliography(b"@misc{k, title = {x", "refs.bib")
    assert [one.fields for one in read.entries] == [(("title", "x"),)]
    assert (read.rejected, len(read.problems)) == (0, 2)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "refs.bib: the file is empty"),
        (b"\n \n", "refs.bib: the file is empty"),
        (b"Dear reader, this is prose.",
         "refs.bib: the file has no BibTeX entry in it"),
        (b"% only remarks", "refs.bib: the file has no BibTeX entry in it"),
        (b"\x89PNG\r\n\x00\x00", "refs.bib: this is a binary file, not BibTeX"),
        (b"@string{a0 = {" + b"x" * 1_048_577 + b"}}",
         ("refs.bib:1: @string 'a0' grows to 1,048,577 characters; "
         "the limit is 1,048,576")),
    ],
)  # fmt: skip
def test_what_is_no_bibliography_is_refused_in_one_sentence(
    data: bytes, message: str
) -> None:
    with pytest.raises(InputRefused) as caught:
        read_bibliography(data, "refs.bib")
    assert str(caught.value) == message


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no such file"):
        read_bibliography(tmp_path / "none.bib")
    with pytest.raises(InputRefused, match="this is a folder"):
        read_bibliography(tmp_path)


def test_a_file_above_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence.bibliography.entries.MAX_BYTES", 5)
    path = tmp_path / "refs.bib"
    path.write_text("@misc{k}")
    with pytest.raises(InputRefused, match="the file has 8 bytes; the limit is 5"):
        read_bibliography(path)


def test_a_path_that_cannot_be_opened_is_refused_with_the_systems_reason(
    tmp_path: Path,
) -> None:
    with pytest.raises(InputRefused, match="cannot read the file: File name too long"):
        read_bibliography(tmp_path / ("x" * 300))


def test_a_file_is_read_by_its_path_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes("@misc{k, author = {Müller, Anna}}".encode("cp1252"))
    read = read_bibliography(path)
    assert read.encoding == "cp1252"
    assert read.entries[0].path == str(path)
    assert read.entries[0].authors.names == (Name("Müller", "Anna"),)
    assert [problem.code for problem in read.problems] == ["encoding"]


def test_a_bibliography_can_be_sent_to_another_process() -> None:
    read = read_bibliography(b"@misc{k, author = {A, B}}\n@misc{k}", "refs.bib")
    assert read.entries[0].authors.names == (Name("A", "B"),)
    assert pickle.loads(pickle.dumps(read)) == read


def test_the_real_bibliography_means_what_it_says(shared_chapter: Path) -> None:
    read = read_bibliography(shared_chapter / "chapter.bib")
    assert (len(read.entries), read.problems, read.rejected) == (61, (), 0)
    assert all(one.issued is not None for one in read.entries)
    by_key = {one.key: one for one in read.entries}
    assert [name.display for name in by_key["kelemen2020"].authors.names] == [
        "Kelemen, Barbara",
        "Turcsányi, Richard Q.",
    ]
    assert by_key["dewaal2017"].authors.names == (Name("Waal", "Thomas", "de"),)
    assert by_key["hrw2018"].authors.names == (Name("", literal="Human Rights Watch"),)
    assert str(by_key["reuters2019"].issued) == "2019-07-02"
    assert by_key["ambrosio2008"].container == "Europe-Asia Studies"
    assert by_key["lehne2015"].institution == "Carnegie Europe"
