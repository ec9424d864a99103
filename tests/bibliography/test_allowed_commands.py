r"""A stranger's LaTeX is printed, not obeyed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.allowed_commands import ALLOWED, harmless_source
from evidence.bibliography.csl.custom import draft_from_item
from evidence.bibliography.ris.reading import draft_from_ris
from evidence.bibliography.ris.records import RisRecord
from evidence.bibliography.writer import VERBATIM, write_value

_COMMAND = re.compile(r"\\([A-Za-z@]+)|\^\^")
_PRIMITIVES = re.findall(
    r"\S+",
    "input include InputIfFileExists write openout openin read immediate "
    "write18 ShellEscape csname endcsname catcode def edef gdef xdef let "
    "futurelet newcommand renewcommand directlua latelua special pdfliteral "
    "pdfobj usepackage RequirePackage documentclass loop repeat expandafter "
    "noexpand aftergroup everypar output shipout lowercase uppercase "
    "scantokens endinput jobname meaning string number romannumeral char "
    "mathchar unskip ",
)
ATTACKS = [
    *(f"\\{name}{{/etc/passwd}}" for name in _PRIMITIVES),
    "^^5cinput{x}",
    "\\\\input{x}",
    "\\\ninput{x}",
    "a\\",
    "{\\input x",
    "\\emph{\\input{x}}",
    "$\\input{x}$",
    "\\csname input\\endcsname{x}",
    "\\makeatletter\\@input{x}",
]


def commands(source: str) -> set[str]:
    """Return the commands that TeX would find, by name; ``^^`` among them."""
    without_newlines = source.replace("\\\\", "")
    return {m[1] or "^^" for m in _COMMAND.finditer(without_newlines)}


def test_there_are_fifty_attacks() -> None:
    assert len(ATTACKS) >= 50


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_is_a_command_afterwards(attack: str) -> None:
    source = harmless_source("title", attack)

    write_value(source)
    assert commands(source) <= ALLOWED


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_foreign_format_brings_a_command(attack: str) -> None:
    item = {
        "id": "k",
        "type": "book",
        "title": attack,
        "author": [{"family": attack, "given": attack}, {"literal": attack}],
        "medium": attack,
        "custom": {
            "own": attack,
            "biblatex": {
                "type": "mvbook",
                "fields": {"title": attack, "usera": attack},
            },
        },
    }
    record = RisRecord("BOOK", (("TI", attack), ("AU", attack), ("U1", attack)))

    for draft in (draft_from_item(item), draft_from_ris(record)):
        for name, source in draft.fields:
            write_value(source)
            assert name in VERBATIM or commands(source) <= ALLOWED


@pytest.mark.parametrize(
    "source",
    [
        r"\emph{Homo} \& {\'E}tude \"o \~n",
        r"$\alpha_{2}$ \textsc{x}~y",
        r"a \LaTeX{} b",
    ],
)
def test_letters_and_fonts_stay(source: str) -> None:
    assert harmless_source("title", source) == source


@given(st.text("\\{}^inputwe18 $%@\n", max_size=40))
def test_what_is_harmless_stays_so(text: str) -> None:
    once = harmless_source("title", text)

    assert commands(once) <= ALLOWED
    assert harmless_source("title", once) == once
