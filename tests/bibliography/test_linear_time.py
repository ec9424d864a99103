"""Hostile .bib files: no text makes the reading take more than linear time."""

from __future__ import annotations

import time

import pytest

from evidence.bibliography.bibtex.source_text import scan
from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.problems import Severity
from evidence.errors import InputRefused

UNITS = [
    # What stands before, what is repeated, what stands behind it.
    *(("", unit, "") for unit in (
        "@", "@ ", "@a{", "@a(", "@a{k,", "@a{k,t={", '@a{k,t="', "@a{k,t={x}},z={}}\n",
        "@a{,t={x}}\n", "@a{two words,t={x}}", "@a{k,author={a;b}}", "%@a{k,", "{",
        "}\n", '"', "#", "%", ",", "\\", "a,", "\na{k,", "\n@a{k,t={", "\n@comment{",
        "\n@preamble{", "\n@string{", "@string{a=", "\n@a{k,n={\n@b{c}\n",
    )),
    *(("", unit, "\n@b{c}\n") for unit in (
        "@a{k,t={", '@a{k,t="', '@a{k,t="{', "@a{", "@comment{",
    )),
    *(("@a{k,", unit, end) for end in ("", "\n@b{c}\n") for unit in (
        "t={x", 't="', 't="{",', "t={{},", ',t="x', "t={x},,u={{},\n", " name =",
        "\n name = {", '\n name = "', "t=x#", "(", ")", ",}", "=", "x ",
    )),
    ('@a{k,t="', '"', ""),
    ('@a{k,t="', '"', '\n@b{c}\n'),
    ('@a{k,t={', "}", ""),
    ("@a{k,t={x}", "\n", "}"),
    ("@a{k,t=", "jan#", "jan}"),
    ("@a{k,t={", '\\")\n@a(\nt={', ""),
    ("@a{k,t={", "t=@preamble{@\n@a{", ""),
    ("@a{k,author={", "a; ", "}}"),
    ("@a{k,author={", " and ", "}}"),
    ("@a{k,author={", "a,", "}}"),
    ("@a{k,title={", "{\\'", "}}"),
]  # fmt: skip


def seconds(text: str) -> float:
    """Return the processor time of reading a file and what its entries mean."""
    start = time.process_time()
    try:
        read = read_bibliography(text.encode())
    except InputRefused:  # no entry in it, or too many problems
        return time.process_time() - start
    for entry in read.entries[:3]:
        assert entry.words is not None
    return time.process_time() - start


@pytest.mark.parametrize(("before", "unit", "after"), UNITS)
def test_no_damage_makes_the_time_grow_faster_than_the_text(
    before: str, unit: str, after: str
) -> None:
    def taken(signs: int) -> float:
        return seconds(before + unit * (signs // len(unit)) + after)

    # Twenty times the text: quadratic time would be 400-fold. What is allowed leaves
    # room for a busy machine.
    assert taken(40_000) < 80 * taken(2_000) + 0.5


@pytest.mark.long
@pytest.mark.parametrize(("before", "unit", "after"), UNITS)
def test_two_megabytes_of_damage_are_read_or_refused_in_a_minute(
    before: str, unit: str, after: str
) -> None:
    assert seconds(before + unit * (2_000_000 // len(unit)) + after) < 60


def test_what_is_unclosed_over_and_over_on_one_line_is_kept() -> None:
    read = scan("@a{k,t={" * 30_000)
    assert len(read.entries) == 30_000
    assert {problem.severity for problem in read.problems} == {Severity.ERROR}


def test_a_good_entry_behind_a_hostile_one_is_read_whole() -> None:
    nested = "{" * 30 + "x" * 200 + "}" * 30
    read = scan("@a{k," + 't="{",' * 40_000 + f"\n@b{{good, t = {{{nested}}}}}\n")
    assert read.entries[-1].key == "good"
    assert [field.text for field in read.entries[-1].fields] == [nested]
