"""What became of a source is told for certain, or said not to be known."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.checker.pinned import PinnedPassage
from evidence.checker.rule import Policy
from evidence.checker.runner import run_check
from evidence.db import Act, Database
from evidence.errors import Conflict, NotFound
from evidence.models import Verdict
from evidence.network.guard import Policy as Guard
from evidence.network.web import Limits, Web, WebSettings
from evidence.queries.sources import get_source
from evidence.rules.snapshots.address_gone import AddressGone
from evidence.rules.snapshots.recheck_untold import RecheckUntold
from evidence.rules.snapshots.source_changed import SourceChanged
from evidence.services.passages.accepting import find_new_wording, pin_new_wording
from evidence.services.passages.found import Wanted
from evidence.services.passages.pin_all import (
    find_targets,
    look_for_all,
    record_found,
)
from evidence.services.snapshots.adding import Details, record, take_url
from evidence.services.snapshots.deciding import decide
from evidence.services.snapshots.due import list_due
from evidence.services.snapshots.rechecking import Recorded, look, record_look
from evidence.services.snapshots.waiting import list_open
from evidence.snapshots.local_store import LocalStore
from evidence.testing import make_ledger
from tests.loopback import Handler, Server, moved, page

BIB = "@online{hall2020, author = {Hall, Ben}, title = {OSCE}, year = {2020}}"
TEXT = "The organisation has 57 participating States, as it says."
CLAIM = """[claim.states]
manuscript = "manuscript"
quote = "57 participating States"

[[claim.states.evidence]]
id = "e-aaaaa"
source = "hall2020"
quotation = "has 57 participating States"
"""
START = datetime(2026, 10, 1, 12, tzinfo=UTC)
WEB = WebSettings(policy=Guard(private=True), limits=Limits(seconds=2, size=100_000))


def html(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<!doctype html><html><main>{body}</main></html>".encode()


@dataclass
class Desk:
    """A ledger in which one claim quotes one page, and the page's server."""

    database: Database
    store: LocalStore
    server: Server
    now: datetime = START

    @property
    def web(self) -> Web:
        return Web(WEB, clock=lambda: self.now, sleep=lambda _seconds: None)

    def act(self) -> Act:
        return Act("Ada", "recheck", self.now)

    def after(self, days: float) -> Desk:
        self.now += timedelta(days=days)
        return self

    def recheck(self) -> Recorded:
        """Look once at what is due; there must be one address."""
        with self.database.begin() as session:
            [due] = list_due(session, older_than=timedelta(0), now=self.now)
        found = look(self.store, self.web, due)
        with self.database.begin(self.act()) as session:
            return record_look(session, found)

    def pin(self, occurrence: int) -> None:
        """Pin the quotation to one of its places in the kept copy."""
        wanted = Wanted("", occurrence=occurrence)
        with self.database.begin(self.act()) as session:
            targets = find_targets(session, ["e-aaaaa"], wanted)
            record_found(session, look_for_all(lambda: self.store, targets))

    def passage(self) -> PinnedPassage | None:
        with self.database.begin() as session:
            [tie] = load_ledger(session).claims_by_name["states"].evidence
        return tie.passage

    def accept(self) -> None:
        """Accept as the command does: look where the new words stand, then record."""
        with self.database.begin() as session:
            wording = find_new_wording(session, "e-aaaaa")
        pin = pin_new_wording(lambda: self.store, wording)
        with self.database.begin(self.act()) as session:
            decide(session, "e-aaaaa", Verdict.ACCEPTED, reason="seen", pin=pin)

    def decide(self, verdict: Verdict) -> str:
        with self.database.begin(self.act()) as session:
            return decide(session, "e-aaaaa", verdict, reason="seen").replaced

    def findings(self, on: date | None = None) -> list[tuple[str, str]]:
        rules = [AddressGone(), RecheckUntold(), SourceChanged()]
        with self.database.begin() as session:
            ledger = load_ledger(session)
        today = on or self.now.date()
        result = run_check(ledger, rules, Policy(), today=today)
        return [(each.code, each.severity.value) for each in result.findings]

    def open(self) -> list[str]:
        with self.database.begin() as session:
            return [one.passage.evidence for one in list_open(session)]


@pytest.fixture
def desk(tmp_path: Path, server: Server) -> Desk:
    database = make_ledger(tmp_path, bibtex=BIB, markdown=TEXT, toml=CLAIM)
    made = Desk(database, LocalStore(tmp_path / "evidence.snapshots"), server)
    address = server.page("/a", page(html(TEXT)))
    taken = take_url(made.store, made.web, address)
    with database.begin(made.act()) as session:
        record(session, get_source(session, "hall2020"), taken, Details())
    return made


def outcome(recorded: Recorded) -> tuple[str, list[str]]:
    found = recorded.look
    return found.outcome.value, [fate.fate.value for _, fate in found.fates]


def test_the_same_bytes_are_the_same(desk: Desk) -> None:
    assert outcome(desk.after(1).recheck()) == ("same", [])
    assert desk.findings() == []


