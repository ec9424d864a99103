"""``evidence snapshot`` from the outside: files, pages, letters and talks are kept."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.loopback import Server, moved, page
from tests.snapshots.archives_made import Warc, wacz

BIB = """@article{hall2020,
  author = {Hall, Ben}, title = {Infighting}, journal = {News}, year = {2020}
}
@misc{doe2021, author = {Doe, Jo}, title = {A talk}, year = {2021}}
"""
PAGE = b"<!doctype html><html><title>OSCE</title><main><p>There are 57 States.</main>"


@pytest.fixture
def desk(run: Run, ledger_path: Path, tmp_path: Path) -> Run:
    """Return the program in a folder with a ledger of two sources, and a page."""
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "hall.html").write_bytes(PAGE)
    assert run("source", "import", "refs.bib").exit_code == 0
    return run


def kept(desk: Run, *words: str) -> str:
    """Add a snapshot and return its id."""
    done = desk("snapshot", "add", *words, "--format", "json")
    assert done.exit_code == 0, done.output
    return str(json.loads(done.stdout)["snapshot"])


def listed(desk: Run) -> list[dict[str, str]]:
    done = desk("snapshot", "list", "--format", "json")
    rows: list[dict[str, str]] = json.loads(done.stdout)["snapshots"]
    return rows


def shown(desk: Run, own: str) -> dict[str, object]:
    done = desk("snapshot", "show", own, "--format", "json")
    record: dict[str, object] = json.loads(done.stdout)["snapshot"]
    return record


def text_of(desk: Run, own: str) -> dict[str, object]:
    record = shown(desk, own)["text"]
    assert isinstance(record, dict)
    return record


def object_of(desk: Run, own: str, folder: Path) -> Path:
    sha256 = str(shown(desk, own)["sha256"])
    return folder / "evidence.snapshots" / "objects" / sha256[:2] / sha256


def test_a_file_is_kept_with_its_text(desk: Run, tmp_path: Path) -> None:
    own = kept(desk, "hall2020", "hall.html", "--by", "Ada")

    record = shown(desk, own)
    assert re.fullmatch("n-[a-z2-7]{5}", own)
    assert object_of(desk, own, tmp_path).read_bytes() == PAGE
    assert {name: record[name] for name in ("source", "name", "method", "size")} == {
        "source": "hall2020",
        "name": "hall.html",
        "method": "manual",
        "size": len(PAGE),
    }
    assert (record["media_type"], record["collector"]) == ("text/html", "Ada")
    assert str(record["tool"]).startswith("evidence ")
    assert desk("snapshot", "show", own, "--text").stdout == "There are 57 States.\n"


def test_the_same_file_again_adds_nothing(desk: Run) -> None:
    own = kept(desk, "hall2020", "hall.html")
    again = desk("snapshot", "add", "hall2020", "hall.html")

    assert f"{own} is kept already" in again.stdout
    assert [row["id"] for row in listed(desk)] == [own]


def test_a_page_saved_as_a_pdf_is_said_to_be_one(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "hall.pdf").write_bytes(b"<html><p>Sign in<input type=password>")
    done = desk("snapshot", "add", "hall2020", "hall.pdf")

    assert done.exit_code == 0
    assert "it is text/html: perhaps a login page was saved" in done.stderr
    assert "it asks for a password" in done.stderr


def test_a_talk_needs_consent_and_terms(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text("He said: 57.\n")
    words = ("snapshot", "add", "doe2021", "call.txt", "--method", "phone")
    refused = desk(*words)
    done = desk(*words, "--consent", "limited", "--terms", "background")

    assert (refused.exit_code, done.exit_code) == (2, 0)
    assert "a person who is quoted must have been asked" in refused.stderr
    record = shown(desk, listed(desk)[0]["id"])
    assert [record[name] for name in ("method", "consent", "on_record")] == [
        "phone",
        "limited",
        "background",
    ]


def test_consent_that_is_taken_back_is_recorded_for_the_same_notes(
    desk: Run, tmp_path: Path
) -> None:
    (tmp_path / "talk.txt").write_text("He said: 57.\n")
    words = ("doe2021", "talk.txt", "--method", "interview", "--terms", "on-record")
    first = kept(desk, *words, "--consent", "given")
    again = kept(desk, *words, "--consent", "given")
    taken_back = kept(desk, *words, "--consent", "refused")

    assert again == first
    assert [shown(desk, own)["consent"] for own in (first, taken_back)] == [
        "given",
        "refused",
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nobody2020", "hall.html"), 4, "there is no source 'nobody2020'"),
        (("hall2020", "lost.html"), 4, "there is no file lost.html"),
        (("hall2020", "."), 3, "it is not a file"),
        (("hall2020", "link.html"), 3, "it is a link"),
    ],
)
def test_what_cannot_be_kept_is_told(
    desk: Run, tmp_path: Path, words: tuple[str, str], code: int, said: str
) -> None:
    (tmp_path / "link.html").symlink_to(tmp_path / "hall.html")
    done = desk("snapshot", "add", *words)

    assert (done.exit_code, said in done.stderr) == (code, True)
    assert listed(desk) == []


def test_a_flipped_bit_is_found_recorded_and_healed(desk: Run, tmp_path: Path) -> None:
    own = kept(desk, "hall2020", "hall.html")
    path = object_of(desk, own, tmp_path)
    path.chmod(0o644)
    path.write_bytes(PAGE.replace(b"57", b"67"))

    found = desk("snapshot", "verify")
    assert found.exit_code == 7
    assert f"altered: {path.name} ({own} of hall2020)" in found.stdout
    assert listed(desk)[0]["state"] == "altered"
    assert desk("snapshot", "export", own, "-o", "out.html").exit_code == 7
    assert not (tmp_path / "out.html").exists()

    assert (
        "has been replaced" in desk("snapshot", "add", "hall2020", "hall.html").stderr
    )
    assert listed(desk)[0]["state"] == ""
    assert desk("snapshot", "verify").exit_code == 0


def test_a_missing_object_is_found(desk: Run, tmp_path: Path) -> None:
    own = kept(desk, "hall2020", "hall.html")
    object_of(desk, own, tmp_path).unlink()

    done = desk("snapshot", "verify", "--format", "json")

    assert done.exit_code == 7
    assert json.loads(done.stdout)["damaged"] == [
        {
            "sha256": shown(desk, own)["sha256"],
            "state": "missing",
            "used_by": [f"{own} of hall2020"],
        }
    ]
    assert listed(desk)[0]["state"] == "missing"
    desk("snapshot", "add", "hall2020", "hall.html")
    assert listed(desk)[0]["state"] == ""


def test_a_copy_leaves_under_a_safe_name_and_overwrites_nothing(
    desk: Run, tmp_path: Path
) -> None:
    own = kept(desk, "hall2020", "hall.html")
    (tmp_path / "out").mkdir()

    assert desk("snapshot", "export", own, "-o", "out").exit_code == 0
    again = desk("snapshot", "export", own, "-o", "out")

    assert (tmp_path / "out" / f"{own} hall.html").read_bytes() == PAGE
    assert (again.exit_code, "exists already" in again.stderr) == (4, True)


def test_undo_takes_the_row_and_leaves_the_object(desk: Run, tmp_path: Path) -> None:
    own = kept(desk, "hall2020", "hall.html")
    path = object_of(desk, own, tmp_path)

    assert desk("undo").exit_code == 0
    assert (listed(desk), path.exists()) == ([], True)
    assert desk("undo", "--redo").exit_code == 0
    assert [row["id"] for row in listed(desk)] == [own]


def test_what_nothing_names_is_swept_when_a_day_old(desk: Run, tmp_path: Path) -> None:
    import os  # noqa: PLC0415 - only here

    own = kept(desk, "hall2020", "hall.html")
    path = object_of(desk, own, tmp_path)
    desk("undo")
    young = desk("snapshot", "gc").stdout
    for each in (tmp_path / "evidence.snapshots" / "objects").glob("??/*"):
        os.utime(each, (0, 0))
    tried = desk("snapshot", "gc", "--dry-run").stdout

    assert "took away 0 objects" in young
    assert ("would take away 2 objects" in tried, path.exists()) == (True, True)
    assert "took away 2 objects" in desk("snapshot", "gc").stdout
    assert not path.exists()


def test_objects_that_are_named_are_never_swept(desk: Run, tmp_path: Path) -> None:
    import os  # noqa: PLC0415 - only here

    kept(desk, "hall2020", "hall.html")
    for each in (tmp_path / "evidence.snapshots" / "objects").glob("??/*"):
        os.utime(each, (0, 0))
    desk("snapshot", "gc")

    assert desk("snapshot", "verify").exit_code == 0


def test_the_store_stands_where_the_setting_says(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text('snapshots = "elsewhere"\n')
    kept(desk, "hall2020", "hall.html")
    assert (tmp_path / "elsewhere" / "objects").is_dir()


def test_an_address_is_kept_with_the_way_to_it(desk: Run, server: Server) -> None:
    headers = {"Content-Type": "text/html", "Set-Cookie": "secret=1", "X-A": "b"}
    server.page("/a", moved("/b"))
    server.page("/b", moved("/c"))
    server.page("/c", page(PAGE, headers=headers))

    own = kept(desk, "hall2020", f"{server.base}/a", "--allow-private")

    record = shown(desk, own)
    assert record["method"] == "http"
    assert record["url_requested"] == f"{server.base}/a"
    assert record["redirects"] == [f"{server.base}/b"]
    assert record["url_final"] == f"{server.base}/c"
    assert (record["status"], record["peer"]) == (200, f"127.0.0.1 {server.port}")
    found = record["headers"]
    assert isinstance(found, dict)
    assert (found["x-a"], "set-cookie" in found) == ("b", False)
    journal = desk("undo", "--dry-run").stdout
    assert "snapshot add --allow-private" in journal


def test_a_private_address_is_refused_without_a_hit(desk: Run, server: Server) -> None:
    done = desk("snapshot", "add", "hall2020", f"{server.base}/a")

    assert (done.exit_code, server.seen) == (8, [])
    assert listed(desk) == []


def test_offline_nothing_is_fetched(desk: Run, server: Server) -> None:
    words = ("snapshot", "add", "hall2020", f"{server.base}/a", "--allow-private")
    done = desk(*words, env={"EVIDENCE_OFFLINE": "1"})

    assert (done.exit_code, server.seen) == (8, [])
    assert "the setting offline forbids it" in done.stderr


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500])
def test_an_error_page_is_not_kept_as_the_source(
    desk: Run, server: Server, status: int
) -> None:
    address = server.page(
        "/a", page(PAGE, status=status, headers={"Retry-After": "3600"})
    )
    done = desk("snapshot", "add", "hall2020", address, "--allow-private")

    assert (done.exit_code, f"status {status}" in done.stderr) == (8, True)
    assert listed(desk) == []


def test_a_login_page_behind_a_redirect_is_said_to_be_one(
    desk: Run, server: Server
) -> None:
    server.page("/a.pdf", moved("/login"))
    login = b"<html><form><input type=password></form>"
    server.page("/login", page(login, headers={"Content-Type": "application/pdf"}))

    done = desk(
        "snapshot", "add", "hall2020", f"{server.base}/a.pdf", "--allow-private"
    )

    assert f"it was answered by {server.base}/login" in done.stderr
    assert "the server calls it application/pdf, but it is text/html" in done.stderr
    assert "perhaps a login page, not the source, was kept" in done.stderr


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "99")
    handler.end_headers()
    handler.wfile.write(b"half")
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def test_an_answer_that_breaks_off_is_not_kept(desk: Run, server: Server) -> None:
    address = server.page("/a", drip)
    done = desk("snapshot", "add", "hall2020", address, "--allow-private")

    assert (done.exit_code, listed(desk)) == (8, [])


def test_a_warc_file_is_kept_on_request(
    desk: Run, server: Server, tmp_path: Path
) -> None:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only here

    server.page("/a", moved("/b"))
    server.page("/b", page(PAGE, headers={"Content-Type": "text/html"}))
    words = (f"{server.base}/a", "--allow-private", "--warc")
    own = kept(desk, "hall2020", *words)

    assert desk("snapshot", "export", own, "--warc", "-o", "a.warc.gz").exit_code == 0
    with (tmp_path / "a.warc.gz").open("rb") as stream:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"),
             record.content_stream().read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]  # fmt: skip
    assert [(kind, uri) for kind, uri, _ in records] == [
        ("warcinfo", None),
        ("response", f"{server.base}/b"),
        ("request", f"{server.base}/b"),
        ("metadata", f"{server.base}/a"),
    ]
    assert records[1][2] == PAGE
    assert records[3][2] == f"redirectsTo: {server.base}/b\r\n".encode()


def test_a_page_without_a_warc_file_has_none_to_export(desk: Run) -> None:
    own = kept(desk, "hall2020", "hall.html")
    done = desk("snapshot", "export", own, "--warc", "-o", "a.warc.gz")
    assert (done.exit_code, "no WARC file was kept" in done.stderr) == (4, True)


def test_what_a_stranger_named_is_cleaned_for_the_terminal(
    desk: Run, tmp_path: Path
) -> None:
    (tmp_path / "a\x1b[31m\u202e.txt").write_text("57")
    own = kept(desk, "hall2020", "a\x1b[31m\u202e.txt")
    for done in (desk("snapshot", "list"), desk("snapshot", "show", own)):
        assert not {"\x1b", "\u202e"} & set(done.stdout)


def test_a_source_with_snapshots_is_removed_only_by_force(desk: Run) -> None:
    kept(desk, "hall2020", "hall.html")
    refused = desk("source", "remove", "hall2020")

    assert (refused.exit_code, "hall2020: 1 snapshot of it" in refused.stderr) == (
        4,
        True,
    )
    assert desk("source", "remove", "hall2020", "--force").exit_code == 0
    assert listed(desk) == []
    assert desk("undo").exit_code == 0
    assert [row["source"] for row in listed(desk)] == ["hall2020"]


def test_snapshots_go_with_a_source_that_is_merged_or_renamed(desk: Run) -> None:
    kept(desk, "hall2020", "hall.html")

    assert desk("source", "rename", "hall2020", "hall2020osce").exit_code == 0
    assert [row["source"] for row in listed(desk)] == ["hall2020osce"]
    done = desk("source", "merge", "doe2021", "hall2020osce")
    assert done.exit_code == 0, done.output
    assert [row["source"] for row in listed(desk)] == ["doe2021"]


def test_a_check_sees_a_missing_and_an_altered_copy(desk: Run, tmp_path: Path) -> None:
    own = kept(desk, "hall2020", "hall.html")
    path = object_of(desk, own, tmp_path)
    sound = desk("check", "--select", "SNP")
    path.chmod(0o644)
    path.write_bytes(b"short")
    altered = desk("check", "--select", "SNP")
    path.unlink()
    missing = desk("check", "--select", "SNP")

    assert (sound.exit_code, altered.exit_code, missing.exit_code) == (0, 1, 1)
    assert "only their sizes were looked at" in sound.output
    assert f"it has 5 bytes instead of {len(PAGE)}" in altered.output
    assert "is not in the store" in missing.output


def test_a_rebuilt_ledger_names_copies_and_reads_them_again(
    desk: Run, tmp_path: Path
) -> None:
    own = kept(desk, "hall2020", "hall.html")
    assert desk("export", "ledger.toml").exit_code == 0
    (tmp_path / "evidence.db").unlink()
    for words in (
        ("init",),
        ("source", "import", "refs.bib"),
        ("import", "ledger.toml", "--by", "Ada"),
    ):
        assert desk(*words).exit_code == 0

    assert (listed(desk)[0]["id"], listed(desk)[0]["text"]) == (own, "unread")
    assert desk("snapshot", "read", "--all").exit_code == 0
    assert listed(desk)[0]["text"] == "complete"
    assert "; read before" in desk("snapshot", "read", own).stdout


OCR = """#!/bin/sh
if [ "$1" = --version ]; then echo 16.0; exit 0; fi
for last; do :; done
cp "{scan}" "$last"
"""


def test_a_scan_is_recognised_on_request_and_marked(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program that recognises letters is another's; here a stand-in for it."""
    import weasyprint  # noqa: PLC0415 - slow

    weasyprint.HTML(string="<p>").write_pdf(tmp_path / "scan.pdf")
    weasyprint.HTML(string="<p>57 States").write_pdf(tmp_path / "recognised.pdf")
    own = kept(desk, "hall2020", "scan.pdf")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    absent = desk("snapshot", "read", own, "--ocr")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "ocrmypdf"
    program.write_text(
        OCR.replace("cp", "/bin/cp").format(scan=tmp_path / "recognised.pdf")
    )
    program.chmod(0o755)

    before = listed(desk)[0]["text"]
    assert (absent.exit_code, "ocrmypdf is not installed" in absent.stderr) == (4, True)
    assert desk("snapshot", "read", own, "--ocr").exit_code == 0
    assert (before, listed(desk)[0]["text"]) == ("no text", "complete, recognised")
    text = desk("snapshot", "show", own, "--text")
    assert text.stdout == "57 States\n"
    assert "recognised in pictures, and may be wrong" in text.stderr


