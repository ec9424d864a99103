"""``evidence source export``: write the bibliography, each entry as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import say
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.option("--cited-in", metavar="NAME", help="Only what this manuscript cites.")
@click.option(
    "-o",
    "--output",
    type=PATH,
    help="The file to write; else standard output.",
)
@pass_app
def command(app: App, cited_in: str | None, output: Path | None) -> None:
    """Write the entries as they were imported, to the character."""
    from evidence.exporters.whole_file import write_whole
    from evidence.services.source_listing import export

    with app.reader() as session:
        text = export(session, cited_in=cited_in)
    if output is None:
        click.echo(text.encode(), nl=False)
    else:
        write_whole(output, text.encode())
        say(f"wrote {output}")
