"""What overtook claims and how figures are derived leave and come back as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.db import Database, Location, Mode, Session, create
from evidence.errors import Conflict, InputRefused
from evidence.services.ledger_text.exporting import export_ledger
from evidence.services.ledger_text.importing import Imported, import_ledger
from evidence.services.manuscripts import read_file
from evidence.services.sources.importing import import_bibliography
from tests.services.small_ledger import ACT

HEAD = 'format = "evidence ledger"\nversion = 1\n'
HAND = f"""{HEAD}
[manuscript.manuscript]
dated = "2021-04"

[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands @2020-03"]

[[claim.brands.evidence]]
source = "hall2020"
figures = ["40 brands", "43 brands"]

[[claim.brands.superseded]]
figure = "83 brands @2020-03"
newer = "82 brands @2021"
source = "hall2020"
reason = "The publisher revised its page."

[[claim.brands.derivation]]
figure = "83 brands @2020-03"
formula = "a + b"
inputs = {{ a = "hall2020", b = "hall2020#2" }}
"""


def read(session: Session, text: str) -> tuple[Imported, ...]:
    return import_ledger(session, text.encode(), path="ledger.toml")


def test_what_is_written_by_hand_is_understood(desk: Session) -> None:
    read(desk, HAND)

    ledger = load_ledger(desk)
    claim = ledger.claims_by_name["brands"]
    [newer], [derived] = claim.superseded, claim.derivations
    assert str(ledger.manuscripts[0].dated) == "2021-04"
    assert (newer.source, newer.as_of.text, newer.reason) == (
        "hall2020",
        "2021",
        "The publisher revised its page.",
    )
    assert newer.figure == claim.figures[0]
    assert newer.newer is not None
    assert newer.newer.text == "82 brands @2021"
    assert derived.formula == "a + b"
    assert [(each.name, each.owner, each.source) for each in derived.inputs] == [
        ("a", claim.evidence[0].name, "hall2020"),
        ("b", claim.evidence[0].name, "hall2020"),
    ]
    figures = [each.figure.text for each in derived.inputs if each.figure]
    assert figures == ["40 brands", "43 brands"]


def test_it_comes_back_to_the_byte(desk: Session, tmp_path: Path) -> None:
    read(desk, HAND)
    text = export_ledger(desk)
    location = Location(path=tmp_path / "again.db")
    create(location)
    with Database(location, Mode.WRITE).begin(ACT) as again:
        import_bibliography(again, tmp_path / "refs.bib")
        read_file(again, tmp_path / "manuscript.md", name="manuscript")
        counts = read(again, text)

        assert export_ledger(again) == text
    assert counts[-2:] == (
        Imported("supersessions", 1, 0, 0),
        Imported("derivations", 1, 0, 0),
    )


def test_a_second_import_finds_all_of_it(desk: Session) -> None:
    read(desk, HAND)
    counts = read(desk, HAND)

    assert counts[-2:] == (
        Imported("supersessions", 0, 0, 1),
        Imported("derivations", 0, 0, 1),
    )


def test_another_formula_is_taken_over_only_when_asked(desk: Session) -> None:
    read(desk, HAND)
    other = HAND.replace("a + b", "b + a").replace('a = "hall2020"', 'a = "hall2020#2"')
    with pytest.raises(Conflict, match=r"formula, inputs"):
        read(desk, other)
    import_ledger(desk, other.encode(), path="ledger.toml", update=True)

    [derived] = load_ledger(desk).claims_by_name["brands"].derivations
    assert derived.formula == "b + a"
    assert [each.number for each in derived.inputs] == [2, 2]


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ('a = "hall2020"', 'a = "nobody"', r"ledger.toml:\d+: .*'nobody' is no evid"),
        ('dated = "2021-04"', 'dated = "spring"', r"ledger.toml:5: .*dated: .*spring"),
        ('newer = "82 brands @2021"', "", r"as_of is missing"),
        ("[manuscript.manuscript]", "[manuscript.other]", r"no manuscript 'other'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    desk: Session, wrong: str, right: str, message: str
) -> None:
    with pytest.raises(InputRefused, match=message):
        read(desk, HAND.replace(wrong, right))
