"""Say that what is told was found by an earlier run."""

from __future__ import annotations

from datetime import datetime

import click

from evidence.cli.output import say

afresh_option = click.option(
    "--afresh",
    is_flag=True,
    help="Look at everything again, even if nothing has changed since the last time.",
)


def tell_kept(since: datetime | None) -> None:
    """Say on stderr *since* when nothing has changed; nothing for None."""
    if since is not None:
        moment = f"{since.astimezone():%Y-%m-%d %H:%M}"
        say(f"nothing has changed since {moment}: this is what was found then")
        say("to look at everything again: --afresh")
