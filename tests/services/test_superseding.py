"""What overtook a claim is recorded with its source; the old value stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.checker.facts import ClaimFacts
from evidence.db import Session
from evidence.errors import Ambiguous, Conflict, InputRefused, NotFound
from evidence.models import Stance
from evidence.services.claims import show_claim
from evidence.services.ledger_text.exporting import export_ledger
from evidence.services.ledger_text.importing import import_ledger
from evidence.services.sources.removing import remove_sources
from evidence.services.superseding import SupersedeDraft, supersede
from tests.services.small_ledger import ACT, small_ledger

TOML = """\
[claim.states]
manuscript = "manuscript"
quote = "54 participating States (OSCE"
figures = ["54 participating States @2012/.."]

[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands @2020-03", "12 brands (car makers) @2020-03", "5 years @2020"]

[claim.objectors]
manuscript = "manuscript"
quote = "Turkey, Tajikistan and Azerbaijan"
"""
DRAFT = SupersedeDraft(
    claim="states", source="osce", as_of="2021-07", figure="57 participating States"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Session]:
    """Open the small ledger with three claims."""
    with small_ledger(tmp_path, TOML).begin(ACT) as opened:
        yield opened


def states(desk: Session) -> ClaimFacts:
    return show_claim(desk, "states")


def test_the_newer_figure_is_kept_with_its_source_date_and_reason(
    desk: Session,
) -> None:
    done = supersede(desk, replace(DRAFT, reason="Three  joined.", page="3"))

    [event], [tie] = states(desk).superseded, states(desk).evidence
    assert (event.name, event.source, event.as_of.text, event.reason, event.by) == (
        done.supersession,
        "osce",
        "2021-07",
        "Three joined.",
        "Mary",
    )
    assert event.figure == states(desk).figures[0]
    assert event.newer is not None
    assert event.newer.text == "57 participating States @2021-07"
    assert (tie.name, tie.source, tie.stance) == (
        done.evidence,
        "osce",
        Stance.CONTEXT,
    )
    assert (tie.page_label, tie.note) == ("3", "Three joined.")
    assert [figure.text for figure in tie.figures] == [
        "57 participating States @2021-07"
    ]


def test_without_a_reason_the_source_is_the_reason(desk: Session) -> None:
    assert supersede(desk, DRAFT).reason == "osce gives 57 participating States."


def test_evidence_that_gives_the_figure_already_is_not_tied_again(
    desk: Session,
) -> None:
    supersede(desk, DRAFT)
    other = replace(DRAFT, as_of="2021-07-02")
    again = supersede(desk, other)
    assert again.evidence is None
    assert len(states(desk).evidence) == 1

    words = supersede(desk, replace(DRAFT, as_of="2021-07-03", quotation="57 States"))
    assert words.evidence is not None


def test_the_same_again_is_a_conflict_and_changes_nothing(desk: Session) -> None:
    first = supersede(desk, DRAFT)
    with pytest.raises(Conflict, match=f"already: {first.supersession}, by Mary"):
        supersede(desk, DRAFT)
    assert len(states(desk).superseded) == 1


def test_a_hand_written_ledger_names_it_by_the_same_id(desk: Session) -> None:
    done = supersede(desk, DRAFT)
    before = export_ledger(desk)

    text = before.replace(f'id = "{done.supersession}"\n', "")
    import_ledger(desk, text.encode(), path="ledger.toml")

    assert export_ledger(desk) == before


@pytest.mark.parametrize(
    ("figure", "old"),
    [
        ("82 brands", "83 brands @2020-03"),
        ("11 brands (car makers)", "12 brands (car makers) @2020-03"),
        ("6 years", "5 years @2020"),
    ],
)
def test_the_old_figure_is_the_one_that_counts_the_same(
    desk: Session, figure: str, old: str
) -> None:
    draft = SupersedeDraft("brands", "osce", "2021", figure)
    assert supersede(desk, draft).old == old


def test_several_old_figures_are_listed_to_choose_from(desk: Session) -> None:
    draft = SupersedeDraft("brands", "osce", "2021", "9 brands (food)")
    with pytest.raises(Ambiguous, match="which figure of brands") as unclear:
        supersede(desk, draft)
    assert unclear.value.hint == (
        "--old FIGURE; one of: '83 brands @2020-03', '12 brands (car makers) @2020-03'"
    )
    chosen = supersede(desk, replace(draft, old="83 brands"))
    assert chosen.old == "83 brands @2020-03"
    with pytest.raises(NotFound, match="'84 brands' is no figure of the claim brands"):
        supersede(desk, replace(draft, old="84 brands"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"figure": "57 people"},
            "participating States against 57 people: they count different",
        ),
        ({"figure": "on 2021-07"}, "one is a date, the other a number"),
        ({"figure": "lots"}, "'lots' is not a figure"),
        ({"as_of": "2012"}, "is not older than 2012"),
        ({"as_of": "2011-05"}, "is not older than 2011-05"),
        ({"as_of": "now"}, "--as-of: 'now' is no EDTF date"),
        ({"as_of": ""}, "--as-of: the date is empty"),
        ({"figure": "57 States @2022"}, "as of 2022, but --as-of says 2021-07"),
        ({"figure": "54 States"}, "is the value that the claim has"),
        ({"claim": "objectors"}, "the claim objectors states no figure"),
    ],
)
def test_what_overtakes_nothing_is_refused(
    desk: Session, changes: dict[str, str], message: str
) -> None:
    before = export_ledger(desk)
    with pytest.raises(InputRefused, match=message) as refused:
        supersede(desk, replace(DRAFT, **changes))
    assert refused.value.hint
    assert export_ledger(desk) == before


def test_a_claim_is_overtaken_as_a_whole_for_a_reason(desk: Session) -> None:
    draft = SupersedeDraft("objectors", "osce", "2020-12-04", reason="It was settled.")
    done = supersede(desk, draft)

    claim = show_claim(desk, "objectors")
    [event], [tie] = claim.superseded, claim.evidence
    assert (event.figure, event.newer, event.reason) == (None, None, "It was settled.")
    assert (tie.name, tie.figures, tie.note) == (done.evidence, (), "It was settled.")
    with pytest.raises(InputRefused, match="for a reason"):
        supersede(desk, replace(draft, as_of="2021", reason=" "))


def test_a_figure_of_the_same_time_does_not_overtake_the_whole(desk: Session) -> None:
    draft = SupersedeDraft("brands", "osce", "2020-03-05", reason="Revised.")
    with pytest.raises(InputRefused, match="83 brands as of 2020-03 is not older"):
        supersede(desk, draft)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"claim": "state"}, "no claim 'state'"),
        ({"source": "osze"}, "no source 'osze'"),
    ],
)
def test_unknown_names_are_told(
    desk: Session, changes: dict[str, str], message: str
) -> None:
    with pytest.raises(NotFound, match=message):
        supersede(desk, replace(DRAFT, **changes))


def test_a_source_that_gives_what_overtook_a_claim_is_in_use(desk: Session) -> None:
    overtaken = '[[claim.objectors.superseded]]\nsource = "hall2020"\nas_of = "2021"\n'
    text = f'format = "evidence ledger"\nversion = 1\n{TOML}\n{overtaken}reason = "r"\n'
    import_ledger(desk, text.encode(), path="ledger.toml")

    with pytest.raises(Conflict, match="objectors"):
        remove_sources(desk, ["hall2020"])
