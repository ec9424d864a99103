"""Bibliographies of several formats become entries, each with its origin."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.entries import Bibliography, read_bibliography
from evidence.errors import InputRefused, NotFound, UsageFault
from evidence.readers.bibliographies import (
    bibliography_readers,
    choose_bibliography_reader,
    read_sources,
)

RIS = """\
TY  - JOUR
AU  - Doe, Ann
AU  - van Gogh, Vincent
AU  - World Health Organization
T1  - On oil & water
JF  - Journal of Oils
JA  - J. Oils
PY  - 2020
DA  - 2020/05/04/
VL  - 3
IS  - 2
SP  - 12
EP  - 34
SN  - 1234-5679
KW  - oil
KW  - water
UR  - https://example.org/a;b_c
U1  - own
U1  - second
ER  -

TY  - BLOG
ID  - roe2019
TI  - A post
that goes on
ER  -
"""
ENDNOTE = """\
<?xml version="1.0" encoding="UTF-8"?><xml><records>
<record><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Doe, Ann</author></authors></contributors>
<titles><title>On oil</title><secondary-title>Oils</secondary-title></titles>
<dates><year>2019</year></dates></record>
</records></xml>
"""


def read(folder: Path, name: str, text: str) -> Bibliography:
    path = folder / name
    path.write_text(text, "utf-8")
    return read_sources(path)


def told(found: Bibliography) -> list[tuple[int, str, str]]:
    return [(p.line, p.severity.value, p.message) for p in found.problems]


def test_the_readers_are_found_by_walking() -> None:
    assert [(one.name, one.suffixes) for one in bibliography_readers()] == [
        ("bibtex", (".bib", ".bibtex", ".biblatex")),
        ("csl-json", (".json",)),
        ("endnote-xml", (".xml",)),
        ("ris", (".ris",)),
    ]


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("refs.bib", "@book{k, title = {T}}", "bibtex"),
        ("refs.txt", "% remark\n@book{k, title = {T}}", "bibtex"),
        ("refs.bib", RIS, "ris"),
        ("refs", '[{"id": 1}]', "csl-json"),
        ("refs.xml", ENDNOTE, "endnote-xml"),
        ("refs.txt", RIS, "ris"),
        ("refs.bib", "prose", "bibtex"),
    ],
)
def test_a_file_is_read_by_its_text_and_ending(
    name: str, text: str, reader: str
) -> None:
    assert choose_bibliography_reader(Path(name), text.encode()).name == reader


def test_a_ris_record_becomes_an_entry_with_its_line(tmp_path: Path) -> None:
    found = read(tmp_path, "refs.ris", RIS)

    assert [(one.key, one.line, one.path) for one in found.entries] == [
        ("doe2020oil", 1, str(tmp_path / "refs.ris")),
        ("roe2019", 22, str(tmp_path / "refs.ris")),
    ]
    assert found.entries[0].raw == (
        "@article{doe2020oil,\n"
        "  author = {Doe, Ann and van Gogh, Vincent and {World Health Organization}},\n"
        "  title = {On oil \\& water},\n"
        "  journaltitle = {Journal of Oils},\n"
        "  shortjournal = {J. Oils},\n"
        "  number = {2},\n"
        "  pages = {12--34},\n"
        "  date = {2020-05-04},\n"
        "  volume = {3},\n"
        "  issn = {1234-5679},\n"
        "  keywords = {oil, water},\n"
        "  url = {https://example.org/a;b_c},\n"
        "  x-ris-u1 = {own},\n"
        "  x-ris-u1-2 = {second},\n"
        "}"
    )
    assert found.entries[1].title == "A post that goes on"
    assert told(found) == [(1, "note", "a record has no citekey; one was made")]


def test_endnotes_xml_comes_by_way_of_pandoc(tmp_path: Path) -> None:
    found = read(tmp_path, "refs.xml", ENDNOTE)

    assert [(one.line, one.raw) for one in found.entries] == [
        (
            2,
            (
                "@article{doe2019oil,\n  author = {Doe, Ann},\n"
                "  title = {On oil},\n  journaltitle = {Oils},\n  date = {2019},\n}"
            ),
        )
    ]


def test_each_item_of_csl_json_has_its_line(tmp_path: Path) -> None:
    text = '[\n{"id": "a", "type": "book"},\n\n{"id": "b",\n"type": "map"}, 7]\n'

    found = read(tmp_path, "refs.json", text)

    assert [(one.key, one.line) for one in found.entries] == [("a", 2), ("b", 4)]
    assert found.rejected == 1
    assert told(found) == [
        (5, "error", "this is no item of CSL-JSON: it has no id, type or title")
    ]


@pytest.mark.parametrize("wrapper", ["items", "references"])
def test_the_list_may_be_wrapped(tmp_path: Path, wrapper: str) -> None:
    text = json.dumps({wrapper: [{"id": "a", "type": "book"}]})

    assert [one.key for one in read(tmp_path, "refs.json", text).entries] == ["a"]


def test_no_key_breaks_out_of_its_entry(tmp_path: Path) -> None:
    keys = ["k, title={evil}", "a}b", "", "a b", "k", "K", "k", "http://x.org/1"]
    items = [
        {"id": key, "type": "book", "title": f"Title {number}"}
        for number, key in enumerate(keys)
    ]

    found = read(tmp_path, "refs.json", json.dumps(items))

    assert [one.key for one in found.entries] == [
        "title", "title-2", "title-3", "title-4", "k", "K-2", "k-3", "title-5",
    ]  # fmt: skip
    assert [message for _, _, message in told(found)] == [
        "a record has no citekey; one was made",
        "'k, title={evil}' is no citekey; it is called title",
        "'a}b' is no citekey; it is called title-2",
        "'a b' is no citekey; it is called title-4",
        "another record has this key; this one is called K-2",
        "another record has this key; this one is called k-3",
        "'http://x.org/1' is no citekey; it is called title-5",
    ]


def test_a_repeated_record_is_a_duplicate(tmp_path: Path) -> None:
    text = '[{"id": "a", "title": "T"},\n{"id": "a", "title": "T"}]'

    found = read(tmp_path, "refs.json", text)

    assert [one.key for one in found.entries] == ["a"]
    assert [one.line for one in found.duplicates] == [2]
    assert told(found) == [
        (2, "warning", "the record of line 1 is repeated; they agree")
    ]


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "title", "note", "URL", "DOI", "publisher", "x y"]),
            st.text(max_size=40),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_hostile_items_make_no_further_entries_or_fields(
    items: list[dict[str, str]],
) -> None:
    items = [one | {"type": "book"} for one in items]
    data = json.dumps(items).encode()
    reader = choose_bibliography_reader(Path("x.json"), data)

    found = reader.read(data, path=Path("x.json"))
    text = "\n\n".join(one.raw for one in found.entries)
    again = read_bibliography(text.encode())

    assert found.rejected == 0
    assert len(found.entries) + len(found.duplicates) == len(items)
    assert again.problems == ()
    assert [(one.key, one.type, one.raw) for one in again.entries] == [
        (one.key, one.type, one.raw) for one in found.entries
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.json", "[1, 2", "not JSON: Expecting value"),
        ("a.json", "[]", "there is no item of CSL-JSON in it"),
        ("a.json", "[" * 100_000, "its JSON is nested too deep"),
        ("a.ris", "prose", "there is no record of RIS in it"),
        ("a.xml", "<xml><records></records></xml>", "there is no record of EndNote"),
        ("a.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><records>", "its XML defines entit"),
        ("a.bib", "", "the file is empty"),
        ("a.odd", "prose", "the format of this bibliography is not known"),
    ],
)
def test_what_is_not_a_bibliography_is_refused_with_its_path(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(InputRefused, match=message) as caught:
        read(tmp_path, name, text)

    assert str(caught.value.path) == str(tmp_path / name)


def test_unknown_names_and_missing_files_are_told(tmp_path: Path) -> None:
    named = tmp_path / "a.bib"
    named.write_text("", "utf-8")
    with pytest.raises(UsageFault, match="there is no format called word"):
        read_sources(named, format_="word")
    with pytest.raises(UsageFault, match="a pattern of citekeys is made of"):
        read_sources(named, pattern="{who}")
    with pytest.raises(NotFound, match="there is no such file"):
        read_sources(tmp_path / "none.bib")
