"""A group whose commands are the files of a folder, found without importing them.

Importing two dozen modules to list them costs a third of ``--help``: the list says what
the first line of each file says.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

from evidence.cli.output import clean

COMPLETING = "_EVIDENCE_COMPLETE"
"""Set where a shell asks what could come next."""
_HERE = os.path.dirname(__file__)  # noqa: PTH120 - pathlib is slow to import


class LazyGroup(click.Group):
    """A group whose commands are the modules of ``evidence.cli.FOLDER``.

    Each module has one object called ``command``, and says in the first line of its
    docstring what it does: ````evidence NAME``: in one sentence.``.
    """

    def __init__(self, *args: Any, folder: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = folder

    @property
    def package(self) -> str:
        """Return the package of the commands, which is their entry-point group too."""
        return f"evidence.cli.{self.folder}"

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the commands' names without importing them."""
        files = os.listdir(os.path.join(_HERE, self.folder))  # noqa: PTH118, PTH208 - as above
        return sorted(
            _command_name(module)
            for module, suffix in map(os.path.splitext, files)
            # What an editor or a tool writes beside a file for a moment is no module.
            if suffix == ".py" and module.isidentifier() and not module.startswith("_")
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one command that is asked for, ours or another distribution's."""
        if cmd_name in self.list_commands(ctx):
            module = import_module(f"{self.package}.{_module_name(cmd_name)}")
            command: click.Command = module.command
            if COMPLETING in os.environ:
                from evidence.cli.completing import teach

                teach(command)
            return command
        return _foreign(self.package, cmd_name)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands, each by the first line of its file."""
        rows = [(name, self._first_line(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name near commands when there is no such one."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=3)
            hint = f" Did you mean: {', '.join(near)}?" if near else ""
            ctx.fail(f"There is no command {clean(name)!r}.{hint}")
        return super().resolve_command(ctx, args)

    def _first_line(self, command: str) -> str:
        """Return what a command's file says of it, as a sentence."""
        path = os.path.join(_HERE, self.folder, f"{_module_name(command)}.py")  # noqa: PTH118 - as above
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as above
            line = file.readline()
        text = line.strip().strip('"').partition(": ")[2]
        return text[:1].upper() + text[1:]


class DefaultGroup(LazyGroup):
    """A lazy group one of whose commands needs no name: *default*.

    Words whose first is no command, and not ``--help``, are that command's own.
    """

    def __init__(self, *args: Any, default: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before words that name none."""
        known = {*self.list_commands(ctx), *ctx.help_option_names}
        if not args or args[0] not in known:
            args = [self.default, *args]
        return super().parse_args(ctx, args)


def _command_name(module: str) -> str:
    return module.rstrip("_").replace("_", "-")


def _module_name(command: str) -> str:
    name = command.replace("-", "_")
    return f"{name}_" if name == "import" else name


def _foreign(package: str, name: str) -> click.Command | None:
    from importlib.metadata import entry_points

    for point in entry_points(group=package, name=name):
        loaded = point.load()
        return loaded if isinstance(loaded, click.Command) else None
    return None
