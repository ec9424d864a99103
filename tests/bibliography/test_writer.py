"""What is written is read back as it was, and nothing in it becomes syntax."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.writer import (
    InvalidValue,
    to_source,
    valid_key,
    without_unsafe,
    write_entry,
    write_value,
)

TEXTS = st.text(max_size=80).map(without_unsafe)
MARKED = st.text(
    "\\{}$&%#_^~`'\"-,?!@=()[]<>| \nabE1é漢", max_size=60
)  # what TeX or BibTeX could take for syntax


def one_blank(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("plain", "source"),
    [
        ("Plain words", "Plain words"),
        ("R&D: 50% of $5 #1 a_b", r"R\&D: 50\% of \$5 \#1 a\_b"),
        (r"\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}"),
        ("a { b", r"a \textbraceleft{} b"),
        ("~x ^2", r"\textasciitilde{}x \textasciicircum{}2"),
        ("a -- b ''c''", "a -{}- b '{}'c'{}'"),
        ("two\nlines", "two lines"),
        ("Zürich – 漢字", "Zürich – 漢字"),
    ],
)
def test_special_signs_of_a_plain_text_are_escaped(plain: str, source: str) -> None:
    assert to_source("title", plain) == source


@pytest.mark.parametrize(
    ("plain", "source"),
    [
        ("https://x.org/a_b?c=%20&d#e~f", "https://x.org/a_b?c=%20&d#e~f"),
        ("https://x.org/{a", "https://x.org/%7Ba"),
        ("https://x.org/{a}", "https://x.org/{a}"),
        ("C:\\dir\\", "C:\\dir%5C"),
    ],
)
def test_a_verbatim_field_keeps_all_but_what_breaks_its_braces(
    plain: str, source: str
) -> None:
    assert to_source("URL", plain) == source


@given(st.one_of(TEXTS, MARKED))
def test_a_plain_text_comes_back_from_its_source(plain: str) -> None:
    assert latex_to_text(to_source("title", plain)) == one_blank(plain)


@given(st.lists(st.one_of(TEXTS, MARKED), min_size=1, max_size=5))
def test_an_entry_has_as_many_fields_as_were_written(plain: list[str]) -> None:
    fields = [(f"x-{number}", to_source("", text)) for number, text in enumerate(plain)]
    text = write_entry("misc", "key", fields)

    read = read_bibliography(f"{text}\n\n@misc{{next, title = {{N}}}}\n".encode())

    assert [entry.key for entry in read.entries] == ["key", "next"]
    assert read.problems == ()
    assert [(name, latex_to_text(value)) for name, value in read.entries[0].fields] == [
        (name, one_blank(text)) for (name, _), text in zip(fields, plain, strict=True)
    ]


def test_an_entry_stands_a_field_a_line() -> None:
    fields = [("author", "Doe, Ann"), ("title", r"R\&D")]

    assert write_entry("book", "doe2020", fields, newline="\r\n") == (
        "@book{doe2020,\r\n  author = {Doe, Ann},\r\n  title = {R\\&D},\r\n}"
    )


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("a { b", "the braces of a value do not balance: 'a { b'"),
        ("a } { b", "the braces of a value do not balance: 'a } { b'"),
        ("a\\", "a value ends in a backslash: 'a\\\\'"),
        ("a\0b", "a value holds the character U+0000, which is no text"),
        ("a\ud800", "a value holds the character U+D800, which is no text"),
    ],
)
def test_a_value_that_would_break_out_is_refused(source: str, problem: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        write_value(source)

    assert str(caught.value) == problem


@pytest.mark.parametrize(
    "key", ["k, title={evil}", "a}b", "", "a b", "#x", "a\nb", "x" * 251, "a\u200bb"]
)
def test_a_key_that_is_none_is_refused(key: str) -> None:
    assert not valid_key(key)
    with pytest.raises(InvalidValue, match="this is no citekey"):
        write_entry("book", key, [])


@pytest.mark.parametrize("key", ["doe2020", "Doe:2020", "10.1000/182", "名2020", "a+b"])
def test_usual_keys_are_keys(key: str) -> None:
    assert valid_key(key)


@pytest.mark.parametrize(
    ("type_", "name"), [("book{x", "a"), ("", "a"), ("book", "a = {b}, c"), ("b", "")]
)
def test_a_type_or_name_that_is_none_is_refused(type_: str, name: str) -> None:
    with pytest.raises(InvalidValue, match="this is no"):
        write_entry(type_, "key", [(name, "text")])
