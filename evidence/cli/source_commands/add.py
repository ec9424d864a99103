"""``evidence source add``: look works up by identifier, and add them to a .bib file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.app import App, pass_app
from evidence.cli.edit_texts import dry_run_option, editing
from evidence.cli.lookup_options import private_option, refresh_option
from evidence.cli.output import by_option, format_option, progress
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("identifiers", nargs=-1, required=True, metavar="IDENTIFIER...")
@click.option(
    "--to",
    type=PATH,
    metavar="FILE",
    help="The .bib file to append to; else the only one of the ledger.",
)
@click.option("--key", metavar="KEY", help="The citekey; else one is made.")
@dry_run_option
@private_option
@refresh_option
@by_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    identifiers: tuple[str, ...],
    to: Path | None,
    key: str | None,
    dry_run: bool,
    allow_private: bool,
    refresh: bool,
    by: str | None,
    format_: str,
) -> None:
    """Look up each IDENTIFIER, append its entry to a .bib file, and import it.

    A DOI, an arXiv number, an ISBN, PMID:… or PMC…, also as an address. All are added,
    or none. A work that the ledger has already is refused, naming its key.
    """
    from evidence.cli.lookup_texts import raise_failures, tell_added
    from evidence.registries.base import recognise
    from evidence.services.sources.adding import Naming, add_sources, look_up, prepare
    from evidence.services.sources.lookups import all_registries, make_access

    known = all_registries()
    wanted = [recognise(text, known) for text in identifiers]
    access = make_access(
        app.settings, known, allow_private=allow_private, refresh=refresh
    )
    with app.reader() as session:
        path = prepare(session, wanted, known, to=to, key=key)
    with progress("asking registries"):
        found = look_up(wanted, access)
    raise_failures(found)
    naming = Naming(key, app.settings.citekey_pattern)
    what = f"source add{' --allow-private' if allow_private else ''}"
    with editing(app, what, dry_run=dry_run, by=by) as session:
        added, files = add_sources(
            session, found, path, registries=known, naming=naming, write=not dry_run
        )
    tell_added(added, files, format_, dry_run=dry_run)
