"""Generated .bib files: good ones against pybtex's own parser, and damaged ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser

from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.bibtex.source_text import SourceText, scan
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.names import Name, parse_names
from evidence.bibliography.problems import Severity
from tests.conftest import examples

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
READ_BY_PYBTEX = [
    "bare-month", "commas-in-names", "comments-only", "crossref", "dangling-and",
    "double-comma", "empty", "entry-in-a-value", "jabref-meta",
    "keys-differing-in-case", "latin-1", "macro-circle", "mixed-encodings",
    "names-by-part", "no-break-spaces", "no-final-newline", "nothing-but-prose",
    "repeated-field", "repeated-key-agreeing", "repeated-key-differing",
    "semicolons-between-names", "undefined-string", "utf-16-be", "utf-16-le",
    "utf-16-without-mark", "utf-8-with-mark", "windows-1252",
]  # fmt: skip
"""The files of the corpus that pybtex reads without an error."""
READ_BETTER = {"odd-keys", "unbalanced"}
"""Files of which pybtex loses a title and a year, without a word."""
COMMANDS = {"string", "preamble", "comment"}

Reading = list[tuple[str, str, list[tuple[str, str]]]]
"""Type, key and fields of each entry."""


class Macros(dict[str, str]):
    """Names without case; an undefined one stands for itself, as with us."""

    def __setitem__(self, name: str, text: str) -> None:
        super().__setitem__(name.lower(), text)

    def __missing__(self, name: str) -> str:
        return self.get(name.lower(), name)


def joined(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def by_pybtex(text: str) -> tuple[Reading, list[Any]]:
    """Return the entries that pybtex reads, and its errors."""
    errors: list[Any] = []
    parser = LowLevelParser(text, handle_error=errors.append)
    parser.macros = Macros(parser.macros)
    read: Reading = []
    for command, body in parser:
        if command.lower() not in COMMANDS:
            key, fields = body
            values = [(name, joined("".join(parts))) for name, parts in fields]
            read.append((command.lower(), key, values))
    return read, errors


def by_us(read: SourceText) -> Reading:
    return [
        (one.type, one.key, [(field.name, joined(field.text)) for field in one.fields])
        for one in read.entries
    ]


def assert_every_sign_is_in_one_stretch(read: SourceText) -> None:
    end = 0
    for stretch in read.stretches:
        assert end <= stretch.start < stretch.end
        assert not read.text[end : stretch.start].strip("\ufeff \t\r\n\f\v")
        end = stretch.end
    assert not read.text[end:].strip()


NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
WORDS = st.text(
    alphabet=st.sampled_from("ab Z9é漢\\'&%$~^_,.:;/()[]=#@*-+?!\n\t"), max_size=24
)
BRACED = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3).map(
        lambda parts: "".join(f"{{{part}}}" for part in parts)
    ),
    max_leaves=12,
)
LINE_OPENING_AT = re.compile(r"[\r\n]\s*@")
VALUES = st.one_of(
    BRACED.map(lambda text: f"{{{text}}}"),
    BRACED.map(lambda text: f'"{text}"'),
    st.integers(0, 99999).map(str),
    st.sampled_from(["jan", "Sep", "known", "KNOWN"]),
).filter(lambda text: not LINE_OPENING_AT.search(text))


@st.composite
def bib_files(draw: st.DrawFn) -> str:
    parts = ["@string{known = {Known {Text}}}\n"]
    drawn = draw(st.lists(NAMES, unique=True, max_size=5))
    for key in drawn:
        body = [key]
        for name in draw(st.lists(NAMES, unique=True, max_size=5)):
            value = " # ".join(draw(st.lists(VALUES, min_size=1, max_size=3)))
            body.append(draw(st.sampled_from(["{} = {}", "{}={}", "\n{}\t=\n {}"]))
                        .format(name, value))  # fmt: skip
        inner = draw(st.sampled_from([",", ", ", ",\n  "])).join(body)
        opener, closer = draw(st.sampled_from([("{", "}"), ("(", ")")]))
        # Without a comma, pybtex takes a parenthesis for part of the key.
        ends = ["", ",", ",\n", "\n"] if len(body) > 1 or closer == "}" else [","]
        inner += draw(st.sampled_from(ends))
        parts.append(f"@misc{opener}{inner}{closer}")
    return draw(st.sampled_from(["", "\n", "\n% remark\n"])).join(parts)


@given(bib_files())
@examples(200)
def test_well_formed_files_are_read_as_pybtex_reads_them(text: str) -> None:
    read = scan(text)
    assert [p for p in read.problems if p.severity is not Severity.NOTE] == []
    assert (by_us(read), []) == by_pybtex(text)


@pytest.mark.parametrize("name", READ_BY_PYBTEX)
def test_the_corpus_is_read_as_pybtex_reads_it_where_it_can(name: str) -> None:
    text = decode((CORPUS / f"{name}.bib").read_bytes()).text
    assert (by_us(scan(text)), []) == by_pybtex(text)


def test_pybtex_cannot_read_the_rest_of_the_corpus() -> None:
    whole = []
    for path in sorted(CORPUS.glob("*.bib")):
        text = decode(path.read_bytes()).text
        if path.stem == "macro-bomb":
            continue  # it would take all memory
        read, errors = by_pybtex(text)
        if path.stem in READ_BETTER:
            assert (read, errors) != (by_us(scan(text)), [])
        elif not errors:
            whole.append(path.stem)
    assert whole == READ_BY_PYBTEX


WORD = st.sampled_from(
    ["Ann", "B.", "Zoë", "O'Neill", "Ho-Li", "von", "de", "la", "M{\\\"u}ller",
     "{\\O}re", "{Some Body}", "{and}", "d'Or", "III", "et", "{{Deep} Down}"]
)  # fmt: skip
PART = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
PERSON = st.lists(PART, min_size=1, max_size=3).map(", ".join)


@given(st.lists(PERSON, min_size=1, max_size=3))
@examples(300)
def test_names_are_divided_as_pybtex_divides_them(people: list[str]) -> None:
    text = " and ".join(people)
    expected = []
    for one in split_name_list(text):
        person = Person(one)
        parts = (
            person.last_names,
            person.bibtex_first_names,
            person.prelast_names,
            person.lineage_names,
        )
        words = [latex_to_text(" ".join(part)) for part in parts]
        # In braces as a whole: an institution, which pybtex has no notion of.
        whole = one.startswith("{") and one in {"{Some Body}", "{and}", "{{Deep} Down}"}
        expected.append(Name("", literal=words[0]) if whole else Name(*words))
    assert list(parse_names(text).names) == expected


@given(bib_files(), st.data())
@examples(150)
@example("@a{k, t = {x}}", None)
def test_damaged_files_never_raise_and_entries_can_be_read_again(
    text: str, data: st.DataObject | None
) -> None:
    if data is not None:
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 4))
        text = text[:at] + data.draw(st.sampled_from('{}",@#=%()')) + text[at + cut :]
    read = scan(text)
    ends = 0
    for entry in read.entries:
        assert ends <= entry.start < entry.end <= len(text)
        ends = entry.end
        assert entry.line == text.count("\n", 0, entry.start) + 1
        (again,) = scan(
            "@string{known = {Known {Text}}}\n" + text[entry.start : entry.end]
        ).entries
        assert [one[0] for one in again.fields] == [one[0] for one in entry.fields]
    errors = [p for p in read.problems if p.severity is Severity.ERROR]
    assert len(errors) >= read.rejected
    assert_every_sign_is_in_one_stretch(read)


def test_the_real_bibliography_is_read_whole(shared_chapter: Path) -> None:
    text = (shared_chapter / "chapter.bib").read_text(encoding="utf-8")
    read = scan(text)
    assert (len(read.entries), read.rejected, read.problems) == (61, 0, ())
    assert (by_us(read), []) == by_pybtex(text)
