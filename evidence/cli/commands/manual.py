"""``evidence manual``: show the manual, or write it as man pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evidence.cli.output import say, write
from evidence.cli.paths import PATH
from evidence.errors import UsageFault

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("page", required=False)
@click.option(
    "--man",
    "folder",
    type=PATH,
    metavar="DIR",
    help="Write the man pages below DIR: ~/.local/share/man.",
)
def command(page: str | None, folder: Path | None) -> None:
    """Show a PAGE of the manual, or list its pages."""
    from evidence.manual.pages import ORDER, read_page, title_of

    if folder is not None:
        if page is not None:
            raise UsageFault("--man writes all pages: name none")
        _write_man(folder)
    elif page is None:
        for name in ORDER:
            write(f"{name:14} {title_of(read_page(name))}")
    else:
        write(read_page(page).rstrip())


def _write_man(folder: Path) -> None:
    from evidence.exporters.whole_file import write_whole
    from evidence.manual.man_pages import man_pages

    pages = list(man_pages())
    for each in pages:
        path = folder / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, each.text.encode())
    say(f"{folder}: {len(pages)} man pages")
    say(f"next: man -M {folder} evidence")
