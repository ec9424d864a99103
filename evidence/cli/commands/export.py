"""``evidence export``: write the ledger as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import say
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("file", type=PATH)
@pass_app
def command(app: App, file: Path) -> None:
    """Write claims, evidence, ratings and waivers as TOML to FILE (or - for stdout).

    The same ledger gives the same bytes; git can show and merge them.
    """
    from evidence.services.ledger_text.exporting import export_ledger

    with app.reader() as session:
        text = export_ledger(session)
    if str(file) == "-":
        click.echo(text.encode(), nl=False)
        return
    from evidence.exporters.whole_file import write_whole

    write_whole(file, text.encode())
    claims = text.count("\n[claim.")
    say(f"{file}: {claims} claims")
