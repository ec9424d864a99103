"""A scanned page, recognised by the real program: what it read is never taken as sure.

Skipped where ocrmypdf, or Tesseract's English, is not installed.
"""

from __future__ import annotations

import base64
import io
import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from evidence.testing import make_ledger
from tests.conftest import Run

BIB = "@report{xu2020, author = {Xu, Vicky}, title = {Labour}, institution = {I},\n"
BIB += "year = {2020}}"
MARKDOWN = "In the far west, 80,000 labourers were moved (Xu 2020)."
TOML = """[claim.labour]
manuscript = "manuscript"
quote = "80,000 labourers were moved"
"""
LINES = (
    "Between 2017 and 2019 more than 80,000",
    "labourers were transferred out of the region.",
    "The committee of 57 States did not meet.",
)
WORDS = "more than 80,000 labourers were transferred"
ACTOR = {"EVIDENCE_ACTOR": "Ada"}
BY_MACHINE = "a machine recognised the words (OCR) and marked where it read them"


def scan() -> bytes:
    """Return a PDF that is a picture of LINES, slightly turned and with specks."""
    page = Image.new("L", (1240, 700), 250)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=44)
    for number, line in enumerate(LINES):
        pen.text((90, 120 + 90 * number), line, fill=20, font=font)
    page = page.rotate(0.4, fillcolor=250, resample=Image.Resampling.BICUBIC)
    chance = random.Random(5)
    for _ in range(2_000):
        at = (chance.randrange(1240), chance.randrange(700))
        page.putpixel(at, chance.randrange(120, 230))
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=150)
    return stream.getvalue()


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    """Return the program beside a ledger with a scan, whose letters were recognised."""
    if shutil.which("ocrmypdf") is None or shutil.which("tesseract") is None:
        pytest.skip("ocrmypdf and tesseract are not installed: no scan is recognised")
    said = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
    )
    if "eng" not in said.stdout.split():
        pytest.skip("tesseract has no English: no scan is recognised")
    make_ledger(tmp_path, bibtex=BIB, markdown=MARKDOWN, toml=TOML)
    (tmp_path / "scan.pdf").write_bytes(scan())
    added = run("snapshot", "add", "xu2020", "scan.pdf", "--format", "json")
    assert added.exit_code == 0, added.output
    own = json.loads(added.stdout)["snapshot"]
    read = run("snapshot", "read", own, "--ocr", "--languages", "eng")
    assert read.exit_code == 0, read.output
    return run


def test_what_was_recognised_says_so_wherever_it_is_shown(
    desk: Run, tmp_path: Path
) -> None:
    suggested = desk("passages", "labour", "xu2020")
    listed = json.loads(desk("passages", "labour", "xu2020", "--format", "json").stdout)
    tied = desk("tie", "labour", "xu2020", "--quote", WORDS, env=ACTOR)

    assert "recognised in pictures (OCR): may be wrong" in suggested.stdout
    assert [one["recognised"] for one in listed["passages"]] == [True]
    assert tied.exit_code == 0, tied.output
    assert "recognised in pictures (OCR), and may be wrong" in tied.stderr
    shown = " ".join(desk("claim", "show", "labour").stdout.split())
    assert "letters recognised in pictures (OCR)" in shown
    assert desk("brief", "-o", "brief.html").exit_code == 0
    card = (tmp_path / "brief.html").read_text("utf-8")
    assert "recognised in pictures (OCR), and may be wrong" in card
    assert f"page 1 of the file as scanned; {BY_MACHINE}" in card
    assert "page 1 of the file of xu2020, the passage marked: “" in card
    assert "its place on the page was not found" not in card


def test_a_kept_picture_is_shown_with_the_words_marked(
    desk: Run, tmp_path: Path
) -> None:
    pictures = pypdfium2.PdfDocument(scan())
    page = pictures[0].render(scale=150 / 72).to_pil().convert("RGBA")
    page.putalpha(250)  # as screenshots are, which ocrmypdf refuses
    page.save(tmp_path / "scan.png", dpi=(150, 150))
    added = desk("snapshot", "add", "xu2020", "scan.png", "--format", "json")
    own = json.loads(added.stdout)["snapshot"]
    read = desk("snapshot", "read", own, "--ocr", "--languages", "eng")
    assert read.exit_code == 0, read.output

    tied = desk("tie", "labour", "xu2020", "--quote", WORDS, env=ACTOR)

    assert f"pinned in {own}" in tied.stderr, tied.output
    assert desk("brief", "-o", "brief.html").exit_code == 0
    card = (tmp_path / "brief.html").read_text("utf-8")
    assert f"the picture as kept; {BY_MACHINE}" in card
    [shown] = re.findall(r"data:image/png;base64,([^\"]+)", card)
    drawn = Image.open(io.BytesIO(base64.b64decode(shown))).convert("RGB")
    pixels = drawn.tobytes()
    tinted = sum(b < 180 < r for r, b in zip(pixels[::3], pixels[2::3], strict=True))
    assert tinted > drawn.width * 30  # two lines, each of more than twenty rows
    assert desk("snapshot", "verify").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("more than 8O,000 1abourers were transferred", "recognising confuses"),
        ("The committee of 57 States did meet", "it has other words"),
        pytest.param(
            "more than 50,000 labourers were transferred",
            "it has other words",
            marks=pytest.mark.long,
        ),
        pytest.param(
            "The comrnittee of S7 States did not meet",
            "recognising confuses",
            marks=pytest.mark.long,
        ),
    ],
)
def test_words_that_differ_are_unchecked_and_never_a_pass(
    desk: Run, words: str, said: str
) -> None:
    tied = desk("tie", "labour", "xu2020", "--quote", words, env=ACTOR)
    result = json.loads(desk("check", "--format", "json").stdout)

    assert tied.exit_code == 0, tied.output
    assert "the quotation was not checked" in tied.stderr
    assert (said in tied.stderr, "differs from" in tied.stderr) == (True, False)
    assert "evidence snapshot export" in tied.stderr
    codes = {one["code"] for one in result["findings"]}
    assert "QUO009" in codes
    assert not codes & {"QUO001", "QUO002", "QUO003"}
    pinned = desk("passages", "pin", "--all")
    assert ": unchecked: " in pinned.stdout


def test_a_copy_with_letters_of_its_own_comes_before_a_recognised_one(
    desk: Run, tmp_path: Path
) -> None:
    (tmp_path / "text.txt").write_text(" ".join(LINES), "utf-8")
    older = ("--taken", "2020-07-01")
    added = desk("snapshot", "add", "xu2020", "text.txt", *older, "--format", "json")
    assert added.exit_code == 0, added.output
    own = json.loads(added.stdout)["snapshot"]

    tied = desk("tie", "labour", "xu2020", "--quote", WORDS, env=ACTOR)

    assert tied.exit_code == 0, tied.output
    assert f"pinned in {own} (exact)" in tied.stderr
    assert "recognised" not in tied.stderr
