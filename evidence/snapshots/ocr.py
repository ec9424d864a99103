"""Recognise letters in scanned pages, with ocrmypdf where it is installed.

It is a program of its own (with Tesseract behind it), run in a folder of its own and
killed when it takes too long. What it recognises is marked as such wherever it is used:
it may be wrong, in figures above all.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from evidence import worker
from evidence.errors import InputRefused, NotFound
from evidence.snapshots.archives.unpacking import ARCHIVES, main_resource
from evidence.snapshots.extract.base import Extracted, extract
from evidence.snapshots.extract.pdf import READING
from evidence.snapshots.sniff import PDF
from evidence.snapshots.word_places import PagePlaces, place_words

__all__ = ["find_ocr", "recognise"]

PROGRAM = "ocrmypdf"
SECONDS = 1800.0
"""A scanned page takes some seconds; a book of five hundred takes half an hour."""
NAME = "ocr"
NUMBER = 2
"""Raised by one whenever the same bytes give another text, or more beside it."""


def find_ocr() -> str:
    """Return the program's path; raises NotFound saying how to get it."""
    found = shutil.which(PROGRAM)
    if found is None:
        raise NotFound(
            "ocrmypdf is not installed, which recognises letters in scans",
            hint="pip install ocrmypdf, and install tesseract with your languages",
        )
    return found


def recognise(
    path: Path, media_type: str, *, languages: str, seconds: float = SECONDS
) -> Extracted:
    """Return the text of the scan at *path*, pages that have one left alone.

    With the places of its words, which nothing but this program's answer has.
    *languages* is Tesseract's: ``eng``, ``deu+eng``. Raises NotFound where the program
    is missing, InputRefused for what is no scan or cannot be recognised.
    """
    if media_type in ARCHIVES:
        with main_resource(path, media_type) as main:
            return recognise(
                main.path, main.media_type, languages=languages, seconds=seconds
            )
    if media_type != PDF and not media_type.startswith("image/"):
        raise InputRefused(f"there is nothing to recognise in {media_type}")
    program = find_ocr()
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        out = Path(folder) / "recognised.pdf"
        given = path if media_type == PDF else _plain(path, folder)
        options = ["--skip-text"] if media_type == PDF else ["--image-dpi", "300"]
        options += ["--output-type", "pdf", "--optimize", "0", "-l", languages]
        _run([program, *options, str(given), str(out)], folder, seconds)
        made = extract(out, PDF)
        places = _places(out, made)
    said = subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=False, timeout=60
    )
    version = (said.stdout or said.stderr).strip().partition("\n")[0]
    return replace(
        made,
        ocr=True,
        extractor=NAME,
        version=f"{NUMBER} {PROGRAM}-{version} {languages} {made.version}",
        places=places,
    )


def _plain(path: Path, folder: str) -> Path:
    """Return a picture as the program takes it, made in *folder* where it has to be."""
    out = Path(folder) / "plain.tif"
    changed = worker.run(
        "evidence.formats.plain_picture:as_answer",
        {"path": str(path), "out": str(out)},
        limits=READING,
    )
    return out if changed else path


def _places(out: Path, made: Extracted) -> tuple[PagePlaces, ...]:
    """Return where the words stand; nowhere if that can't be read: the text is kept."""
    try:
        laid = worker.run(
            "evidence.formats.pdf_words:as_answer", {"path": str(out)}, limits=READING
        )
    except InputRefused:
        return ()
    return place_words(made.text, made.pages, laid)


def _run(command: list[str], folder: str, seconds: float) -> None:
    """Run in a process group of its own, which is killed whole."""
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as child:
        try:
            _, said = child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise InputRefused(f"recognising took more than {seconds:g} s") from error
        finally:
            with suppress(OSError):
                os.killpg(child.pid, signal.SIGKILL)
    if child.returncode != 0:
        words = " ".join(said.decode("utf-8", "replace").split())[-300:]
        raise InputRefused(f"ocrmypdf could not recognise it: {words}")
