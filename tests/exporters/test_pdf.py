from __future__ import annotations

import gc
import http.server
import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from evidence.errors import InputRefused
from evidence.exporters.base import Brief, PageSize
from evidence.exporters.html import render_html
from evidence.exporters.pdf import PdfExporter, lay_out, render_pdf

NESTED = (
    "%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E"
    "%3Cimage href=%22URL/h.png%22/%3E%3C/svg%3E"
)
MakeBrief = Callable[..., Brief]


@pytest.fixture(scope="module")
def brief(make_brief: MakeBrief) -> Brief:
    return make_brief(6)


@pytest.fixture(scope="module")
def pdf(brief: Brief) -> bytes:
    return render_pdf(render_html(brief), brief)


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_it_says_that_it_is_tagged_pdf_ua(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.Root.Lang) == "en"
        assert "/StructTreeRoot" in document.Root
        assert document.open_metadata()["pdfuaid:part"] == "1"


def test_title_author_and_date_are_the_briefs(reader: pypdf.PdfReader) -> None:
    found = reader.metadata

    assert found is not None
    assert found.title == "The Canal and Its Traffic – evidence brief"
    assert found.author == "Lock and Weir Quarterly"
    assert found.creation_date_raw == "D:20261123"


def test_the_same_brief_is_the_same_bytes(brief: Brief, pdf: bytes) -> None:
    assert render_pdf(render_html(brief), brief) == pdf


def test_every_picture_has_words(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        figures = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        assert len(figures) == 2
        assert all("/Alt" in each for each in figures)


def test_it_has_bookmarks_for_parts_and_claims(reader: pypdf.PdfReader) -> None:
    titles = [
        each.title
        for each in reader.outline
        if isinstance(each, pypdf.generic.Destination)
    ]

    assert titles == [
        "Contents",
        "What needs attention first",
        "What was not checked",
        "The Canal",
        "The claims, one by one",
        "Sources",
        "Index by topic",
    ]


def test_internal_links_lead_to_pages_that_exist(reader: pypdf.PdfReader) -> None:
    names = set(reader.named_destinations)
    wanted = {
        str(action["/D"])
        for page in reader.pages
        for each in page.get("/Annots", [])
        if (action := each.get_object().get("/A", {})).get("/S") == "/GoTo"
    } | {
        str(each.get_object()["/Dest"])
        for page in reader.pages
        for each in page.get("/Annots", [])
        if "/Dest" in each.get_object()
    }

    assert {"claim-1", "source-1", "attention"} <= wanted
    assert wanted <= names


def test_names_in_five_scripts_can_be_read_back(pdf: bytes) -> None:
    whole = "".join(texts(pdf))

    for name in ("Lindqvist", "Ковальчук", "Παππά", "王秀英"):
        assert name in whole
    assert "حداد" in whole or "داﺪﺣ"[::-1] in whole
    assert "\x00" not in whole


def test_pages_have_running_heads_and_numbers(pdf: bytes) -> None:
    pages = texts(pdf)

    assert "of" not in pages[0].splitlines()[-1]
    assert f"2 of {len(pages)}" in pages[1]
    assert "The Canal and Its Traffic" in pages[2]
    assert "Claims · from 1" in "".join(pages)


@pytest.mark.parametrize(
    ("page", "size"), [(PageSize.A4, (595, 842)), (PageSize.LETTER, (612, 792))]
)
def test_the_page_has_the_size_asked_for(
    make_brief: MakeBrief, page: PageSize, size: tuple[int, int]
) -> None:
    brief = make_brief(1, page)

    box = pypdf.PdfReader(io.BytesIO(render_pdf(render_html(brief), brief))).pages[0]

    assert (round(box.mediabox.width), round(box.mediabox.height)) == size


def test_a_character_that_no_font_has_is_named(brief: Brief) -> None:
    wrong = replace(brief, cards=(), texts=(), title="Unwritten \U0010fffd sign")

    with pytest.raises(InputRefused, match=r"no installed font has U\+10FFFD"):
        render_pdf(render_html(wrong), wrong)


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """Serve on this machine, and note who asks."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "fragment",
    [
        '<img src="URL/a.png" alt="a">',
        '<link rel="stylesheet" href="URL/a.css">',
        '<style>@import url("URL/b.css");</style>',
        '<style>p { background: url("URL/c.png"); }</style><p>x</p>',
        '<style>@font-face { font-family: x; src: url("URL/d.ttf"); }</style>',
        '<object data="URL/e.svg">x</object><embed src="URL/e.svg">',
        '<base href="URL/"><img src="f.png" alt="f">',
        '<img src="FILE" alt="g">',
        f'<img alt="h" src="data:image/svg+xml,{NESTED}">',
        '<link rel="attachment" href="FILE">',
    ],
)
def test_nothing_is_fetched_from_the_network_or_the_disk(
    canary: tuple[str, list[str]], fragment: str, tmp_path: Path
) -> None:
    address, asked = canary
    secret = tmp_path / "secret.txt"
    secret.write_text("canary-bytes", "utf-8")
    text = fragment.replace("URL", address).replace("FILE", secret.as_uri())

    try:
        # In this process: ten imports of WeasyPrint would take ten seconds and more.
        made = lay_out({"html": f"<html lang=en><title>t</title>{text}</html>"})
    except InputRefused as error:
        assert "disallowed address" in str(error)  # noqa: PT017 - one of two good ends
    else:
        assert "canary" not in "".join(texts(made))
        assert not pypdf.PdfReader(io.BytesIO(made)).attachments
    finally:
        gc.enable()
    assert asked == []


def test_the_exporter_writes_the_file(make_brief: MakeBrief, tmp_path: Path) -> None:
    PdfExporter().write(make_brief(1), tmp_path / "brief.pdf")

    assert (tmp_path / "brief.pdf").read_bytes()[:8] == b"%PDF-1.7"