CODED = {
    "windows-1251": ("cp1251", "В организации 57 государств-участников."),
    "GBK": ("gbk", "该组织有 57 个成员国。"),
    "Shift_JIS": ("cp932", "参加国は①57カ国です。"),
    "ISO-8859-1": ("cp1252", "Die OSZE zählt 57 Staaten – heißt es."),
}


@pytest.mark.parametrize("charset", CODED)
@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_page_is_read_by_the_servers_charset(
    desk: Run, server: Server, kind: str, charset: str
) -> None:
    codec, words = CODED[charset]
    page_ = f"<!doctype html><html><p>{words}</html>" if kind == "text/html" else words
    header = {"Content-Type": f"{kind}; charset={charset}"}
    address = server.page("/a", page(page_.encode(codec), headers=header))

    own = kept(desk, "hall2020", address, "--allow-private")

    assert desk("snapshot", "show", own, "--text").stdout.strip() == words
    assert text_of(desk, own)["remarks"] == []
    same = desk("recheck", "--online", "--allow-private")
    assert same.stdout == "hall2020: the same bytes\n"


def test_the_same_bytes_without_the_header_do_not_spoil_the_text(
    desk: Run, server: Server, tmp_path: Path
) -> None:
    codec, words = CODED["windows-1251"]
    header = {"Content-Type": "text/plain; charset=windows-1251"}
    address = server.page("/a.txt", page(words.encode(codec), headers=header))
    (tmp_path / "a.txt").write_bytes(words.encode(codec))

    kept(desk, "doe2021", "a.txt")
    alone = text_of(desk, kept(desk, "hall2020", address, "--allow-private"))
    later = text_of(desk, kept(desk, "doe2021", "a.txt", "--note", "once more"))
    assert desk("snapshot", "read", "--all").exit_code == 0

    assert later["text_sha256"] == alone["text_sha256"]
    for row in listed(desk):
        text = desk("snapshot", "show", row["id"], "--text").stdout
        assert text.strip() == words


