"""The commands of a group are the modules of its folder, and nothing else there."""

from __future__ import annotations

from pathlib import Path

import click

from evidence.cli.lazy_group import LazyGroup


def test_what_lies_beside_the_modules_for_a_moment_is_no_command(
    tmp_path: Path,
) -> None:
    for name in (
        *("check.py", "next_.py", "__init__.py", "_shared.py"),
        *(".#check.py", ".tmpx1.py", "check.py~", "check (copy).py", "notes.txt"),
    ):
        (tmp_path / name).write_text('"""A file."""\n', "utf-8")
    group = LazyGroup("all", folder=str(tmp_path))

    names = group.list_commands(click.Context(group))

    assert [name.rstrip("_-") for name in names] == ["check", "next"]
