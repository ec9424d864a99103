"""What a program recognises in a picture is kept with the place of each word.

The program is a stand-in here, which gives a layer of letters as the real one does;
``tests/cli/commands/test_recognised.py`` asks the real one.
"""

from __future__ import annotations

import ast
import shlex
from pathlib import Path

import pytest
from PIL import Image

import evidence
from evidence.errors import InputRefused
from evidence.snapshots.ocr import recognise
from evidence.snapshots.word_places import decode, encode
from evidence.text.document import Page
from tests.formats.layers import layered

WORDS = [
    (60, 700, "In 2019 more than 80,000 men"),
    (60, 685, "went to the far west of the region."),
]
TEXT = "In 2019 more than 80,000 men went to the far west of the region."


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a stand-in for ocrmypdf in the path; it writes down what it is given."""
    answer = layered(tmp_path / "answer.pdf", WORDS)
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "ocrmypdf"
    given = tmp_path / "given"
    script.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = --version ]; then echo 99; exit; fi\n'
        "while [ $# -gt 2 ]; do shift; done\n"
        f'cp "$1" {shlex.quote(str(given))} && cp {shlex.quote(str(answer))} "$2"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return given


def test_each_recognised_word_has_its_place(program: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    Image.new("L", (600, 800), 255).save(path)

    made = recognise(path, "image/png", languages="eng")

    assert (made.text, made.pages, made.ocr) == (TEXT, (Page(0, "", 0),), True)
    assert (made.extractor, made.version[:18]) == ("ocr", "2 ocrmypdf-99 eng ")
    assert program.read_bytes() == path.read_bytes()
    [page] = made.places
    assert [TEXT[word.start : word.end] for word in page.words] == [
        *["In", "2019", "more", "than", "80,000", "men"],
        *["went", "to", "the", "far", "west", "of", "the", "region"],
    ]
    start = TEXT.index("80,000")
    within, others = decode(encode(made.places))[0].between(start, start + 10)
    assert [round(left * 600) for left, *_ in within] == [168, 210]
    assert len(others) == 12


def test_a_picture_that_the_program_refuses_is_made_plain(
    program: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.png"
    Image.new("RGBA", (600, 800), (0, 0, 0, 0)).save(path)

    made = recognise(path, "image/png", languages="eng")

    assert (made.text, len(made.places)) == (TEXT, 1)
    with Image.open(program) as given:
        assert (given.mode, given.getpixel((1, 1))) == ("RGB", (255, 255, 255))


def test_what_is_no_picture_is_refused_before_anything_runs(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("<p>")
    with pytest.raises(InputRefused, match="nothing to recognise in text/html"):
        recognise(path, "text/html", languages="eng")


def test_nothing_but_reading_a_copy_again_recognises_letters() -> None:
    root = Path(evidence.__file__).parent
    users = [
        str(path.relative_to(root))
        for path in sorted(root.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "evidence.snapshots.ocr"
    ]
    assert users == ["services/snapshots/reading.py"]