def archive(folder: Path) -> Path:
    """Write a WARC file of a redirect and of the page behind it, taken in 2021."""
    warc = Warc()
    taken = {"WARC-Date": "2021-03-04T05:06:08Z", "WARC-IP-Address": "93.184.216.34"}
    secret = {"Set-Cookie": "session=1", "Last-Modified": "Wed, 03 Mar 2021 00:00:00"}
    warc.redirect("https://example.org/a", "https://example.org/b")
    warc.response("https://example.org/b", PAGE, said=secret, about=taken)
    path = folder / "a.warc.gz"
    path.write_bytes(warc.whole)
    return path


def saved_page(folder: Path) -> Path:
    """Write a page that a browser saved as MHTML in 2021."""
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://example.org/b"
    message["Date"] = "Thu, 04 Mar 2021 05:06:08 -0000"
    part = MIMEText(PAGE.decode(), "html", "utf-8")
    part["Content-Location"] = "https://example.org/b"
    message.attach(part)
    path = folder / "a.mhtml"
    path.write_bytes(message.as_bytes())
    return path


def package(folder: Path) -> Path:
    """Write a WACZ file of the same archive."""
    path = folder / "a.wacz"
    warc = archive(folder).read_bytes()
    path.write_bytes(wacz({"a.warc.gz": warc}, ["https://example.org/a"]))
    return path


