"""``evidence source import``: read a bibliography, or bring it up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option, progress
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option(
    "--replace",
    is_flag=True,
    help="Let these entries take the place of other files' with the same citekey.",
)
@format_option("text", "json")
@pass_app
@click.pass_context
def command(
    ctx: click.Context, app: App, files: tuple[Path, ...], replace: bool, format_: str
) -> None:
    """Import BibTeX or biblatex; again, to bring the ledger up to date.

    Every good entry is kept when one is bad. Ends with 3 where an entry could not be
    read, with 4 where one is in conflict with another file's.
    """
    from evidence.bibliography.entries import read_bibliography
    from evidence.cli.import_texts import exit_code, tell_import
    from evidence.cli.paused import paused_collector
    from evidence.services.sources import import_bibliography

    with paused_collector(), progress("reading"):
        read = [(path, read_bibliography(path)) for path in files]
    with paused_collector(), app.writer("source import") as session:
        reports = [
            import_bibliography(session, path, bibliography=found, replace=replace)
            for path, found in read
        ]
    tell_import(reports, format_)
    ctx.exit(exit_code(reports))
