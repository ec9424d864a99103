"""A person decides which source a citation means; it holds while the words do."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.db import Session
from evidence.errors import Ambiguous, NotFound
from evidence.services.citation_listing import list_in
from evidence.services.citations import refresh
from evidence.services.decisions import DecisionDraft, decide, list_all, undecide
from evidence.services.manuscripts import read_file
from evidence.services.sources.importing import import_bibliography
from evidence.services.sources.merging import MergeDraft, merge_sources
from evidence.services.sources.removing import remove_sources
from evidence.text.anchors import Outcome

BIB = (
    "@misc{smith2019a, author = {Smith, A.}, title = {T}, year = 2019}\n"
    "@misc{smith2019b, author = {Smith, B.}, title = {U}, year = 2019}\n"
)
TEXT = (
    "# One\n\nIt is so (Smith 2019, 12). It is not so at all (Smith 2019). "
    "Others agree with it (Smith 2019).\n"
)


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def desk(session: Session, manuscript: Path) -> Session:
    refs = manuscript.with_name("refs.bib")
    refs.write_text(BIB, "utf-8")
    import_bibliography(session, refs)
    read_file(session, manuscript)
    return session


Told = list[tuple[str, str, str | None]]


def told(session: Session) -> Told:
    return [
        (item.text, item.status.value, item.key)
        for citation in list_in(session)
        for item in citation.items
    ]


def test_a_decided_item_is_resolved_with_who_decided_when_and_why(
    desk: Session,
) -> None:
    draft = DecisionDraft("draft", "Smith 2019, 12", "smith2019b", "The page fits.")

    [made] = decide(desk, draft)

    assert (made.item, made.key, made.holds) == ("Smith 2019, 12", "smith2019b", True)
    assert told(desk)[0] == ("Smith 2019, 12", "resolved", "smith2019b")
    assert list_in(desk)[0].items[0].reasons == (
        "decided by tester on 2026-11-23: The page fits.",
    )


def test_the_other_items_stay_as_they_were(desk: Session) -> None:
    decide(desk, DecisionDraft("draft", "Smith 2019, 12", "smith2019b"))

    assert told(desk)[1:] == [("Smith 2019", "ambiguous", None)] * 2


def test_what_is_printed_twice_is_refused_with_the_places(desk: Session) -> None:
    with pytest.raises(Ambiguous) as caught:
        decide(desk, DecisionDraft(None, "Smith 2019", "smith2019a"))

    message = str(caught.value)
    assert "'Smith 2019' is cited in" in message
    assert "@2 3:49: … " in message
    assert "@3 3:84: … " in message
    assert "LINE:COLUMN" in str(caught.value.hint)


@pytest.mark.parametrize("item", ["3:49", "draft.md:3:52", "@2"])
def test_a_place_or_a_number_tells_equal_items_apart(desk: Session, item: str) -> None:
    decide(desk, DecisionDraft("draft", item, "smith2019a"))

    assert [key for _, _, key in told(desk)] == [None, "smith2019a", None]


def test_all_that_are_printed_so_are_decided_at_once(desk: Session) -> None:
    made = decide(desk, DecisionDraft("draft", "Smith 2019", "smith2019a", every=True))

    assert len({each.name for each in made}) == 2
    assert [key for _, _, key in told(desk)] == [None, "smith2019a", "smith2019a"]


def test_a_later_decision_takes_the_place_of_the_earlier(desk: Session) -> None:
    decide(desk, DecisionDraft("draft", "@2", "smith2019a"))

    decide(desk, DecisionDraft("draft", "@2", "smith2019b"))

    assert [(each.item, each.key) for each in list_all(desk)] == [
        ("Smith 2019", "smith2019b")
    ]


def test_an_item_or_a_source_that_is_not_there_is_named_with_near_ones(
    desk: Session,
) -> None:
    with pytest.raises(NotFound, match="no citation 'Smyth 2019'") as item:
        decide(desk, DecisionDraft("draft", "Smyth 2019", "smith2019a"))
    with pytest.raises(NotFound, match="no source 'smith2019'") as source:
        decide(desk, DecisionDraft("draft", "@1", "smith2019"))

    assert "Smith 2019" in str(item.value.hint)
    assert "smith2019a" in str(source.value.hint)


def test_a_decision_follows_its_words_into_the_next_revision(
    desk: Session, manuscript: Path
) -> None:
    decide(desk, DecisionDraft("draft", "@3", "smith2019b"))
    manuscript.write_text(TEXT.replace("It is so", "To begin, it is so"), "utf-8")

    read_file(desk, manuscript)

    assert [key for _, _, key in told(desk)] == [None, None, "smith2019b"]
    assert [(each.outcome, each.holds) for each in list_all(desk)] == [
        (Outcome.MOVED, True)
    ]


def test_a_decision_whose_words_changed_is_not_applied(
    desk: Session, manuscript: Path
) -> None:
    decide(desk, DecisionDraft("draft", "Smith 2019, 12", "smith2019b"))
    manuscript.write_text(TEXT.replace("2019, 12", "2019, 14"), "utf-8")

    read_file(desk, manuscript)

    assert told(desk)[0] == ("Smith 2019, 14", "ambiguous", None)
    assert [(each.item, each.holds) for each in list_all(desk)] == [
        ("Smith 2019, 12", False)
    ]


def test_a_decision_taken_back_leaves_the_item_to_the_program(desk: Session) -> None:
    [made] = decide(desk, DecisionDraft("draft", "@1", "smith2019b"))

    gone = undecide(desk, made.name)

    assert gone.name == made.name
    assert list_all(desk) == ()
    assert told(desk)[0] == ("Smith 2019, 12", "ambiguous", None)
    with pytest.raises(NotFound):
        undecide(desk, made.name)


def test_merging_sources_takes_the_decisions_along(desk: Session) -> None:
    decide(desk, DecisionDraft("draft", "@1", "smith2019b"))

    merge_sources(desk, MergeDraft("smith2019a", "smith2019b"))

    assert [(each.item, each.key) for each in list_all(desk)] == [
        ("Smith 2019, 12", "smith2019a")
    ]


def test_a_source_that_was_decided_on_is_in_use(desk: Session) -> None:
    decide(desk, DecisionDraft("draft", "@1", "smith2019b"))

    with pytest.raises(Exception, match="decided to be what 'Smith 2019, 12' means"):
        remove_sources(desk, ["smith2019b"])
    remove_sources(desk, ["smith2019b"], force=True)

    assert list_all(desk) == ()


def test_a_refresh_after_a_decision_changes_nothing(desk: Session) -> None:
    decide(desk, DecisionDraft("draft", "@1", "smith2019b"))

    assert refresh(desk) == 0
