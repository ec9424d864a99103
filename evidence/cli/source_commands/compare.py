"""``evidence source compare``: compare sources with the registries that know them."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.lookup_options import private_option, refresh_option
from evidence.cli.output import format_option, progress


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY...]")
@click.option("--all", "everything", is_flag=True, help="All sources of the ledger.")
@private_option
@refresh_option
@format_option("text", "json")
@pass_app
@click.pass_context
def command(
    ctx: click.Context,
    app: App,
    keys: tuple[str, ...],
    everything: bool,
    allow_private: bool,
    refresh: bool,
    format_: str,
) -> None:
    """Compare the sources KEY with what a registry says of them; nothing is written.

    By DOI, PMID, arXiv number or ISBN: title, authors, year, container, volume, pages,
    each agrees, differs, or could not be told. Ends with 1 where something differs, 8
    where the network failed, 9 where nothing could be compared.
    """
    from evidence.cli.lookup_texts import tell_comparisons
    from evidence.services.sources.comparing import (
        compare_sources,
        entries_to_compare,
        exit_code,
    )
    from evidence.services.sources.lookups import all_registries, make_access

    registries = all_registries()
    access = make_access(
        app.settings, registries, allow_private=allow_private, refresh=refresh
    )
    with app.reader() as session:
        entries = entries_to_compare(session, keys, everything=everything)
    with progress("asking registries"):
        found = tuple(compare_sources(entries, registries, access))
    tell_comparisons(found, format_)
    ctx.exit(exit_code(found))
