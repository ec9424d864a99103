"""From a ledger to the values of a brief; how they look is the exporters' part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from evidence.checker.finding import Severity
from evidence.checker.rule import Policy
from evidence.errors import InputRefused, NotFound, NothingToCheck, UsageFault
from evidence.exporters.base import Brief, Card, Mark, PageSize, Reference, Run, Topic
from evidence.exporters.html import render_html
from evidence.services.brief.composing import Wishes, compose, find_exporter, gather
from evidence.testing import make_ledger

WISHES = Wishes(day=date(2026, 11, 23), policy=Policy(), publication="The Desk")
BIBTEX = r"""
@report{lock2019, author = {Lindqvist, Ada}, title = {Vessels of the Canal},
  institution = {Canal Board}, type = {Report}, date = {2019-03-01}}
@article{weir2020, author = {Weir, Tom and Haddad, Leila and Wang, Xiu},
  title = {Tolls and {Keepers}}, journal = {Lock Quarterly}, volume = {3},
  date = {2020}, doi = {10.1000/182}}
@online{board, author = {{Canal Board}}, title = {Counts}, date = {2021},
  url = {https://example.org/counts}, x-status = {partial}}
@book{never, author = {Never, Ann}, title = {Uncited}, publisher = {Press},
  date = {2001}}
"""
MARKDOWN = """\
---
title: The Canal
lang: en
---

# The Canal

## Traffic

The canal saw 54 vessels a day (Lindqvist 2019). Norland, Ostia and Pelagia pay no
toll (Weir et al. 2020).

## Tolls

The toll was half of what it had been.
"""
TOML = """
[claim.vessels]
manuscript = "manuscript"
kind = "quantity"
topic = "traffic"
statement = "The canal sees 54 vessels a day."
quote = "54 vessels a day"
figures = ["54 vessels @2019"]

[[claim.vessels.evidence]]
source = "lock2019"
stance = "contradicts"
page = "12"
quotation = "Some 57 vessels passed each day."
figures = ["~57 vessels @2018"]

[[claim.vessels.evidence]]
source = "board"
stance = "context"
directness = "second-hand"
via = "weir2020"
basis = "unseen"
figures = ["3 locks"]

[[claim.vessels.rating]]
scheme = "admiralty"
level = "B2"
reason = "Counted twice."
by = "Ada"
at = 2026-11-23T13:00:00Z

[[claim.vessels.rating]]
scheme = "icd203"
level = "low"
reason = "Counts differ."
by = "Юлия"
at = 2026-11-23T14:00:00Z

[claim.exempt]
manuscript = "manuscript"
kind = "roster"
topic = "tolls"
statement = "Norland, Ostia and Pelagia pay no toll."
quote = "Norland, Ostia and Pelagia"
roster = ["Norland", "Ostia", "Pelagia"]
roster_complete = true

[[claim.exempt.evidence]]
source = "weir2020"
stance = "supports"
roster = ["Norland", "Ostia", "Quiria"]
roster_complete = true

[claim.half]
manuscript = "manuscript"
kind = "comparison"
statement = "The toll was halved."
quote = "half of what it had been"

[[waiver]]
code = "SRC001"
subject_kind = "source"
subject = "never"
reason = "kept for the record"
until = 2027-06-30
"""

MakeBrief = Callable[..., Brief]


@pytest.fixture
def make_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeBrief:
    """Return the maker of a brief from the ledger of this module."""
    monkeypatch.chdir(tmp_path)
    database = make_ledger(Path(), bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)

    def make(wishes: Wishes = WISHES) -> Brief:
        with database.begin() as session:
            material = gather(session, wishes)
        return compose(material, wishes)

    return make


@pytest.fixture
def brief(make_brief: MakeBrief) -> Brief:
    return make_brief()


@pytest.fixture
def vessels(brief: Brief) -> Card:
    return brief.cards[0]


def test_the_cover_says_what_the_brief_is_about(brief: Brief) -> None:
    assert (brief.title, brief.scope) == (
        "The Canal",
        "The manuscript manuscript.md, revision 1",
    )
    assert [(total.count, total.noun) for total in brief.totals[:3]] == [
        (3, "claims"),
        (4, "sources"),
        (2, "citations"),
    ]
    number, _, digest = brief.fingerprint.partition(":")
    assert int(number) > 0
    assert len(digest) == 64


def test_every_level_is_counted_and_disagreement_apart(brief: Brief) -> None:
    assert [(mark.word, count) for mark, count in brief.confidence] == [
        ("high", 0),
        ("moderate", 0),
        ("low", 0),
        ("not rated", 2),
        ("ratings differ", 1),
    ]


def test_a_claims_figure_stands_beside_each_sources(vessels: Card) -> None:
    (table,) = vessels.figures

    assert (table.figure, table.as_of) == ("54 vessels", "2019")
    assert [(row.figure, row.as_of, row.verdict) for row in table.rows] == [
        (
            "about 57 vessels",
            "2018",
            "different, the source hedges, the claim does not, of an earlier time",
        ),
        ("3 locks", "", "not compared: of something else"),
    ]
    assert [row.agrees for row in table.rows] == [False, None]


def test_several_values_are_drawn(vessels: Card) -> None:
    (chart,) = vessels.charts

    assert [(point.label, point.note, point.low) for point in chart.points] == [
        ("This claim (2019)", "54", Decimal(54)),
        ("Lindqvist 2019 (2018)", "about 57", Decimal(57)),
    ]
    assert [point.hedged for point in chart.points] == [False, True]
    assert chart.description == (
        "Chart in vessels: This claim (2019): 54; Lindqvist 2019 (2018): about 57."
    )


def test_a_number_is_drawn_with_the_words_of_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    thousands = TOML.replace("54 vessels @", "1200 vessels @").replace("~57", ">1300")
    database = make_ledger(Path(), bibtex=BIBTEX, markdown=MARKDOWN, toml=thousands)

    with database.begin() as session:
        card = compose(gather(session, WISHES), WISHES).cards[0]

    assert card.figures[0].figure == "1,200 vessels"
    assert [point.note for point in card.charts[0].points] == [
        "1,200",
        "more than 1,300",
    ]


PASSAGE = """
[claim.vessels]
manuscript = "manuscript"
kind = "quantity"
quote = "54 vessels a day"
{figures}

[[claim.vessels.evidence]]
source = "lock2019"
stance = "supports"
quotation = "{passage}"
{typed}
"""


@pytest.mark.parametrize(
    ("figures", "typed", "passage", "rows"),
    [
        (
            'figures = ["54 vessels"]',
            "",
            "The 57 vessels of 2 fleets were counted.",
            [("57 vessels", "different", False, True)],
        ),
        (
            "",
            "",
            "There were 57 vessels a day.",
            [("57 vessels a day", "different", False, True)],
        ),
        (
            "",
            "",
            "The 57 vessels of 2 fleets were counted.",
            [
                ("57 vessels", "not compared: of something else", None, True),
                ("2 fleets", "not compared: of something else", None, True),
            ],
        ),
        (
            'figures = ["54 vessels"]',
            "",
            "Of 57 vessels, 54 vessels paid.",
            [("54 vessels", "equal", True, True)],
        ),
        (
            'figures = ["54 vessels"]',
            'figures = ["54 vessels"]',
            "The canal saw 54 vessels.",
            [("54 vessels", "equal", True, False)],
        ),
        (
            'figures = ["54 vessels"]',
            'figures = ["54 vessels"]',
            "The canal saw 57 vessels.",
            [
                ("54 vessels", "equal", True, False),
                ("57 vessels", "different", False, True),
            ],
        ),
        (
            'figures = ["54 vessels"]',
            'figures = ["57 vessels"]',
            "The canal saw 57 vessels.",
            [("57 vessels", "different", False, False)],
        ),
        (
            'figures = ["54 vessels"]',
            "",
            "There are 12 locks.",
            [("12 locks", "not compared: of something else", None, True)],
        ),
    ],
)
def test_what_a_passage_says_stands_in_the_table_as_the_check_finds_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    figures: str,
    typed: str,
    passage: str,
    rows: list[tuple[str, str, bool | None, bool]],
) -> None:
    monkeypatch.chdir(tmp_path)
    toml = PASSAGE.format(figures=figures, typed=typed, passage=passage)
    database = make_ledger(Path(), bibtex=BIBTEX, markdown=MARKDOWN, toml=toml)

    with database.begin() as session:
        card = compose(gather(session, WISHES), WISHES).cards[0]

    (table,) = card.figures
    assert [
        (row.figure, row.verdict, row.agrees, row.passage) for row in table.rows
    ] == rows
    drawn = {point.note for chart in card.charts for point in chart.points}
    differs = any(row.agrees is False for row in table.rows)
    assert drawn == ({"54", "57"} if differs else set())
    found = {finding.code for finding in card.findings}
    assert differs == bool(found & {"FIG001", "FIG021"})
    assert any(agrees is None for _, _, agrees, _ in rows) == ("FIG022" in found)


def test_evidence_is_told_in_words(vessels: Card) -> None:
    first, second = vessels.evidence

    assert (first.stance, first.directness, first.basis, first.page) == (
        "Contradicts",
        "primary",
        "passage seen",
        "p. 12",
    )
    assert (second.stance, second.directness, second.basis) == (
        "Context",
        "second-hand, by way of Weir et al. 2020",
        "passage not seen",
    )


def test_raters_that_disagree_are_both_shown(vessels: Card) -> None:
    assert vessels.mark == Mark("mixed", "moderate / low", "◐◔")
    assert [(line.by, line.level, line.mark.word) for line in vessels.ratings] == [
        ("Ada", "B2", "moderate"),
        ("Юлия", "low", "low"),
    ]


def test_the_history_is_told_in_order(vessels: Card) -> None:
    assert vessels.history == (
        "2026-11-23 recorded by tester",
        "2026-11-23 2 pieces of evidence tied by tester",
        "2026-11-23 rated B2 by Ada",
        "2026-11-23 rated low by Юлия",
    )


def test_lists_are_compared_member_by_member(brief: Brief) -> None:
    (roster,) = brief.cards[1].rosters

    assert (roster.both, roster.only_claim, roster.only_source) == (
        ("Norland", "Ostia"),
        ("Pelagia",),
        ("Quiria",),
    )
    assert roster.remark == "both are said to be complete"


def test_findings_are_grouped_worst_first_and_linked(brief: Brief) -> None:
    ranks = [group.severity.rank for group in brief.attention]

    assert ranks == sorted(ranks, reverse=True)
    first = brief.attention[0]
    assert (first.code, first.severity, first.claims) == (
        "FIG001",
        Severity.ERROR,
        (1,),
    )
    assert first.rows[0].subject == Reference("1 vessels", "claim-1")
    assert brief.cards[0].worst is Severity.ERROR


def test_what_was_waived_is_told_with_its_reason(brief: Brief) -> None:
    (waived,) = brief.waived

    assert waived.finding.code == "SRC001"
    assert waived.finding.subject_text == "never"
    assert (waived.reason, waived.until) == ("kept for the record", "2027-06-30")


def test_what_was_not_checked_is_told(brief: Brief) -> None:
    assert any("passage nobody has seen" in line for line in brief.not_checked)


def test_the_text_is_cut_where_claims_begin_and_end(brief: Brief) -> None:
    (text,) = brief.texts

    runs = [run for block in text.blocks for run in block.runs if run.claims]
    assert runs == [
        Run("54 vessels a day", (1,), (1,)),
        Run("Norland, Ostia and Pelagia", (2,), (2,)),
        Run("half of what it had been", (3,), (3,)),
    ]
    assert text.homeless == ()


def test_the_texts_headings_descend_from_one(brief: Brief) -> None:
    headings = [
        (block.level, block.runs[0].text)
        for block in brief.texts[0].blocks
        if block.level
    ]

    assert [text for _, text in headings] == ["Traffic", "Tolls"]


def test_sources_are_formatted_in_the_styles_order(brief: Brief) -> None:
    lines = ["".join(piece.text for piece in each.pieces) for each in brief.sources]

    assert [line.citekey for line in brief.sources] == [
        *("board", "lock2019", "never", "weir2020"),
    ]
    assert lines[3] == (
        "Weir, Tom, Leila Haddad, and Xiu Wang. 2020. “Tolls and Keepers.” "
        "Lock Quarterly 3. https://doi.org/10.1000/182."
    )
    assert brief.sources[0].remarks == ("record partial",)
    assert brief.sources[2].remarks == ("neither cited nor tied to a claim",)
    assert brief.sources[3].claims == (1, 2)


def test_every_claim_is_in_the_index(brief: Brief) -> None:
    assert brief.topics == (
        Topic("no topic", (3,)),
        Topic("tolls", (2,)),
        Topic("traffic", (1,)),
    )


def test_the_same_ledger_gives_the_same_document(make_brief: MakeBrief) -> None:
    assert render_html(make_brief()) == render_html(make_brief())


def test_the_text_can_be_left_out(make_brief: MakeBrief) -> None:
    assert make_brief(replace(WISHES, with_text=False)).texts == ()


def test_the_page_is_handed_on(make_brief: MakeBrief) -> None:
    assert make_brief(replace(WISHES, page=PageSize.LETTER)).page is PageSize.LETTER


def test_a_style_can_be_a_file(make_brief: MakeBrief, tmp_path: Path) -> None:
    style = tmp_path / "plain.csl"
    style.write_text(
        '<?xml version="1.0" encoding="utf-8"?>'
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" '
        'class="in-text"><info><title>Plain</title><id>plain</id>'
        "<updated>2026-01-01T00:00:00Z</updated></info>"
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout suffix="!"><text variable="title"/></layout>'
        "</bibliography></style>",
        "utf-8",
    )

    brief = make_brief(replace(WISHES, style=str(style)))

    assert brief.style == "plain"
    lines = {"".join(piece.text for piece in each.pieces) for each in brief.sources}
    assert lines == {
        *("Counts!", "Tolls and Keepers!", "Uncited!", "Vessels of the Canal!")
    }


def test_an_unknown_style_is_refused(make_brief: MakeBrief) -> None:
    with pytest.raises(UsageFault, match="there is no citation style 'vancover'"):
        make_brief(replace(WISHES, style="vancover"))


def test_a_style_that_would_be_fetched_is_refused(
    make_brief: MakeBrief, tmp_path: Path
) -> None:
    style = tmp_path / "dependent.csl"
    style.write_text('<style><link rel="independent-parent"/></style>', "utf-8")

    with pytest.raises(InputRefused, match="only points to another"):
        make_brief(replace(WISHES, style=str(style)))


def test_an_unknown_manuscript_is_not_found(make_brief: MakeBrief) -> None:
    with pytest.raises(NotFound, match="no manuscript 'other'"):
        make_brief(replace(WISHES, manuscript="other"))


def test_an_empty_ledger_has_nothing_to_print(tmp_path: Path) -> None:
    database = make_ledger(tmp_path)

    with database.begin() as session, pytest.raises(NothingToCheck):
        gather(session, WISHES)


def test_the_suffix_chooses_the_exporter() -> None:
    assert find_exporter(Path("a.pdf")).name == "pdf"
    assert find_exporter(Path("A.HTML")).name == "html"
    with pytest.raises(UsageFault, match=r"cannot be written as 'a\.docx'"):
        find_exporter(Path("a.docx"))
    with pytest.raises(UsageFault, match=r"cannot be written as '\.'"):
        find_exporter(Path())
