"""Of an archive the source is read that was asked for, as its own kind is read."""

from __future__ import annotations

import io
import zipfile
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import openpyxl
import pytest

from evidence.snapshots.extract.base import Extracted, extract
from evidence.snapshots.sniff import sniff
from evidence.text.document import Page
from tests.kept_report import report
from tests.snapshots.archives_made import Warc, packed, wacz

SITE = "https://example.org"
PDF = "application/pdf"


def page(text: str) -> bytes:
    return f"<!doctype html><html><body><p>{text}</body></html>".encode()


def read(tmp_path: Path, data: bytes) -> Extracted:
    path = tmp_path / "object"
    path.write_bytes(data)
    return extract(path, sniff(data[:65536], data[-65536:]))


@pytest.mark.parametrize("zipped", [True, False], ids=["gzip", "plain"])
def test_a_pdf_in_a_warc_has_its_pages_and_labels(tmp_path: Path, zipped: bool) -> None:
    warc = Warc(packed=zipped)
    warc.response(f"{SITE}/report.pdf", report(), PDF)
    made = read(tmp_path, warc.whole)
    alone = read(tmp_path, report())

    assert (made.text, made.pages) == (alone.text, alone.pages)
    assert [one.label for one in made.pages][:2] == ["13", "14"]
    assert (made.complete, made.extractor) == (True, "archive")
    assert made.remarks == (f"read in it: {SITE}/report.pdf (application/pdf)",)
    assert made.version.startswith("3 warcio-")
    assert made.version.endswith(f" pdf {alone.version}")


def test_a_pdf_that_nobody_asked_for_over_http_is_read_too(tmp_path: Path) -> None:
    warc = Warc()
    warc.resource("file:///desk/report.pdf", report(), PDF)
    assert read(tmp_path, warc.whole).text == read(tmp_path, report()).text


def test_a_cut_pdf_is_told(tmp_path: Path) -> None:
    warc = Warc()
    about = {"WARC-Truncated": "length"}
    warc.response(f"{SITE}/a.pdf", report(), PDF, about=about)
    made = read(tmp_path, warc.whole)

    assert made.complete is False
    assert f"the archive has not all of {SITE}/a.pdf" in made.remarks


def test_a_table_in_a_wacz_is_read_by_its_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Members"
    book.active.append(["Mongolia", 2012])
    stream = io.BytesIO()
    book.save(stream)
    warc = Warc()
    warc.response(f"{SITE}/t", stream.getvalue(), "application/octet-stream")
    made = read(tmp_path, wacz({"a.warc.gz": warc.whole}, [f"{SITE}/t"]))

    assert (made.text, made.pages) == ("Mongolia\t2012", (Page(0, "Members", 0),))


def test_a_saved_page_may_hold_a_pdf(tmp_path: Path) -> None:
    message = MIMEMultipart("related")
    message.attach(MIMEApplication(report(), "pdf"))
    made = read(tmp_path, message.as_bytes())

    assert made.text == read(tmp_path, report()).text
    assert made.remarks == ("read in it: its first part (application/pdf)",)


def test_the_root_of_a_saved_page_is_the_one_that_it_names(tmp_path: Path) -> None:
    message = MIMEMultipart("related", start="<root@example.org>")
    frame = MIMEText("<p>An advertisement.", "html")
    root = MIMEText("<p>57 States.", "html")
    root["Content-ID"] = "<root@example.org>"
    message.attach(frame)
    message.attach(root)
    made = read(tmp_path, message.as_bytes())

    assert (made.text, made.complete) == ("57 States.", False)
    assert made.remarks == ("1 frame of the page with a text not read",)


def test_redirects_are_followed_to_what_answered(tmp_path: Path) -> None:
    warc = Warc()
    warc.redirect(f"{SITE}/old", "/news")
    warc.redirect(f"{SITE}/news", f"{SITE}/news/")
    warc.response(f"{SITE}/style.css", b"p {color: red}", "text/css")
    warc.response(f"{SITE}/app.js", b"var a = 1;", "application/javascript")
    warc.response(f"{SITE}/news/", page("57 States."))
    made = read(tmp_path, warc.whole)

    assert (made.text, made.complete, made.remarks) == ("57 States.", True, ())


def test_redirects_in_a_circle_end(tmp_path: Path) -> None:
    warc = Warc()
    warc.redirect(f"{SITE}/a", "/b")
    warc.redirect(f"{SITE}/b", "/a")
    made = read(tmp_path, warc.whole)

    assert (made.text, made.complete) == ("", False)


def test_what_only_tools_ask_for_is_not_the_page(tmp_path: Path) -> None:
    warc = Warc()
    warc.resource("dns:example.org", b"example.org. 300 IN A 1.2.3.4", "text/dns")
    warc.response(f"{SITE}/robots.txt", b"User-agent: *", "text/plain")
    warc.response(f"{SITE}/", page("57 States."))
    made = read(tmp_path, warc.whole)
    assert (made.text, made.complete) == ("57 States.", True)


def test_an_answer_that_was_the_same_as_before_is_found(tmp_path: Path) -> None:
    warc = Warc()
    first = warc.response(f"{SITE}/mirror", page("57 States."))
    digest = first.rec_headers.get_header("WARC-Payload-Digest")
    other = Warc()
    other.revisit(f"{SITE}/now", digest, f"{SITE}/mirror", "text/html")
    packed_ = wacz({"1.warc.gz": warc.whole, "2.warc.gz": other.whole}, [f"{SITE}/now"])
    assert read(tmp_path, packed_).text == "57 States."


