"""``evidence notices``: keep the table of retractions, and see whom it concerns."""

from __future__ import annotations

import click

from evidence.cli.lazy_group import LazyGroup


@click.group(cls=LazyGroup, folder="notice_commands")
def command() -> None:
    """Keep the table of retractions, concerns and corrections; all of it offline.

    The table is Retraction Watch's, given away by Crossref as one CSV:
    https://gitlab.com/crossref/retraction-watch-data. Nothing about your library
    leaves this machine.
    """
