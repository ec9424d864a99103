"""``evidence source rename``: give a source another citekey, the old one as alias."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.edit_texts import (
    dry_run_option,
    editing,
    files_option,
    rewrite_option,
    tell_edit,
)
from evidence.cli.output import format_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("old")
@click.argument("new")
@rewrite_option
@files_option
@dry_run_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    old: str,
    new: str,
    rewrite: bool,
    files: tuple[Path, ...],
    dry_run: bool,
    format_: str,
) -> None:
    """Rename the source OLD to NEW, in its .bib file and in entries that name it.

    OLD stays an alias (the field ids). The manuscripts that cite by OLD are told, and
    rewritten with --rewrite: @key in Markdown, all cite commands in LaTeX.
    """
    from evidence.services.sources.renaming import rename_source

    with editing(app, "source rename", dry_run=dry_run) as session:
        report = rename_source(
            session, old, new, manuscripts=files, rewrite=rewrite, dry_run=dry_run
        )
    tell_edit(report, format_, dry_run=dry_run)
