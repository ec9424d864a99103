"""``evidence figures``: find the figures and rosters of a text, without any ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from evidence.cli.output import format_option, progress
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("file", type=PATH, required=False, metavar="FILE|-")
@click.option(
    "--sentences",
    type=PATH,
    metavar="FILE.json",
    help="Read a JSON list of sentences, each with id and text; print JSON.",
)
@format_option()
def command(file: Path | None, sentences: Path | None, format_: str) -> None:
    """Find the figures and rosters of FILE, or of standard input where it is "-".

    A figure has its value, unit, comparator, the date for which its sentence gives it
    and the words that say of what; a roster its members, how many the text says they
    are, and whether there are more. No ledger is needed. What is found is a proposal:
    whether it is right is for its source to say.
    """
    from evidence.cli.figure_texts import emit_found, write_json
    from evidence.services.file_figures import figures_of_file, figures_of_sentences

    if (file is None) == (sentences is None):
        raise click.UsageError("Give a FILE, or --sentences FILE.json.")
    with progress("looking for figures"):
        if file is None:
            write_json(figures_of_sentences(cast("Path", sentences)))
            return
        found = figures_of_file(file)
    emit_found(found.figures, found.rosters, format_)
