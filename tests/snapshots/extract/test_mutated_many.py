"""Long series of damaged files, many to a child: nothing but refusals comes of them."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from evidence import worker
from evidence.snapshots.extract.base import extract
from evidence.snapshots.sniff import HTML, MHTML, PDF, WACZ, WARC, XLSX
from evidence.snapshots.warc_file import warc_of
from tests.hostile import pdfs
from tests.snapshots.extract.test_archive import PAGE, answer
from tests.snapshots.extract.test_mutated import docx, mutated, pdf, xlsx

TOGETHER = 50
SIZES = [150, pytest.param(10_000, marks=pytest.mark.long)]
Series = tuple[str, str, Callable[[random.Random], bytes]]


def unpacked_pdf() -> bytes:
    """Return a PDF of many objects whose streams are not packed, so that all is hit."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(
            stream,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return stream.getvalue()


def damaged_pdf(chance: random.Random) -> bytes:
    small = [make(Path("/canary")) for make in pdfs.SMALL]
    return mutated(chance.choice([*small, unpacked_pdf()]), chance)


def damaged_page(chance: random.Random) -> bytes:
    charsets = ("utf-8", "idna", "punycode", "undefined", "utf-7", "utf-16", "hex", "x")
    head = f"<meta charset={chance.choice(charsets)}>".encode()
    return mutated(head + PAGE.encode() * 3, chance)


def damaged_mail(chance: random.Random) -> bytes:
    charset = chance.choice(("utf-8", "idna", "undefined", "hex", "utf-16"))
    coding = chance.choice(("base64", "quoted-printable", "8bit", "x-uuencode"))
    mail = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: text/html; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {coding}\r\n\r\n{PAGE}\r\n--b--\r\n"
    )
    return mutated(mail.encode(), chance)


def damaged_warc(chance: random.Random) -> bytes:
    plain = (
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
        b"WARC-Target-URI: https://example.org/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    )
    body = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n5\r\n57 St\r\n0\r\n\r\n"
    )
    made = [plain % (len(body), body) * 3, warc_of(answer(PAGE.encode()))]
    return mutated(chance.choice(made), chance)


def damaged_wacz(chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", chance.choice([0, 8, 12, 14])) as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc", damaged_warc(chance))
    return (
        mutated(stream.getvalue(), chance)
        if chance.random() < 0.5
        else (stream.getvalue())
    )


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Return a package of which one member is damaged, and packed as if it were not."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    damaged = chance.choice([name for name in members if members[name]])
    members[damaged] = mutated(members[damaged], chance)
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def damaged_workbook(chance: random.Random) -> bytes:
    return repacked(xlsx(), chance)


def damaged_comments(chance: random.Random) -> bytes:
    return repacked(docx(), chance)


SERIES: dict[str, Series] = {
    "pdf": ("pdf", PDF, damaged_pdf),
    "page": ("html", HTML, damaged_page),
    "mail": ("archive", MHTML, damaged_mail),
    "warc": ("archive", WARC, damaged_warc),
    "wacz": ("archive", WACZ, damaged_wacz),
    "workbook": ("xlsx", XLSX, damaged_workbook),
    "comments": ("replies", "", damaged_comments),
}


@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize("kind", SERIES)
def test_no_damage_is_a_fault_of_the_program(
    kind: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    reader, media_type, make = SERIES[kind]
    chance = random.Random(count)
    faults: list[str] = []
    for start in range(0, count, TOGETHER):
        paths = []
        for number in range(start, start + TOGETHER):
            paths.append(tmp_path / f"{number % TOGETHER}")
            paths[-1].write_bytes(make(chance))
        faults += read(paths, reader, media_type)
    assert faults == []


def read(paths: list[Path], reader: str, media_type: str) -> list[str]:
    """Read *paths* in one child; where that one died, each in its own."""
    try:
        found: list[str] = worker.run(
            "tests.hostile.reading:read_many",
            {
                "paths": [str(path) for path in paths],
                "reader": reader,
                "media_type": media_type,
            },
            limits=worker.Limits(wall=300, cpu=240),
        )
    except (worker.LimitExceeded, worker.WorkerCrashed):
        alone = ((path, extract(path, media_type)) for path in paths)
        return [
            f"{path}: mute"
            for path, made in alone
            if not made.complete and not made.remarks
        ]
    return found
