"""QUO: quotations against the kept texts of their sources."""

from __future__ import annotations

import re

import pytest

from evidence.checker.finding import Finding, Severity
from evidence.checker.rule import Rule
from evidence.rules.quotations.quotation_altered import QuotationAltered
from evidence.rules.quotations.quotation_misattributed import QuotationMisattributed
from evidence.rules.quotations.quotation_not_found import QuotationNotFound
from evidence.rules.quotations.quotation_on_other_page import QuotationOnOtherPage
from evidence.rules.quotations.quotation_truncated import QuotationTruncated
from evidence.rules.quotations.quotation_unchecked import QuotationUnchecked
from evidence.rules.quotations.quotation_uncited import QuotationUncited
from evidence.rules.quotations.quoted_from_translation import QuotedFromTranslation
from evidence.rules.quotations.quoted_second_hand import QuotedSecondHand
from evidence.testing import run_rule

BIB = """
@online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
  year = {2020}, url = {https://example.org/osce}}
@online{lehne2015, author = {Lehne, Stefan}, title = {Reviving the OSCE},
  year = {2015}, url = {https://example.org/lehne}}
"""


def page(words: str, language: str = "en") -> str:
    return (
        f'<html lang="{language}"><title>A page</title><body><article><p>{words}</p>'
        "</article></body></html>"
    )


KEPT = page(
    "The mission observed the vote in all twelve regions. Turnout reached 43.5 per "
    "cent, which is the lowest share that was ever recorded in the country."
)
OTHER = page(
    "The organisation has no army and no money of its own, and its decisions need the "
    "consent of all of its participating States."
)
CLAIM = """
[claim.turnout]
manuscript = "manuscript"
quote = "Turnout was low"

[[claim.turnout.evidence]]
source = "hall2020"
stance = "supports"
quotation = "QUOTED"
"""


def found(rule: type[Rule], markdown: str, **parts: str) -> list[Finding]:
    kept = {"bibtex": BIB, "snapshot": KEPT} | parts
    return run_rule(rule, markdown=markdown, **kept)  # type: ignore[arg-type]  # parts by name


def test_both_wordings_both_places_and_the_difference_are_told() -> None:
    (finding,) = found(
        QuotationAltered,
        "# Votes\n\nIt says “turnout reached 45.3 per cent” (Hall 2020).\n",
    )
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (3, 9)
    assert finding.message.endswith("“45.3” instead of “43.5”")
    assert finding.related[0] == (
        f"the manuscript ({finding.place.path}:3): “turnout reached 45.3 per cent”"
    )
    assert finding.related[1].endswith(": “Turnout reached 43.5 per cent”")
    assert "characters 53–82" in finding.related[1]
    assert finding.related[2] == (
        "word by word: turnout reached [-43.5-] {+45.3+} per cent"
    )


def test_the_passage_of_evidence_is_compared_as_well() -> None:
    wrong = CLAIM.replace("QUOTED", "turnout reached 45.3 per cent")
    (finding,) = found(QuotationAltered, "Turnout was low.\n", toml=wrong)
    assert finding.subject.name == "turnout"
    assert "the ledger" in finding.related[0]

    right = CLAIM.replace("QUOTED", "Turnout reached 43.5 per cent")
    assert found(QuotationAltered, "Turnout was low.\n", toml=right) == []


def test_a_passage_that_is_printed_too_is_told_once() -> None:
    text = "Turnout was low: “turnout reached 45.3 per cent” (Hall 2020).\n"
    toml = CLAIM.replace("QUOTED", "turnout reached 45.3 per cent")
    assert [f.subject.kind for f in found(QuotationAltered, text, toml=toml)] == [
        "claim"
    ]


def test_without_a_copy_nothing_is_said() -> None:
    text = "It says “turnout reached 45.3 per cent in the end” (Hall 2020).\n"
    for rule in (QuotationAltered, QuotationNotFound, QuotationUnchecked):
        assert found(rule, text, snapshot="") == []


def test_a_copy_without_text_leaves_it_open() -> None:
    (finding,) = found(
        QuotationUnchecked,
        "It says “turnout reached 45.3 per cent in the end” (Hall 2020).\n",
        snapshot="<html><title>Login</title><body></body></html>",
    )
    assert finding.kind == "open"
    assert finding.severity is Severity.NOTE


def test_one_of_several_sources_is_enough() -> None:
    text = "“Turnout reached 43.5 per cent in the end” (Lehne 2015; Hall 2020).\n"
    # One of the two has no copy: nobody can tell.
    assert found(QuotationNotFound, text.replace("reached", "stood at")) == []
    good = text.replace(" in the end", "")
    for rule in (QuotationNotFound, QuotationAltered):
        assert found(rule, good, second=OTHER) == []


