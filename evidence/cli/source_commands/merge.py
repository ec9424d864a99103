"""``evidence source merge``: make one source of two that are the same work."""

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
@click.argument("keep")
@click.argument("other")
@click.option(
    "--take",
    multiple=True,
    metavar="FIELD",
    help="Take OTHER's value of this field, or its type; repeat for more.",
)
@rewrite_option
@files_option
@dry_run_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    keep: str,
    other: str,
    take: tuple[str, ...],
    rewrite: bool,
    files: tuple[Path, ...],
    dry_run: bool,
    format_: str,
) -> None:
    """Merge OTHER into KEEP: its entry goes, what is tied to it moves.

    Fields that KEEP lacks are taken over; where both differ, KEEP's stays and you are
    told. OTHER's key becomes an alias of KEEP (the field ids).
    """
    from evidence.services.sources.merging import MergeDraft, merge_sources

    draft = MergeDraft(keep, other, take)
    with editing(app, "source merge", dry_run=dry_run) as session:
        report = merge_sources(
            session, draft, manuscripts=files, rewrite=rewrite, dry_run=dry_run
        )
    tell_edit(report, format_, dry_run=dry_run)
