"""``evidence figures``: find the figures of a text, without any ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from evidence.cli.output import emit, format_option, progress, say
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
    """Find the figures of FILE, or of standard input where it is "-".

    Each has its value, unit, comparator, the date for which its sentence gives it and
    the words that say of what. No ledger is needed. What is found is a proposal:
    whether a number is right is for its source to say.
    """
    from evidence.cli.figure_texts import figure_rows, write_json
    from evidence.services.file_figures import figures_of_file, figures_of_sentences

    if (file is None) == (sentences is None):
        raise click.UsageError("Give a FILE, or --sentences FILE.json.")
    with progress("looking for figures"):
        if file is None:
            write_json(figures_of_sentences(cast("Path", sentences)))
            return
        found = figures_of_file(file)
    rows = found if format_ == "json" else figure_rows(found)
    emit(rows, format_, name="figures", empty="There are no figures.")
    if rows and format_ == "text":
        say(f"{len(rows)} figures")
