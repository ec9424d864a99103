"""``evidence source``: import, list, show and export the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, emit_json, format_option, progress, say, write
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def command() -> None:
    """Import, list, show and export sources."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@click.option(
    "--replace",
    is_flag=True,
    help="Let these entries take the place of other files' with the same citekey.",
)
@format_option("text", "json")
@pass_app
@click.pass_context
def import_(
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


@command.command("list")
@click.option("--cited-in", metavar="NAME", help="Only what this manuscript cites.")
@format_option()
@pass_app
def list_(app: App, cited_in: str | None, format_: str) -> None:
    """List the sources in the order of their import."""
    from dataclasses import asdict

    from evidence.services.source_listing import list_all

    with app.reader() as session:
        rows = [asdict(source) for source in list_all(session, cited_in=cited_in)]
    emit(rows, format_, name="sources", empty="There are no sources.")


@command.command()
@click.argument("key")
@format_option("text", "json")
@pass_app
def show(app: App, key: str, format_: str) -> None:
    """Show the source KEY: its entry, its relations, and where it is cited."""
    from dataclasses import asdict

    from evidence.cli.output import clean
    from evidence.services.source_listing import show

    with app.reader() as session:
        found = show(session, key)
    if format_ == "json":
        emit_json({"source": asdict(found.source) | asdict(found)})
        return
    write(clean(found.raw))
    write(clean(f"\nfrom {found.source.place}"))
    for relation in found.relations:
        kind = relation.kind.value.replace("_", " ")
        write(clean(f"{relation.source} {kind} {relation.target}  {relation.note}"))
    for text in found.cited:
        write(clean(f"cited: {text}"))


@command.command()
@click.option("--cited-in", metavar="NAME", help="Only what this manuscript cites.")
@click.option(
    "-o",
    "--output",
    type=PATH,
    help="The file to write; else standard output.",
)
@pass_app
def export(app: App, cited_in: str | None, output: Path | None) -> None:
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
