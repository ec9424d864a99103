"""``evidence citations list``: show what a text cites, and which source is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option, progress
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("name", required=False, metavar="[NAME|FILE]")
@click.option(
    "--bibliography",
    type=PATH,
    metavar="FILE",
    help="Read FILE against this .bib file, without any ledger.",
)
@format_option()
@pass_app
def command(
    app: App, name: str | None, bibliography: Path | None, format_: str
) -> None:
    """List the citations of a manuscript, and the source that each item means.

    NAME is a manuscript of the ledger. With --bibliography, it is a file instead, and
    nothing else is needed. A near match differs in something and is never accepted as
    the source by itself.
    """
    from evidence.cli.citation_texts import print_citations, tell_problems

    with progress("looking for citations"):
        if bibliography is None:
            from evidence.services.citation_listing import as_report, list_in

            with app.reader() as session:
                citations = as_report(list_in(session, name))
        else:
            from evidence.services.file_citations import list_in_file

            if name is None:
                raise click.UsageError("--bibliography needs the FILE to read.")
            citations, problems = list_in_file(
                PATH.convert(name, None, None), bibliography
            )
            tell_problems(bibliography, problems)
    print_citations(citations, format_)
