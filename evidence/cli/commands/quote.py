"""``evidence quote``: compare a quotation with its source, without any ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from evidence.cli.output import format_option, progress, say
from evidence.cli.paths import PATH

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("source", type=PATH, required=False, metavar="SOURCE-FILE")
@click.argument("words", required=False, metavar='"WORDS"')
@click.option("--page", metavar="LABEL", help="The page on which they should stand.")
@click.option(
    "--cases",
    type=PATH,
    metavar="FILE.json",
    help="Compare a JSON list of cases, each with id, source and quote; print JSON. "
    "A source is the path of a file, from the list's folder; where there is no such "
    "file and it is long, it is the source's text itself.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="With --cases: how many processes share the sources.",
)
@format_option("text", "json")
@click.pass_context
def command(
    ctx: click.Context,
    source: Path | None,
    words: str | None,
    page: str | None,
    cases: Path | None,
    jobs: int,
    format_: str,
) -> None:
    """Compare the quotation WORDS with SOURCE-FILE, word by word.

    Verbatim, acceptably altered (an ellipsis, brackets, another form of the same
    words), misquoted, or not found: exit 0 for the first two, 1 for the others, 9 where
    the file cannot be read. With --cases every case is answered, and the exit is 0.
    """
    from evidence.cli.quote_texts import exit_code, tell_verdict, write_json
    from evidence.services.file_quotes import quote_cases, quote_in_file, read_cases

    if (cases is None) == (source is None) or (source is not None) == (words is None):
        raise click.UsageError('Give SOURCE-FILE and "WORDS", or --cases FILE.json.')
    with progress("comparing quotations"):
        if cases is not None:
            reports, said = quote_cases(read_cases(cases), cases.parent, jobs=jobs)
            write_json(reports)
            for complaint in said:
                say(complaint)
            return
        path, quoted = cast("Path", source), cast("str", words)
        found, line = quote_in_file(path, quoted, page=page)
    tell_verdict(path, quoted, found, line, format_=format_)
    ctx.exit(exit_code(found))
