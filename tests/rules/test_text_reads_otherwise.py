"""FIG026: what hides in a manuscript outside its claims' sentences is found, too."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.checker.finding import Severity
from evidence.checker.rule import Draft
from evidence.exporters.languages import find_words
from evidence.rules.figures.text_reads_otherwise import TextReadsOtherwise
from evidence.testing import make_ledger, run_rule
from evidence.text.document import Span
from tests.conftest import Run
from tests.factories import make_claim, make_context, make_manuscript

CITED = "@book{ash2019, author={Ash, Ada}, title={Locks}, publisher={Q}, year={2019}}"
TURNED = "the line is turned around by U+202E"


def check(text: str, *sentences: str) -> list[Draft]:
    """Return what is said of *text*, in which *sentences* are those of claims."""
    claims = [
        replace(
            make_claim(sentence, quote=sentence),
            sentence=Span(start := text.index(sentence), start + len(sentence)),
        )
        for sentence in sentences
    ]
    manuscript = make_manuscript(text)
    context = make_context(*claims, manuscripts=[manuscript])
    return list(TextReadsOtherwise().check(manuscript, claims, context))


@pytest.mark.parametrize(
    ("text", "message", "german"),
    [
        (
            "It saw 57\u200b12 vessels.",
            "within “5712” stands what nobody sees: U+200B",
            "in „5712“ steht, was niemand sieht: U+200B",
        ),
        (
            "It saw 5О vessels.",
            "“5О” has a letter for a digit: U+041E",
            "„5О“ hat einen Buchstaben statt einer Ziffer: U+041E",
        ),
        (
            "It saw ٥٧ vessels.",
            "“٥٧” has other digits than 0 to 9: U+0665 and U+0667",
            "„٥٧“ hat andere Ziffern als 0 bis 9: U+0665 und U+0667",
        ),
        (
            "It saw \u202e2175 vessels.",
            TURNED,
            "die Zeile wird umgekehrt durch U+202E",
        ),
    ],
)
def test_each_way_to_hide_a_figure_is_told(
    text: str, message: str, german: str
) -> None:
    (draft,) = check(text)

    assert draft.message == message
    assert str(find_words("de").told("FIG026", message)) == german


def test_a_figure_is_a_warning_and_a_turned_line_an_error() -> None:
    drafts = check("It saw 5О vessels, and \u202e2175 ships.")

    assert [each.severity for each in drafts] == [Severity.ERROR, None]
    assert TextReadsOtherwise.severity is Severity.WARNING


def test_sentences_of_claims_are_left_to_their_own_rule() -> None:
    text = "It saw 5О vessels. It had 6О ships. It kept 7О boats."

    drafts = check(text, "It had 6О ships.")

    assert [text[d.span.start : d.span.end] for d in drafts if d.span] == ["5О", "7О"]
    assert check(text, *text.replace(". ", ".|").split("|")) == []


@pytest.mark.parametrize(
    "text",
    [
        "It saw 50 vessels (Ash 2019).",
        "رأى ٥٧ سفينة في اليوم.",
        "उसने ५७ जहाज देखे।",
        "Он живёт в доме 5б.",
        "A soft\u00adhyphen in a word, and a joiner in می\u200cخواهم.",
    ],
)
def test_what_other_scripts_need_is_no_finding(text: str) -> None:
    assert check(text) == []


def test_a_finding_stands_at_its_line_and_names_the_manuscript() -> None:
    found = run_rule(
        TextReadsOtherwise,
        bibtex=CITED,
        markdown="The canal is long (Ash 2019).\n\nIt saw boats and 5О vessels.\n",
    )

    assert [(str(one.subject.kind), one.subject.name) for one in found] == [
        ("manuscript", "manuscript")
    ]
    place = found[0].place
    assert place is not None
    assert (place.line, place.column, place.end_column) == (3, 18, 20)


def test_a_check_fails_by_a_turned_line_until_that_is_waived(
    run: Run, tmp_path: Path
) -> None:
    markdown = "The canal is long (Ash 2019). It saw \u202e2175 ships.\n"
    make_ledger(tmp_path, bibtex=CITED, markdown=markdown)
    check = ("check", "--select", "FIG026")
    until = ("--reason", "a test of signs", "--until", "2027-01-01", "--by", "Mary")

    before = run(*check)
    junit = run(*check, "--format", "junit")
    many = run("waive", "FIG026", "--where", "topic = a", *until)
    unknown = run("waive", "FIG026", "manuscripd", *until)
    done = run("waive", "FIG026", "manuscript", *until)
    after = run(*check)

    assert before.exit_code == 1
    assert "manuscript manuscript\n  error   FIG026 the line" in before.stdout
    assert '<testsuite name="manuscripts"' in junit.stdout
    assert many.exit_code == 2
    assert "about manuscripts, which are waived one by one" in many.stderr
    assert unknown.exit_code == 4
    assert unknown.stderr == (
        "error: there is no manuscript 'manuscripd'\nhint: did you mean 'manuscript'?\n"
    )
    assert done.stdout == "FIG026 waived for manuscript until 2027-01-01\n"
    assert after.exit_code == 0
    assert "waived  FIG026 manuscript: a test of signs" in after.stdout


def test_a_waiver_of_it_goes_with_the_ledger_as_text(run: Run, tmp_path: Path) -> None:
    markdown = "The canal is long (Ash 2019). It saw \u202e2175 ships.\n"
    waiver = """[[waiver]]
code = "FIG026"
subject_kind = "manuscript"
subject = "manuscript"
until = 2027-01-01
reason = "a test of signs"
by = "Mary"
at = 2026-11-23T12:00:00Z
"""
    make_ledger(tmp_path, bibtex=CITED, markdown=markdown, toml=waiver)
    listed = json.loads(run("waive", "--list", "--format", "json").stdout)
    (tmp_path / "other.toml").write_text(
        'format = "evidence ledger"\nversion = 1\n'
        + waiver.replace('subject = "manuscript"', 'subject = "other"'),
        "utf-8",
    )

    refused = run("import", "other.toml", "--by", "Mary")

    assert [each["subject"] for each in listed["waivers"]] == ["manuscript"]
    assert refused.exit_code == 3
    assert "there is no manuscript 'other' in the ledger" in refused.stderr
