"""Claims, decisions and waivers between one revision and the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.db import Session
from evidence.db.journal import head
from evidence.errors import Conflict, NotFound, UsageFault
from evidence.queries.claims import get_claim
from evidence.services.accepting import accept
from evidence.services.claims import ClaimDraft, Quote, add_claim, show_claim
from evidence.services.following import Followed, follow
from evidence.services.manuscripts import read_file
from evidence.services.ratings import RatingDraft, rate
from evidence.text.anchors import Outcome

TEXT = (
    "# One\n\nThe report names 83 global brands of tea and coffee.\n\n"
    "The council did not agree with the plan of the ministry. A harbour is always more "
    "than its berths, she said. The white ferry sank in the storm.\n\n"
    "Nobody knew why “the masts were cut” that winter.\n"
)
QUOTES = {
    "brands": "The report names 83 global brands of tea and coffee.",
    "plan": "agree with the plan of the ministry",
    "berths": "A harbour is always more than its berths",
    "ferry": "The white ferry sank in the storm.",
    "masts": "Nobody knew why “the masts were cut” that winter.",
}
CHANGED = (
    TEXT.replace("# One", "# One\n\nA new beginning.")
    .replace("83", "85")
    .replace("did not agree", "did agree")
    .replace("always", "plainly")
    .replace(" The white ferry sank in the storm.", "")
    .replace("“the masts were cut”", '"the masts were cut"')
)


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def desk(session: Session, manuscript: Path) -> Session:
    read_file(session, manuscript)
    for slug, quote in QUOTES.items():
        add_claim(session, ClaimDraft(Quote(quote), slug=slug))
    return session


@pytest.fixture
def revised(desk: Session, manuscript: Path) -> Session:
    manuscript.write_text(CHANGED, "utf-8")
    read_file(desk, manuscript)
    return desk


def things(session: Session) -> dict[str, Followed]:
    return {thing.name: thing for thing in follow(session).things}


def test_each_claim_is_told_with_what_became_of_it(revised: Session) -> None:
    assert {name: thing.outcome for name, thing in things(revised).items()} == {
        "brands": Outcome.ALTERED,
        "plan": Outcome.MOVED,
        "berths": Outcome.REWORDED,
        "ferry": Outcome.NOT_FOUND,
        "masts": Outcome.NORMALIZED,
    }


def test_words_then_and_now_stand_beside_each_other(revised: Session) -> None:
    brands = things(revised)["brands"]

    assert brands.new == "The report names 85 global brands of tea and coffee."
    assert brands.difference == "“85” instead of “83”"
    assert brands.place is not None
    assert (brands.place.line, brands.revision) == (5, 1)


def test_a_sentence_that_lost_its_negation_beside_the_claim_is_told(
    revised: Session,
) -> None:
    plan = things(revised)["plan"]

    assert (plan.around, plan.harmless) == ("“not” is missing", False)


def test_reading_says_how_many_claims_are_what(desk: Session, manuscript: Path) -> None:
    manuscript.write_text(CHANGED, "utf-8")

    assert dict(read_file(desk, manuscript).followed) == {
        Outcome.ALTERED: 1,
        Outcome.MOVED: 1,
        Outcome.REWORDED: 1,
        Outcome.NOT_FOUND: 1,
        Outcome.NORMALIZED: 1,
    }


def test_nothing_is_written_before_it_is_accepted(revised: Session) -> None:
    revised.flush()
    before = head(revised.connection())

    follow(revised)

    assert head(revised.connection()) == before
    assert show_claim(revised, "brands").anchor.exact == QUOTES["brands"]


def test_accepting_all_takes_what_says_the_same(revised: Session) -> None:
    done = accept(revised, (), every=True)

    assert {thing.name for thing in done.accepted} == {"berths", "masts"}
    assert {thing.name for thing in done.left} == {"brands", "plan", "ferry"}
    outcomes = {name: thing.outcome for name, thing in things(revised).items()}
    assert outcomes["berths"] is Outcome.UNCHANGED
    assert outcomes["masts"] is Outcome.UNCHANGED
    assert outcomes["brands"] is Outcome.ALTERED
    assert show_claim(revised, "berths").anchor.exact == (
        "A harbour is plainly more than its berths"
    )


def test_a_changed_figure_is_accepted_by_its_name_and_ratings_stay(
    revised: Session,
) -> None:
    rate(revised, RatingDraft("brands", "admiralty", "B2", "seen"))

    accept(revised, ("draft", "brands"))

    claim = show_claim(revised, "brands")
    assert claim.anchor.exact == "The report names 85 global brands of tea and coffee."
    assert claim.statement == claim.anchor.exact
    assert claim.placement.outcome is Outcome.UNCHANGED
    assert [rating.level for rating in claim.ratings] == ["B2"]


def test_what_is_gone_is_refused_with_the_way_out(revised: Session) -> None:
    with pytest.raises(Conflict, match="the words of ferry are gone") as caught:
        accept(revised, ("berths", "ferry"))

    assert "evidence claim withdraw ferry" in str(caught.value.hint)
    assert get_claim(revised, "berths").exact == QUOTES["berths"]


def test_an_unknown_name_or_none_at_all_is_refused(revised: Session) -> None:
    with pytest.raises(NotFound, match="nothing called 'brand'"):
        accept(revised, ("brand",))
    with pytest.raises(UsageFault, match="accept what"):
        accept(revised, ("draft",))
