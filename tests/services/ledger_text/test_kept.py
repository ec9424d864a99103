"""Snapshots and the looks at their addresses leave and come back as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.db import Session
from evidence.errors import Conflict, InputRefused
from evidence.services.ledger_text.exporting import export_ledger
from evidence.services.ledger_text.importing import Imported, import_ledger
from evidence.testing import make_ledger
from tests.services.small_ledger import ACT

SHA = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
HEAD = 'format = "evidence ledger"\nversion = 1\n'
HAND = f"""{HEAD}
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"

[[claim.brands.evidence]]
id = "e-aaaaa"
source = "hall2020"
quotation = "83 brands"

[[snapshot]]
id = "n-aaaaa"
source = "hall2020"
sha256 = "{SHA}"
size = 5
url = "https://example.org/a"
url_final = "https://example.org/c"
redirects = ["https://example.org/b"]
headers = {{ "content-type" = "text/html", server = "x" }}
status = 200
method = "http"
retrieved_at = 2026-10-01T12:00:00Z

[[snapshot.recheck]]
at = 2026-11-01T12:00:00Z
outcome = "changed"
status = 200
found = "n-bbbbb"

[[snapshot.recheck.passage]]
evidence = "e-aaaaa"
fate = "altered"
old = "83 brands"
new = "82 brands"

[[snapshot]]
id = "n-bbbbb"
source = "hall2020"
sha256 = "{SHA[::-1]}"
method = "interview"
consent = "limited"
terms = "background"
note = "a call"
"""
BIB = """@book{hall2020,
  author = {Hall, Ben}, title = {T}, publisher = {P}, year = 2020
}
@book{hall2021,
  author = {Hall, Ben}, title = {U}, publisher = {P}, year = 2021
}"""


def read(session: Session, text: str, *, update: bool = False) -> tuple[Imported, ...]:
    return import_ledger(session, text.encode(), path="ledger.toml", update=update)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_ledger(tmp_path, bibtex=BIB, markdown="There are 83 global brands.")
    return tmp_path


def test_what_is_written_by_hand_is_understood_and_comes_back(tmp_path: Path) -> None:
    texts: list[str] = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        toml = texts[0] if texts else HAND
        markdown = "There are 83 global brands."
        parts = {"bibtex": BIB, "markdown": markdown, "toml": toml}
        database = make_ledger(tmp_path / name, **parts)  # type: ignore[arg-type]  # its parts
        with database.begin() as session:
            texts.append(export_ledger(session))
            copies = load_ledger(session).sources[0].snapshots

    assert texts[0] == texts[1]
    first, second = sorted(copies, key=lambda copy: copy.name)
    assert (first.name, first.sha256, first.address) == (
        "n-aaaaa",
        SHA,
        "https://example.org/a",
    )
    [look] = first.rechecks
    [passage] = look.passages
    assert (passage.evidence, passage.claim, passage.new, passage.is_open) == (
        "e-aaaaa",
        "brands",
        "82 brands",
        True,
    )
    assert (second.method.value, second.text) == ("interview", "unread")
    assert (second.consent, second.on_record) == ("limited", "background")


def test_the_same_text_again_changes_nothing(folder: Path) -> None:
    from evidence.db import Database, Location, Mode  # noqa: PLC0415 - only here

    database = Database(Location(path=folder / "evidence.db"), Mode.WRITE)
    with database.begin(ACT) as session:
        read(session, HAND)
    with database.begin(ACT) as session:
        again = {one.what: one for one in read(session, HAND)}
        assert again["snapshots"] == Imported("snapshots", 0, 0, 2)
        assert again["rechecks"] == Imported("rechecks", 0, 0, 1)
    decided = HAND.replace(
        'new = "82 brands"', 'new = "82 brands"\nverdict = "kept"\nreason = "r"'
    )
    with database.begin(ACT) as session:
        read(session, decided)
        [passage] = load_ledger(session).sources[0].snapshots[0].rechecks[0].passages
        assert (passage.verdict, passage.is_open) == ("kept", False)
    with database.begin(ACT) as session, pytest.raises(Conflict, match="n-bbbbb diff"):
        read(session, HAND.replace("a call", "another call"))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (SHA, "abc", 16, "sha256 must be a SHA-256"),
        ('source = "hall2020"\nsha', 'source = "hull"\nsha', 15, "no source 'hull'"),
        ("status = 200\nmethod", "status = 99\nmethod", 22, "from 100 to 999"),
        ('found = "n-bbbbb"', 'found = "n-zzzzz"', 30, "no snapshot 'n-zzzzz'"),
        ('evidence = "e-aaaaa"\nfate', 'evidence = "e-zz"\nfate', 33, "no evidence"),
        ('"interview"', '"rumour"', 42, "there is no method 'rumour'"),
        ("at = 2026-11-01T12:00:00Z\n", "", 26, "at is missing"),
    ],
)
def test_a_fault_is_told_with_its_line(
    folder: Path, old: str, new: str, line: int, said: str
) -> None:
    from evidence.db import Database, Location, Mode  # noqa: PLC0415 - only here

    database = Database(Location(path=folder / "evidence.db"), Mode.WRITE)
    with (
        pytest.raises(InputRefused, match=said) as caught,
        database.begin(ACT) as session,
    ):
        read(session, HAND.replace(old, new, 1))
    assert caught.value.line == line
