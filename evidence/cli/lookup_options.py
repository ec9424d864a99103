"""Options of the commands that ask registries."""

from __future__ import annotations

import click

private_option = click.option(
    "--allow-private",
    is_flag=True,
    help="Ask servers on this computer and the local network, too.",
)
refresh_option = click.option(
    "--refresh", is_flag=True, help="Ask again, even where an answer is kept."
)
