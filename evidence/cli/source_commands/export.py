"""``evidence source export``: write sources as they were, or in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import clean, say, write_exactly
from evidence.cli.paths import PATH
from evidence.cli.where_options import where_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY...]")
@click.option("--cited-in", metavar="NAME", help="Only what this manuscript cites.")
@where_option("tied and type = report")
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="bibtex, biblatex, csl-json, ris …; else by the ending of -o.",
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    help="The file to write; else standard output.",
)
@pass_app
def command(
    app: App,
    keys: tuple[str, ...],
    cited_in: str | None,
    where: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Write the entries as they were imported, to the character, or in a format.

    With bibtex or biblatex, each is written anew in that dialect. What a format cannot
    hold is told. A file that sources were imported from is never written over.
    """
    from evidence.exporters.bibliographies import choose_bibliography_exporter
    from evidence.exporters.whole_file import write_whole
    from evidence.services.sources.exporting import Wanted, check_target, export_by

    exporter = choose_bibliography_exporter(format_, output, foreign=True)
    with app.reader() as session:
        check_target(session, output)
        wanted = Wanted(keys, cited_in, where)
        exported = export_by(session, exporter, wanted)
    for note in exported.notes:
        say(f"note: {clean(note)}")
    if output is None:
        write_exactly(exported.text)
    else:
        write_whole(output, exported.text.encode())
        say(f"wrote {output}")
