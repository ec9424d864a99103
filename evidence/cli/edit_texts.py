"""What the commands that edit sources say, and their common options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidence.cli.output import clean, emit_json, say, write
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from evidence.cli.app import App
    from evidence.db import Session
    from evidence.services.file_edits import EditedFile
    from evidence.services.sources.edit_report import EditReport

F = TypeVar("F", bound=Callable[..., Any])

dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show what would change as a diff; write nothing."
)
rewrite_option = click.option(
    "--rewrite", is_flag=True, help="Change the key in manuscripts that use it, too."
)
files_option = click.option(
    "--in",
    "files",
    type=PATH,
    multiple=True,
    metavar="FILE",
    help="A further text that may use the key, such as thesis.tex; repeat for more.",
)
where_option = click.option(
    "--where",
    metavar="EXPRESSION",
    help="All sources for which it holds: 'type=report and year<2020'.",
)


@contextmanager
def editing(
    app: App, command: str, *, dry_run: bool, by: str | None = None
) -> Iterator[Session]:
    """Open the ledger for an edit; for reading only, where it is a dry run."""
    if dry_run:
        with app.reader() as session:
            yield session
    else:
        with app.writer(command, by=by) as session:
            yield session


def tell_edit(report: EditReport, format_: str, *, dry_run: bool) -> None:
    """Print what was done, or the diff of what would be."""
    if format_ == "json":
        emit_json(_record(report, dry_run=dry_run))
        return
    if dry_run:
        show_diff(report.files)
    else:
        for change in report.changes:
            write(clean(f"{change.key}: {', '.join(change.what)}"))
    _tell_rest(report, dry_run=dry_run)


def show_diff(files: Iterable[EditedFile]) -> None:
    """Print what changes as a diff: cleaned for a terminal, else to the character."""
    from evidence.services.file_edits import unified_diff

    text = unified_diff(files)
    if sys.stdout.isatty():
        click.echo(clean(text), nl=False)
    else:
        click.echo(text.encode("utf-8", "surrogateescape"), nl=False)


def _tell_rest(report: EditReport, *, dry_run: bool) -> None:
    from evidence.text.counts import many

    if report.unchanged:
        shown = ", ".join(report.unchanged[:5])
        more = ", …" if len(report.unchanged) > 5 else ""
        say(f"{many(len(report.unchanged), 'source')} already so: {shown}{more}")
    for use in report.uses:
        say(f"{use.path}:{use.line}:{use.column}: uses the key {use.key}")
    for note in report.notes:
        say(note)
    if dry_run:
        say("nothing was written (--dry-run)")
    elif report.files:
        say(f"wrote {', '.join(str(one.path) for one in report.files)}")


def _record(report: EditReport, *, dry_run: bool) -> dict[str, Any]:
    from dataclasses import asdict

    from evidence.services.file_edits import unified_diff

    return {
        "dry_run": dry_run,
        "sources": [
            {"citekey": one.key, "path": one.path, "changed": one.what}
            for one in report.changes
        ],
        "unchanged": report.unchanged,
        "files": [
            {"path": str(one.path), "diff": unified_diff([one])} for one in report.files
        ],
        "uses": [asdict(use) for use in report.uses],
        "rewritten": report.rewritten,
        "notes": report.notes,
    }
