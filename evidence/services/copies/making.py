"""Choose the form of an annotated copy by its name, and make it."""

from __future__ import annotations

from pathlib import Path

from evidence.errors import InputRefused, UsageFault
from evidence.services.copies.form import Copy, Form
from evidence.services.copies.latex import LatexCopy
from evidence.services.copies.markdown import MarkdownCopy
from evidence.services.copies.material import Gathered, prepare
from evidence.services.copies.side_file import SideFile
from evidence.services.copies.word import WordCopy
from evidence.services.files import is_same_file

FORMS: tuple[Form, ...] = (WordCopy(), MarkdownCopy(), LatexCopy(), SideFile())


def find_form(path: Path) -> Form | None:
    """Return the form for the suffix of *path*; None where it names no copy."""
    suffix = path.suffix.lower()
    return next((form for form in FORMS if suffix in form.suffixes), None)


def make_copy(gathered: Gathered, path: Path) -> Copy:
    """Return the annotated copy that is to be written to *path*.

    Raises UsageFault where that is the author's own file or names no copy, InputRefused
    where the manuscript is of another format, NotFound and Conflict as ``prepare``.
    """
    form = find_form(path)
    if form is None:
        raise UsageFault(f"a copy cannot be written as {str(path)!r}")
    source = Path(gathered.manuscript.path)
    if is_same_file(gathered.manuscript.path, path):
        raise UsageFault(
            f"{path} is the author's own file; a copy is another one",
            hint=f"-o {source.stem}-copy{source.suffix}",
        )
    if form.media_types and gathered.media_type not in form.media_types:
        raise InputRefused(
            f"the manuscript is not {form.title}, so a copy of it cannot be one",
            path=source,
            hint=_way_out(gathered.media_type),
        )
    return form.make(prepare(gathered))


def _way_out(media_type: str) -> str:
    for form in FORMS:
        if media_type in form.media_types:
            return f"a copy of it is {form.title}: -o copy{form.suffixes[0]}"
    return "what is known of it fits in a side file: -o copy.txt"
