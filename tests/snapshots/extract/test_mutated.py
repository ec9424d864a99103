"""Damaged files of every kind are kept and told; none brings the program down."""

from __future__ import annotations

import io
import random
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from evidence import pandoc
from evidence.snapshots.extract.base import extract
from evidence.snapshots.sniff import sniff
from evidence.snapshots.warc_file import warc_of
from tests.snapshots.extract.test_archive import PAGE, answer


@cache
def pdf() -> bytes:
    import weasyprint  # noqa: PLC0415 - slow

    body = "<p>There are 57 participating States.</p>" * 40
    made: bytes = weasyprint.HTML(string=body).write_pdf()
    return made


@cache
def docx() -> bytes:
    command = [pandoc.find_pandoc(), "-t", "docx", "-o", "-"]
    text = b"There are *57* States.\n\n" * 20
    return subprocess.run(command, input=text, capture_output=True, check=True).stdout


@cache
def xlsx() -> bytes:
    book = openpyxl.Workbook()
    for number in range(50):
        book.active.append(["State", number])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def html() -> bytes:
    return PAGE.encode() * 20


def warc() -> bytes:
    return warc_of(answer(html()))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return *data* with bytes changed, cut out, repeated or cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(changed))
        kind = chance.randrange(4)
        if kind == 0:
            changed[at] = chance.randrange(256)
        elif kind == 1:
            del changed[at : at + chance.randint(1, 200)]
        elif kind == 2:
            changed[at:at] = changed[at : at + chance.randint(1, 200)]
        elif chance.random() < 0.1:
            del changed[at:]
        changed = changed or bytearray(b"x")
    return bytes(changed)


@pytest.mark.parametrize(
    "count", [4, pytest.param(200, marks=pytest.mark.long)], ids=str
)
@pytest.mark.parametrize(
    "make", [pdf, docx, xlsx, html, warc], ids=lambda one: one.__name__
)
def test_a_damaged_file_has_a_text_or_says_why_not(
    tmp_path: Path, make: Callable[[], bytes], count: int
) -> None:
    chance = random.Random(5)
    path = tmp_path / "object"
    whole = make()
    mute = []
    for number in range(count):
        data = mutated(whole, chance)
        path.write_bytes(data)
        made = extract(path, sniff(data[:65536], data[-65536:]))
        if not made.complete and not made.remarks:
            mute.append(number)
    assert mute == []
