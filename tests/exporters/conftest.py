"""A brief about a canal that does not exist, as long as a test wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from evidence.checker.finding import Severity
from evidence.exporters.base import (
    Brief,
    Card,
    Chart,
    ChartPoint,
    EvidenceLine,
    FigureRow,
    FigureTable,
    FindingGroup,
    FindingLine,
    FindingRow,
    ManuscriptText,
    Mark,
    PageSize,
    RatingLine,
    Reference,
    RosterTable,
    Run,
    SourceLine,
    TextBlock,
    Topic,
    Total,
    WaivedLine,
)
from evidence.exporters.pieces import Piece, Style
from evidence.text.document import BlockKind
from tests.loopback import server

__all__ = ["MakeBrief", "server"]

HIGH = Mark("high", "high", "●")
MODERATE = Mark("moderate", "moderate", "◐")
LOW = Mark("low", "low", "◔")
UNRATED = Mark("unrated", "not rated", "–")
MARKS = (HIGH, MODERATE, LOW, UNRATED)
PEOPLE = (
    "Ada Lindqvist",
    "Юлия Ковальчук",
    "Ελένη Παππά",
    "ليلى حداد",
    "王秀英",
)
LONG = (
    "The authority's own ledger counts every vessel that paid the toll, and leaves out "
    "those that were exempt; the yearbook adds the latter from the harbour master's "
    "returns, which explains the difference of some hundreds."
)

MakeBrief = Callable[..., Brief]


def _finding(number: int, severity: Severity) -> FindingLine:
    return FindingLine(
        code="FIG001",
        title="The figure differs from the source's.",
        severity=severity,
        message=f"the claim says {number + 50} vessels, lindqvist2019 says "
        f"{number + 57} vessels",
        hint="correct the text, or say in a note why it differs",
        related=(),
        where=f"canal.md:{number}:12",
        subject=Reference(f"{number} vessels-{number}", f"claim-{number}"),
        subject_text=f"vessels-{number}",
    )


def _chart(number: int) -> Chart:
    def point(label: str, note: str, value: int, **more: object) -> ChartPoint:
        given = {"opens": 0, "hedged": False, "own": False, "high": Decimal(value)}
        return ChartPoint(label, note, low=Decimal(value), **(given | more))  # type: ignore[arg-type]

    return Chart(
        unit="vessels",
        dates=False,
        points=(
            point("This claim (2021)", str(number + 50), number + 50, own=True),
            point("Lindqvist 2019 (2018)", str(number + 57), number + 57),
            point(
                "Παππά 2020 (2019)",
                f"~{number + 40}..{number + 60}",
                number + 40,
                high=Decimal(number + 60),
                hedged=True,
            ),
            point("Ковальчук 2021", f">{number + 45}", number + 45, opens=1),
        ),
        description=f"Chart of 4 values in vessels: this claim {number + 50}; "
        f"Lindqvist 2019 {number + 57}",
    )


def make_card(number: int) -> Card:
    """Return the card of claim *number*; what it holds depends on the number."""
    source = Reference("Lindqvist 2019", "source-1")
    finding = _finding(number, Severity.ERROR)
    wrong = number % 4 == 1
    return Card(
        number=number,
        name=f"vessels-{number}",
        statement=f"In 2021 {number + 50} vessels a day passed the canal's upper lock, "
        "more than in any year since it was widened.",
        kind="quantity",
        topic=f"traffic-{number % 7}",
        section="2 The traffic › 2.1 Vessels",
        where=f"canal.md:{number}:12",
        quote=f"{number + 50} vessels a day",
        placement="moved" if number % 9 == 0 else "",
        note=LONG if number % 5 == 0 else "",
        mark=MARKS[number % 4],
        worst=Severity.ERROR if wrong else None,
        verdict="disputed" if wrong else "supported",
        overtaken=(),
        figures=(
            FigureTable(
                f"{number + 50} vessels",
                "2021",
                (
                    FigureRow(
                        source,
                        f"{number + 57} vessels",
                        "2018",
                        f"different: {number + 50} in the claim, {number + 57} in the "
                        "source",
                        agrees=False,
                    ),
                    FigureRow(source, "some", "", "cannot be compared", None),
                ),
            ),
        ),
        charts=(_chart(number),) if number % 3 == 1 else (),
        rosters=(
            RosterTable(
                source,
                ("Norland", "Ostia", "Pelagia"),
                ("Quiria",),
                (),
                "the claim's list is said to be complete",
            ),
        )
        if number % 6 == 1
        else (),
        evidence=(
            EvidenceLine(
                source=source,
                stance="Contradicts" if wrong else "Supports",
                directness="read in the source itself",
                basis="passage seen",
                page="p. 12",
                quotation=LONG,
                note="The yearbook counts calendar years, the claim the toll year.",
                answer="The toll year is meant." if wrong else "",
            ),
            EvidenceLine(
                source=Reference("王 2020", "source-2"),
                stance="Supports in part",
                directness="second-hand, by way of Lindqvist 2019",
                basis="passage not seen",
                page="",
                quotation="",
                note="Reported to give about sixty.",
                answer="",
            ),
        ),
        cited=("Lindqvist 2019 → lindqvist2019",),
        ratings=(
            RatingLine(
                day="2026-11-23",
                by=PEOPLE[number % 5],
                scheme="Admiralty code",
                level="B2",
                meaning="usually reliable; probably true",
                mark=MARKS[number % 4],
                reason="Two independent counts within a tenth of one another.",
                details=(),
                current=True,
            ),
        )
        if number % 4 != 3
        else (),
        findings=(finding,) if wrong else (),
        history=(
            "2026-11-20 recorded by Ada Lindqvist",
            "2026-11-21 2 pieces of evidence tied by Ada Lindqvist",
        ),
    )


def _text(cards: tuple[Card, ...]) -> ManuscriptText:
    heading = (Run("2 The traffic"),)
    blocks = [TextBlock(BlockKind.HEADING, 1, heading)]
    for start in range(0, len(cards), 3):
        runs: list[Run] = []
        for card in cards[start : start + 3]:
            runs += [
                Run("The keeper's books, which were long thought lost, say that "),
                Run(card.quote, (card.number,), (card.number,)),
                Run(" passed the upper lock (Lindqvist 2019, 12). "),
            ]
        blocks.append(TextBlock(BlockKind.PARAGRAPH, 0, tuple(runs)))
    return ManuscriptText(
        anchor="manuscript-1",
        title="The Canal",
        language="en",
        origin="canal.md, revision 1, SHA-256 " + "ab" * 32,
        blocks=tuple(blocks),
        homeless=(),
    )


def _sources() -> tuple[SourceLine, ...]:
    names = (
        "Lindqvist, Ada",
        "王秀英",
        "حداد، ليلى",
        "Ковальчук, Юлия",
        "Παππά, Ελένη",
    )
    return tuple(
        SourceLine(
            anchor=f"source-{number}",
            citekey=f"key{2018 + number}",
            pieces=(
                Piece(f"{name}. {2018 + number}. "),
                Piece("The Canal and Its Keepers", Style.ITALIC),
                Piece(". Ostia: Lock Press. "),
                Piece("https://example.org/a", url="https://example.org/a"),
            ),
            remarks=("record confirmed in part",),
            claims=(1, 2),
            findings=(),
        )
        for number, name in enumerate(names, 1)
    )


def build(claims: int = 5, page: PageSize = PageSize.A4) -> Brief:
    """Return a brief of *claims* claims."""
    cards = tuple(make_card(number) for number in range(1, claims + 1))
    errors = tuple(line for card in cards for line in card.findings)
    waived = _finding(2, Severity.WARNING)
    return Brief(
        title="The Canal and Its Traffic",
        scope="The manuscript canal.md, revision 1",
        day=date(2026, 11, 23),
        language="en",
        publication="Lock and Weir Quarterly",
        generator="evidence 0.1.0",
        fingerprint="412:" + "9f" * 32,
        page=page,
        totals=(
            Total(claims, "claims"),
            Total(5, "sources"),
            Total(1062, "citations"),
            Total(len(errors), "errors"),
        ),
        confidence=tuple(
            (mark, sum(card.mark == mark for card in cards)) for mark in MARKS
        ),
        severities=((Severity.ERROR, len(errors)), (Severity.WARNING, 0)),
        attention=(
            FindingGroup(
                code="FIG001",
                title="The figure differs from the source's",
                severity=Severity.ERROR,
                count=len(errors),
                claims=tuple(card.number for card in cards if card.findings),
                others=(),
                rows=tuple(
                    FindingRow(line.subject, (line.message,))
                    for line in errors
                    if line.subject
                ),
            ),
            FindingGroup(
                code="SRC006",
                title="An unconfirmed record",
                severity=Severity.NOTE,
                count=20,
                claims=(),
                others=(Reference("key2019", "source-1"),) * 20,
                rows=(),
            ),
        ),
        waived=(WaivedLine(waived, "agreed rounding", "Ada", "2027-01-01"),),
        not_checked=("3 claims whose figure no evidence gives",),
        texts=(_text(cards),),
        cards=cards,
        sources=_sources(),
        style="chicago-author-date",
        topics=(Topic("traffic-1", (1,)), Topic("traffic-2", (2,))),
    )


@pytest.fixture(scope="session")
def make_brief() -> MakeBrief:
    """Return the maker of briefs."""
    return build
