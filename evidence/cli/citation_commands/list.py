"""``evidence citations list``: show what a text cites, and which source is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option, progress
from evidence.cli.paths import PATH
from evidence.cli.where_options import chosen, where_option

if TYPE_CHECKING:
    from pathlib import Path

_NEEDS = "--bibliography needs the FILE to read."
_LEDGER = "--where asks the ledger, and --bibliography needs none."


@click.command()
@click.argument("name", required=False, metavar="[NAME|FILE]")
@click.option(
    "--bibliography",
    type=PATH,
    metavar="FILE",
    help="Read FILE against this .bib file, without any ledger.",
)
@where_option("status != resolved and manuscript = chapter")
@format_option()
@pass_app
def command(
    app: App,
    name: str | None,
    bibliography: Path | None,
    where: str | None,
    format_: str,
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
                fitting = chosen(app, session, "citations", where)
                citations = as_report(list_in(session, name, fitting))
        else:
            from evidence.services.file_citations import list_in_file

            if name is None or where is not None:
                raise click.UsageError(_NEEDS if name is None else _LEDGER)
            citations, problems = list_in_file(
                PATH.convert(name, None, None), bibliography
            )
            tell_problems(bibliography, problems)
    print_citations(citations, format_)
