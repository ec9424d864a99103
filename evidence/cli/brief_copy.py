"""``evidence brief -o copy.docx``: the author's own file, annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.cli.output import progress, say
from evidence.text.counts import many

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from evidence.cli.app import App


def is_copy(output: Path) -> bool:
    """Tell whether *output* names an annotated copy, and no brief."""
    from evidence.services.copies.making import find_form

    return find_form(output) is not None


def write_copy(
    app: App, manuscript: str | None, output: Path, day: date | None
) -> None:
    """Write the annotated copy of *manuscript* to *output*; say what is in it."""
    from evidence.exporters.whole_file import check_place, write_whole
    from evidence.services.brief.composing import Wishes
    from evidence.services.check import make_policy
    from evidence.services.copies import making, material

    check_place(output)
    wishes = Wishes(
        day=day or app.today(),
        policy=make_policy(app.settings),
        manuscript=manuscript,
        select=app.settings.select,
        ignore=app.settings.ignore,
    )
    with progress(f"making {output.name}"):
        with app.reader() as session:
            gathered = material.gather(session, wishes)
        copy = making.make_copy(gathered, output)
        write_whole(output, copy.data)
    for note in copy.notes:
        say(f"note: {note}")
    changes = f", {many(copy.changes, 'tracked change')}" if copy.changes else ""
    say(f"{output}: {many(copy.beside, 'comment')}{changes}")
