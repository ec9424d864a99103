from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from evidence.checker.loader import load_ledger
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy
from evidence.checker.runner import run_check, run_reading
from evidence.checker.stored import StoredLedger, read_stored
from evidence.db import Act, Database, Session
from evidence.errors import NotFound, NothingToCheck
from evidence.models.vocabulary import SubjectKind
from evidence.queries.snapshots import list_snapshots
from evidence.services.check import choose_rules
from evidence.services.ledger_text.importing import import_ledger
from evidence.services.manuscripts import read_file
from evidence.testing import TODAY, make_ledger
from tests.factories import NOW

RULES = choose_rules(["default,SRC039"])
POLICY = Policy(shelf_life={"barges": 365})
BIBTEX = """
@book{weir2020, author = {Weir, Tom}, title = {Tolls and Keepers of the Locks},
  publisher = {Canal Press}, year = {2020}}
@book{weirt, author = {Weir, T.}, title = {Tolls and keepers of the locks},
  publisher = {Canal Press}, year = {2020}}
@article{hall2021, author = {Hall, Ben}, title = {Barges Counted Again},
  journal = {Lock Quarterly}, year = {2021}, doi = {10.1000/1}}
@article{moss2022, author = {Moss, Ada}, title = {Against the Count},
  journal = {lock quarterly}, year = {2022}}
@inbook{lender2019, author = {Lender, Eva}, title = {A Chapter}, pages = {1--9},
  crossref = {weir2020}, year = {2019}}
@misc{unused2001, author = {Nobody, Ann}, title = {Never Read by Anyone}}
@misc{Unused2001, author = {Nobody, Ann}, title = {Another One}, year = {2001}}
"""
FIRST = """
# Locks

In 2019 there were 120 barges in the port (Weir 2020). Others count 130 barges at the
quay (Hall 2021; Wier 2020), and 5 of 6 keepers agreed [@weirt].
"""
SECOND = """
# Ports

By 2022 there were 140 barges in the port (Hall 2021).
"""
TOML = """
[[relation]]
source = "hall2021"
kind = "supersedes"
target = "weir2020"

[claim.port]
manuscript = "manuscript"
kind = "quantity"
topic = "barges"
quote = "120 barges in the port"
figures = ["120 barges (in the port) @2019"]

[[claim.port.evidence]]
source = "weir2020"
stance = "supports"
figures = ["121 barges (in the port) @2019"]
via = "hall2021"

[claim.quay]
manuscript = "manuscript"
kind = "quantity"
topic = "barges"
quote = "130 barges at the"
figures = ["131 barges (at the quay)"]

[claim.later]
manuscript = "second"
kind = "quantity"
topic = "barges"
quote = "140 barges in the port"
figures = ["140 barges (In the  port) @2022"]

[[claim.later.evidence]]
source = "moss2022"
stance = "contradicts"
figures = ["90 barges (in the port) @2022"]
"""
NOTICES = """Record ID,RetractionNature,RetractionDate,OriginalPaperDOI
1,Retraction,1/2/2024 0:00,10.1000/1
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Session]:
    """Return a ledger of two manuscripts, with faults of many kinds."""
    made = make_ledger(tmp_path, bibtex=BIBTEX, markdown=FIRST, notices=NOTICES)
    _add(made, tmp_path)
    with made.begin() as session:
        yield session


def _add(made: Database, folder: Path) -> None:
    second = folder / "second.md"
    second.write_text(SECOND, "utf-8")
    text = f'format = "evidence ledger"\nversion = 1\n{TOML}'
    with made.begin(Act("tester", "test", NOW)) as session:
        read_file(session, second)
        import_ledger(session, text.encode(), path="ledger.toml")


def check(session: Session, manuscript: str | None = None) -> CheckResult:
    return run_reading(read_stored(session, manuscript), RULES, POLICY, today=TODAY)


@pytest.mark.parametrize("manuscript", [None, "manuscript", "second"])
def test_a_ledger_read_in_parts_gives_what_the_whole_in_memory_gives(
    desk: Session, manuscript: str | None
) -> None:
    facts = load_ledger(desk)
    whole = run_check(facts, RULES, POLICY, today=TODAY, manuscript=manuscript)

    assert check(desk, manuscript) == whole
    assert len(whole.findings) > 6


@pytest.mark.parametrize("manuscript", ["manuscript", "second"])
def test_one_manuscript_has_the_findings_that_a_run_over_all_has_of_it(
    desk: Session, manuscript: str
) -> None:
    alone = check(desk, manuscript).findings
    whole = check(desk).findings
    inside = [f for f in whole if f.place and f.place.path.endswith(f"{manuscript}.md")]
    used = {found.subject.name for found in alone}
    sources = [
        found
        for found in whole
        if found.subject.kind is SubjectKind.SOURCE and found.subject.name in used
    ]

    assert list(alone) == [*inside, *sources]


def test_claims_of_other_manuscripts_on_the_topic_are_known(desk: Session) -> None:
    found = [f.message for f in check(desk, "manuscript").findings]

    assert (
        "120 barges (in the port) as of 2019 in the manuscript, but 140 barges "
        "(In the port) as of 2022 in the claim later" in found
    )


def test_what_only_the_whole_library_shows_is_known(desk: Session) -> None:
    codes = {found.code for found in check(desk, "second").findings}

    assert "SRC060" in codes
    assert "SRC025" in {found.code for found in check(desk).findings}


def test_an_unknown_manuscript_is_not_an_empty_pass(desk: Session) -> None:
    with pytest.raises(NotFound) as caught:
        read_stored(desk, "secnd")

    assert caught.value.hint == "known: manuscript, second"


def test_an_empty_ledger_is_nothing_to_check(session: Session) -> None:
    with pytest.raises(NothingToCheck):
        check(session)


def counted(folder: Path, claims: int) -> list[int]:
    """Return how many statements checks send for so many claims: all's, then one's."""
    numbers = range(1_000, 1_000 + claims)
    text = "\n\n".join(f"Here lie {n} barges (Weir 2020)." for n in numbers)
    recorded = "".join(
        f'[claim.barges-{n}]\nmanuscript = "manuscript"\nkind = "quantity"\n'
        f'topic = "barges"\nquote = "{n} barges"\nfigures = ["{n} barges (here)"]\n'
        f'[[claim.barges-{n}.evidence]]\nsource = "weir2020"\nstance = "supports"\n'
        f'figures = ["{n} barges (here)"]\n'
        for n in numbers
    )
    made = make_ledger(folder, bibtex=BIBTEX, markdown=text, toml=recorded)
    return [_sent(made, claims, manuscript) for manuscript in (None, "manuscript")]


def _sent(made: Database, claims: int, manuscript: str | None) -> int:
    sent: list[str] = []
    with made.begin() as session:
        connection = session.connection()
        sa.event.listen(
            connection, "before_cursor_execute", lambda *said: sent.append(said[2])
        )
        assert check(session, manuscript).counts.claims == claims
    return len(sent)


def test_the_statements_are_as_many_for_ten_claims_as_for_hundreds(
    tmp_path: Path,
) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    few.mkdir()
    many.mkdir()

    sent = counted(few, 10)

    assert max(sent) < 50
    assert counted(many, 300) == sent


def test_the_store_is_asked_only_about_the_sources_that_are_read(
    tmp_path: Path,
) -> None:
    made = make_ledger(
        tmp_path, bibtex=BIBTEX, markdown=FIRST, snapshot="<p>120 barges</p>"
    )
    asked: list[str] = []
    with made.begin() as session:
        reading = StoredLedger(session, sizes=asked.append)
        [own] = [row.source_id for row, _ in list_snapshots(session)]
        others = list(reading.sources_between(own, own + 2))
        assert (len(others), asked) == (2, [])
        [source] = reading.sources_between(own - 1, own)

    assert [copy.sha256 for copy in source.snapshots] == asked
    assert len(asked) == 1
