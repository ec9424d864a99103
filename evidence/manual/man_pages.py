"""The manual as man pages: commands from their own help, pages from their Markdown.

``evidence claim list`` is ``evidence-claim-list(1)``, the page *where* is
``evidence-where(7)``. The pages of commands are written here, as the few requests of
man(7) that they need; Markdown is pandoc's.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from evidence import pandoc
from evidence.cli.root import cli
from evidence.manual.pages import ORDER, read_page, title_of
from evidence.manual.tables import exit_code_rows
from evidence.version import program_version

COMMANDS, PAGES = 1, 7
"""The sections of man's own manual: commands, and what is told besides."""

_TITLE = re.compile(r"\A# [^\n]*\n")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\((?!https?:)[^)]*\)")


@dataclass(frozen=True, slots=True)
class ManPage:
    """One file: ``man1/evidence-claim.1``."""

    name: str
    section: int
    text: str

    @property
    def path(self) -> str:
        """Return where it belongs, below a folder called man."""
        return f"man{self.section}/{self.name}.{self.section}"


def man_pages() -> Iterator[ManPage]:
    """Yield the program, its commands and the pages of the manual, in that order."""
    context = click.Context(cli, info_name="evidence", **cli.context_settings)
    yield from _commands(cli, context)
    for name in ORDER:
        if name != "commands":  # these are the pages of section 1
            yield _page(name)


def _commands(command: click.Command, context: click.Context) -> Iterator[ManPage]:
    children = _children(command, context)
    name = context.command_path.replace(" ", "-")
    lines = _command_lines(command, context, name, [each[0] for each in children])
    yield ManPage(name, COMMANDS, "".join(f"{line}\n" for line in lines))
    for _, child, inner in children:
        yield from _commands(child, inner)


def _children(
    command: click.Command, context: click.Context
) -> list[tuple[str, click.Command, click.Context]]:
    if not isinstance(command, click.Group):
        return []
    found = []
    for name in command.list_commands(context):
        child = command.get_command(context, name)
        if child is not None:
            inner = click.Context(child, info_name=name, parent=context)
            found.append((name, child, inner))
    return found


def _command_lines(
    command: click.Command, context: click.Context, name: str, children: list[str]
) -> Iterator[str]:
    title, *paragraphs = _paragraphs(command.help or "")
    yield _head(name, COMMANDS)
    yield ".SH NAME"
    yield f"{_text(name)} \\- {_text(title.rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield f".B {_text(context.command_path)}"
    yield _text(" ".join(command.collect_usage_pieces(context)))
    if paragraphs:
        yield ".SH DESCRIPTION"
        yield from _joined(paragraphs)
    yield from _options(command, context)
    if name == "evidence":
        yield ".SH EXIT STATUS"
        for code, word, meaning in exit_code_rows():
            yield from _item(f"{code}", f"{word}: {meaning}")
    yield ".SH SEE ALSO"
    others = [f".BR {_text(own)} ({number})" for own, number in _also(name, children)]
    yield " ,\n".join(others)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    rows = [
        record
        for parameter in command.get_params(context)
        if (record := parameter.get_help_record(context)) is not None
    ]
    if rows:
        yield ".SH OPTIONS"
        for option, says in rows:
            yield from _item(option, says)


def _item(head: str, body: str) -> Iterator[str]:
    yield ".TP"
    yield f".B {_text(head)}"
    yield _text(body)


def _also(name: str, children: Iterable[str]) -> Iterator[tuple[str, int]]:
    above, _, own = name.rpartition("-")
    if above:
        yield above, COMMANDS
    else:
        yield from ((f"evidence-{page}", PAGES) for page in ORDER if page != "commands")
    yield from ((f"{name}-{child}", COMMANDS) for child in children)
    if own in ORDER and above == "evidence":
        yield name, PAGES


def _page(name: str) -> ManPage:
    text = read_page(name)
    title, body = title_of(text), _COMMENT.sub("", _TITLE.sub("", text))
    made = pandoc.run(
        ["-f", "gfm", "-t", "man", "--shift-heading-level-by=-1", "--columns=100"],
        _LINK.sub(r"\1", body),
    )
    own = f"evidence-{name}"
    lines = (
        _head(own, PAGES),
        ".SH NAME",
        f"{_text(own)} \\- {_text(title)}",
        ".SH DESCRIPTION",
        made.rstrip("\n"),
        ".SH SEE ALSO",
        ".BR evidence (1)",
    )
    return ManPage(own, PAGES, "".join(f"{line}\n" for line in lines))


def _head(name: str, section: int) -> str:
    about = f'"evidence {program_version()}" "The manual of evidence"'
    table = "'\\\" t\n" if section == PAGES else ""
    return f'{table}.TH "{_text(name.upper())}" {section} "" {about}'


def _paragraphs(text: str) -> list[str]:
    cleaned = inspect.cleandoc(text).replace("\b\n", "")
    return [" ".join(part.split()) for part in cleaned.split("\n\n") if part.strip()]


def _joined(paragraphs: Iterable[str]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ".PP"
        yield _text(paragraph)


def _text(text: Any) -> str:
    """Return text of ours as roff takes it: nothing of it is a request or an escape."""
    escaped = str(text).replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    escaped = escaped.replace("^", "\\(ha").replace("`", "\\(ga").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
