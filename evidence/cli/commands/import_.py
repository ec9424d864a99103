"""``evidence import``: read the ledger from text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, emit, format_option, progress
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("file", type=PATH)
@click.option(
    "--update", is_flag=True, help="Where the ledger differs, take what FILE says."
)
@by_option
@format_option()
@pass_app
def command(app: App, file: Path, update: bool, by: str | None, format_: str) -> None:
    """Read claims, evidence, ratings and waivers from the TOML FILE (or - for stdin).

    All of it or nothing: any error refuses the file, with its line. Sources and
    manuscripts must be in the ledger already.
    """
    from dataclasses import asdict

    from evidence.given_file import read_file
    from evidence.services.ledger_text.importing import import_ledger

    app.actor(by)
    stdin = str(file) == "-"
    data = sys.stdin.buffer.read() if stdin else read_file(file, wanted="a TOML file")
    path = "<stdin>" if stdin else str(file)
    with (
        progress("importing"),
        app.writer("import", by=by, judgement=True) as session,
    ):
        counts = import_ledger(session, data, path=path, update=update)
    emit([asdict(count) for count in counts], format_, name="imported")
