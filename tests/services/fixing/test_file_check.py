"""Rules on a plain .bib file, without a ledger."""

from __future__ import annotations

from datetime import date

from evidence.bibliography.entries import read_bibliography
from evidence.checker.facts import Place
from evidence.checker.rule import Policy
from evidence.checker.selection import select_rules
from evidence.services.check import all_rules
from evidence.services.fixing.file_check import (
    check_entries,
    make_facts,
    rules_for_files,
)

BIB = b"""\
@book{lehne2015,
  author = {Lehne, Stefan}, title = {Reviving the {OSCE}},
  publisher = {Carnegie}, year = {2015}, isbn = {978-3-030-77489-8}
}

@article{hall2020, author = {Hall, Ben}, title = {Infighting}, year = {2020}}
"""


def test_entries_are_checked_without_a_ledger_in_the_files_order() -> None:
    read = read_bibliography(BIB, "refs.bib")
    rules = select_rules(all_rules(foreign=False), ("SRC001,SRC002,SRC004",))

    found = check_entries(read, rules, Policy(), date(2026, 11, 23))

    assert [(f.code, f.message, f.place) for f in found] == [
        (
            "SRC004",
            "lehne2015: the ISBN '978-3-030-77489-8' has a wrong check digit",
            Place("refs.bib", 1),
        ),
        (
            "SRC002",
            "the article hall2020 lacks journal or journaltitle",
            Place("refs.bib", 6),
        ),
    ]


def test_rules_that_ask_how_a_source_is_used_are_left_out() -> None:
    codes = [rule.code for rule in rules_for_files(all_rules(foreign=False))]

    assert {"SRC002", "SRC003", "SRC004"} <= set(codes)
    assert not {"SRC001", "SRC005", "CLM001", "FIG001"} & set(codes)


def test_an_entry_gives_the_facts_that_a_ledger_would_give() -> None:
    entry = read_bibliography(BIB, "refs.bib").entries[0]

    facts = make_facts(entry)

    assert (facts.name, facts.entry_type, facts.title) == (
        "lehne2015",
        "book",
        "Reviving the OSCE",
    )
    assert facts.get("title") == "Reviving the {OSCE}"
    assert [name.display for name in facts.authors] == ["Lehne, Stefan"]
    assert (facts.institution, facts.place) == ("Carnegie", Place("refs.bib", 1))
