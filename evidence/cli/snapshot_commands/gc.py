"""``evidence snapshot gc``: take away kept bytes that no snapshot names any more."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.edit_texts import dry_run_option
from evidence.cli.output import clean, write
from evidence.text.counts import many


@click.command()
@dry_run_option
@pass_app
def command(app: App, dry_run: bool) -> None:
    """Take away objects that nothing in the ledger names, if older than a day.

    They are left by an undo, by a removed source, or by a command that broke off. After
    it, an undone evidence snapshot add cannot be done again.
    """
    from evidence.services.snapshots.verifying import collect, named_objects

    with app.reader() as session:
        named = named_objects(session)
    swept = collect(app.store, named, dry_run=dry_run)
    for sha256 in swept.objects:
        write(clean(sha256))
    verb = "would take away" if dry_run else "took away"
    write(
        f"{verb} {many(len(swept.objects), 'object')} ({swept.size:,} bytes) and "
        f"{many(swept.temporary, 'broken-off file')}; "
        f"{many(swept.kept_young, 'object')} younger than a day left alone"
    )
