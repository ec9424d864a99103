"""``evidence brief -o copy.docx``: the author's own file, annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from evidence.cli.output import progress, say
from evidence.errors import UsageFault
from evidence.text.counts import many

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.cli.app import App
    from evidence.services.brief.gathering import Wishes

_OF_BRIEFS = frozenset(
    {
        *("profile", "page", "language", "theme", "style"),
        *("no_text", "no_crops", "no_attachments"),
    }
)


def is_copy(output: Path) -> bool:
    """Tell whether *output* names an annotated copy, and no brief."""
    from evidence.services.copies.making import find_form

    return find_form(output) is not None


def check_copy(context: click.Context) -> None:
    """Refuse what a copy cannot heed, rather than let it be believed."""
    typed = [
        parameter.opts[-1]
        for parameter in context.command.params
        if parameter.name in _OF_BRIEFS
        and context.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE
    ]
    if typed:
        raise UsageFault(
            f"{', '.join(typed)}: of a brief alone; a copy is the author's own file",
            hint="a copy takes --select, --topic, --status, --where, --redact, --date",
        )


def write_copy(app: App, output: Path, wishes: Wishes, where: str | None) -> None:
    """Write the annotated copy that is wished for to *output*; say what is in it."""
    from evidence.cli.brief_options import narrowed
    from evidence.exporters.whole_file import check_place, write_whole
    from evidence.services.copies import making, material

    check_place(output)
    with progress(f"making {output.name}"):
        with app.reader() as session:
            gathered = material.gather(session, narrowed(app, session, wishes, where))
        copy = making.make_copy(gathered, output)
        write_whole(output, copy.data)
    for note in copy.notes:
        say(f"note: {note}")
    changes = f", {many(copy.changes, 'tracked change')}" if copy.changes else ""
    say(f"{output}: {many(copy.beside, 'comment')}{changes}")
