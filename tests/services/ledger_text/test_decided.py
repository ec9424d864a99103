"""Decisions and declarations leave with the ledger's text and come back by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.db import Database, Location, Mode, Session, create
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.services.citation_listing import list_in
from evidence.services.claims import Quote
from evidence.services.decisions import DecisionDraft, decide
from evidence.services.decisions import list_all as list_decided
from evidence.services.declarations import DeclarationDraft, declare
from evidence.services.declarations import list_all as list_declared
from evidence.services.ledger_text.exporting import export_ledger
from evidence.services.ledger_text.importing import Imported, import_ledger
from evidence.services.manuscripts import read_file
from evidence.services.sources.importing import import_bibliography
from tests.services.small_ledger import ACT

HEAD = 'format = "evidence ledger"\nversion = 1\n'
HAND = f"""{HEAD}
[[decision]]
manuscript = "manuscript"
quote = "Xu and Cave 2020"
source = "hall2020"
reason = "A slip of the author's."

[[declaration]]
manuscript = "manuscript"
quote = "The report names 83 global brands (Xu and Cave 2020)."
ground = "own-knowledge"
reason = "The author counted them."
"""


def filled(desk: Session) -> Session:
    decide(desk, DecisionDraft(None, "Xu and Cave 2020", "hall2020", "A slip."))
    quote = Quote("The report names")
    declare(desk, DeclarationDraft(None, quote, "opinion", "She thinks so."))
    return desk


def test_what_was_decided_and_declared_comes_back_to_the_byte(
    desk: Session, tmp_path: Path
) -> None:
    text = export_ledger(filled(desk))
    location = Location(path=tmp_path / "again.db")
    create(location)
    with Database(location, Mode.WRITE).begin(ACT) as again:
        import_bibliography(again, tmp_path / "refs.bib")
        read_file(again, tmp_path / "manuscript.md", name="manuscript")
        counts = import_ledger(again, text.encode(), path="ledger.toml")

        assert export_ledger(again) == text
        assert list_in(again)[0].items[0].key == "hall2020"
    assert counts[-2:] == (
        Imported("decisions", 1, 0, 0),
        Imported("declarations", 1, 0, 0),
    )


def test_a_second_import_finds_both(desk: Session) -> None:
    text = export_ledger(filled(desk)).encode()

    counts = import_ledger(desk, text, path="ledger.toml")

    assert counts[-2:] == (
        Imported("decisions", 0, 0, 1),
        Imported("declarations", 0, 0, 1),
    )


def test_both_may_be_written_by_hand(desk: Session) -> None:
    import_ledger(desk, HAND.encode(), path="ledger.toml")
    again = import_ledger(desk, HAND.encode(), path="ledger.toml")

    [decided], [declared] = list_decided(desk), list_declared(desk)
    assert (decided.item, decided.key, decided.holds) == (
        "Xu and Cave 2020",
        "hall2020",
        True,
    )
    assert (declared.ground.value, declared.reason, declared.holds) == (
        "own-knowledge",
        "The author counted them.",
        True,
    )
    assert [(each.what, each.unchanged) for each in again[-2:]] == [
        ("decisions", 1),
        ("declarations", 1),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"hall2020"', '"hall"', r":7: there is no source 'hall'"),
        ("Xu and Cave", "Xu and Cove", ":6: .*Xu and Cove 2020.* is not in the text"),
        ('"own-knowledge"', '"hearsay"', ":13: there is no ground 'hearsay'"),
        ("The author counted them.", "", ":14: reason is missing"),
    ],
)
def test_a_fault_is_refused_with_its_line(
    desk: Session, old: str, new: str, message: str
) -> None:
    with pytest.raises((InputRefused, NotFound), match=message):
        import_ledger(desk, HAND.replace(old, new).encode(), path="ledger.toml")


def test_a_decision_that_differs_needs_update(desk: Session) -> None:
    text = export_ledger(filled(desk)).replace("A slip.", "A slip of hers.").encode()

    with pytest.raises(Conflict, match="differs from the ledger's: reason"):
        import_ledger(desk, text, path="ledger.toml")
    import_ledger(desk, text, path="ledger.toml", update=True)

    assert [each.reason for each in list_decided(desk)] == ["A slip of hers."]
    assert list_in(desk)[0].items[0].reasons == (
        "decided by Mary on 2026-11-23: A slip of hers.",
    )
