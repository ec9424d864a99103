"""What is printed, and how: data to stdout, everything said to a person to stderr.

Foreign text is cleaned before it reaches a terminal: control and bidirectional
characters of a title or an argument must not move the cursor or hide what is there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import click

from evidence.exporters.tables import as_csv, flat
from evidence.text.terminal import clean, clean_line

__all__ = [
    "as_csv",
    "by_option",
    "clean",
    "clean_line",
    "colour_wanted",
    "complain",
    "emit",
    "emit_json",
    "format_option",
    "print_table",
    "progress",
    "say",
    "write",
    "write_exactly",
]

F = TypeVar("F", bound=Callable[..., Any])
Rows = Sequence[Mapping[str, Any]]

_ENDLESS = 10_000
"""Columns of a table that no terminal will show: it is never folded."""
_LONGEST_WORD = 12
"""Characters that a word may have before it is broken where a table is folded."""


def colour_wanted() -> bool:
    """Tell whether stdout is a terminal and NO_COLOR is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def say(text: str = "") -> None:
    """Tell the user something, on stderr."""
    click.echo(clean(text), err=True)


def complain(message: str, *, hint: str | None = None) -> None:
    """Tell the user what is wrong and the way out, on stderr."""
    say(message)
    if hint:
        say(f"hint: {hint}")


def write(text: str) -> None:
    """Write data to stdout; *text* is ours or has been cleaned."""
    click.echo(text)


def write_exactly(text: str) -> None:
    """Write the content of a file to stdout, to the byte; to a terminal, cleaned."""
    if sys.stdout.isatty():
        text = clean(text)
    click.echo(text.encode(), nl=False)


def format_option(*formats: str) -> Callable[[F], F]:
    """Add ``--format``; text first, and the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats or ("text", "json", "csv")),
        default="text",
        show_default=True,
        help="How to print.",
    )


by_option = click.option(
    "--by", metavar="NAME", help="Who judges; else EVIDENCE_ACTOR or the settings."
)


def emit(
    rows: Rows, format_: str, *, name: str, empty: str = "Nothing to list."
) -> None:
    """Print *rows* as a table, as JSON ``{"schema_version": 1, name: rows}``, or CSV.

    The columns are those of the first row; for text, nested values are joined.
    """
    if format_ == "json":
        emit_json({name: list(rows)})
    elif format_ == "csv":
        write(as_csv(rows).rstrip("\n"))
    elif rows:
        print_table(rows)
    else:
        say(empty)


def emit_json(value: Mapping[str, Any]) -> None:
    """Print *value* with its ``schema_version``, escaped to ASCII."""
    import json

    write(json.dumps({"schema_version": 1, **value}, indent=2, default=str))


def print_table(rows: Rows) -> None:
    """Print *rows* as an aligned table, as wide as the terminal, or as needed."""
    import shutil

    from evidence.cli.wide_table import wide_lines

    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _ENDLESS
    lines = wide_lines(
        [column.replace("_", " ") for column in rows[0]],
        [_cells([row[column] for row in rows]) for column in rows[0]],
        room=columns,
    )
    write("\n".join(lines) if lines is not None else _folded(rows, columns))


def _folded(rows: Rows, columns: int) -> str:
    """Return a table whose cells are folded, as it is wider than the terminal.

    Where not even its words have room beside one another: a block for each row.
    """
    names = [column.replace("_", " ") for column in rows[0]]
    lines = [[clean(flat(value)) for value in row.values()] for row in rows]
    least = [_longest_word(cells) for cells in zip(names, *lines, strict=True)]
    if sum(least) + 2 * (len(least) - 1) > columns:
        return _blocks(names, lines)
    return _table(names, lines, least, columns)


def _table(
    names: Sequence[str],
    lines: Sequence[Sequence[str]],
    least: Sequence[int],
    room: int,
) -> str:
    import io

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, width in zip(names, least, strict=True):
        table.add_column(name, overflow="fold", min_width=width)
    for cells in lines:
        table.add_row(*map(Text, cells))
    stream = io.StringIO()
    Console(file=stream, width=room, markup=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())


def _blocks(names: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return each row as lines of name and value, without what is empty."""
    widest = max(map(len, names))
    return "\n\n".join(
        "\n".join(
            f"{name:<{widest}}  {cell}"
            for name, cell in zip(names, cells, strict=True)
            if cell
        )
        for cells in lines
    )


def _longest_word(cells: Sequence[str]) -> int:
    """Return how wide a column is that breaks no word, but for very long ones."""
    from rich.cells import cell_len

    longest = max(
        (cell_len(word) for cell in cells for word in cell.split()), default=1
    )
    return min(longest, _LONGEST_WORD)


@contextmanager
def progress(label: str) -> Iterator[None]:
    """Show that *label* is under way while stderr is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(clean(label)):
        yield


def _cells(values: Sequence[object]) -> Sequence[str]:
    """Return a column's cells as they are printed; most columns hold them already."""
    if all(type(value) is str for value in values):
        texts = cast("Sequence[str]", values)
        if _is_plain(texts):
            return texts
    # One call for all of them: no cell has a newline by now.
    return clean("\n".join([flat(value) for value in values])).split("\n")


def _is_plain(texts: Sequence[str]) -> bool:
    """Tell, of all at once, that there are no blanks to fold and nothing to clean.

    No blank but the usual one is printable for Python, and nothing that ``clean`` shows
    in another way.
    """
    whole = "\x1f".join(("", *texts, ""))
    printed = whole.replace("\x1f", "")
    return (
        printed.isprintable()
        and len(whole) - len(printed) == len(texts) + 1
        and not any(blank in whole for blank in ("  ", " \x1f", "\x1f "))
    )
