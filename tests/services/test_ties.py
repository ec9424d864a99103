"""Evidence ties a claim to a source, once or more often."""

from __future__ import annotations

import pytest

from evidence.db import Session
from evidence.errors import InputRefused, NotFound
from evidence.models import Basis, Directness, Stance
from evidence.services.claims import ClaimDraft, Quote, add_claim, show_claim
from evidence.services.ties import TieDraft, tie
from tests.services.small_ledger import BRANDS


@pytest.fixture(autouse=True)
def _brands(desk: Session) -> None:
    add_claim(desk, ClaimDraft(Quote(BRANDS), slug="brands"))


def test_evidence_says_what_the_source_says_and_how_it_was_seen(desk: Session) -> None:
    draft = TieDraft(
        claim="brands",
        source="hall2020",
        stance="contradicts",
        page="4",
        quotation="82 “brands”",
        figures=("82 brands @2020-03",),
        roster=("Nike",),
        via="xu2020",
        unseen=True,
        note="Reports the study.",
        answer="A misprint.",
    )
    tied = tie(desk, draft)

    (found,) = show_claim(desk, "brands").evidence
    assert (tied.evidence, tied.count) == (found.name, 1)
    assert (found.source, found.via) == ("hall2020", "xu2020")
    assert found.stance is Stance.CONTRADICTS
    assert found.directness is Directness.SECOND_HAND
    assert found.basis is Basis.UNSEEN
    assert [figure.text for figure in found.figures] == ["82 brands @2020-03"]
    assert (found.page_label, found.quotation) == ("4", "82 “brands”")
    assert (found.note, found.answer) == ("Reports the study.", "A misprint.")
    assert found.roster == ("Nike",)


def test_an_alias_leads_to_its_source(desk: Session) -> None:
    assert tie(desk, TieDraft("brands", "aspi2020")).source == "xu2020"


def test_the_same_source_tied_again_is_further_evidence(desk: Session) -> None:
    first = tie(desk, TieDraft("brands", "xu2020"))
    second = tie(desk, TieDraft("brands", "xu2020"))

    assert (first.count, second.count) == (1, 2)
    assert first.evidence != second.evidence
    assert len(show_claim(desk, "brands").evidence) == 2


def test_an_unknown_source_names_near_ones(desk: Session) -> None:
    with pytest.raises(NotFound, match="there is no source 'hall2002'") as missing:
        tie(desk, TieDraft("brands", "hall2002"))
    assert missing.value.hint == "did you mean hall2020?"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"via": "xu2020"}, "cannot be its own --via"),
        ({"stance": "proves"}, "there is no stance 'proves'"),
        ({"figures": ("lots",)}, "'lots' is not a figure"),
    ],
)
def test_a_bad_value_is_refused(
    desk: Session, wrong: dict[str, object], message: str
) -> None:
    with pytest.raises(InputRefused, match=message):
        tie(desk, TieDraft("brands", "xu2020", **wrong))  # type: ignore[arg-type]  # by tests
    assert show_claim(desk, "brands").evidence == ()