def test_a_page_that_changed_elsewhere_still_has_the_passage(desk: Desk) -> None:
    desk.server.page("/a", page(html(TEXT, "A correction of something else.")))
    assert outcome(desk.after(1).recheck()) == ("changed", ["there"])
    assert (desk.open(), desk.findings()) == ([], [])


def test_a_passage_that_moved_is_there(desk: Desk) -> None:
    desk.server.page("/a", page(html("A new first paragraph.", TEXT)))
    assert outcome(desk.after(1).recheck()) == ("changed", ["moved"])
    assert desk.open() == []


def test_one_changed_digit_is_altered_old_and_new_side_by_side(desk: Desk) -> None:
    desk.server.page("/a", page(html(TEXT.replace("57", "58"))))
    recorded = desk.after(1).recheck()

    [(_, fate)] = recorded.look.fates
    assert outcome(recorded) == ("changed", ["altered"])
    assert fate.old == "has 57 participating States"
    assert fate.new == "has 58 participating States"
    assert "57" in fate.difference
    assert (recorded.open, desk.open()) == (1, ["e-aaaaa"])
    assert desk.findings() == [("SNP007", "warning")]


def test_a_passage_that_was_taken_out_is_gone(desk: Desk) -> None:
    desk.server.page("/a", page(html("Something quite other stands here now.")))
    assert outcome(desk.after(1).recheck()) == ("changed", ["gone"])
    assert desk.findings() == [("SNP007", "warning")]


def test_a_login_page_has_changed_and_tells_nothing_of_the_passage(desk: Desk) -> None:
    desk.server.page("/a", moved("/login"))
    login = b"<html><p>Sign in<form><input type=password></form>"
    desk.server.page("/login", page(login))

    recorded = desk.after(1).recheck()

    assert outcome(recorded) == ("changed", ["unknown"])
    assert "it asks for a password" in recorded.look.detail
    assert f"answered by {desk.server.base}/login" in recorded.look.detail
    assert desk.open() == []


@pytest.mark.parametrize("status", [404, 410])
def test_gone_is_said_after_two_answers_days_apart(desk: Desk, status: int) -> None:
    desk.server.page("/a", page(b"", status=status))
    first = desk.after(1).recheck()
    once = desk.findings()
    same_day = (desk.after(0.5).recheck(), desk.findings())[1]
    desk.after(3).recheck()

    assert outcome(first) == ("missing", [])
    assert (once, same_day) == ([("SNP006", "note")], [("SNP006", "note")])
    assert desk.findings() == [("SNP005", "warning")]
    assert desk.findings(desk.now.date() + timedelta(days=30)) == [("SNP005", "error")]


def test_a_page_that_came_back_was_never_gone(desk: Desk) -> None:
    desk.server.page("/a", page(b"", status=404))
    desk.after(1).recheck()
    desk.server.page("/a", page(html(TEXT)))
    desk.after(1).recheck()
    desk.server.page("/a", page(b"", status=404))
    desk.after(5).recheck()

    assert desk.findings() == [("SNP006", "note")]


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte every tenth of a second, for longer than anybody waits."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(100):
        try:
            handler.wfile.write(b"x")
        except OSError:
            return
        time.sleep(0.1)


BOMB = gzip.compress(bytes(50_000_000))
UNTOLD = {
    **{str(status): page(b"", status=status) for status in (401, 403, 500, 502, 503)},
    "429": page(b"", status=429, headers={"Retry-After": "3600"}),
    "slow": dripping,
    "bomb": page(BOMB, headers={"Content-Encoding": "gzip"}),
    "too large": page(b"x" * 100_001),
    "loop": moved("/a"),
    "file": moved("file:///etc/passwd"),
    "broken": lambda handler: handler.connection.close(),
}


@pytest.mark.parametrize("case", UNTOLD)
def test_what_a_server_does_not_tell_is_never_called_gone(
    desk: Desk, case: str
) -> None:
    desk.server.page("/a", UNTOLD[case])
    started = time.monotonic()
    for _ in range(2):
        assert outcome(desk.after(3).recheck()) == ("unknown", [])

    assert time.monotonic() - started < 20
    assert desk.findings() == [("SNP006", "note")]


def test_a_server_that_is_not_there_is_not_a_page_that_is_gone(desk: Desk) -> None:
    desk.server.close()
    assert outcome(desk.after(1).recheck()) == ("unknown", [])


def test_accepting_takes_the_new_wording_and_the_newer_copy(desk: Desk) -> None:
    desk.server.page("/a", page(html(TEXT.replace("57", "58"))))
    newer = desk.after(1).recheck().found
    replaced = desk.decide(Verdict.ACCEPTED)

    with desk.database.begin() as session:
        ledger = load_ledger(session)
    [tie] = ledger.claims_by_name["states"].evidence
    copies = {copy.name: copy for copy in ledger.sources[0].snapshots}
    assert tie.quotation == "has 58 participating States"
    assert copies[replaced].replaced_by == newer
    assert (desk.open(), desk.findings()) == ([], [])
    assert outcome(desk.after(1).recheck()) == ("same", [])


TWICE = f"{TEXT} Many hold that it has 57 participating States, and say so."


