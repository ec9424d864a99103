"""A card shows a pinned passage in its context, as printed, with the copy's hash."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.checker.rule import Policy
from evidence.db import Act, Database
from evidence.exporters.html import render_html
from evidence.exporters.passage_line import PassageLine
from evidence.queries.sources import get_source
from evidence.services.brief.composing import (
    Material,
    Wishes,
    compose,
    gather,
    with_passages,
)
from evidence.services.passages import pin_all
from evidence.services.snapshots.adding import Details, record, take_file
from evidence.services.ties import TieDraft, tie
from evidence.snapshots.local_store import LocalStore
from evidence.testing import TODAY, make_ledger
from tests.kept_report import HTML, report
from tests.services.small_ledger import ACT
from tests.snapshots.archives_made import Warc

BIB = """@report{xu2020, author = {Xu, Vicky}, title = {Labour},
  institution = {Institute}, year = {2020}}
@online{hall2020, author = {Hall, Ben}, title = {Today}, year = {2020}}"""
MARKDOWN = "In all, 50,000 labourers were moved (Xu 2020). Of 54 States (Hall 2020)."
TOML = """[claim.labour]
manuscript = "manuscript"
quote = "50,000 labourers"

[[claim.labour.evidence]]
id = "e-aaaaa"
source = "xu2020"
quotation = "more than 80,000 labourers were transferred … far west of the region"

[claim.states]
manuscript = "manuscript"
quote = "54 States"

[[claim.states.evidence]]
id = "e-bbbbb"
source = "hall2020"
quotation = "With 57 participating States"
"""


def pinned_ledger(folder: Path, xu: bytes) -> tuple[Database, LocalStore]:
    """Return a ledger whose two quotations are pinned, and its store."""
    folder.mkdir(exist_ok=True)
    database = make_ledger(folder, bibtex=BIB, markdown=MARKDOWN, toml=TOML)
    store = LocalStore(folder / "evidence.snapshots")
    act = Act("Ada", "test", ACT.at)
    for key, name, data in (("xu2020", "x.pdf", xu), ("hall2020", "h.html", HTML)):
        path = folder / name
        path.write_bytes(data)
        taken = take_file(store, path, now=act.at)
        with database.begin(act) as session:
            record(session, get_source(session, key), taken, Details())
    with database.begin(act) as session:
        targets = pin_all.find_targets(session, (), everything=True)
        looked = pin_all.look_for_all(lambda: store, targets)
        assert pin_all.record_found(session, looked) == 2
    return database, store


def material(database: Database, store: LocalStore, *, crops: bool = True) -> Material:
    with database.begin() as session:
        gathered = gather(session, Wishes(day=TODAY, policy=Policy()))
    return with_passages(gathered, lambda: store, crops=crops)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return report()


def test_a_passage_of_a_pdf_is_shown_as_printed(tmp_path: Path, pdf: bytes) -> None:
    drawn = material(*pinned_ledger(tmp_path, pdf))

    line = drawn.passages["e-aaaaa"]
    assert line.words == (
        "more than 80,000 labourers were transferred out of the far west of the region"
    )
    assert line.before == "Between 2017 and 2019 "
    assert line.after.startswith(". Some of them were sent directly from the camps.")
    assert line.how == "something is left out; in the copy:"
    [crop] = line.crops
    assert crop.png.startswith(b"\x89PNG")
    assert crop.caption == "page 14 (page 2 of the file) as printed"
    assert crop.alt == (
        f"page 14 (page 2 of the file) of xu2020, the passage marked: “{line.words}”"
    )
    assert line.remark == ""


def test_a_page_of_a_pdf_in_a_web_archive_is_shown_as_printed(
    tmp_path: Path, pdf: bytes
) -> None:
    warc = Warc()
    warc.redirect("https://example.org/labour", "/labour.pdf")
    warc.response("https://example.org/labour.pdf", pdf, "application/pdf")
    drawn = material(*pinned_ledger(tmp_path / "archive", warc.whole))
    alone = material(*pinned_ledger(tmp_path / "alone", pdf))

    line, same = drawn.passages["e-aaaaa"], alone.passages["e-aaaaa"]
    assert (line.crops, line.words) == (same.crops, same.words)
    assert [crop.caption for crop in line.crops] == [
        "page 14 (page 2 of the file) as printed"
    ]


def test_a_passage_of_a_page_of_the_web_has_its_context_alone(
    tmp_path: Path, pdf: bytes
) -> None:
    line = material(*pinned_ledger(tmp_path, pdf)).passages["e-bbbbb"]

    assert (line.before, line.words, line.after) == (
        "",
        "With 57 participating States",
        ", it is the largest of its kind.",
    )
    assert (line.how, line.page, line.crops, line.remark) == ("", "", (), "")


def test_the_card_has_it_all_and_the_same_again(tmp_path: Path, pdf: bytes) -> None:
    ledger = pinned_ledger(tmp_path, pdf)
    wishes = Wishes(day=TODAY, policy=Policy())

    first, second = (render_html(compose(material(*ledger), wishes)) for _ in range(2))

    assert first == second
    line = material(*ledger).passages["e-aaaaa"]
    assert first.count('src="data:image/png;base64,') == 1
    assert f"SHA-256 <code>{line.sha256}</code>" in first
    assert f"copy <code>{line.snapshot}</code> taken on 23 November 2026" in first
    assert "<mark><bdi>With 57 participating States</bdi></mark>" in first


def test_a_quotation_that_is_not_pinned_is_called_that(tmp_path: Path) -> None:
    database, store = pinned_ledger(tmp_path, report())
    with database.begin(ACT) as session:
        tie(session, TieDraft("states", "hall2020", quotation="With 54 States"))
    brief = compose(material(database, store), Wishes(day=TODAY, policy=Policy()))

    [card] = (card for card in brief.cards if card.name == "states")
    assert {line.quotation: line.basis for line in card.evidence} == {
        "With 57 participating States": "passage seen",
        "With 54 States": "passage seen, not pinned in the kept copy",
    }


def test_no_pages_are_drawn_where_none_are_wanted(tmp_path: Path, pdf: bytes) -> None:
    drawn = material(*pinned_ledger(tmp_path, pdf), crops=False)
    assert [line.crops for line in drawn.passages.values()] == [(), ()]


def test_what_cannot_be_drawn_is_told_and_nothing_fails(
    tmp_path: Path, pdf: bytes
) -> None:
    database, store = pinned_ledger(tmp_path, pdf)
    line = material(database, store).passages["e-aaaaa"]
    place = tmp_path / "evidence.snapshots" / "objects" / line.sha256[:2] / line.sha256
    place.unlink()

    broken: PassageLine = material(database, store).passages["e-aaaaa"]

    assert (broken.words, broken.crops) == (line.words, ())
    assert broken.remark.startswith("its page cannot be shown: ")


def test_a_text_that_was_altered_is_not_shown_around_the_words(
    tmp_path: Path, pdf: bytes
) -> None:
    database, store = pinned_ledger(tmp_path, pdf)
    for path in (tmp_path / "evidence.snapshots" / "objects").glob("*/*"):
        if b"80,000 labourers were" in path.read_bytes():
            path.unlink()

    line = material(database, store).passages["e-aaaaa"]

    assert (line.before, line.after) == ("", "")
    assert (
        line.remark == "the copy’s text is missing or altered: evidence snapshot verify"
    )
