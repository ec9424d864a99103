"""The pictures of a brief's pinned passages: pieces of pages, drawn in a limited child.

Of a PDF with a text the words are found on the page itself. A scan, or a picture, has
none: they are marked where they were recognised, if the places were kept then. Nothing
is recognised here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from evidence import worker
from evidence.errors import InputRefused, IntegrityFailure
from evidence.exporters.passage_line import Crop
from evidence.services.brief.page_pictures import page_picture
from evidence.services.brief.pinned import Pinned
from evidence.services.passages.copies import Stores
from evidence.snapshots.archives.unpacking import ARCHIVES, main_resource
from evidence.snapshots.sniff import PDF
from evidence.snapshots.word_places import PagePlaces, decode
from evidence.text.cells import in_one_line
from evidence.text.document import Page

__all__ = ["NOTHING", "Drawn", "draw_crops"]

Drawn = tuple[tuple[Crop, ...], str]
"""The pictures of a passage, and why some are missing, or say less than they could."""
Places = Mapping[int, PagePlaces]
"""Where the words of a text stand, by the page."""

MOST_PAGES = 3
"""Pages of one passage of which a picture is drawn."""
DRAWING = worker.Limits(wall=60, cpu=40)
_PICTURE = "image/"
NOTHING: Drawn = ((), "")
_LOST = (
    "where its words were recognised is missing or altered in the store: "
    "evidence snapshot verify"
)


def draw_crops(
    stores: Stores, pinned: Sequence[Pinned], texts: Mapping[str, str]
) -> list[Drawn]:
    """Return the pictures of each passage of one copy, in their order.

    *texts* are the copy's, by their hash. What has no pages to show has no pictures.
    """
    if not _has_pages(pinned[0]):
        return [NOTHING] * len(pinned)
    places = {one.places_sha256: _places(stores, one) for one in pinned}
    parts = [
        list(_parts(one, texts[one.passage.text_sha256], places[one.places_sha256]))
        for one in pinned
    ]
    payload = [part for own in parts for _, part in own]
    try:
        with _printed(stores, pinned[0]) as (path, kind):
            drawer = _drawer(kind)
            if drawer is None:
                return [NOTHING] * len(pinned)
            drawn: list[dict[str, Any] | None] = worker.run(
                drawer, {"path": str(path), "passages": payload}, limits=DRAWING
            )
    except (InputRefused, IntegrityFailure) as error:
        return [((), f"its page cannot be shown: {error.message}")] * len(pinned)
    waiting = iter(drawn)
    found = []
    for one, own in zip(pinned, parts, strict=True):
        pages = [(page, next(waiting)) for page, _ in own]
        pictures, remark = _pictures(one, pages, kind)
        lost = _LOST if places[one.places_sha256] is None else ""
        found.append((pictures, remark or lost))
    return found


def _has_pages(one: Pinned) -> bool:
    kind = one.copy.media_type
    if kind in ARCHIVES:
        return bool(one.pages)
    return _drawer(kind) is not None


def _drawer(kind: str) -> str | None:
    """Return the function that draws the pages of files of a type, if there is one."""
    if kind == PDF:
        return "evidence.formats.pdf_crop:as_answer"
    if kind.startswith(_PICTURE):
        return "evidence.formats.picture_crop:as_answer"
    return None


def _places(stores: Stores, one: Pinned) -> Places | None:
    """Return where the words of a text stand, None where that is lost."""
    if not one.places_sha256:
        return {}
    try:
        return decode(stores().read(one.places_sha256))
    except (IntegrityFailure, ValueError):
        return None


@contextmanager
def _printed(stores: Stores, one: Pinned) -> Iterator[tuple[Path, str]]:
    """Lend the file that has the pages, and its type: of an archive what is in it."""
    with stores().as_file(one.passage.sha256) as path:
        if one.copy.media_type not in ARCHIVES:
            yield path, one.copy.media_type
            return
        with main_resource(path, one.copy.media_type) as main:
            yield main.path, main.media_type


def _parts(
    one: Pinned, text: str, places: Places | None
) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Yield the page, and what of the passage stands on it, for each of its pages."""
    anchor = one.passage.anchor
    ends = [page.start for page in one.pages[1:]] + [len(text)]
    here = [
        (page, max(page.start, anchor.start), min(end, anchor.end))
        for page, end in zip(one.pages, ends, strict=False)
        if page.start < anchor.end and end > anchor.start
    ]
    for page, start, end in here[:MOST_PAGES]:
        part = {
            "page": page.index,
            "before": text[page.start : start],
            "words": text[start:end],
            "scanned": one.passage.is_recognised,
            "places": _placed((places or {}).get(page.index), start, end),
        }
        yield page, part


def _placed(page: PagePlaces | None, start: int, end: int) -> dict[str, Any] | None:
    """Return what is drawn of the places on a page, as the child is told."""
    if page is None:
        return None
    marked, others = page.between(start, end)
    return {"form": page.form, "marked": marked, "others": others}


def _pictures(
    one: Pinned, drawn: Sequence[tuple[Page, dict[str, Any] | None]], kind: str
) -> Drawn:
    crops: list[Crop] = []
    words = in_one_line(one.passage.anchor.exact)
    alone = kind.startswith(_PICTURE) and len(one.pages) == 1
    for page, found in drawn:
        if found is not None:
            place = None if alone else page
            crops.append(page_picture(one.source, words, place, found, first=not crops))
    missing = len(crops) < len(drawn) or not drawn
    return tuple(crops), "its place on the page was not found" if missing else ""
