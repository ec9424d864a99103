"""``evidence figure``: record that a newer figure took the place of a claim's."""

from __future__ import annotations

import click

from evidence.cli.superseding import figure_supersede


@click.group()
def command() -> None:
    """Keep the history of a claim's figures; evidence figures finds those of a text."""


command.add_command(figure_supersede)
