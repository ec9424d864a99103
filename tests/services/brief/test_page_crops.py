"""A card shows the page or picture that was recognised, with the passage marked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from evidence.checker.rule import Policy
from evidence.db import Act, Database
from evidence.exporters.html import render_html
from evidence.exporters.languages import find_words
from evidence.exporters.passage_line import PassageLine
from evidence.queries.sources import get_source
from evidence.services.brief.composing import (
    Wishes,
    compose,
    gather,
    with_passages,
)
from evidence.services.passages import pin_all
from evidence.services.snapshots.adding import Details, record, take_file
from evidence.services.snapshots.texts import make_text, record_text
from evidence.services.snapshots.verifying import collect, named_objects
from evidence.snapshots.extract.base import Extracted
from evidence.snapshots.local_store import LocalStore
from evidence.snapshots.word_places import PagePlaces, WordPlace
from evidence.testing import TODAY, make_ledger
from evidence.text.document import Page
from tests.services.small_ledger import ACT

BIB = """@report{xu2020, author = {Xu, Vicky}, title = {Labour},
  institution = {Institute}, year = {2020}}"""
MARKDOWN = "In all, 50,000 labourers were moved (Xu 2020)."
TOML = """[claim.labour]
manuscript = "manuscript"
quote = "50,000 labourers"

