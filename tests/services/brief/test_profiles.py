"""What a brief is about, and what is left out of one copy of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from evidence.checker.finding import Severity
from evidence.checker.rule import Policy
from evidence.checker.standing import Standing
from evidence.db import Act, Database
from evidence.errors import NotFound, NothingToCheck
from evidence.exporters.base import Brief, Profile, loose_cards
from evidence.exporters.html import render_html
from evidence.queries.sources import list_sources
from evidence.services.brief.choosing import Choice
from evidence.services.brief.composing import Wishes, compose, gather
from evidence.services.brief.withholding import Redact
from evidence.services.choosing import Basis
from evidence.services.next_up import queue
from evidence.services.snapshots.adding import Details, record, take_file
from evidence.snapshots.local_store import LocalStore
from evidence.testing import make_ledger
from tests.services.brief.test_composing import BIBTEX, MARKDOWN, TOML

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
MORE = """
[claim.toll]
manuscript = "manuscript"
kind = "quantity"
topic = "tolls"
statement = "The toll was half of what it had been in Norland."
quote = "The toll was half"
note = "Asked the board in person about it."
figures = ["50 % @2001"]

[[claim.toll.evidence]]
source = "weir2020"
stance = "supports"
page = "9"
quotation = "the toll, by then a half of the old one"
note = "The keeper said so over lunch."
figures = ["50 % @2001"]
"""
WISHES = Wishes(day=DAY, policy=Policy(shelf_life={"tolls": 365}))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder = tmp_path_factory.mktemp("desk")
    made = make_ledger(folder, bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML + MORE)
    page = folder / "page.txt"
    page.write_text("Some 57 vessels passed each day.\n", "utf-8")
    with made.begin(Act("Ada", "snapshot", AT)) as session:
        store = LocalStore(folder / "evidence.snapshots")
        taken = take_file(store, page, now=session.act.at)
        lock = next(s for s in list_sources(session) if s.citekey == "lock2019")
        record(session, lock, taken, Details())
    return made


def brief_of(database: Database, **wishes: Any) -> Brief:
    with database.begin() as session:
        wanted = replace(WISHES, **wishes)
        return compose(gather(session, wanted), wanted)


def names(brief: Brief) -> list[str]:
    return [card.name for card in brief.cards]


def carried(brief: Brief, name: str) -> Mapping[str, Any]:
    (found,) = (file for file in brief.carried if file.name == name)
    read: Mapping[str, Any] = json.loads(found.data)
    return read


def test_cards_follow_the_section_that_their_words_stand_in(database: Database) -> None:
    brief = brief_of(database)

    following = [b.cards for b in brief.texts[0].blocks if b.cards]
    assert [len(each) for each in following] == [2, 2]
    assert loose_cards(brief) == ()


def test_a_dossier_has_cards_and_no_text(database: Database) -> None:
    brief = brief_of(database, profile=Profile.DOSSIER)

    assert brief.texts == ()
    assert loose_cards(brief) == brief.cards


def test_an_audit_has_what_is_out_of_date_and_its_cards(database: Database) -> None:
    brief = brief_of(database, profile=Profile.AUDIT)

    assert names(brief) == ["toll"]
    (line,) = brief.audit
    assert (line.claim.label, line.state, line.figure) == ("1 toll", "outdated", "50%")
    assert line.good_until == "2002-12-31"
    assert "What is out of date" in render_html(brief)


def test_a_single_page_begins_with_what_is_most_urgent(database: Database) -> None:
    brief = brief_of(database, profile=Profile.ONE_PAGE)
    failing = [n for n, c in enumerate(brief.cards, 1) if c.worst is Severity.ERROR]

    assert sorted(brief.failing) == failing
    with database.begin() as session:
        basis = Basis(policy=WISHES.policy, today=WISHES.day)
        queued = [each.claim.name for each in queue(session, basis).first()]
    called = [names(brief)[number - 1] for number in brief.failing]
    assert called == [name for name in queued if name in called]
    assert brief_of(database).failing == ()


def test_an_audit_of_what_is_fresh_is_nothing_to_print(database: Database) -> None:
    with pytest.raises(NothingToCheck, match="nothing is out of date"):
        brief_of(database, profile=Profile.AUDIT, policy=Policy())


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        (Choice(claims=["toll"]), ["toll"]),
        (Choice(topics=["traffic"]), ["vessels"]),
        (Choice(status=[Standing.CONTRADICTED]), ["vessels"]),
        (Choice(topics=["tolls"], claims=["toll", "vessels"]), ["toll"]),
    ],
)
def test_a_choice_brings_its_claims_their_sources_and_findings(
    database: Database, choice: Choice, chosen: list[str]
) -> None:
    brief = brief_of(database, choice=choice)

    assert names(brief) == chosen
    found = {row.subject.label for group in brief.attention for row in group.rows}
    assert not any("never" in label for label in found)
    assert "never" not in {source.citekey for source in brief.sources}
    extract = carried(brief, "claims.json")
    assert [each["name"] for each in extract["claims"]] == chosen
    assert "not chosen for this brief; numbers that follow" in brief.not_checked[0]
    assert brief.coverage == ()


def test_an_unknown_claim_is_named(database: Database) -> None:
    with pytest.raises(NotFound, match="nosuch"):
        brief_of(database, choice=Choice(claims=["nosuch"]))


def test_a_choice_of_nothing_is_nothing_to_print(database: Database) -> None:
    with pytest.raises(NothingToCheck, match="no claim is of that kind"):
        brief_of(database, choice=Choice(topics=["astronomy"]))


def everything(brief: Brief) -> str:
    files = "".join(file.data.decode() for file in brief.carried)
    return render_html(brief) + files


def test_people_are_numbered_everywhere(database: Database) -> None:
    assert "Ada" in everything(brief_of(database))

    told = everything(brief_of(database, redact=frozenset({Redact.PEOPLE})))

    assert "by tester" not in told
    assert '"by": "Ada"' not in told
    assert "person 1" in told


def test_notes_are_left_out_of_pages_and_attachments(database: Database) -> None:
    told = everything(brief_of(database, redact=frozenset({Redact.NOTES})))

    assert "over lunch" not in told
    assert "Asked the board" not in told
    assert "by then a half" in told


def test_quotations_are_left_out_of_pages_and_attachments(database: Database) -> None:
    told = everything(brief_of(database, redact=frozenset({Redact.QUOTATIONS})))

    assert "by then a half" not in told
    assert "Some 57 vessels" not in told
    assert "over lunch" in told


def test_a_copy_goes_along_where_the_settings_name_its_source(
    database: Database,
) -> None:
    folder = database.location.path
    assert folder is not None
    store = LocalStore(folder.with_name("evidence.snapshots"))

    without = brief_of(database, store=store)
    with_copy = brief_of(database, store=store, copies=("lock*",))

    assert [file.name for file in without.carried] == [
        *("claims.json", "sources.bib", "findings.json")
    ]
    assert without.left_out[0].endswith("lock2019: the settings do not name it")
    *_, copy, text = with_copy.carried
    assert copy.name.startswith("copy-lock2019-n-")
    assert (copy.data, copy.relation) == (
        b"Some 57 vessels passed each day.\n",
        "Source",
    )
    assert (text.name, text.relation) == (
        f"text-{copy.name.removeprefix('copy-').removesuffix('.txt')}.json",
        "Data",
    )
    assert json.loads(text.data)["text"] == "Some 57 vessels passed each day.\n"
    assert with_copy.left_out == ()


def test_nothing_goes_along_where_that_is_wished(database: Database) -> None:
    assert brief_of(database, carry=False).carried == ()


def test_the_words_of_a_brief_are_the_readers(database: Database) -> None:
    told = render_html(brief_of(database, language="de"))

    assert '<html lang="de">' in told
    assert "Was zuerst zu klären ist" in told
    assert "23. November 2026" in told
    assert "What needs attention first" not in told


def test_names_places_and_topics_are_indexed(database: Database) -> None:
    brief = brief_of(database)

    assert "Lindqvist, Ada" in {entry.name for entry in brief.persons}
    assert {entry.name for entry in brief.topics} >= {"traffic", "tolls"}
    assert brief.coverage[0].checkable == 3
