"""Nothing that is laid out reaches out, and no work goes on without end.

These fragments never come from a brief, whose templates hold what they are given for
text; they are laid out here to see that the last wall stands alone.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from evidence import worker
from evidence.errors import InputRefused
from evidence.exporters.pdf import lay_out, render_pdf
from evidence.exporters.pdf_limits import limits_for
from tests.exporters.conftest import MakeBrief
from tests.hostile.costs import COSTLESS, COSTS
from tests.hostile.vectors import VECTORS, fragment
from tests.loopback import Server, moved, page

SECRET = "the canary sings"
WORDS = "disallowed address: "
OTHERS = ("http://127.0.0.1", "data:text/", "ftp://127.0.0.1", "gopher://127.0.0.1")
QUICK = {"five hundred boxes in each other", "a counter without end"}
pytestmark = pytest.mark.filterwarnings(  # WeasyPrint leaves its colours' profile open
    "ignore:Exception ignored in.*sRGB2014:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def canary(server: Server, tmp_path: Path) -> Server:
    """Return a server with a secret, which also redirects to it and to a file."""
    (tmp_path / "secret.txt").write_text(SECRET, "utf-8")
    server.page("/secret", page(SECRET.encode()))
    for path in ("/to-secret", "/to-secret/a"):
        server.page(path, moved("/secret"))
    server.page("/to-file", moved((tmp_path / "secret.txt").as_uri()))
    return server


def document(name: str, canary: Server, folder: Path) -> str:
    file = folder / "secret.txt"
    part = fragment(name, url=canary.base, file=file.as_uri(), path=str(file))
    return f"<html lang=en><title>t</title><p>words</p>{part}</html>"


def streams(pdf: bytes, folder: Path) -> Iterator[bytes]:
    """Yield the bytes of a PDF, and of every stream in it, unpacked."""
    yield pdf
    (folder / "made.pdf").write_bytes(pdf)
    with pikepdf.open(folder / "made.pdf") as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream):
                yield (
                    each.read_bytes() if _is_unpackable(each) else each.read_raw_bytes()
                )


def _is_unpackable(stream: pikepdf.Stream) -> bool:
    return str(stream.get("/Filter", "/FlateDecode")) == "/FlateDecode"


def test_there_are_more_ways_than_twenty_five() -> None:
    assert len(VECTORS) >= 50
    assert len(COSTS) >= 11


@pytest.mark.parametrize("name", VECTORS)
def test_nothing_is_fetched_from_the_network_or_the_disk(
    name: str, canary: Server, tmp_path: Path
) -> None:
    html = document(name, canary, tmp_path)

    try:
        # In this process: an import of WeasyPrint for each would take a minute.
        made = lay_out({"html": html})
    except InputRefused as error:
        address = str(error).removeprefix(WORDS)
        assert address != str(error)  # noqa: PT017 - one of two good ends
        assert address.startswith((canary.base, "file:///", *OTHERS))
    else:
        for stream in streams(made, tmp_path):
            assert SECRET.encode() not in stream
            assert SECRET.encode("utf-16-be") not in stream
        assert not pikepdf.open(tmp_path / "made.pdf").attachments
    finally:
        gc.enable()
        gc.collect()
    assert canary.seen == []


@pytest.mark.long
def test_most_would_reach_out_if_they_were_let(canary: Server, tmp_path: Path) -> None:
    """Else their silence would prove nothing."""
    reached = set()
    for name in VECTORS:
        html = document(name, canary, tmp_path)
        before = len(canary.seen)
        found = False
        with suppress(weasyprint.urls.URLFetchingError):  # of a page that is not there
            made = weasyprint.HTML(string=html).write_pdf()
            found = any(SECRET.encode() in each for each in streams(made, tmp_path))
        if found or len(canary.seen) > before:
            reached.add(name)

    assert len(reached) >= 25, set(VECTORS) - reached


@pytest.mark.parametrize(
    "name",
    [
        each if each in QUICK else pytest.param(each, marks=pytest.mark.long)
        for each in COSTS
    ],
)
def test_what_has_no_end_is_ended(name: str) -> None:
    """By processor time, by memory, or by a word on how deep it is."""
    html = COSTS[name]()
    assert len(html) < 1_100_000
    limits = worker.Limits(wall=60, cpu=2, memory=1 << 30)
    begun = time.monotonic()

    with pytest.raises(InputRefused, match=r"processor time|memory|nested too deeply"):
        worker.run("evidence.exporters.pdf:lay_out", {"html": html}, limits=limits)

    assert time.monotonic() - begun < limits.wall


@pytest.mark.long
def test_a_brief_has_a_minute_and_no_more(make_brief: MakeBrief) -> None:
    brief = make_brief(0)
    html = COSTS["a cell over a million columns"]()
    begun = time.monotonic()

    with pytest.raises(InputRefused, match=r"processor time|seconds"):
        render_pdf(html, brief)

    assert limits_for(brief).cpu == 60
    assert time.monotonic() - begun < limits_for(brief).wall + 10


@pytest.mark.long
@pytest.mark.parametrize("name", COSTLESS)
def test_what_only_looks_costly_is_laid_out(name: str) -> None:
    """Numbers that are taken for what they can mean, and pictures for none."""
    limits = worker.Limits(wall=60, cpu=20, memory=1 << 30)

    made = worker.run(
        "evidence.exporters.pdf:lay_out", {"html": COSTLESS[name]()}, limits=limits
    )

    assert len(made) < 20_000
