"""What the shell offers while somebody types: names of the ledger, rules, schemes.

Only imported for that. A parameter is known by its name or metavar, so that a new
command is completed without a word about it. It must be quick (no ORM is loaded) and
silent: where there is no ledger, or a bad one, nothing is offered.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from evidence.cli.lazy_group import COMPLETING
from evidence.cli.nearby_ledger import nearby_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

_BY_METAVAR = (("CLAIM", "claims"), ("KEY", "keys"), ("EVIDENCE", "evidence"))
_BY_NAME = {
    "claim": ("claims",),
    "claims": ("claims",),
    "cited_in": ("manuscripts",),
    "code": ("rules",),
    "ignore": ("rules",),
    "keep": ("keys",),
    "key": ("keys",),
    "keys": ("keys",),
    "manuscript": ("manuscripts",),
    "name": ("manuscripts",),
    "old": ("keys",),
    "other": ("keys",),
    "page": ("pages",),
    "scheme": ("schemes",),
    "select": ("rules",),
    "snapshot": ("snapshots",),
    "snapshots": ("snapshots",),
    "source": ("keys",),
    "subject": ("claims", "keys"),
    "topic": ("topics",),
    "via": ("keys",),
}
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CODE = re.compile(r'^    code = "(\w+)"', re.MULTILINE)


class Name(click.ParamType[str]):
    """A text of which the ledger, or the program, knows the good ones."""

    name = "text"

    def __init__(self, kinds: tuple[str, ...]) -> None:
        self.kinds = kinds

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 - Click's signature
        ctx: click.Context | None,  # noqa: ARG002 - as above
    ) -> str:
        """Return the value as it is."""
        return str(value)

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - Click's signature
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """Return the names that begin so; those that no line may hold are left out."""
        found: list[str] = []
        for kind in self.kinds:
            ours = _OURS.get(kind)
            if ours is not None:
                found += [name for name in ours() if name.startswith(incomplete)]
            else:
                found += _stored(ctx, kind, incomplete)
        return [CompletionItem(name) for name in found if not _unfit(name)]


def teach(command: click.Command) -> None:
    """Let the parameters of *command* be completed, and those of its commands."""
    for parameter in command.params:
        kinds = _kinds(command, parameter)
        if kinds and isinstance(parameter.type, click.types.StringParamType):
            parameter.type = Name(kinds)
    if type(command) is click.Group:  # a lazy one is taught as it is asked
        for child in command.commands.values():
            teach(child)


def _kinds(command: click.Command, parameter: click.Parameter) -> tuple[str, ...]:
    metavar, name = parameter.metavar or "", parameter.name or ""
    if name == "words" and "CLAIM" in metavar:
        return ("manuscripts", "claims")
    if name in {"key", "page", "name"} and isinstance(parameter, click.Option):
        return ()  # of a new thing, or a page of a source
    for part, kind in _BY_METAVAR:
        if part in metavar:
            return (kind,)
    del command
    return _BY_NAME.get(name, ())


def _unfit(name: str) -> bool:
    fish = os.environ.get(COMPLETING, "").startswith("fish")
    return bool(_UNSAFE.search(name)) or (fish and "," in name)


def _stored(ctx: click.Context, kind: str, incomplete: str) -> list[str]:
    from evidence.glance import names_in

    params = ctx.find_root().params
    path = nearby_ledger(params.get("ledger"), params.get("config"))
    return [] if path is None else names_in(path, kind, incomplete)


def _rules() -> Iterable[str]:
    """Yield the codes as the rules' files give them: importing them is slow."""
    here = os.path.join(os.path.dirname(os.path.dirname(__file__)), "rules")  # noqa: PTH118, PTH120 - as above
    codes = []
    for folder, _, files in os.walk(here):
        for file in files:
            if file.endswith(".py"):
                with open(os.path.join(folder, file), encoding="utf-8") as text:  # noqa: PTH118, PTH123 - as above
                    codes += _CODE.findall(text.read())
    return sorted(codes)


def _schemes() -> Iterable[str]:
    from evidence.ratings import all_schemes

    return [scheme.name for scheme in all_schemes()]


def _pages() -> Iterable[str]:
    from evidence.manual.pages import ORDER

    return ORDER


_OURS: dict[str, Callable[[], Iterable[str]]] = {
    "rules": _rules,
    "schemes": _schemes,
    "pages": _pages,
}
