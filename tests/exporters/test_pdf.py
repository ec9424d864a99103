from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pypdf
import pypdfium2
import pytest

from evidence.checker.finding import Severity
from evidence.errors import InputRefused
from evidence.exporters.base import Brief, CoverLine, PageSize, Profile
from evidence.exporters.finishing import MANIFEST
from evidence.exporters.html import render_html
from evidence.exporters.pdf import PdfExporter, render_pdf
from evidence.exporters.theme import Theme
from evidence.formats.carried import Carried, Relation

LOGO = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
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


def test_it_says_that_it_is_pdf_a_and_pdf_ua_in_one_block(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.Root.Lang) == "en"
        text = document.Root.Metadata.read_bytes()
        found = document.open_metadata()
        assert found["pdfaid:part"] == "3"
        assert found["pdfaid:conformance"] == "A"
        assert found["pdfuaid:part"] == "1"
        assert document.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert "/Filter" not in document.Root.Metadata
    assert text.count(b"<?xpacket begin=") == text.count(b"<rdf:RDF") == 1
    assert b"http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" in text


def elements(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the elements of the structure tree in the order of reading."""
    pending = list(kids(document.Root.StructTreeRoot))
    while pending:
        element = pending.pop(0)
        yield element
        pending[:0] = kids(element)


def kids(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in element.get("/K", pikepdf.Array()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def test_headings_skip_no_level(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        levels = [
            int(str(each.S)[2:])
            for each in elements(document)
            if re.fullmatch("/H[1-6]", str(each.S))
        ]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_header_cells_with_a_direction(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tables = [each for each in elements(document) if each.S == "/Table"]
        heads = [each for each in elements(document) if each.S == "/TH"]
        inside = [any(kid.S == "/TH" for kid in cells(table)) for table in tables]
        scopes = {str(each.A.Scope) for each in heads}
        names = document.Root.StructTreeRoot.IDTree.Kids[0].Names
        assert len(names) == 2 * len(heads)

    assert len(tables) > 10
    assert all(inside)
    assert scopes == {"/Column", "/Row"}


def cells(table: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(table):
        yield kid
        yield from cells(kid) if kid.S in {"/TR", "/THead", "/TBody"} else ()


def test_links_say_where_they_lead_and_stand_in_the_tree(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        rows = document.Root.StructTreeRoot.ParentTree.Nums
        owners = dict(zip(map(int, list(rows)[::2]), list(rows)[1::2], strict=True))
        links = [each for page in document.pages for each in page.get("/Annots", [])]
        owned = {str(owners[int(each.StructParent)].S) for each in links}
        words = {
            str(each.Dest): str(each.Contents) for each in links if "/Dest" in each
        }

    assert owned == {"/Link"}
    assert words["source-1"] == "key2019"
    assert words["claim-1"].startswith("1: In 2021 51 vessels a day")


def test_running_heads_are_no_content(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        drawn = document.pages[3].Contents.read_bytes()
        document_element = document.Root.StructTreeRoot.K[0]
        inside = {kid.objgen for kid in document_element.K}
        loose = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary)
            and "/S" in each
            and each.P.objgen == document_element.objgen
            and each.objgen not in inside
        ]

    for side in (b"Header", b"Footer"):
        mark = b"/Artifact <</Type /Pagination /Subtype /%s>> BDC" % side
        assert drawn.count(mark) == 2
    assert loose == []


def test_all_fonts_are_embedded(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary)
            and each.get("/Type") == "/FontDescriptor"
        ]
        embedded = [{"/FontFile2", "/FontFile3"} & set(each.keys()) for each in fonts]

    assert fonts
    assert all(embedded)


def test_what_it_carries_is_listed_once_with_its_relation(
    make_brief: MakeBrief,
) -> None:
    copy = Carried("copy.txt", b"the page", "A copy", Relation.SOURCE, "text/plain")
    data = Carried("claims.json", b"{}", "The claims", Relation.DATA)
    brief = replace(make_brief(1), carried=(copy, data))

    made = render_pdf(render_html(brief), brief)

    with pikepdf.open(io.BytesIO(made)) as document:
        listed = [(str(each.UF), str(each.AFRelationship)) for each in document.Root.AF]
        manifest = json.loads(document.attachments[MANIFEST].get_file().read_bytes())
        dates = {
            str(each.EF.F.Params[name])
            for each in document.Root.AF
            for name in ("/CreationDate", "/ModDate")
        }
    assert listed == [
        ("claims.json", "/Data"),
        ("copy.txt", "/Source"),
        ("evidence-manifest.json", "/Supplement"),
    ]
    assert dates == {"D:20261123000000Z"}
    assert manifest["files"][0] == {
        "name": "copy.txt",
        "sha256": sha256(b"the page").hexdigest(),
        "size": 8,
        "media_type": "text/plain",
        "relation": "Source",
        "description": "A copy",
    }
    assert manifest["ledger"] == "412:" + "9f" * 32
    assert len(manifest["document"]["pages"]) == len(pypdfium2.PdfDocument(made))
    assert render_pdf(render_html(brief), brief) == made


def test_checkers_of_accessibility_find_no_error(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(pdf)

    report = pdfua.validate(str(file))
    said = outloud.check(str(file))

    assert [each.message for each in report.findings] == []
    assert (said.error, said.errors) == (None, 0)


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
        "How it was checked",
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


def test_the_exporter_writes_the_file(make_brief: MakeBrief, tmp_path: Path) -> None:
    PdfExporter().write(make_brief(1), tmp_path / "brief.pdf")

    assert (tmp_path / "brief.pdf").read_bytes()[:8] == b"%PDF-1.7"


LONG_TITLE = "A title of three hundred characters that nobody would shorten; " * 5


@pytest.mark.parametrize("page", list(PageSize))
def test_one_page_is_one_page_whatever_it_holds(
    make_brief: MakeBrief, page: PageSize
) -> None:
    brief = make_brief(40, page)
    (group, _) = brief.attention
    line = replace(brief.cards[0].findings[0], message=LONG_TITLE)
    crowded = replace(
        brief,
        profile=Profile.ONE_PAGE,
        theme=Theme(logo=LOGO, words="The house", size=14.0),
        language="de",
        title=LONG_TITLE,
        scope=LONG_TITLE,
        publication=LONG_TITLE,
        coverage=(CoverLine(LONG_TITLE, 64, 92),) * 20,
        attention=(replace(group, title=LONG_TITLE, claims=tuple(range(1, 41))),) * 30,
        cards=tuple(
            replace(card, statement=LONG_TITLE, findings=(line,), worst=Severity.ERROR)
            for card in brief.cards
        ),
        not_checked=(LONG_TITLE,) * 12,
        failing=tuple(range(40, 0, -1)),
    )

    made = render_pdf(render_html(crowded), crowded)

    (text,) = texts(made)
    assert "von 40, in der Reihenfolge von „evidence next“" in " ".join(text.split())
    assert "40 A title" in text
    assert "… …" not in text
    assert "und 23 weitere" in text


def test_nothing_runs_over_the_page(make_brief: MakeBrief) -> None:
    brief = make_brief(1)
    unbroken = "averylongwordwithoutanyplacetobreakit" * 9
    (card,) = brief.cards
    (roster, *_) = card.rosters
    names = tuple(
        f"{name} {at}" for at in range(70) for name in ("王秀英", "ليلى", "דוד")
    )
    card = replace(
        card,
        name="x" * 120,
        statement=LONG_TITLE,
        note=unbroken,
        quote=unbroken,
        rosters=(replace(roster, both=names, only_source=names),),
        evidence=tuple(
            replace(each, quotation=LONG_TITLE * 30, note=unbroken)
            for each in card.evidence
        ),
    )
    (text,) = brief.texts
    text = replace(text, origin=unbroken, title=unbroken)
    wide = replace(brief, cards=(card,), texts=(text,), title=unbroken, scope=unbroken)

    document = pypdfium2.PdfDocument(render_pdf(render_html(wide), wide))

    for page in document:
        width = page.get_width()
        words = page.get_textpage()
        rights = [words.get_rect(at)[2] for at in range(words.count_rects())]
        assert max(rights) <= width - 55
    assert len(document) < 20


@pytest.mark.parametrize("page", list(PageSize))
def test_the_cover_is_one_page_with_a_logo_and_a_long_title(
    make_brief: MakeBrief, page: PageSize
) -> None:
    brief = make_brief(1, page)
    (text,) = brief.texts
    *blocks, last = text.blocks
    brief = replace(
        brief,
        texts=(replace(text, blocks=(*blocks, replace(last, cards=(1,)))),),
        title="A digest of “China and The OSCE’s Security Identity Crisis”",
        theme=Theme(logo=LOGO, words="The house", size=10.0),
        coverage=(CoverLine("The Canal and Its Traffic", 64, 92),),
    )

    first, second, *others = texts(render_pdf(render_html(brief), brief))

    assert "Made by evidence" in " ".join(first.split())
    assert first.count("Security Identity Crisis") == 1
    assert "Contents" in second
    assert "The text · from 1" in "".join(others)
