"""``evidence undo``: take back the last command as a whole, files included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.edit_texts import dry_run_option, editing, show_diff
from evidence.cli.output import clean, emit_json, format_option, say, write

if TYPE_CHECKING:
    from evidence.services.undo import TakenBack


@click.command()
@click.option("--redo", is_flag=True, help="Do again what was undone last.")
@dry_run_option
@format_option("text", "json")
@pass_app
def command(app: App, redo: bool, dry_run: bool, format_: str) -> None:
    """Take back the last command that changed the ledger, .bib files included.

    Again, to take back the one before. Refused where a file is no longer what the
    command left.
    """
    from evidence.services import undo

    name = "redo" if redo else "undo"
    with editing(app, name, dry_run=dry_run) as session:
        done = (undo.redo if redo else undo.undo)(session, dry_run=dry_run)
    if format_ == "json":
        emit_json({"dry_run": dry_run, name: _record(done)})
        return
    write(clean(f"{_VERBS[redo, dry_run]}: {_sentence(done)}"))
    if dry_run:
        show_diff(done.files)
        say("nothing was written (--dry-run)")


_VERBS = {
    (False, False): "undone",
    (False, True): "would undo",
    (True, False): "done again",
    (True, True): "would do again",
}


def _sentence(done: TakenBack) -> str:
    from evidence.text.counts import many

    rows = many(sum(done.rows.values()), "row")
    files = "".join(f", {one.path}" for one in done.files)
    return f"{done.command} (by {done.actor}, {done.at}): {rows}{files}"


def _record(done: TakenBack) -> dict[str, Any]:
    from evidence.services.file_edits import unified_diff

    return {
        "command": done.command,
        "by": done.actor,
        "at": done.at,
        "rows": done.rows,
        "files": [
            {"path": str(one.path), "diff": unified_diff([one])} for one in done.files
        ],
    }
