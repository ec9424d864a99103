"""A seal changes with what a PDF holds, and not with how it is stored."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest

from evidence.errors import InputRefused
from evidence.formats.carried import Carried, Relation
from evidence.formats.pdf_attachments import attach, detach, read_attachments
from evidence.formats.pdf_seal import Seal, seal

DAY = date(2026, 11, 23)
FILE = Carried("b.json", b"{}", "Data", Relation.DATA)


def document(*files: Carried) -> bytes:
    with pikepdf.new() as pdf:
        for text in (b"BT ET", b"q Q"):
            page = pdf.add_blank_page()
            page.obj.Contents = pdf.make_stream(text)
        attach(pdf, files, DAY)
        return saved(pdf)


def saved(pdf: pikepdf.Pdf, *, linear: bool = False) -> bytes:
    stream = io.BytesIO()
    pdf.save(
        stream, deterministic_id=True, linearize=linear, compress_streams=not linear
    )
    return stream.getvalue()


def sealed(data: bytes, change: Callable[[pikepdf.Pdf], object] | None = None) -> Seal:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if change is not None:
            change(pdf)
            data = saved(pdf)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return seal(pdf)


def test_another_way_of_saving_is_the_same() -> None:
    data = document(FILE)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        other = saved(pdf, linear=True)

    assert other != data
    assert sealed(other) == sealed(data)


def test_a_file_put_in_and_taken_out_again_leaves_no_trace() -> None:
    data = document(FILE)

    def put_in_and_out(pdf: pikepdf.Pdf) -> None:
        attach(pdf, [Carried("a.json", b"[]", "", Relation.DATA)], DAY)
        detach(pdf, "a.json")

    assert sealed(data, put_in_and_out) == sealed(data)


def test_a_changed_page_is_known_by_its_number() -> None:
    data = document()
    before = sealed(data)

    after = sealed(data, lambda pdf: pdf.pages[1].Contents.write(b"q Q q Q"))

    assert after.whole != before.whole
    assert [a == b for a, b in zip(after.pages, before.pages, strict=True)] == [
        *(True, False)
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: setattr(pdf.Root, "Lang", pikepdf.String("de")),
        lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"),
        lambda pdf: attach(pdf, [Carried("c", b"", "", Relation.DATA)], DAY),
        lambda pdf: detach(pdf, "b.json"),
        lambda pdf: setattr(pdf.pages[0], "Rotate", 90),
    ],
)
def test_any_other_change_is_seen(change: Callable[[pikepdf.Pdf], object]) -> None:
    data = document(FILE)

    assert sealed(data, change).whole != sealed(data).whole


def test_attachments_are_read_back_as_they_were() -> None:
    odd = Carried("ä/../b.txt", b"\x00\xff", "Ä", Relation.SOURCE, "text/plain")

    with pikepdf.open(io.BytesIO(document(odd, FILE))) as pdf:
        found = list(read_attachments(pdf))

    assert [(each.name, each.data, each.relation) for each in found] == [
        ("b.json", b"{}", "Data"),
        ("ä/../b.txt", b"\x00\xff", "Source"),
    ]


def test_too_much_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.formats.pdf_attachments.LARGEST", 1_000)
    bomb = Carried("bomb", b"0" * 5_000, "", Relation.DATA)

    with (
        pikepdf.open(io.BytesIO(document(bomb))) as pdf,
        pytest.raises(InputRefused, match="more than 1000 bytes"),
    ):
        list(read_attachments(pdf))
