"""``evidence source remove``: remove sources that nothing rests on, entries and all."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.edit_texts import dry_run_option, editing, tell_edit, where_option
from evidence.cli.output import format_option


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@where_option
@click.option(
    "--force",
    is_flag=True,
    help="Remove it though it is in use: the evidence tied to it goes with it.",
)
@dry_run_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    keys: tuple[str, ...],
    where: str | None,
    force: bool,
    dry_run: bool,
    format_: str,
) -> None:
    """Remove the sources KEY, and their entries from the .bib files.

    Refused while a claim is tied to one, a manuscript cites it, or another entry
    inherits from it. What was removed comes back with: evidence undo.
    """
    from evidence.services.sources.removing import remove_sources

    with editing(app, "source remove", dry_run=dry_run) as session:
        report = remove_sources(
            session, keys, where=where, force=force, dry_run=dry_run
        )
    tell_edit(report, format_, dry_run=dry_run)