def test_words_that_are_nowhere_are_not_found_in_any_of_the_sources() -> None:
    text = "“All of it was a farce from first to last” (Lehne 2015; Hall 2020).\n"
    (finding,) = found(QuotationNotFound, text, second=OTHER)
    assert "is not in lehne2015 and hall2020" in finding.message


def test_a_citation_that_only_stands_near_makes_no_error() -> None:
    text = (
        "“All of it was a farce from first to last”, some feared. Many left. It is "
        "told at length (Hall 2020).\n"
    )
    assert found(QuotationNotFound, text) == []
    (finding,) = found(QuotationUncited, text)
    assert finding.severity is Severity.NOTE


def test_words_of_another_cited_source_are_misattributed() -> None:
    text = (
        "“Its decisions need the consent of all of its participating States” (Hall "
        "2020). So others (Lehne 2015).\n"
    )
    (finding,) = found(QuotationMisattributed, text, second=OTHER)
    assert re.search(
        r"is not in hall2020, but in lehne2015 \(n-\w+\)\Z", finding.message
    )
    around = finding.related[-1]
    assert around.startswith("lehne2015 (n-")
    assert (
        "«its decisions need the consent of all of its participating States»" in around
    )
    assert found(QuotationNotFound, text, second=OTHER) == []


@pytest.mark.parametrize(
    ("locator", "wrong"),
    [("2", False), ("p. 2", False), ("1–2", False), ("1", True), ("ch. 1", False)],
)
def test_the_page_is_that_of_the_citation(locator: str, wrong: bool) -> None:
    text = f"“Turnout reached 43.5 per cent” (Hall 2020, {locator}).\n"
    kept = "The mission observed the vote.\n---\nTurnout reached 43.5 per cent.\n"
    findings = found(QuotationOnOtherPage, text, snapshot="", paged=kept)
    assert bool(findings) is wrong


TURNED = page(
    "Some experts say that the dam is safe, and it is not true that it leaks."
)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Read: “experts say that the dam is safe” (Hall 2020).", "Some"),
        ("Read: “true that it leaks” (Hall 2020).", "not"),
        ("A few “experts say that the dam is safe” (Hall 2020).", None),
        ("It is hardly “true that it leaks” (Hall 2020).", None),
    ],
)
def test_a_turning_word_that_was_cut_off_is_told(text: str, word: str | None) -> None:
    told = [f.message for f in found(QuotationTruncated, f"{text}\n", snapshot=TURNED)]
    assert [f"has “{word}”" in message for message in told] == [True] * bool(word)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The count was false: “nobody believes in it at all” (Hall 2020).", True),
        ("“Nobody believes in it at all”, Anna Petrova said (Hall 2020).", False),
        ("Anna Petrova said that “nobody believes in it at all” (Hall 2020).", False),
        ("They hear that “nobody believes in it at all” (quoted in Hall 2020).", False),
    ],
)
def test_words_that_the_source_quotes_need_their_speaker(
    text: str,
    told: bool,
) -> None:
    kept = page("It rained. “Nobody believes in it at all”, Anna Petrova told us.")
    assert bool(found(QuotedSecondHand, f"{text}\n", snapshot=kept)) is told


def test_a_translation_is_neither_altered_nor_missing() -> None:
    german = page(
        "Die Beteiligung war in dem Land so niedrig wie noch nie, und das ist nicht "
        "die Schuld der Regierung.",
        "de",
    )
    text = "“It is not the fault of the government of the country” (Hall 2020).\n"
    assert len(found(QuotedFromTranslation, text, snapshot=german)) == 1
    assert found(QuotationNotFound, text, snapshot=german) == []
    said = text.replace("2020)", "2020, our translation)")
    assert found(QuotedFromTranslation, said, snapshot=german) == []


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” had never seen the mine.",
        "Her essay “Against the Map and the Compass” was read.",
        "The term “frozen conflict” was coined later.",
        "They came “late”.",
    ],
)
def test_what_is_no_quotation_needs_no_source(text: str) -> None:
    assert found(QuotationUncited, f"{text}\n") == []


def test_evidence_of_the_claim_stands_for_a_quotation() -> None:
    text = "Turnout was low: “it was the lowest share of all the years”.\n"
    assert len(found(QuotationUncited, text)) == 1
    toml = CLAIM.replace("QUOTED", "the lowest share that was ever recorded")
    assert found(QuotationUncited, text, toml=toml) == []
