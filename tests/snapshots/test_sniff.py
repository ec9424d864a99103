"""What a file is stands in its bytes."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from evidence.snapshots.sniff import sniff

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def package(*names: str, mimetype: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"junk\n%PDF-1.4", "application/pdf"),
        (b"<!DOCTYPE html><title>x</title>", "text/html"),
        (b"\xef\xbb\xbf  <!-- a --> <HTML>", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "text/html"),
        ("\ufeff<html>".encode("utf-16-le"), "text/html"),
        (b'<?xml version="1.0"?><tei/>', "application/xml"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
        (b"WARC/1.1\r\n", "application/warc"),
        (gzip.compress(b"WARC/1.1\r\n"), "application/warc+gzip"),
        (gzip.compress(b"hello"), "application/gzip"),
        (package("[Content_Types].xml", "word/document.xml"), DOCX),
        (package("xl/workbook.xml"), XLSX),
        (package("datapackage.json", "archive/a.warc.gz"), "application/wacz"),
        (package(mimetype=b"application/epub+zip"), "application/epub+zip"),
        (
            package("content.xml", mimetype=b"application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text",
        ),
        (package("a.txt"), "application/zip"),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; b=1\r\n",
         "multipart/related"),
        (b"Fifty-seven States.\n", "text/plain"),
        ("Straße".encode("cp1252"), "text/plain"),
        (b"", "text/plain"),
        (b"\x00\x01\x02", "application/octet-stream"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)  # fmt: skip
def test_the_bytes_tell_the_media_type(data: bytes, kind: str) -> None:
    assert sniff(data[:65536], data[-65536:], "claims-to-be.pdf") == kind


def test_only_a_table_of_text_is_told_by_its_name() -> None:
    assert sniff(b"a,b\n", b"", "x.CSV") == "text/csv"
    assert sniff(b"a,b\n", b"", "x.txt") == "text/plain"
    assert sniff(b"%PDF-1.7", b"", "x.csv") == "application/pdf"


@pytest.mark.parametrize("unit", [b"<!---->", b"<?xml?>", b"<!--", b"\n", b"a:\n"])
def test_no_bytes_can_be_divided_in_too_many_ways(unit: bytes) -> None:
    """Sixty-four thousand of them took for ever where each comment may end later."""
    head = (unit * 65536)[:65536]

    assert sniff(head, head).startswith(("text/", "application/"))


def test_comments_before_a_page_are_passed_over() -> None:
    assert sniff(b"<!-- a --> <!-- b -->\n<?xml v?><!DOCTYPE html>") == "text/html"
