"""Web archives are read by the page that they hold."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from evidence.network.answer import Answer
from evidence.snapshots.extract.base import Extracted, extract
from evidence.snapshots.sniff import sniff
from evidence.snapshots.warc_file import warc_of

PAGE = "<!doctype html><html><title>OSCE</title><main><p>57 Straßen.</main></html>"


def answer(body: bytes, kind: str = "text/html", status: int = 200) -> Answer:
    return Answer(
        url="https://example.org/a",
        final_url="https://example.org/b",
        redirects=(),
        status=status,
        headers={"content-type": kind, "content-encoding": "gzip"},
        body=body,
        fetched_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
    )


def read(tmp_path: Path, data: bytes) -> Extracted:
    path = tmp_path / "object"
    path.write_bytes(data)
    return extract(path, sniff(data[:65536], data[-65536:]))


def test_a_warc_file_of_our_own_is_read_again(tmp_path: Path) -> None:
    made = read(tmp_path, warc_of(answer(PAGE.encode())))

    assert (made.text, made.title, made.complete) == ("57 Straßen.", "OSCE", True)
    assert made.extractor == "archive"


def test_error_pages_and_pictures_are_passed_over(tmp_path: Path) -> None:
    archive = (
        warc_of(answer(b"<p>not found", status=404))
        + warc_of(answer(b"\x89PNG", "image/png"))
        + warc_of(answer(b"57  States", "text/plain; charset=utf-8"))
    )
    assert read(tmp_path, archive).text == "57  States"


def test_a_wacz_file_is_read_by_its_archives(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc.gz", warc_of(answer(PAGE.encode())))
    assert read(tmp_path, stream.getvalue()).text == "57 Straßen."


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_page_saved_as_mhtml_is_read_by_its_charset(
    tmp_path: Path, charset: str
) -> None:
    message = MIMEMultipart("related")
    message.attach(MIMEText(PAGE, "html", charset))
    assert read(tmp_path, message.as_bytes()).text == "57 Straßen."


@pytest.mark.parametrize(
    "data",
    [
        warc_of(answer(b"\x89PNG", "image/png")),
        b"WARC/1.1\r\nnonsense",
        warc_of(answer(PAGE.encode()))[:200],
        b"PK\x03\x04" + b"datapackage.json" * 9,
    ],
    ids=["no page", "nonsense", "cut", "no zip"],
)
def test_an_archive_without_a_page_says_so(tmp_path: Path, data: bytes) -> None:
    made = read(tmp_path, data)
    assert (made.text, made.complete, len(made.remarks)) == ("", False, 1)
