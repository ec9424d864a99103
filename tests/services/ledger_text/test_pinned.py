"""Pinned passages leave and come back as text, and go with the words they are of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.checker.pinned import PinnedPassage
from evidence.db import Database, Session
from evidence.errors import Conflict, InputRefused
from evidence.services.ledger_text.exporting import export_ledger
from evidence.services.ledger_text.importing import Imported, import_ledger
from evidence.services.sources.removing import remove_sources
from evidence.testing import make_ledger
from tests.services.small_ledger import ACT

SHA = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
BIB = """@book{hall2020,
  author = {Hall, Ben}, title = {T}, publisher = {P}, year = 2020
}
@book{xu2021,
  author = {Xu, Vicky}, title = {U}, publisher = {P}, year = 2021
}
"""
VIA = 'source = "xu2021"\nvia = "hall2020"\n'
HAND = f"""format = "evidence ledger"
version = 1

[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"

[[claim.brands.evidence]]
id = "e-aaaaa"
source = "hall2020"
quotation = "83 brands"

[claim.brands.evidence.passage]
sha256 = "{SHA}"
text = "{SHA[::-1]}"
extractor = "pdf"
exact = "83  brands"
prefix = "some "
suffix = " were"
start = 7
end = 17
page_index = 2
page = "iii"
outcome = "normalized"

[[snapshot]]
id = "n-aaaaa"
source = "hall2020"
sha256 = "{SHA}"
"""


def read(session: Session, text: str, *, update: bool = False) -> tuple[Imported, ...]:
    return import_ledger(session, text.encode(), path="ledger.toml", update=update)


def passage(session: Session) -> PinnedPassage | None:
    [claim] = load_ledger(session).claims
    return claim.evidence[0].passage


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return make_ledger(tmp_path, bibtex=BIB, markdown="There are 83 global brands.")


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.begin(ACT) as opened:
        yield opened


def test_a_passage_is_read_and_written_the_same(
    session: Session, tmp_path: Path
) -> None:
    counts = {one.what: one for one in read(session, HAND)}
    text = export_ledger(session)
    (tmp_path / "two").mkdir()
    markdown = "There are 83 global brands."
    other = make_ledger(tmp_path / "two", bibtex=BIB, markdown=markdown, toml=text)

    assert counts["passages"] == Imported("passages", 1, 0, 0)
    with other.begin() as second:
        assert export_ledger(second) == text
        found = passage(second)
    assert found is not None
    assert (found.page, found.words) == ("page iii (page 3 of the file)", found.words)
    assert (found.anchor.exact, found.anchor.start, found.anchor.end) == (
        "83  brands",
        7,
        17,
    )


def test_the_same_text_again_changes_nothing(session: Session) -> None:
    read(session, HAND)
    again = {one.what: one for one in read(session, HAND)}
    assert again["passages"] == Imported("passages", 0, 0, 1)


def test_another_place_is_taken_over_only_when_asked(session: Session) -> None:
    read(session, HAND)
    moved = HAND.replace("start = 7", "start = 6").replace("end = 17", "end = 16")

    with pytest.raises(Conflict, match="the passage of e-aaaaa differs"):
        read(session, moved)
    read(session, moved, update=True)
    found = passage(session)
    assert found is not None
    assert found.anchor.start == 6


def test_other_words_drop_the_passage_that_was_of_the_old_ones(
    session: Session,
) -> None:
    read(session, HAND)
    at = HAND.index("[claim.brands.evidence.passage]")
    bare = HAND[:at] + HAND[HAND.index("[[snapshot]]") :]

    read(session, bare)
    kept = passage(session)
    read(session, bare.replace('"83 brands"', '"82 brands"'), update=True)

    assert kept is not None
    assert passage(session) is None


def test_a_source_that_is_removed_takes_its_passages_along(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    read(session, HAND)
    remove_sources(session, ["hall2020"], force=True)
    assert load_ledger(session).claims[0].evidence == ()


def test_what_was_read_elsewhere_loses_its_place_with_that_source(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    read(session, HAND.replace('source = "hall2020"\nquo', VIA + "quo"))
    remove_sources(session, ["hall2020"], force=True)

    [tie] = load_ledger(session).claims[0].evidence
    assert (tie.source, tie.via, tie.passage) == ("xu2021", None, None)
    assert "passage" not in export_ledger(session)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (SHA, SHA.replace("2", "3"), 14, "no snapshot with this sha256"),
        ("end = 17", "end = 7", 21, "must be places in the copy's text"),
        ('"normalized"', '"alike"', 24, "there is no outcome 'alike'"),
        ('quotation = "83 brands"\n', "", 12, "belongs to evidence with a quotation"),
        ('page = "iii"', 'seite = "iii"', 23, "there is no key 'seite' here"),
    ],
)
def test_a_fault_is_told_with_its_line(
    database: Database, old: str, new: str, line: int, said: str
) -> None:
    with (
        pytest.raises(InputRefused, match=said) as caught,
        database.begin(ACT) as session,
    ):
        read(session, HAND.replace(old, new, 1))
    assert caught.value.line == line
