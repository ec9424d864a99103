"""What can be read of a kept copy is read; what cannot is said, and never fails."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pypdf
import pytest
from pypdf.constants import PageLabelStyle

from evidence import pandoc
from evidence.snapshots.extract.base import Extracted, extract, find_extractor
from evidence.snapshots.sniff import sniff
from evidence.text.document import Page

PAGE = """<!doctype html><html lang="en-GB"><head><title>OSCE &amp; reform</title>
<meta property="article:published_time" content="2020-07-14T08:00:00Z">
<script type="application/ld+json">
{"@graph": [{"@type": "NewsArticle", "dateModified": "2021-01-02"}]}
</script><style>p {color: red}</style></head><body>
<nav><a href="/">Home</a></nav>
<main><h1>Infighting</h1><p>There are <b>57</b> participating
States<sup>1</sup>, and 10<sup>6</sup> words.</p>
<p style="display: none">Hidden.</p><p hidden>Hidden too.</p>
<table><tr><th>State<th>Year<tr><td>Mongolia<td>2012</table>
<ul><li>one<li>two</ul><aside>Most read</aside></main>
<footer>Imprint</footer></body></html>"""


def read(tmp_path: Path, data: bytes, name: str = "x") -> Extracted:
    path = tmp_path / "object"
    path.write_bytes(data)
    return extract(path, sniff(data[:65536], data[-65536:], name))


def test_a_page_is_its_main_part_with_the_dates_it_declares(tmp_path: Path) -> None:
    made = read(tmp_path, PAGE.encode())

    assert made.text == (
        "Infighting\n\nThere are 57 participating States¹, and 10⁶ words.\n\n"
        "State\tYear\nMongolia\t2012\n\none\ntwo\n\nMost read"
    )
    assert (made.title, made.language) == ("OSCE & reform", "en-GB")
    assert (made.published, made.modified) == ("2020-07-14", "2021-01-02")
    assert (made.complete, made.remarks, made.ocr) == (True, (), False)
    assert (made.extractor, made.version.split("-")[0]) == ("html", "2 lxml")


def test_a_page_without_a_marked_part_is_read_whole(tmp_path: Path) -> None:
    made = read(tmp_path, b"<html><body><div>One.</div><p>Two.</p><article>x")
    assert made.text == "One.\n\nTwo.\n\nx"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<html><meta charset=windows-1252>Straße".encode("cp1252"), "Straße"),
        ("<html><p>Straße".encode(), "Straße"),
        ("<html><p>Straße".encode("cp1252"), "Straße"),
        ("\ufeff<html><p>Straße".encode("utf-16-le"), "Straße"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>Straße'.encode(), "Straße"),
    ],
)
def test_a_page_is_decoded_as_it_says(tmp_path: Path, data: bytes, text: str) -> None:
    assert read(tmp_path, data).text == text


def test_a_login_page_is_said_to_be_one(tmp_path: Path) -> None:
    made = read(tmp_path, b"<html><p>Sign in<form><input type=Password></form>")
    assert made.complete is False
    assert made.remarks == (
        "it asks for a password: perhaps a login page, not the source, was kept",
    )


def test_a_page_that_a_script_writes_has_no_text(tmp_path: Path) -> None:
    made = read(tmp_path, b"<html><script>write('57')</script>")
    assert (made.text, made.complete) == ("", False)
    assert made.remarks == ("there is no text in it; perhaps a script writes it",)


MARKDOWN = "# Note\n\nThere are *57* **States**.[^1]\n\n[^1]: In 2012.\n"


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_packages_are_read_with_their_notes(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    pandoc_path = pandoc.find_pandoc()
    subprocess.run([pandoc_path, "-o", path], input=MARKDOWN.encode(), check=True)
    made = read(tmp_path, path.read_bytes())

    assert made.text == "Note\n\nThere are 57 States.¹\n\nIn 2012."
    assert (made.extractor, made.complete) == ("office", True)


DAY = datetime(2012, 11, 21)  # noqa: DTZ001 - Excel knows no zones


def test_a_workbook_is_its_cells_sheet_by_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "States"
    book.active.append(["Mongolia", 57.0, 1.5, DAY, None, True])
    book.create_sheet("Notes").append([None, "two\nlines"])
    stream = io.BytesIO()
    book.save(stream)

    made = read(tmp_path, stream.getvalue())

    assert made.text == "Mongolia\t57\t1.5\t2012-11-21\t\tTrue\n\ttwo lines"
    assert made.pages == (Page(0, "States", 0), Page(1, "Notes", 33))
    assert made.text[33:] == "\ttwo lines"


@pytest.mark.parametrize(
    "data", [b'a;b\r\n1;"x;\r\ny"\r\n', b'a,b\n1,"x;\ny"\n', b'a\tb\n1\t"x;\ny"\n']
)
def test_a_csv_file_is_its_cells_row_by_row(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data, "x.csv").text == "a\tb\n1\tx; y"


def test_plain_text_keeps_its_lines(tmp_path: Path) -> None:
    made = read(tmp_path, b"One.\r\n  Two.\r\n")
    assert (made.text, made.complete) == ("One.\n  Two.\n", True)


def pdf(*pages: str, roman: bool = False, path: Path) -> bytes:
    """Return a PDF made by WeasyPrint, a page a text; an empty one has none."""
    import weasyprint  # noqa: PLC0415 - slow

    body = "".join(f"<section>{text}</section>" for text in pages)
    css = "<style>section {break-after: page; min-height: 1px}</style>"
    weasyprint.HTML(string=css + body).write_pdf(path)
    writer = pypdf.PdfWriter(clone_from=path)
    if roman:
        style = PageLabelStyle.LOWERCASE_ROMAN
        writer.set_page_label(0, len(pages) - 1, style)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_has_pages_by_index_and_label(tmp_path: Path) -> None:
    data = pdf("There are 57 States.", "And more.", roman=True, path=tmp_path / "a")

    made = read(tmp_path, data)

    assert made.text == "There are 57 States. And more."
    assert made.pages == (Page(0, "i", 0), Page(1, "ii", 21))
    assert (made.complete, made.remarks) == (True, ())


def test_a_page_without_text_is_unchecked_and_ocr_is_offered(tmp_path: Path) -> None:
    data = pdf("There are 57 States.", "", "And more.", path=tmp_path / "a")

    made = read(tmp_path, data)

    assert (made.complete, [page.start for page in made.pages]) == (False, [0, 21, 21])
    [remark] = made.remarks
    assert remark.startswith("page 2 has no text and is unchecked; recognise")
    assert remark.endswith("evidence snapshot read ID --ocr")


def test_a_scan_is_wholly_unchecked(tmp_path: Path) -> None:
    made = read(tmp_path, pdf("", "", path=tmp_path / "a"))
    assert (made.text, made.complete) == ("", False)
    assert made.remarks[0].startswith("none of its pages has a text, it is a scan")


def test_a_picture_has_no_text(tmp_path: Path) -> None:
    made = read(tmp_path, b"\x89PNG\r\n\x1a\n")
    assert (made.text, made.complete, made.extractor) == ("", False, "none")
    assert " ".join(made.remarks) == (
        "a picture has no text: what it shows is unchecked; recognise its letters: "
        "evidence snapshot read ID --ocr"
    )


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", bytes(200_000_000))
    return stream.getvalue()


def entities() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("[Content_Types].xml", "<x/>")
        text = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
        made.writestr("xl/workbook.xml", text)
    return stream.getvalue()


def broken_pdf() -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    )


def deep_page() -> bytes:
    return b"<html>" + b"<div>" * 200_000 + b"57"


def huge_page() -> bytes:
    return b"<html>" + b"x" * 20_000_001


@pytest.mark.parametrize(
    "make", [bomb, entities, broken_pdf, huge_page], ids=lambda one: one.__name__
)
def test_a_hostile_file_is_incomplete_and_says_why(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    made = read(tmp_path, make())

    assert (made.text, made.complete) == ("", False)
    assert len(made.remarks) == 1
    assert "root:" not in made.remarks[0]


def test_a_page_nested_without_end_is_read_or_said_to_be_incomplete(
    tmp_path: Path,
) -> None:
    made = read(tmp_path, deep_page())
    assert made.text == "57" or made.complete is False


def test_each_media_type_has_one_extractor() -> None:
    assert find_extractor("application/pdf") is not None
    assert find_extractor("application/zip") is None
