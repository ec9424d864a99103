"""``evidence snapshot add``: keep a copy of a source, from a file or an address."""

from __future__ import annotations

from typing import Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.lookup_options import private_option
from evidence.cli.output import by_option, format_option, progress
from evidence.cli.snapshot_options import details_options, is_address


@click.command()
@click.argument("key")
@click.argument("what", metavar="FILE|URL")
@details_options
@click.option(
    "--url", default="", help="Where a file was saved from, for evidence recheck."
)
@click.option("--warc", is_flag=True, help="Of a URL: keep a WARC file, too.")
@private_option
@by_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    /,
    key: str,
    what: str,
    url: str,
    warc: bool,
    allow_private: bool,
    by: str | None,
    format_: str,
    **said: Any,
) -> None:
    """Keep FILE, or what URL answers now, as a snapshot of the source KEY.

    The bytes are kept as they are; their text is read in a limited process of its own.
    A file that no program can read is kept all the same. The network is asked only
    where a URL is given.
    """
    from evidence.cli.snapshot_options import read_details, take
    from evidence.cli.snapshot_texts import tell_added
    from evidence.queries.sources import get_source
    from evidence.services.snapshots.adding import record

    details = read_details(said)
    with app.reader() as session:
        get_source(session, key)
    with progress("fetching" if is_address(what) else "reading"):
        taken = take(app, what, url=url, warc=warc, allow_private=allow_private)
    name = f"snapshot add{' --allow-private' if allow_private else ''}"
    with app.writer(name, by=by) as session:
        added = record(session, get_source(session, key), taken, details)
    tell_added(added, format_)
