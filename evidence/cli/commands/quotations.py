"""``evidence quotations``: list what a text quotes, and from which source."""

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
    help="The .bib file of the FILE, to name its sources.",
)
@format_option()
@pass_app
def command(
    app: App, name: str | None, bibliography: Path | None, format_: str
) -> None:
    """List the quotations of a manuscript, what each is, and where it is cited from.

    NAME is a manuscript of the ledger: then each is compared with the kept copies of
    its sources as well. A FILE needs no ledger. Scare quotes, titles, terms and
    translations are told from quotations by rule, and the reason is given.
    """
    from evidence.cli.citation_texts import tell_problems
    from evidence.cli.quotation_texts import print_quotations

    file = None if name is None else PATH.convert(name, None, None)
    with progress("looking for quotations"):
        if file is not None and (bibliography is not None or file.is_file()):
            from evidence.services.file_quotations import quotations_of_file

            quotations, problems = quotations_of_file(file, bibliography)
            if bibliography is not None:
                tell_problems(bibliography, problems)
        else:
            from evidence.services.quotations import list_quotations

            with app.reader() as session:
                quotations = list_quotations(session, name, app.read_object)
    print_quotations(quotations, format_)
