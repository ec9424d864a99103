"""The manual's tables, made from the objects themselves, so that they cannot drift."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import click

from evidence.bibliography.csl.types import ENTRY_TYPES
from evidence.bibliography.csl.variables import DATE_FIELD_OF, FIELD_OF, NAME_FIELD_OF
from evidence.bibliography.ris.tags import NAMES, TEXTS, TYPE_OF
from evidence.checker.selection import FAMILIES
from evidence.cli.root import cli
from evidence.config import Settings
from evidence.errors import ExitCode
from evidence.queries.where.subject import Asked
from evidence.ratings import all_schemes
from evidence.services.check import all_rules
from evidence.services.choosing import SUBJECTS
from evidence.services.finding_listing import FLAGS as FINDING_FLAGS
from evidence.services.finding_listing import TEXTS as FINDING_TEXTS
from evidence.services.finding_listing import WORDS as FINDING_WORDS
from evidence.services.sources.where import COUNTS, FLAGS, WORDS


def commands() -> str:
    """Return every command with its help, as the program prints it."""
    context = click.Context(cli, info_name="evidence", **cli.context_settings)
    parts: list[str] = []
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None  # noqa: S101 - it was listed
        parts.extend(_command(command, context, name, depth=2))
    return "\n\n".join(parts)


def _command(
    command: click.Command, parent: click.Context, name: str, *, depth: int
) -> Iterable[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=80)
    path = context.command_path
    yield f"{'#' * depth} {path}\n\n```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _command(found, context, child, depth=depth + 1)


def rules() -> str:
    """Return the table of rules, then a section for each with its whole docstring."""
    known = all_rules(foreign=False)
    rows = [
        (
            f"[{r.code}](#{r.code.lower()})",
            r.slug(),
            ", ".join((r.severity.value, *r.traits())),
            r.title(),
        )
        for r in known
    ]
    parts = [_table(("code", "rule", "severity", "what it finds"), rows)]
    for rule in known:
        family = FAMILIES[rule.code[:3]]
        text = inspect.cleandoc(type(rule).__doc__ or "")
        marks = " · ".join((rule.severity.value, *rule.traits(), family))
        parts.append(f"## {rule.code}\n\n*{rule.slug()}* · {marks}\n\n{text}")
    return "\n\n".join(parts)


def schemes() -> str:
    """Return each scheme with its levels and definitions."""
    parts = []
    for scheme in all_schemes():
        parts.append(
            f"## {scheme.name}: {scheme.title}\n\n{scheme.publication} <{scheme.url}>"
        )
        for dimension in scheme.dimensions:
            rows = [
                (level.code, level.label, level.definition)
                for level in dimension.levels
            ]
            parts.append(
                f"**{dimension.title}**\n\n"
                + _table(("level", "in words", "when it applies"), rows)
            )
        if scheme.house_rule:
            parts.append(f"*House rule.* {scheme.house_rule}")
    return "\n\n".join(parts)


def settings() -> str:
    """Return the table of settings."""
    source = inspect.getsource(Settings)
    rows = []
    for name, field in Settings.model_fields.items():
        match = re.search(rf'\n    {name}: [^\n]*\n    """(.*?)"""', source, re.DOTALL)
        text = " ".join(match[1].split()) if match else ""
        variable = f"`EVIDENCE_{name.upper()}`"
        rows.append((f"`{name}`", variable, f"`{_plain(field.default)}`", text))
    return _table(("setting", "variable", "default", "meaning"), rows)


def exit_codes() -> str:
    """Return the table of exit codes."""
    return _table(("code", "name", "meaning"), exit_code_rows())


def exit_code_rows() -> list[tuple[str, str, str]]:
    """Return each exit code with its name and what it says."""
    source = inspect.getsource(ExitCode)
    rows = []
    for code in ExitCode:
        match = re.search(rf'{code.name} = \d+\n    """(.*?)"""', source, re.DOTALL)
        text = " ".join(match[1].split()) if match else ""
        rows.append((str(code.value), code.name.lower().replace("_", " "), text))
    return rows


def formats() -> str:
    """Return which type and field stands for which, in CSL, biblatex and RIS."""
    types = _table(
        ("CSL", "biblatex", "RIS"),
        [
            (f"`{kind}`", f"`{ENTRY_TYPES[kind]}`", f"`{TYPE_OF[kind]}`")
            for kind in sorted(ENTRY_TYPES)
        ],
    )
    fields = FIELD_OF | NAME_FIELD_OF | DATE_FIELD_OF
    tags = {variable: tag for tag, variable in (TEXTS | NAMES).items()}
    tags |= {"issued": "PY", "accessed": "Y2", "keyword": "KW"}
    tags |= {"ISBN": "SN", "ISSN": "SN"}
    rows = [
        (
            f"`{variable}`",
            f"`{field}`",
            f"`{tags[variable]}`" if variable in tags else "",
        )
        for variable, field in sorted(fields.items())
    ]
    variables = _table(("CSL", "biblatex", "RIS"), rows)
    return f"## Types\n\n{types}\n\n## Fields\n\n{variables}"


def where() -> str:
    """Return the fields of ``--where``, a table for each thing that is listed."""
    parts = []
    for name, make in SUBJECTS.items():
        fields = make(Asked(date.max)).fields
        rows = [(f"`{each.name}`", each.KIND, each.says) for each in fields]
        parts.append(f"### {name.capitalize()}\n\n{_table(_FIELD, rows)}")
    rows = [
        *((f"`{name}`", "text", says) for name, says in WORDS.items()),
        ("any other", "text", "A field of the entry; `field.type` is one called type."),
        *((f"`{name}`", "a number", says) for name, says in COUNTS.items()),
        *((f"`{name}`", "yes or no", says) for name, says in FLAGS.items()),
    ]
    parts.append(f"### Sources\n\n{_table(_FIELD, rows)}")
    rows = [
        *((f"`{name}`", "text", says) for name, (says, _) in FINDING_TEXTS.items()),
        *(
            (f"`{name}`", "one of a few words", says)
            for name, (says, _, _) in FINDING_WORDS.items()
        ),
        *((f"`{name}`", "yes or no", says) for name, says in FINDING_FLAGS.items()),
    ]
    parts.append(f"### Findings\n\n{_table(_FIELD, rows)}")
    return "\n\n".join(parts)


_FIELD = ("field", "values", "what it asks")
TABLES: dict[str, Callable[[], str]] = {
    "commands": commands,
    "rules": rules,
    "schemes": schemes,
    "settings": settings,
    "formats": formats,
    "exit-codes": exit_codes,
    "where": where,
}
"""Page → what makes its generated part."""


def _plain(value: Any) -> str:
    return (
        {None: "none", "": "none", (): "none"}.get(value, str(value))
        if _hashable(value)
        else str(value)
    )


def _hashable(value: Any) -> bool:
    return not isinstance(value, (dict, list))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [
        f"| {' | '.join(head)} |",
        f"|{'|'.join(' --- ' for _ in head)}|",
        *(f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in rows),
    ]
    return "\n".join(lines)


def _escaped(cell: str) -> str:
    return " ".join(cell.replace("|", "\\|").split())
