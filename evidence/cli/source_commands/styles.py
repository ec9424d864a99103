"""``evidence source styles``: list the citation styles that are shipped."""

from __future__ import annotations

import click

from evidence.cli.output import emit, format_option


@click.command()
@format_option()
def command(format_: str) -> None:
    """List the citation styles that are shipped; any .csl file works too.

    More are at https://www.zotero.org/styles. Those shipped are the work of the
    Citation Style Language project, https://citationstyles.org (CC BY-SA 3.0).
    """
    from evidence.services.citing.styles import list_styles

    rows = [
        {"name": style.name, "kind": style.kind, "title": style.title}
        for style in list_styles()
    ]
    emit(rows, format_, name="styles")
