"""What every rule has in common: code, file, slug and manual page."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from evidence import plugins, rules
from evidence.checker.finding import Severity
from evidence.checker.rule import (
    CitationRule,
    ClaimRule,
    ManuscriptRule,
    QuotationRule,
    Rule,
    SourceRule,
)
from evidence.checker.selection import FAMILIES

FOLDERS = {
    "SRC": "sources",
    "CIT": "citations",
    "CLM": "claims",
    "FIG": "figures",
    "QUO": "quotations",
    "AGE": "ageing",
    "RAT": "ratings",
    "SNP": "snapshots",
}
CODES = (
    *(f"SRC{n:03}" for n in range(1, 30)),
    *(f"SRC{n:03}" for n in range(30, 50)),
    "SRC050",
    *(f"SRC{n:03}" for n in range(60, 63)),
    *(f"CIT{n:03}" for n in range(1, 9)),
    *(f"CLM{n:03}" for n in range(1, 9)),
    *(f"FIG{n:03}" for n in range(1, 27)),
    *(f"QUO{n:03}" for n in range(1, 13)),
    *(f"AGE{n:03}" for n in range(1, 10)),
    *(f"RAT{n:03}" for n in range(1, 5)),
    *(f"SNP{n:03}" for n in range(1, 8)),
)
KINDS = plugins.classes(rules, Rule)
PARTS = ("*Why.* ", "Bad:", "Good:", "Source: ")

each_rule = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def page(kind: type[Rule]) -> str:
    return inspect.cleandoc(kind.__doc__ or "")


def test_no_code_is_used_twice_or_missing() -> None:
    assert sorted(kind.code for kind in KINDS) == sorted(CODES)


def test_no_alias_is_a_code_in_use() -> None:
    aliases = [alias for kind in KINDS for alias in kind.aliases]
    assert len(aliases) == len(set(aliases))
    assert not set(aliases) & set(CODES)


@each_rule
def test_a_rule_stands_in_the_folder_of_its_family(kind: type[Rule]) -> None:
    assert kind.code[:3] in FAMILIES
    assert kind.__module__.split(".")[-2] == FOLDERS[kind.code[:3]]


@each_rule
def test_a_rule_is_alone_in_a_file_named_by_its_slug(kind: type[Rule]) -> None:
    file = Path(inspect.getfile(kind))
    assert file.stem == kind.slug().replace("-", "_")
    assert [one for one in KINDS if inspect.getfile(one) == str(file)] == [kind]


@each_rule
def test_a_rule_is_of_one_kind(kind: type[Rule]) -> None:
    kinds = (SourceRule, CitationRule, QuotationRule, ClaimRule, ManuscriptRule)
    assert issubclass(kind, kinds)
    assert isinstance(kind.severity, Severity)


@each_rule
def test_a_slug_names_a_pattern_that_can_be_allowed(kind: type[Rule]) -> None:
    """As in ruff: "allow figure-differs" must read well, and mean one thing."""
    words = kind.slug().split("-")
    assert 1 <= len(words) <= 4
    assert all(re.fullmatch(r"[a-z]+", word) for word in words)
    assert not {"no", "not", "never", "check", "rule", "bad"} & set(words[:1])


@each_rule
def test_a_manual_page_has_all_its_parts_in_order(kind: type[Rule]) -> None:
    text = page(kind)
    places = [text.find(f"\n{part}") for part in PARTS]
    assert -1 not in places
    assert places == sorted(places)
    assert kind.title().endswith(".")
    assert len(kind.title()) <= 88


@each_rule
def test_a_rule_names_the_publication_that_justifies_it(kind: type[Rule]) -> None:
    source = page(kind).rpartition("\nSource: ")[2]
    assert len(source.split()) >= 4
    assert source.endswith(".")


@each_rule
def test_bad_and_good_are_fenced_and_differ(kind: type[Rule]) -> None:
    _, _, rest = page(kind).partition("\nBad:")
    bad, _, rest = rest.partition("\nGood:")
    good, _, _ = rest.rpartition("\nSource: ")
    for part in (bad, good):
        assert part.count("```") >= 2
        assert part.count("```") % 2 == 0
    assert bad.strip() != good.strip()
