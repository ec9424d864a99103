"""SRC043, SRC045, SRC046, SRC048, SRC049: keys, links, types, fields' names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.bibliography.known_names import meant_field
from evidence.checker.facts import Place, SourceFacts
from evidence.checker.rule import FieldChange, Policy, SourceRule
from evidence.rules.sources.broken_link import BrokenLink
from evidence.rules.sources.keys_alike import KeysAlike
from evidence.rules.sources.misspelt_field import MisspeltField
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
