"""SRC039, SRC040, SRC043 to SRC049: keys, links, types, what fields there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.bibliography.known_names import meant_field
from evidence.checker.facts import Place, SourceFacts
from evidence.checker.rule import FieldChange, Policy, SourceRule
from evidence.rules.sources.broken_link import BrokenLink
from evidence.rules.sources.file_missing import FileMissing, linked_files
from evidence.rules.sources.key_deviates import KeyDeviates
from evidence.rules.sources.keys_alike import KeysAlike
from evidence.rules.sources.misspelt_field import MisspeltField
from evidence.rules.sources.other_dialect import OtherDialect
from evidence.rules.sources.uneven_fields import UnevenFields
from evidence.rules.sources.unknown_entry_type import UnknownEntryType
from evidence.rules.sources.unusable_key import UnusableKey
from tests.factories import make_context, make_source


def said(
    rule: type[SourceRule],
    subject: SourceFacts,
    *others: SourceFacts,
    policy: Policy | None = None,
) -> list[str]:
    context = make_context(sources=[*others, subject], policy=policy)
    return [draft.message for draft in rule().check(subject, context)]


@pytest.mark.parametrize("key", ["hall2020", "conf/zeus:X+1_2", "2019A&A.1", "müller"])
def test_keys_that_can_be_cited_pass(key: str) -> None:
    assert said(UnusableKey, make_source(key)) == []


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("a%b", "the key 'a%b' has signs that break citations: '%'"),
        ("a;b", "the key 'a;b' has signs that break citations: ';'"),
        ("#hall", "an entry has no key that can be cited; here it is called #hall"),
        ("a#2", "another entry has the key a; here this one is called a#2"),
    ],
)
def test_other_keys_are_told(key: str, message: str) -> None:
    assert said(UnusableKey, make_source(key)) == [message]


@pytest.mark.parametrize(
    ("one", "two", "difference"),
    [
        ("Hall2020", "hall2020", "differ in case only"),
        ("hаll2020", "hall2020", "look the same but differ in a letter"),
        ("hall202O", "hall2020", "look the same but differ in a letter"),
        ("mu\u0308ller", "m\u00fcller", "look the same but differ in a letter"),
    ],
)
def test_keys_that_look_alike_are_told_once(
    one: str, two: str, difference: str
) -> None:
    first, second = make_source(one), make_source(two)
    assert said(KeysAlike, second, first) == [f"the keys {one} and {two} {difference}"]
    context = make_context(sources=[first, second])
    assert list(KeysAlike().check(first, context)) == []


def test_keys_that_differ_pass() -> None:
    assert said(KeysAlike, make_source("hall2020a"), make_source("hall2020b")) == []


def test_a_link_to_nothing_or_itself_is_told() -> None:
    fields = {"crossref": "volume", "related": "hall2020, lehne2015"}
    raw = "@article{hall2020, crossref = {volume}, related = {hall2020, lehne2015}}"
    child = replace(make_source(fields=fields), raw=raw)
    assert said(BrokenLink, child, make_source("lehne2015")) == [
        "the crossref of hall2020 leads nowhere: 'volume'",
        "the related of hall2020 is the entry itself",
    ]


def test_a_parent_above_is_told_where_the_library_is_kept_for_bibtex() -> None:
    parent = make_source("volume")
    child = replace(
        make_source(fields={"crossref": "volume"}),
        place=Place("refs.bib", 9),
        raw="@article{hall2020, crossref = {volume}}",
    )
    assert said(BrokenLink, child, parent) == []
    assert said(BrokenLink, child, parent, policy=Policy(bibliography="bibtex")) == [
        "hall2020 refers to volume, which stands before it"
    ]


@pytest.mark.parametrize("kind", ["article", "www", "xdata", "customa", "software"])
def test_types_that_somebody_knows_pass(kind: str) -> None:
    assert said(UnknownEntryType, make_source(entry_type=kind)) == []


@pytest.mark.parametrize(
    ("kind", "near"), [("artcle", "article"), ("webpage", "online"), ("etb", "misc is")]
)
def test_a_type_that_nobody_knows_is_told(kind: str, near: str) -> None:
    source = make_source(entry_type=kind)
    (draft,) = UnknownEntryType().check(source, make_context())
    assert draft.message == (
        f"neither BibTeX nor biblatex knows the type '{kind}' of hall2020"
    )
    assert near in draft.hint


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("jornal", "journal"),
        ("auhtor", "author"),
        ("titel", "title"),
        ("yaer", "year"),
        ("editors", "editor"),
        ("fjournal", ""),
        ("xjournal", ""),
        ("xeditor", ""),
        ("notes", ""),
        ("data", ""),
        ("keyword", ""),
        ("mydate", ""),
    ],
)
def test_a_slip_is_told_from_a_field_of_ones_own(name: str, meant: str) -> None:
    assert meant_field(name, ()) == meant
    assert meant_field(name, {meant}) == ""


def test_a_misspelt_field_is_renamed_where_its_text_is_written_out() -> None:
    source = replace(
        make_source(fields={"jornal": "Daily News"}), raw="@a{k, jornal = {Daily News}}"
    )
    context = make_context(sources=[source])
    assert said(MisspeltField, source) == [
        "hall2020 has a field 'jornal', which no program reads"
    ]
    assert list(MisspeltField().fix(source, context)) == [
        FieldChange("jornal", None),
        FieldChange("journal", "Daily News"),
    ]
    macro = replace(source, raw="@a{k, jornal = dn}")
    assert list(MisspeltField().fix(macro, context)) == []


def test_a_field_that_many_entries_have_is_somebodys_own() -> None:
    many = [make_source(f"k{n}", fields={"jornal": "x"}) for n in range(5)]
    assert said(MisspeltField, many[0], *many[1:]) == []


@pytest.mark.parametrize(
    ("key", "deviates"),
    [
        ("hall2020infighting", False),
        ("hall2020infighting-2", False),
        ("hall2020infightinga", False),
        ("hall2020", True),
        ("Hall2020infighting", True),
    ],
)
def test_a_key_is_held_to_the_pattern(key: str, *, deviates: bool) -> None:
    source = make_source(key, issued=parse_edtf("2020"))
    message = (
        f"the key {key} is not hall2020infighting, as the pattern "
        "{family}{year}{word} says"
    )
    assert said(KeyDeviates, source) == ([message] if deviates else [])


@pytest.mark.parametrize(
    ("kind", "program", "message"),
    [
        ("online", "bibtex", "the type online of hall2020 is not bibtex's"),
        ("www", "biblatex", "the type www of hall2020 is not biblatex's"),
    ],
)
def test_a_type_of_the_other_program_is_noted(
    kind: str, program: str, message: str
) -> None:
    source = make_source(entry_type=kind, fields={"title": "Infighting"})
    policy = Policy(bibliography=program)
    assert said(OtherDialect, source, policy=policy) == [message]
    assert said(OtherDialect, source) == []


@pytest.mark.parametrize(
    ("program", "fields", "changes"),
    [
        ("bibtex", {"journaltitle": "News"}, {"journaltitle": None, "journal": "News"}),
        ("bibtex", {"date": "2020"}, {"date": None, "year": "2020"}),
        ("bibtex", {"date": "2020-01", "doi": "10.1/x"}, {}),
        ("bibtex", {"location": "Bonn"}, {"location": None, "address": "Bonn"}),
        ("biblatex", {"journal": "News"}, {"journal": None, "journaltitle": "News"}),
        ("biblatex", {"issue": "3"}, {"issue": None, "number": "3"}),
        ("biblatex", {"issue": "Spring"}, {}),
        ("", {"journal": "News"}, {}),
    ],
)
def test_fields_get_the_name_that_the_program_reads(
    program: str, fields: dict[str, str], changes: dict[str, str | None]
) -> None:
    written = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    source = replace(make_source(fields=fields), raw=f"@article{{k, {written}}}")
    context = make_context(sources=[source], policy=Policy(bibliography=program))
    made = {each.field: each.value for each in OtherDialect().fix(source, context)}
    assert made == changes


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ("a/b.pdf", ["a/b.pdf"]),
        (":a/b.pdf:PDF", ["a/b.pdf"]),
        ("Full text:a b.pdf:application/pdf;:c\\_d.html:URL", ["a b.pdf", "c_d.html"]),
        ("odd\\;name.pdf", ["odd;name.pdf"]),
        ("C:\\papers\\b.pdf", []),
        (":C\\:\\\\papers\\\\b.pdf:PDF", []),
        ("https://example.org/b.pdf", []),
        (":https\\://example.org/b.pdf:PDF", []),
        ("", []),
    ],
)
def test_the_paths_of_a_file_field_are_read(value: str, paths: list[str]) -> None:
    assert list(linked_files(value)) == paths


def test_a_file_that_is_not_there_is_noted(tmp_path: Path) -> None:
    (tmp_path / "here.pdf").write_bytes(b"%PDF")
    source = replace(
        make_source(fields={"file": ":here.pdf:PDF;:lost.pdf:PDF"}),
        place=Place(str(tmp_path / "refs.bib"), 1),
    )
    assert said(FileMissing, source) == ["the file of hall2020 is not there: lost.pdf"]


def test_a_field_that_nearly_all_of_a_type_have_is_usual() -> None:
    full = [make_source(f"k{n}") for n in range(9)]
    lacking = make_source(fields={"editor": "Doe, Eva", "title": "T", "date": "2020"})
    assert said(UnevenFields, lacking, *full) == [
        "hall2020 lacks journal, which nearly every article here has"
    ]
    assert said(UnevenFields, lacking, *full[:8]) == []
