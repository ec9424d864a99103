"""``evidence snapshot export``: copy a kept file out, byte for byte, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import clean, write
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("snapshot", metavar="ID")
@click.option(
    "-o",
    "--output",
    type=PATH,
    required=True,
    metavar="FILE|FOLDER",
    help="Where to; in a folder the file gets a safe name.",
)
@click.option("--warc", is_flag=True, help="The WARC file that was kept with it.")
@click.option("--wacz", is_flag=True, help="The same, packed for replay tools.")
@pass_app
def command(app: App, snapshot: str, output: Path, warc: bool, wacz: bool) -> None:
    """Copy the snapshot ID out of the store, after its bytes were checked.

    Nothing that is there already is overwritten.
    """
    from evidence.services.snapshots.exporting import Form, export

    form = Form.WACZ if wacz else Form.WARC if warc else Form.AS_KEPT
    with app.reader() as session:
        path = export(session, app.store, snapshot, output, form=form)
    write(clean(str(path)))
