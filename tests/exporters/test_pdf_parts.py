"""A brief that was laid out in parts is the brief that was laid out at once."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest

from evidence.errors import InputRefused
from evidence.exporters.base import Brief
from evidence.exporters.finishing import MANIFEST
from evidence.exporters.html import render_html
from evidence.exporters.media import PAPER
from evidence.exporters.parts import split
from evidence.exporters.pdf import render_pdf
from evidence.formats.pdf_brief import inspect

SECTION, PART = 1_000, 1_600
"""So small that eight claims make two sections of cards, and four parts."""
WHOLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, opened by pikepdf, and what it was made of."""

    data: bytes
    pdf: pikepdf.Pdf

    @property
    def pages(self) -> dict[tuple[int, int], int]:
        return {page.obj.objgen: at for at, page in enumerate(self.pdf.pages)}


def printed(data: bytes) -> Printed:
    return Printed(data, pikepdf.open(io.BytesIO(data)))


@pytest.fixture(scope="module")
def brief(make_brief: Callable[..., Brief]) -> Brief:
    return make_brief(8)


@pytest.fixture(scope="module")
def html(brief: Brief) -> str:
    return render_html(brief, replace(PAPER, most=SECTION))


@pytest.fixture(scope="module")
def whole(html: str, brief: Brief) -> Printed:
    return printed(render_pdf(html, brief, WHOLE))


@pytest.fixture(scope="module")
def parted(html: str, brief: Brief) -> Printed:
    return printed(render_pdf(html, brief, PART))


