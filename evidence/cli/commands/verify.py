"""``evidence verify``: tell whether a brief is as it was written, and still stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.dates import DAY
from evidence.cli.output import emit_json, format_option, progress, write
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from evidence.errors import ExitCode


@click.command()
@click.argument("brief", type=PATH)
@click.option("--date", "day", type=DAY, help="Check as on this day; else today.")
@click.option("--alone", is_flag=True, help="Look at the file alone, at no ledger.")
@format_option("text", "json")
@pass_app
def command(
    app: App, brief: Path, day: date | None, alone: bool, format_: str
) -> ExitCode:
    """Verify BRIEF, a PDF that was written by evidence brief.

    What it carries is read back and compared with its hashes, and its claims are
    checked again. A ledger that is found, or named by --ledger, tells what changed
    since. Exit code 0: it stands; 1: something changed; 7: the file was altered; 9:
    that cannot be told.
    """
    from dataclasses import asdict

    from evidence.cli.verify_texts import exit_code, verification_lines
    from evidence.services.brief.receiving import receive_brief

    today = day or app.today()
    compared = not alone and app.has_ledger
    with progress(f"verifying {brief.name}"):
        carried, done = receive_brief(brief, today, whole=compared)
        if compared:
            from evidence.services.brief.comparing import compare

            with app.reader() as session:
                done = compare(session, carried, done, today, app.read_object)
    if format_ == "json":
        emit_json({**asdict(done), "verdict": done.verdict.value})
    else:
        write("\n".join(verification_lines(done)))
    return exit_code(done.verdict)
