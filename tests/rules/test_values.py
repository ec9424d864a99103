"""SRC014 to SRC018 and SRC022 to SRC027: what a field says."""

from __future__ import annotations

import pytest

from evidence.checker.finding import Severity
from evidence.checker.rule import SourceRule
from evidence.rules.sources.abbreviated_journal import AbbreviatedJournal
from evidence.rules.sources.all_capitals import AllCapitals
from evidence.rules.sources.empty_field import EmptyField
from evidence.rules.sources.journal_variant import JournalVariant
from evidence.rules.sources.lowercase_note import LowercaseNote
from evidence.rules.sources.number_form import NumberForm
from evidence.rules.sources.overfull_booktitle import OverfullBooktitle
from evidence.rules.sources.repeated_value import RepeatedValue
from evidence.rules.sources.subtitle_repeated import SubtitleRepeated
from evidence.rules.sources.unprotected_capital import UnprotectedCapital
from evidence.rules.sources.untidy_title import UntidyTitle
from tests.factories import make_context, make_source


def told(rule: SourceRule, entry_type: str = "article", **fields: str) -> list[str]:
    source = make_source(entry_type=entry_type, fields=fields)
    drafts = rule.check(source, make_context())
    return [draft.message.removeprefix("hall2020: ") for draft in drafts]


def mended(
    rule: SourceRule, entry_type: str = "article", **fields: str
) -> dict[str, str | None]:
    source = make_source(entry_type=entry_type, fields=fields)
    return {each.field: each.value for each in rule.fix(source, make_context())}


def test_empty_fields_are_removed_and_placeholders_told() -> None:
    fields = {"volume": "", "number": "{}", "pages": " ", "year": "null", "title": "A"}
    assert told(EmptyField(), **fields) == [
        "the volume is empty",
        "the number is empty",
        "the pages is empty",
        "the year says only 'null'",
    ]
    assert mended(EmptyField(), **fields) == dict.fromkeys(
        ("volume", "number", "pages")
    )


def test_an_empty_field_may_keep_a_parents_value_out() -> None:
    assert told(EmptyField(), crossref="parent", volume="") == []


@pytest.mark.parametrize(
    "fields", [{"author": "Nan"}, {"title": "Todo"}, {"volume": "0"}, {"note": "?"}]
)
def test_short_values_that_mean_something_pass(fields: dict[str, str]) -> None:
    assert told(EmptyField(), **fields) == []


def test_two_fields_with_one_value_are_told() -> None:
    assert told(RepeatedValue(), title="Peace Talks", subtitle="{Peace} talks") == [
        "title and subtitle hold the same, «Peace Talks»"
    ]
    assert told(RepeatedValue(), isbn="0966-8136", issn="0966-8136") == [
        "isbn and issn hold the same, «0966-8136»"
    ]


def test_a_title_like_its_container_is_only_noted() -> None:
    source = make_source(fields={"title": "Science", "journal": "Science"})
    (draft,) = RepeatedValue().check(source, make_context())
    assert draft.severity is Severity.NOTE


@pytest.mark.parametrize(
    "fields",
    [
        {"volume": "3", "number": "3"},
        {"author": "OSCE", "publisher": "OSCE"},
        {"title": "Peace", "shorttitle": "Peace"},
        {"title": "Peace in Vienna", "subtitle": "Vienna in peace"},
    ],
)
def test_values_that_may_well_agree_pass(fields: dict[str, str]) -> None:
    assert told(RepeatedValue(), **fields) == []


@pytest.mark.parametrize(
    ("title", "loud"),
    [
        ("REVIVING THE OSCE: EUROPEAN SECURITY TODAY", True),
        ("{REVIVING EUROPEAN SECURITY TODAY}", True),
        ("Reviving the OSCE", False),
        ("OSCE, NATO, EU", False),
        ("IEEE/ANSI 1012", False),
        ("中華人民共和國 的 外交 政策 研究 報告", False),
    ],
)
def test_a_title_in_capitals_is_noted(title: str, loud: bool) -> None:
    assert bool(told(AllCapitals(), title=title)) is loud


@pytest.mark.parametrize("journal", ["IEEE ACCESS", "PLOS ONE", "BMJ OPEN", "JAMA"])
def test_a_journal_may_be_an_acronym(journal: str) -> None:
    assert told(AllCapitals(), journal=journal) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Reviving the OSCE in Europe", "OSCE and Europe"),
        ("Reviving the {OSCE} in {Europe}", ""),
        ("{Reviving the OSCE}", ""),
        ("Peace: A study. The end? No", ""),
        ("NATO at seventy", "NATO"),
        (r"The \emph{Gadus} of $Q$", ""),
    ],
)
def test_capitals_outside_braces_are_a_matter_of_choice(title: str, words: str) -> None:
    message = f"capitals of the title stand in no braces: {words}"
    assert UnprotectedCapital.optional
    assert told(UnprotectedCapital(), title=title) == ([message] if words else [])


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        ("Aspects of gravity.", "ends in a full stop: «Aspects of gravity.»"),
        ("{Aspects of gravity.}", "ends in a full stop: «{Aspects of gravity.}»"),
        ("Peace, war,", "breaks off: «Peace, war,»"),
        ("Peace:", "breaks off: «Peace:»"),
    ],
)
def test_a_title_that_ends_untidily_is_noted(title: str, problem: str) -> None:
    assert told(UntidyTitle(), title=title) == [f"the title {problem}"]