def kept_twice(desk: Desk, occurrence: int) -> Desk:
    """Return the desk with a newer copy that has the words twice, and one pinned."""
    desk.server.page("/a", page(html(TWICE)))
    taken = take_url(desk.store, desk.web, f"{desk.server.base}/a")
    desk.after(1)
    with desk.database.begin(desk.act()) as session:
        record(session, get_source(session, "hall2020"), taken, Details())
    desk.pin(occurrence)
    return desk


@pytest.mark.parametrize(("occurrence", "fate"), [(1, "there"), (2, "altered")])
def test_a_pinned_passage_is_followed_from_its_own_place(
    desk: Desk, occurrence: int, fate: str
) -> None:
    kept_twice(desk, occurrence)
    second = TWICE.rindex("57")
    altered = f"{TWICE[:second]}58{TWICE[second + 2 :]}"
    desk.server.page("/a", page(html(altered)))

    assert outcome(desk.after(1).recheck()) == ("changed", [fate])


def test_accepting_pins_the_new_words_in_the_newer_copy(desk: Desk) -> None:
    desk.pin(1)
    before = desk.passage()
    desk.server.page("/a", page(html("Something new.", TEXT.replace("57", "58"))))
    desk.after(1).recheck()
    desk.accept()

    after = desk.passage()
    assert before is not None
    assert after is not None
    assert before.anchor.exact == "has 57 participating States"
    assert after.anchor.exact == "has 58 participating States"
    assert after.anchor.start == before.anchor.start + len("Something new.\n\n")
    assert after.sha256 != before.sha256


def test_a_decision_without_a_place_leaves_nothing_pinned(desk: Desk) -> None:
    desk.pin(1)
    desk.server.page("/a", page(html(TEXT.replace("57", "58"))))
    desk.after(1).recheck()
    desk.decide(Verdict.ACCEPTED)

    assert desk.passage() is None


def test_keeping_is_not_asked_again_until_it_reads_otherwise_again(desk: Desk) -> None:
    desk.server.page("/a", page(html(TEXT.replace("57", "58"))))
    desk.after(1).recheck()
    assert desk.decide(Verdict.KEPT) == ""
    desk.after(1).recheck()
    kept = (desk.open(), desk.findings())
    desk.server.page("/a", page(html(TEXT.replace("57", "59"))))
    desk.after(1).recheck()

    assert kept == ([], [])
    assert desk.open() == ["e-aaaaa"]


def test_what_is_gone_cannot_be_accepted(desk: Desk) -> None:
    desk.server.page("/a", page(html("Something quite other stands here now.")))
    desk.after(1).recheck()

    with pytest.raises(Conflict, match="there is no new wording to accept"):
        desk.decide(Verdict.ACCEPTED)


def test_nothing_waits_before_anything_differs(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no passage of 'e-aaaaa' waits"):
        desk.decide(Verdict.KEPT)


def test_only_what_was_last_asked_long_ago_is_due(desk: Desk) -> None:
    def due(days: int) -> list[str]:
        span = timedelta(days=days)
        with desk.database.begin() as session:
            return [
                one.source for one in list_due(session, older_than=span, now=desk.now)
            ]

    desk.after(10)
    before = (due(30), due(10))
    desk.recheck()
    desk.after(5)

    assert before == ([], ["hall2020"])
    assert (due(10), due(5)) == ([], ["hall2020"])


def test_a_name_rebound_to_the_loopback_is_not_asked(
    desk: Desk, server: Server
) -> None:
    answers = iter([("8.8.8.8", "127.0.0.1"), ("127.0.0.1",)])
    strict = WebSettings(policy=Guard(ports=frozenset({80, server.port})))
    web = Web(strict, resolver=lambda _host, _port: next(answers))
    with desk.database.begin() as session:
        [due] = list_due(session, older_than=timedelta(0), now=desk.now)
    asked = len(server.seen)

    found = look(desk.store, web, due)

    assert (found.outcome.value, len(server.seen)) == ("unknown", asked)


@pytest.mark.parametrize(
    "later",
    [
        page(b"", status=503),
        page(b"", status=404),
        page(b"<html><p>Sign in<form><input type=password></form>"),
    ],
)
def test_a_passage_stays_open_when_the_server_then_tells_nothing(
    desk: Desk, later: Handler
) -> None:
    desk.server.page("/a", page(html("The organisation has 56 States, as it says.")))
    desk.after(days=1).recheck()
    assert desk.open() == ["e-aaaaa"]

    desk.server.page("/a", later)
    desk.after(days=1).recheck()

    assert desk.open() == ["e-aaaaa"]
    assert ("SNP007", "warning") in desk.findings()
    desk.decide(Verdict.KEPT)
    assert desk.open() == []


def test_a_passage_that_came_back_is_open_no_more(desk: Desk) -> None:
    desk.server.page("/a", page(html("The organisation has 56 States, as it says.")))
    desk.after(days=1).recheck()
    desk.server.page("/a", page(html(TEXT)))
    desk.after(days=1).recheck()

    assert desk.open() == []
