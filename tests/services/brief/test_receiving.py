"""Briefs from anywhere: whatever they carry is verified or refused, and no more."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Mapping
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner

from evidence.errors import InputRefused, IntegrityFailure
from evidence.exporters.finishing import MANIFEST
from evidence.services.brief.receiving import receive_brief
from evidence.services.brief.verifying import as_answer
from evidence.testing import make_ledger
from tests.hostile.damage import WRONG as OUT_OF_FORM
from tests.hostile.damage import damaged

BIBTEX = "@book{ann2001, author = {Ann, A.}, title = {T}, date = {2001}}\n"
MARKDOWN = "The canal saw 54 vessels a day (Ann 2001).\n"
TOML = """
[claim.vessels]
manuscript = "manuscript"
kind = "quantity"
topic = "traffic"
statement = "The canal sees 54 vessels a day."
quote = "54 vessels a day"
figures = ["54 vessels @2026-01"]

[[claim.vessels.evidence]]
source = "ann2001"
stance = "supports"
page = "12"
quotation = "Some 57 vessels passed each day."
figures = ["57 vessels @2026-01"]
"""
TODAY = date(2026, 11, 23)
DAY = ("--date", "2026-11-23")
CARRIED = (MANIFEST, "claims.json", "findings.json")
WRONG = (*OUT_OF_FORM, None, "\ud800")


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a brief as the program writes it."""
    from evidence.cli.root import cli  # noqa: PLC0415 - no other test here needs it

    folder = tmp_path_factory.mktemp("desk")
    make_ledger(folder, bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    path = folder / "brief.pdf"
    with chdir(folder):
        done = CliRunner().invoke(cli, ["brief", "-o", path.name, *DAY])
    assert done.exit_code == 0, done.stderr
    return path


def carried(brief: Path) -> dict[str, Any]:
    with pikepdf.open(brief) as pdf:
        read = {str(each.UF): each.EF.F.read_bytes() for each in pdf.Root.AF}
    return {name: json.loads(read[name]) for name in CARRIED}


def rewritten(brief: Path, into: Path, values: Mapping[str, bytes]) -> Path:
    with pikepdf.open(brief) as pdf:
        for each in pdf.Root.AF:
            if str(each.UF) in values:
                each.EF.F.write(values[str(each.UF)])
        pdf.save(into)
    return into


def damaged_json(value: Any, chance: random.Random) -> bytes:
    """Return *value* as JSON, one part in it taken out or put into another form."""
    return json.dumps(damaged(value, chance, WRONG)).encode()


def asked(path: Path) -> dict[str, Any]:
    return {"path": str(path), "day": TODAY.isoformat(), "whole": True}


@pytest.mark.parametrize("count", [12, pytest.param(1_000, marks=pytest.mark.long)])
def test_whatever_one_of_its_values_is_it_is_verified_or_refused(
    brief: Path, tmp_path: Path, count: int
) -> None:
    chance, good = random.Random(count), carried(brief)
    ends = {"refused": 0, "verified": 0}
    for _ in range(count):
        name = chance.choice(CARRIED)
        path = rewritten(
            brief, tmp_path / "in.pdf", {name: damaged_json(good[name], chance)}
        )
        try:
            told = as_answer(asked(path))
        except (InputRefused, IntegrityFailure):
            ends["refused"] += 1
        else:
            ends["verified"] += 1
            json.dumps(told)  # the worker must be able to answer
    assert min(ends.values()) > count // 20, ends


def test_a_carried_file_that_was_altered_beyond_reading_is_told_to_be_altered(
    brief: Path, tmp_path: Path
) -> None:
    data = json.dumps(carried(brief)["claims.json"]).replace(":", ";", 1).encode()
    path = rewritten(brief, tmp_path / "in.pdf", {"claims.json": data})

    with pytest.raises(IntegrityFailure) as told:
        receive_brief(path, TODAY, whole=False)

    assert told.value.message == (
        "the attachment claims.json was altered; something was altered that is not on "
        "the pages themselves, and what it carries cannot be read any more"
    )


@pytest.mark.parametrize("name", CARRIED)
@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, b"", b"null", b"\xff", b'{"a": NaN}', b"9" * 5_000],
    ids=("deep", "empty", "null", "no text", "not a number", "long number"),
)
def test_what_is_no_record_is_refused(
    brief: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    path = rewritten(brief, tmp_path / "in.pdf", {name: data})

    with pytest.raises((InputRefused, IntegrityFailure)):
        as_answer(asked(path))


@pytest.mark.long
def test_an_attachment_that_unpacks_without_end_is_refused(
    brief: Path, tmp_path: Path
) -> None:
    """Four megabytes that unpack to four thousand."""
    with pikepdf.open(brief) as pdf:
        for each in pdf.Root.AF:
            if str(each.UF) == "claims.json":
                each.EF.F.write(zeros(4 << 30), filter=pikepdf.Name.FlateDecode)
        pdf.save(tmp_path / "in.pdf", compress_streams=False, stream_decode_level=None)

    with pytest.raises(InputRefused):
        receive_brief(tmp_path / "in.pdf", TODAY, whole=False)


def zeros(size: int) -> bytes:
    """Return *size* empty bytes as zlib packs them: one packed piece, repeated."""
    packer, piece = zlib.compressobj(9, zlib.DEFLATED, -15), bytes(1 << 24)
    packed = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    checked = (size % 65_521) << 16 | 1
    end = b"\x03\0" + checked.to_bytes(4)
    return b"x\x9c" + packed * (size // len(piece)) + end


def test_an_attachment_named_as_a_path_is_written_nowhere(
    brief: Path, tmp_path: Path
) -> None:
    with pikepdf.open(brief) as pdf:
        spec = pikepdf.AttachedFileSpec(pdf, b"57", filename="../../out\x1b[2J.txt")
        pdf.attachments["../../out\x1b[2J.txt"] = spec
        pdf.save(tmp_path / "in.pdf")

    _, done = receive_brief(tmp_path / "in.pdf", TODAY, whole=False)

    assert done.altered
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.pdf"]
