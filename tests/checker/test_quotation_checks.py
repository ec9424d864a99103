"""Quotations in kept texts: read from the store once, then remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.checker.kept_texts import StoredTexts
from evidence.checker.quotation_checks import NO_COPY, Comparisons
from evidence.checker.source_loader import load_all_sources
from evidence.db import Act, Database, Session
from evidence.errors import IntegrityFailure
from evidence.queries.library import name_sources
from evidence.services.keeping.comparisons import KeptComparisons
from evidence.snapshots.local_store import LocalStore
from evidence.testing import make_ledger
from evidence.text.quotations.comparing import QuoteOutcome
from tests.factories import NOW

BIB = """
@online{hall2020, author = {Hall, Ben}, title = {Infighting}, year = {2020}}
@online{lehne2015, author = {Lehne, Stefan}, title = {Reviving}, year = {2015}}
"""
PAGE = (
    "<html><body><article><p>Turnout reached 43.5 per cent, the lowest share that was "
    "ever recorded.</p></article></body></html>"
)
WORDS = "Turnout reached 43.5 per cent"


class Reads:
    """Reads from a real store, and counts."""

    def __init__(self, store: LocalStore) -> None:
        self.store = store
        self.count = 0

    def __call__(self, sha256: str) -> bytes:
        self.count += 1
        return self.store.read(sha256)


@pytest.fixture
def ledger(tmp_path: Path) -> Database:
    return make_ledger(tmp_path, bibtex=BIB, snapshot=PAGE)


@pytest.fixture
def session(ledger: Database) -> Iterator[Session]:
    with ledger.begin(Act("Mary", "test", NOW)) as session:
        yield session


@pytest.fixture
def reads(tmp_path: Path) -> Reads:
    return Reads(LocalStore(tmp_path / "evidence.snapshots"))


def outcomes(
    session: Session, reads: Reads, kept: KeptComparisons | None, *words: str
) -> list[QuoteOutcome]:
    texts = StoredTexts(session, reads, kept)
    comparisons = Comparisons(texts)
    first, _ = load_all_sources(session, name_sources(session))
    found = [comparisons.check(each, first).outcome for each in words]
    comparisons.end()
    return found


def test_a_text_is_read_once_for_all_its_quotations(
    session: Session, reads: Reads
) -> None:
    words = (WORDS, "the lowest share", WORDS, "Turnout reached 45.3 per cent")
    assert outcomes(session, reads, None, *words) == [
        QuoteOutcome.EXACT,
        QuoteOutcome.EXACT,
        QuoteOutcome.EXACT,
        QuoteOutcome.ALTERED,
    ]
    assert reads.count == 1


def test_what_was_compared_is_not_compared_again(
    session: Session, reads: Reads, tmp_path: Path
) -> None:
    folder = tmp_path / "comparisons"
    first = outcomes(session, reads, KeptComparisons(folder), WORDS, "a lost word")
    again = outcomes(session, reads, KeptComparisons(folder), WORDS, "a lost word")
    assert first == again == [QuoteOutcome.EXACT, QuoteOutcome.NOT_FOUND]
    assert reads.count == 1


@pytest.mark.parametrize("damage", ["", "{", '{"program": "other", "compared": {}}'])
def test_what_is_kept_of_another_program_or_damaged_is_made_anew(
    session: Session, reads: Reads, tmp_path: Path, damage: str
) -> None:
    folder = tmp_path / "comparisons"
    outcomes(session, reads, KeptComparisons(folder), WORDS)
    (file,) = folder.glob("*.json")
    file.write_text(damage, "utf-8")
    assert outcomes(session, reads, KeptComparisons(folder), WORDS) == [
        QuoteOutcome.EXACT
    ]
    assert reads.count == 2


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(
    session: Session, reads: Reads, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    assert outcomes(session, reads, KeptComparisons(file / "x"), WORDS) == [
        QuoteOutcome.EXACT
    ]


def test_a_source_without_a_copy_is_unchecked(session: Session, reads: Reads) -> None:
    _, second = load_all_sources(session, name_sources(session))
    check = Comparisons(StoredTexts(session, reads)).check(WORDS, second)
    assert check.outcome is QuoteOutcome.UNCHECKED
    assert check.looked.verdict.reasons == (NO_COPY,)


def test_without_texts_everything_is_unchecked(session: Session) -> None:
    first, _ = load_all_sources(session, name_sources(session))
    assert Comparisons().check(WORDS, first).outcome is QuoteOutcome.UNCHECKED


def test_a_text_that_the_store_has_lost_is_unchecked_and_not_remembered(
    session: Session, tmp_path: Path
) -> None:
    def lost(sha256: str) -> bytes:
        raise IntegrityFailure(f"{sha256} is gone")

    folder = tmp_path / "comparisons"
    texts = StoredTexts(session, lost, KeptComparisons(folder))
    first, _ = load_all_sources(session, name_sources(session))
    comparisons = Comparisons(texts)
    check = comparisons.check(WORDS, first)
    comparisons.end()
    assert check.outcome is QuoteOutcome.UNCHECKED
    assert check.snapshot
    assert list(tmp_path.glob("comparisons/*")) == []