@pytest.mark.parametrize(
    "title",
    [
        "What is to be done?",
        "And so on...",
        "The case of Smith Inc.",
        "It came in like a lion. Now it goes out tamely.",
        "Proceedings of the Conf. on Comm., Control and Comput.",
        r"Review of {\it Mathematics\/}",
        "J. R. R.",
    ],
)
def test_titles_that_end_as_they_should_pass(title: str) -> None:
    assert told(UntidyTitle(), title=title) == []


def test_a_subtitle_in_the_title_too_is_told() -> None:
    whole, part = "Peace: A {Study} in Fear", "A Study in Fear"
    assert told(SubtitleRepeated(), title=whole, subtitle=part) == [
        "the title holds the subtitle too: «A Study in Fear»"
    ]
    assert told(SubtitleRepeated(), title="Peace", subtitle=part) == []
    assert told(SubtitleRepeated(), title="Foresight", subtitle="sight") == []


def test_a_note_in_small_letters_is_a_matter_of_choice() -> None:
    assert LowercaseNote.optional
    assert told(LowercaseNote(), note="in press", howpublished="Print") == [
        "the note begins with a small letter: «in press»"
    ]
    assert told(LowercaseNote(), note="https://osce.org") == []


@pytest.mark.parametrize(
    ("booktitle", "problem"),
    [
        ("In: European Security", "begins with «In:»"),
        ("European Security, pp. 12--34", "holds pages"),
        ("European Security, A. Mihr (Eds.)", "names editors"),
        ("European Security, edited by Anja Mihr", "names editors"),
        ("Security, International Conference on", "ends with «on»"),
        (
            "Conference on Security, ICS 2015, Vienna, Austria, July 5-8, 2015",
            "holds the place and days of the meeting",
        ),
        ("Workshop on Security, 2015", "holds the year of the meeting"),
    ],
)
def test_what_does_not_belong_into_a_booktitle_is_told(
    booktitle: str, problem: str
) -> None:
    (message,) = told(OverfullBooktitle(), "inproceedings", booktitle=booktitle)
    assert message.startswith(f"the booktitle {problem}: ")


@pytest.mark.parametrize(
    "booktitle",
    [
        "Between Peace and Conflict in the East and the West",
        "China, Russia, and the West",
        "Proceedings of the 2015 IEEE Conference on Security",
        "In Search of Security",
        "Security in Austria",
        "Proceedings ICML2015",
        "The Edited Book",
    ],
)
def test_booktitles_as_they_should_be_pass(booktitle: str) -> None:
    assert told(OverfullBooktitle(), "incollection", booktitle=booktitle) == []


def test_the_word_in_is_taken_off_a_booktitle() -> None:
    changes = mended(OverfullBooktitle(), booktitle="In: European Security")
    assert changes == {"booktitle": "European Security"}


@pytest.mark.parametrize(
    ("journal", "short"),
    [
        ("J. Chem. Phys.", True),
        ("Eur. Sec.", True),
        ("Science", False),
        ("U.S. News", False),
        ("St. Gallen Papers", False),
    ],
)
def test_abbreviations_are_a_matter_of_choice(journal: str, short: bool) -> None:
    assert AbbreviatedJournal.optional
    assert bool(told(AbbreviatedJournal(), journal=journal)) is short


def variants(*journals: str) -> list[str]:
    sources = [
        make_source(f"s{n}", fields={"journal": journal})
        for n, journal in enumerate(journals)
    ]
    rule, context = JournalVariant(), make_context(sources=sources)
    drafts = [draft for source in sources for draft in rule.check(source, context)]
    return [draft.message.partition(" the journal is ")[2] for draft in drafts]


@pytest.mark.parametrize(
    ("usual", "rare", "shown"),
    [
        ("Foreign Affairs", "The foreign affairs", "The foreign affairs"),
        ("War and Peace", r"War \& Peace", "War & Peace"),
        ("Physical Review A", "Phys. Rev. A", "Phys. Rev. A"),
    ],
)
def test_the_rarer_spelling_of_a_journal_is_noted(
    usual: str, rare: str, shown: str
) -> None:
    message = f"«{shown}» here and «{usual}» in 2 other entries"
    assert variants(usual, usual, rare) == [message]


@pytest.mark.parametrize(
    "journals",
    [
        ("Foreign Affairs", "{Foreign} Affairs"),
        ("Physical Review A", "Phys. Rev. B"),
        ("Journal of Peace", "Journal of Physics"),
        ("J. Phys.", "Journal of Physics", "Journal of Physiology"),
    ],
)
def test_different_journals_pass(journals: tuple[str, ...]) -> None:
    assert variants(*journals) == []


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("volume", "Vol. 3", "3"),
        ("volume", "vol. IV", "IV"),
        ("volume", "Band 12", "12"),
        ("number", "No. 4", "4"),
        ("number", "Nos. 4--5", "4--5"),
        ("issue", "Issue 7", "7"),
        ("chapter", "Chapter 2", "2"),
    ],
)
def test_a_number_loses_its_label(field: str, before: str, after: str) -> None:
    assert told(NumberForm(), **{field: before}) == [
        f"the {field} repeats its name: «{before}»"
    ]
    assert mended(NumberForm(), **{field: before}) == {field: after}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("volume", "VI"),
        ("volume", "3"),
        ("volume", "T1"),
        ("volume", "B"),
        ("number", "Supplement 2"),
        ("number", "Spring"),
        ("chapter", "Introduction"),
    ],
)
def test_numbers_as_they_should_be_pass(field: str, value: str) -> None:
    assert told(NumberForm(), **{field: value}) == []
    assert mended(NumberForm(), **{field: value}) == {}


def test_a_reports_number_may_be_no_four() -> None:
    assert told(NumberForm(), "techreport", number="No. 4") == []
