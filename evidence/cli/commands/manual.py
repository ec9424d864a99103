"""``evidence manual``: show the manual."""

from __future__ import annotations

import click

from evidence.cli.output import write


@click.command()
@click.argument("page", required=False)
def command(page: str | None) -> None:
    """Show a PAGE of the manual, or list its pages."""
    from evidence.manual.pages import ORDER, read_page, title_of

    if page is None:
        for name in ORDER:
            write(f"{name:14} {title_of(read_page(name))}")
    else:
        write(read_page(page).rstrip())
