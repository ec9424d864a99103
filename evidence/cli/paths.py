"""Paths on the command line; pathlib is imported when one is given, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path


class PathType(click.ParamType["Path"]):
    """The path of a file, which need not exist."""

    name = "path"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 - Click's signature
        ctx: click.Context | None,  # noqa: ARG002 - as above
    ) -> Path:
        """Return the value as a Path."""
        from pathlib import Path

        return Path(value)


PATH = PathType()
