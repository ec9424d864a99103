"""Which sentences are tied to evidence, and which honest gaps are declared."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.checker.sentence_coverage import Cover, CoverageReport
from evidence.db import Session
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.services.claims import ClaimDraft, Quote, add_claim
from evidence.services.coverage import cover, cover_with_facts, tally_facts
from evidence.services.declarations import (
    DeclarationDraft,
    declare,
    list_all,
    undeclare,
)
from evidence.services.manuscripts import read_file
from evidence.services.sources.importing import import_bibliography
from evidence.services.ties import TieDraft, tie
from evidence.text.anchors import Outcome

TEXT = (
    "# One\n\nThe report names 83 brands. It is said to be late. It is nice here.\n\n"
    "# Two\n\nIt was closed in 2016. This holds (Hall 2020). "
    "The port has 54 berths.\n\n"
    "# References\n\nHall, Ben. 2020. *Brands named in 2020*. Daily News.\n"
)


BIB = (
    "@misc{hall2020, author = {Hall, Ben}, title = {Brands named in 2020}, year = 2020}"
)


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def desk(session: Session, manuscript: Path) -> Session:
    refs = manuscript.with_name("refs.bib")
    refs.write_text(BIB)
    import_bibliography(session, refs)
    read_file(session, manuscript)
    for slug, quote in (("brands", "83 brands"), ("berths", "54 berths")):
        add_claim(session, ClaimDraft(Quote(quote), slug=slug))
    tie(session, TieDraft("brands", "hall2020"))
    return session


def told(report: CoverageReport) -> list[tuple[str, str]]:
    return [
        (each.text, each.cover.value if each.cover else "") for each in report.sentences
    ]


def test_each_sentence_is_told_with_what_it_rests_on(desk: Session) -> None:
    assert told(cover(desk)) == [
        ("The report names 83 brands.", "tied"),
        ("It is said to be late.", "uncovered"),
        ("It is nice here.", ""),
        ("It was closed in 2016.", "uncovered"),
        ("This holds (Hall 2020).", "cited"),
        ("The port has 54 berths.", "claimed"),
    ]


def test_sections_and_the_whole_are_counted(desk: Session) -> None:
    report = cover(desk)

    assert [(each.section, each.tally.percent) for each in report.sections] == [
        (("One",), Decimal("50.0")),
        (("Two",), Decimal("0.0")),
    ]
    assert (report.total.sentences, report.total.checkable) == (6, 5)
    assert report.total.percent == Decimal("20.0")


def test_the_tally_alone_is_that_of_the_whole(desk: Session) -> None:
    report, facts = cover_with_facts(desk)

    assert tally_facts(desk, facts, load_ledger(desk).claims) == report.total


def test_evidence_that_contradicts_ties_nothing(desk: Session) -> None:
    tie(desk, TieDraft("berths", "hall2020", stance="contradicts"))

    assert told(cover(desk))[-1] == ("The port has 54 berths.", "claimed")


def declared(desk: Session, words: str = "closed") -> str:
    draft = DeclarationDraft("draft", Quote(words), "own-knowledge", "She was there.")
    return declare(desk, draft).name


def test_a_declared_sentence_is_left_out_of_the_count(desk: Session) -> None:
    declared(desk)
    report = cover(desk)

    assert told(report)[3] == ("It was closed in 2016.", "declared")
    assert report.total.by_cover[Cover.DECLARED] == 1
    assert (report.total.counted, report.total.percent) == (4, Decimal("25.0"))


def test_the_whole_sentence_is_declared(desk: Session) -> None:
    declared(desk)

    [view] = list_all(desk)
    assert view.exact == "It was closed in 2016."
    assert view.place is not None
    assert view.place.line == 7


def test_a_declaration_follows_its_sentence_and_falls_with_its_words(
    desk: Session, manuscript: Path
) -> None:
    declared(desk)
    manuscript.write_text(TEXT.replace("# Two\n\n", "# Two\n\nNow then.\n\n"), "utf-8")
    read_file(desk, manuscript)
    assert [(v.placement.outcome, v.holds) for v in list_all(desk)] == [
        (Outcome.MOVED, True)
    ]

    manuscript.write_text(TEXT.replace("in 2016", "in 2017"), "utf-8")
    read_file(desk, manuscript)
    assert [view.holds for view in list_all(desk)] == [False]
    assert told(cover(desk))[3] == ("It was closed in 2017.", "uncovered")


def test_a_declaration_is_taken_back(desk: Session) -> None:
    name = declared(desk)

    undeclare(desk, name)

    assert list_all(desk) == ()
    with pytest.raises(NotFound):
        undeclare(desk, name)


def test_bad_declarations_are_refused(desk: Session) -> None:
    declared(desk)
    with pytest.raises(Conflict, match="declared own-knowledge already, by tester"):
        declared(desk, "in 2016")
    with pytest.raises(InputRefused, match="there is no ground 'hearsay'"):
        declare(desk, DeclarationDraft("draft", Quote("late"), "hearsay", "x"))
    with pytest.raises(InputRefused, match="declared for a reason"):
        declare(desk, DeclarationDraft("draft", Quote("late"), "opinion", " "))


def test_a_claim_whose_figure_changed_ties_nothing(
    desk: Session, manuscript: Path
) -> None:
    manuscript.write_text(TEXT.replace("83", "85"), "utf-8")

    read_file(desk, manuscript)

    assert told(cover(desk))[0] == ("The report names 85 brands.", "uncovered")