[[claim.labour.evidence]]
id = "e-aaaaa"
source = "xu2020"
quotation = "more than 80,000 labourers"
"""
TEXT = "Nobody knows. There were more than 80,000 labourers. So it is said."
NAMES = ("more", "than", "80,000", "labourers.")
PLACES = (
    PagePlaces(
        0,
        0.75,
        (
            WordPlace(0, 13, (0.1, 0.1, 0.9, 0.15)),
            *(
                WordPlace(at, at + len(word), (0.1 + n / 5, 0.4, 0.25 + n / 5, 0.45))
                for n, word in enumerate(NAMES)
                if (at := TEXT.index(word))
            ),
        ),
    ),
)
NEW = Extracted(
    TEXT,
    complete=True,
    pages=(Page(0, "", 0),),
    extractor="ocr",
    version="2 test",
    ocr=True,
    places=PLACES,
)
OLD = replace(NEW, version="test", places=())
"""As texts were recognised before places were kept."""
KNOWN = "a machine recognised the words (OCR) and marked where it read them"
UNKNOWN = "a machine recognised the words (OCR), where it read them is not known"


def kept(kind: str) -> bytes:
    """Return a page without letters."""
    stream = io.BytesIO()
    Image.new("L", (600, 800), 255).save(stream, kind)
    return stream.getvalue()


def recognise(
    database: Database, store: LocalStore, sha256: str, made: Extracted, *, later: int
) -> None:
    """Record *made* as what was recognised in an object, some hours later."""
    read = make_text(store, sha256, "", made=made)
    with database.begin(replace(ACT, at=ACT.at + timedelta(hours=later))) as session:
        assert record_text(session, read)


def desk(folder: Path, name: str, made: Extracted) -> tuple[Database, LocalStore, str]:
    """Return a ledger with a recognised copy, in which its quotation is pinned."""
    database = make_ledger(folder, bibtex=BIB, markdown=MARKDOWN, toml=TOML)
    store = LocalStore(folder / "evidence.snapshots")
    act = Act("Ada", "test", ACT.at)
    path = folder / name
    path.write_bytes(kept(name.rpartition(".")[2]))
    taken = take_file(store, path, now=act.at)
    with database.begin(act) as session:
        record(session, get_source(session, "xu2020"), taken, Details())
    own = taken.copy.sha256
    recognise(database, store, own, made, later=1)
    with database.begin(act) as session:
        targets = pin_all.find_targets(session, (), everything=True)
        looked = pin_all.look_for_all(lambda: store, targets)
        assert pin_all.record_found(session, looked) == 1
    return database, store, own


def shown(database: Database, store: LocalStore) -> PassageLine:
    with database.begin() as session:
        gathered = gather(session, Wishes(day=TODAY, policy=Policy()))
    return with_passages(gathered, lambda: store, crops=True).passages["e-aaaaa"]


@pytest.mark.parametrize(
    ("name", "told"),
    [("x.pdf", "page 1 of the file as scanned"), ("x.png", "the picture as kept")],
)
def test_the_words_are_marked_where_they_were_recognised(
    tmp_path: Path, name: str, told: str
) -> None:
    database, store, _ = desk(tmp_path, name, NEW)

    line = shown(database, store)

    [crop] = line.crops
    assert crop.caption == f"{told}; {KNOWN}"
    place = told.partition(" as ")[0]
    assert crop.alt == f"{place} of xu2020, the passage marked: “{line.words}”"
    assert (line.recognised, line.remark) == (True, "")
    assert crop.width == pytest.approx(
        0.8 * (600 if name == "x.pdf" else 595) + 20, abs=1
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [("x.pdf", "page 1 of the file as scanned"), ("x.png", "the picture as kept")],
)
def test_a_text_that_was_recognised_before_places_were_kept_shows_the_page_alone(
    tmp_path: Path, name: str, told: str
) -> None:
    database, store, own = desk(tmp_path, name, OLD)

    [crop] = (before := shown(database, store)).crops
    assert crop.caption == f"{told}; {UNKNOWN}"
    assert crop.alt.endswith(f", a picture that has the words: “{before.words}”")
    assert before.remark == ""

    recognise(database, store, own, NEW, later=3)  # the same text, once more
    [crop] = (after := shown(database, store)).crops
    assert crop.caption == f"{told}; {KNOWN}"
    assert (after.words, after.remark) == (before.words, "")


def test_places_belong_to_their_own_text_alone(tmp_path: Path) -> None:
    database, store, own = desk(tmp_path, "x.png", OLD)
    other = replace(NEW, text=TEXT.replace("Nobody", "No body"))
    recognise(database, store, own, other, later=3)

    [crop] = shown(database, store).crops

    assert crop.caption == f"the picture as kept; {UNKNOWN}"


@pytest.mark.parametrize("how", ["missing", "altered"])
def test_lost_places_are_told_and_the_page_is_shown_all_the_same(
    tmp_path: Path, how: str
) -> None:
    database, store, own = desk(tmp_path, "x.png", NEW)
    with database.begin() as session:
        named = named_objects(session)
    [name] = (one for one, use in named.items() if "the places of words in" in use[0])
    path = tmp_path / "evidence.snapshots" / "objects" / name[:2] / name
    path.unlink()
    if how == "altered":
        path.write_bytes(b"{}")

    line = shown(database, store)

    [crop] = line.crops
    assert crop.caption == f"the picture as kept; {UNKNOWN}"
    assert line.remark == (
        "where its words were recognised is missing or altered in the store: "
        "evidence snapshot verify"
    )
    recognise(database, store, own, replace(NEW, version="2 again"), later=3)
    assert shown(database, store).remark == ""


def test_a_clean_up_takes_no_places_away(tmp_path: Path) -> None:
    database, store, _ = desk(tmp_path, "x.png", NEW)
    with database.begin() as session:
        named = named_objects(session)

    swept = collect(store, named, dry_run=False, clock=lambda: 9e9)

    assert (len(named), swept.objects) == (4, ())
    assert shown(database, store).crops[0].caption.endswith(KNOWN)


def test_a_picture_that_cannot_be_drawn_is_told_and_nothing_fails(
    tmp_path: Path,
) -> None:
    database, store, own = desk(tmp_path, "x.png", NEW)
    (tmp_path / "evidence.snapshots" / "objects" / own[:2] / own).unlink()

    line = shown(database, store)

    assert (line.words, line.crops) == ("more than 80,000 labourers", ())
    assert line.remark.startswith("its page cannot be shown: ")


def test_the_card_has_the_picture_and_says_in_german_who_read_it(
    tmp_path: Path,
) -> None:
    database, store, _ = desk(tmp_path, "x.png", NEW)
    wishes = Wishes(day=TODAY, policy=Policy(), language="de")
    with database.begin() as session:
        gathered = gather(session, wishes)

    made = with_passages(gathered, lambda: store, crops=True)
    card = render_html(compose(made, wishes))

    assert card.count('src="data:image/png;base64,') == 1
    assert (
        "das Bild, wie es aufbewahrt ist; eine Maschine hat die Wörter erkannt (OCR) "
        "und markiert, wo sie sie las"
    ) in card
    assert "das Bild von xu2020, die Stelle markiert: „more than" in card


BY_PART = f"page xiv (page 2 of the file) as scanned, a part of the passage; {KNOWN}"
IN_PART = (
    "Seite xiv (Seite 2 der Datei) als Scan, ein Teil der Stelle; eine Maschine hat "
    "die Wörter erkannt (OCR) und markiert, wo sie sie las"
)
NOWHERE = f"page 1 of the file as scanned; {UNKNOWN}"
NIRGENDS = (
    "Seite 1 der Datei als Scan; eine Maschine hat die Wörter erkannt (OCR), wo sie "
    "sie las, ist nicht bekannt"
)


@pytest.mark.parametrize(
    ("english", "german"), [(BY_PART, IN_PART), (NOWHERE, NIRGENDS)]
)
def test_captions_are_put_into_german(english: str, german: str) -> None:
    told = find_words("de").told("passage", english)
    assert (told, told.language) == (german, "")
