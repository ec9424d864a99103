"""``evidence notices update``: read the table of retractions and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import format_option, progress
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("file", type=PATH, metavar="FILE.csv")
@click.option(
    "--shrink",
    is_flag=True,
    help="Accept a table that lacks more than half of the notices kept so far.",
)
@format_option("text", "json")
@pass_app
def command(app: App, file: Path, shrink: bool, format_: str) -> None:
    """Bring the ledger up to date with Retraction Watch's table, FILE.csv.

    Only what is new, changed or gone is written. Says which sources are affected, and
    how old the table is. A row that cannot be read is named, skipped and counted.
    """
    from evidence.cli.notice_texts import tell_update
    from evidence.cli.paused import paused_collector
    from evidence.services.notices import read_table, update

    with paused_collector(), progress("reading"):
        table = read_table(file)
    with paused_collector(), progress("comparing"), app.writer("notices update") as s:
        report = update(s, table, shrink=shrink)
    tell_update(report, table.file, file, format_, today=app.today())