def texts(made: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(made.data)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_it_was_cut_and_parted(html: str) -> None:
    assert html.count(' more" data-running=') == 1
    assert len(split(html, PART)) == 4
    assert split(html, WHOLE) == [html]


def test_every_page_has_the_same_text(whole: Printed, parted: Printed) -> None:
    pages = texts(parted)

    assert pages == texts(whole)
    assert f"{len(pages)} of {len(pages)}" in pages[-1]
    assert "Claims · from 5" in "".join(pages)


def test_numbers_stand_where_they_stood(whole: Printed, parted: Printed) -> None:
    def places(made: Printed) -> list[tuple[float, ...]]:
        found = []
        for page in list(pypdfium2.PdfDocument(made.data))[1:]:
            words = page.get_textpage()
            last = words.count_chars() - 1
            found.append(tuple(round(each, 2) for each in words.get_charbox(last)))
        return found

    assert places(parted) == places(whole)


def rows(made: Printed) -> dict[int, pikepdf.Object]:
    flat = made.pdf.Root.StructTreeRoot.ParentTree.Nums
    keys = [int(flat[at]) for at in range(0, len(flat), 2)]
    assert keys == sorted(set(keys))
    return dict(zip(keys, list(flat)[1::2], strict=True))


def read(made: Printed) -> Iterator[tuple[Any, ...]]:
    """Yield the tree in the order of reading, after checking the ways back up."""
    owners, pages = rows(made), made.pages

    def below(element: pikepdf.Object) -> Iterator[tuple[Any, ...]]:
        yield str(element.S), str(element.get("/Alt", ""))
        for kid in element.get("/K", []):
            if not isinstance(kid, pikepdf.Dictionary):
                page = pages[element.Pg.objgen]
                row = owners[int(made.pdf.pages[page].obj.StructParents)]
                assert row[int(kid)].objgen == element.objgen
                yield page, int(kid)
            elif "/S" in kid:
                assert kid.P.objgen == element.objgen
                yield from below(kid)
            else:
                assert owners[int(kid.Obj.StructParent)].objgen == element.objgen
                yield pages[kid.Pg.objgen], str(kid.Obj.Contents)

    (document,) = made.pdf.Root.StructTreeRoot.K
    yield from below(document)


def test_they_are_read_aloud_alike(whole: Printed, parted: Printed) -> None:
    assert list(read(parted)) == list(read(whole))


def test_header_cells_of_all_parts_have_names_of_their_own(
    whole: Printed, parted: Printed
) -> None:
    def names(made: Printed) -> list[bytes]:
        flat = made.pdf.Root.StructTreeRoot.IDTree.Kids[0].Names
        return [bytes(each) for each in list(flat)[::2]]

    wanted = {
        bytes(name)
        for each in parted.pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TD"
        for name in each.A.get("/Headers", [])
    }
    assert len(set(names(parted))) == len(names(parted)) == len(names(whole))
    assert wanted <= set(names(parted))


def test_names_lead_to_the_same_places(whole: Printed, parted: Printed) -> None:
    def names(made: Printed) -> list[tuple[str, int, list[str]]]:
        flat = list(made.pdf.Root.Names.Dests.Names)
        return [
            (str(name), made.pages[place[0].objgen], [str(each) for each in place[1:]])
            for name, place in zip(flat[::2], flat[1::2], strict=True)
        ]

    found = names(parted)
    assert found == names(whole)
    assert [name for name, _, _ in found] == sorted(name for name, _, _ in found)


def test_links_lead_to_the_same_names(whole: Printed, parted: Printed) -> None:
    def links(made: Printed) -> list[tuple[int, str, str, list[float]]]:
        return [
            (
                page.index,
                str(link.get("/Dest") or link.A.URI),
                str(link.Contents),
                [round(float(edge), 2) for edge in link.Rect],
            )
            for page in made.pdf.pages
            for link in page.obj.get("/Annots", [])
        ]

    found = links(parted)
    assert found == links(whole)
    assert {"claim-8", "source-1", "text-8"} <= {name for _, name, _, _ in found}
    assert "elsewhere" not in str(found)


def test_the_outline_is_the_same(whole: Printed, parted: Printed) -> None:
    def outline(made: Printed) -> list[tuple[int, str, int | None, list[float]]]:
        found = []
        for line in pypdfium2.PdfDocument(made.data).get_toc():
            place = line.get_dest()
            assert place is not None
            at = [round(each, 2) for each in place.get_view()[1]]
            found.append((line.level, line.get_title(), place.get_index(), at))
        return found

    found = outline(parted)
    assert found == outline(whole)
    assert [
        title[:3] for level, title, *_ in found if level and title[1:3] == " ·"
    ] == [f"{number} ·" for number in range(1, 9)]


def test_checkers_of_accessibility_find_no_error(
    parted: Printed, tmp_path: Path
) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(parted.data)

    report = pdfua.validate(str(file))
    said = outloud.check(str(file))

    assert [each.message for each in report.findings] == []
    assert (said.error, said.errors) == (None, 0)


def test_it_is_sealed_as_it_was_written(parted: Printed, tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(parted.data)

    found = inspect({"path": str(file), "manifest": MANIFEST, "wanted": ""})

    pages = len(parted.pages)
    assert (found["whole"], found["pages"]) == (True, [])
    assert found["page_count"] == [pages, pages]


def test_fonts_hold_the_numbers_of_all_pages(parted: Printed) -> None:
    for page in parted.pdf.pages:
        fonts = page.obj.Resources.Font
        used = [
            str(each.operands[0])
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) == "Tf"
        ]
        assert set(used) <= set(fonts.keys())
        assert any(name.startswith("/Number") for name in used) == (page.index > 0)


def test_the_same_brief_is_the_same_bytes(
    html: str, brief: Brief, parted: Printed
) -> None:
    assert render_pdf(html, brief, PART) == parted.data


def test_a_character_without_a_font_is_found_in_any_part(brief: Brief) -> None:
    *cards, last = brief.cards
    wrong = replace(brief, cards=(*cards, replace(last, note="\U0010fffd")))
    page = render_html(wrong, replace(PAPER, most=SECTION))

    with pytest.raises(InputRefused, match=r"no installed font has U\+10FFFD"):
        render_pdf(page, wrong, PART)
