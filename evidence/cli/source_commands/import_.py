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
@click.option(
    "--from",
    "reader",
    metavar="FORMAT",
    help="bibtex, csl-json, ris, endnote-xml …; else by the file's ending and text.",
)
@format_option("text", "json")
@pass_app
@click.pass_context
def command(
    ctx: click.Context,
    app: App,
    files: tuple[Path, ...],
    replace: bool,
    reader: str | None,
    format_: str,
) -> None:
    """Import a bibliography; again, to bring the ledger up to date.

    BibTeX and biblatex, CSL-JSON, RIS and EndNote XML are read. Every entry is
    kept, a damaged one with what can be read of it. Ends with 3 where one has an error,
    which is told with its line, with 4 where one is in conflict with another file's.
    """
    from evidence.cli.import_texts import exit_code, tell_import
    from evidence.cli.paused import paused_collector
    from evidence.readers.bibliographies import read_sources
    from evidence.services.sources.importing import import_bibliography

    pattern = app.settings.citekey_pattern
    with paused_collector(), progress("reading"):
        read = [
            (path, read_sources(path, format_=reader, pattern=pattern, foreign=True))
            for path in files
        ]
    with paused_collector(), app.writer("source import") as session:
        reports = [
            import_bibliography(session, path, bibliography=found, replace=replace)
            for path, found in read
        ]
    tell_import(reports, format_)
    ctx.exit(exit_code(reports))