@pytest.mark.parametrize("make", [archive, package, saved_page])
def test_what_an_archive_tells_of_its_making_is_recorded(
    desk: Run, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    own = kept(desk, "hall2020", make(tmp_path).name, "--by", "Ada")
    record = shown(desk, own)

    of_web = make is not saved_page
    asked = "https://example.org/a" if of_web else "https://example.org/b"
    assert record["url_requested"] == asked
    assert record["url_final"] == "https://example.org/b"
    assert record["retrieved_at"] == "2021-03-04T05:06:08Z"
    assert record["status"] == (200 if of_web else None)
    assert record["peer"] == ("93.184.216.34" if of_web else "")
    known = {"content-type": "text/html", "last-modified": "Wed, 03 Mar 2021 00:00:00"}
    assert record["headers"] == (known if of_web else {})
    assert (record["collector"], record["by"]) == ("Ada", "Ada")
    assert record["method"] == ("warc" if of_web else "mhtml")
    due = json.loads(desk("recheck", "--format", "json").stdout)["due"]
    assert [one["address"] for one in due] == [asked]


def test_what_a_person_says_of_an_archive_holds(desk: Run, tmp_path: Path) -> None:
    said = ("--url", "https://example.org/own", "--taken", "2020-02-02")
    record = shown(desk, kept(desk, "hall2020", archive(tmp_path).name, *said))

    assert record["url_requested"] == "https://example.org/own"
    assert record["retrieved_at"] == "2020-02-02T12:00:00Z"


def test_recheck_asks_nobody_unless_it_is_told_to(desk: Run, server: Server) -> None:
    address = server.page("/a", page(PAGE))
    kept(desk, "hall2020", address, "--allow-private")
    asked = len(server.seen)
    done = desk("recheck")
    recent = desk("recheck", "--older-than", "30d")
    offline = desk("recheck", "--online", env={"EVIDENCE_OFFLINE": "1"})

    assert (done.exit_code, address in done.stdout) == (0, True)
    assert "1 address is due; nothing was asked" in done.stderr
    assert "0 addresses are due" in recent.stderr
    assert (offline.exit_code, len(server.seen)) == (8, asked)


LONG = PAGE.replace(b"States.", b"States in the OSCE.")


def test_recheck_shows_old_and_new_side_by_side_and_takes_a_decision(
    desk: Run, server: Server, tmp_path: Path
) -> None:
    address = server.page("/a", page(LONG))
    kept(desk, "hall2020", address, "--allow-private")
    (tmp_path / "text.md").write_text("There are 57 States (Hall 2020).")
    desk("manuscript", "read", "text.md")
    desk("claim", "add", "--slug", "states", "--quote", "57 States", "--by", "Ada")
    quoted = ("--quote", "There are 57 States in the OSCE.")
    tied = desk("tie", "states", "hall2020", *quoted, "--by", "Ada")
    assert tied.exit_code == 0, tied.output
    server.page("/a", page(LONG.replace(b"57", b"58")))

    done = desk("recheck", "--online", "--allow-private", "--by", "Ada")
    waiting = json.loads(desk("recheck", "open", "--format", "json").stdout)["open"]
    evidence = waiting[0]["passage"]["evidence"]
    unsigned = desk("recheck", "keep", evidence, "--reason", "misprint")
    words = ("--reason", "corrected", "--by", "Ada")
    accepted = desk("recheck", "accept", evidence, *words)

    assert done.exit_code == 1
    assert "was: There are [-57-] States in the OSCE." in done.stdout
    assert "now: There are {+58+} States in the OSCE." in done.stdout
    assert (unsigned.exit_code, accepted.exit_code) == (2, 0)
    assert desk("recheck", "open").stdout == ""
    shown_claim = desk("claim", "show", "states").stdout
    assert "There are 58 States in the OSCE." in shown_claim
    assert desk("undo").exit_code == 0
    assert "There are 57 States in the OSCE." in desk("claim", "show", "states").stdout