def test_what_is_only_in_another_archive_is_unchecked_and_not_replaced(
    tmp_path: Path,
) -> None:
    warc = Warc()
    warc.revisit(f"{SITE}/now", "sha1:ABC", f"{SITE}/before", "text/html")
    warc.response(f"{SITE}/frame", page("An advertisement."))
    made = read(tmp_path, warc.whole)

    assert (made.text, made.complete) == ("", False)
    assert "; ".join(made.remarks) == (
        f"{SITE}/now is in this archive only as «the same as before»: its bytes are in "
        "another archive, and its text is unchecked"
    )


def test_other_pages_are_told_and_leave_the_text_incomplete(tmp_path: Path) -> None:
    warc = Warc()
    for at in range(5):
        warc.response(f"{SITE}/{at}", page(f"Page {at}."))
    made = read(tmp_path, warc.whole)

    assert (made.text, made.complete) == ("Page 0.", False)
    assert made.remarks == (
        f"4 other pages in this archive were not read: {SITE}/1, {SITE}/2, {SITE}/3, …",
    )


def test_a_package_says_which_page_is_meant(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(f"{SITE}/frame", page("An advertisement."))
    warc.redirect(f"{SITE}/page", "/page/1")
    warc.response(f"{SITE}/page/1", page("57 States."))
    listed = wacz({"a.warc.gz": warc.whole}, [f"{SITE}/page#top"])
    main = wacz({"a.warc.gz": warc.whole}, [f"{SITE}/frame"], main=f"{SITE}/page")

    assert (read(tmp_path, listed).text, read(tmp_path, listed).complete) == (
        "57 States.",
        False,
    )
    assert read(tmp_path, main).text == "57 States."


def test_a_page_that_is_not_in_its_package_is_not_replaced(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(f"{SITE}/frame", page("An advertisement."))
    made = read(tmp_path, wacz({"a.warc.gz": warc.whole}, [f"{SITE}/page"]))

    assert made.text == ""
    assert made.remarks == (
        f"{SITE}/page is not in this archive: its text is unchecked",
    )


def test_an_error_before_the_page_is_told(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(f"{SITE}/a", page("Not found."), status="404 Not Found")
    warc.response(f"{SITE}/b", page("57 States."))
    made = read(tmp_path, warc.whole)

    assert (made.text, made.complete) == ("57 States.", False)
    assert made.remarks == (f"{SITE}/a answered with status 404",)


def test_two_states_of_a_page_are_told(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(f"{SITE}/a", page("57 States."))
    warc.response(f"{SITE}/a", page("56 States."))
    made = read(tmp_path, warc.whole)

    assert (made.text, made.complete) == ("57 States.", False)
    assert made.remarks == (
        f"{SITE}/a is in it in 2 states; that of 2026-11-23T12:00:00Z was read",
    )


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("text/html; charset=windows-1251", "<p>Безопасность"),
        ("text/plain; charset=windows-1251", "Безопасность"),
    ],
)
def test_letters_are_coded_as_the_server_says(
    tmp_path: Path, kind: str, data: str
) -> None:
    warc = Warc()
    warc.response(f"{SITE}/a", data.encode("cp1251"), kind)
    assert read(tmp_path, warc.whole).text == "Безопасность"


def test_answers_are_unpacked(tmp_path: Path) -> None:
    warc = Warc()
    said = {"Content-Encoding": "gzip"}
    warc.response(f"{SITE}/a", packed(page("57 States.")), said=said)
    assert read(tmp_path, warc.whole).text == "57 States."


def test_bytes_that_are_not_those_of_the_digest_are_told(tmp_path: Path) -> None:
    warc = Warc(packed=False)
    warc.response(f"{SITE}/a", page("57 States."))
    made = read(tmp_path, warc.whole.replace(b"57 States", b"56 States"))

    assert (made.text, made.remarks) == (
        "56 States.",
        ("its bytes are not those of the digest that the archive gives for them",),
    )


def test_what_follows_damage_is_told_not_to_be_read(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(f"{SITE}/a", page("57 States."))
    warc.response(f"{SITE}/b.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99)
    made = read(tmp_path, warc.whole + b"\x1f\x8b\x08 nonsense" * 9)

    assert (made.text, made.complete) == ("57 States.", False)
    assert "damaged" in made.remarks[0]


def test_a_picture_alone_is_unchecked_and_can_be_recognised(tmp_path: Path) -> None:
    warc = Warc()
    warc.response(f"{SITE}/a.png", b"\x89PNG\r\n\x1a\n", "image/png")
    made = read(tmp_path, warc.whole)

    assert (made.text, made.complete) == ("", False)
    assert " ".join(made.remarks) == (
        "a picture has no text: what it shows is unchecked; recognise its letters: "
        "evidence snapshot read ID --ocr"
    )


def test_a_package_without_archives_has_no_page(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("datapackage.json", "{}")
    assert read(tmp_path, stream.getvalue()).remarks == (
        "there is no page in this archive: its text is unchecked",
    )
