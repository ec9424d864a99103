"""Where a run's reports go: one to stdout or a file, others to files beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidence.cli.output import say
from evidence.errors import UsageFault
from evidence.exporters.whole_file import check_place, write_pieces
from evidence.services.reports import Reporter, View, find_reporter

if TYPE_CHECKING:
    from evidence.checker.result import CheckResult

_AT_ONCE = 4_096
"""Pieces of a report, a line or so each."""


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a run: the *main* one, and one a file besides."""

    main: Reporter
    output: Path | None
    """Where the main one goes; None: to stdout."""
    others: tuple[tuple[Reporter, Path], ...]

    @property
    def is_told(self) -> bool:
        """Tell whether a person reads along while the run goes on."""
        return self.main.name == "text" and self.output is None

    def write(self, result: CheckResult, view: View) -> None:
        """Write all of them; each file whole or not at all."""
        plain = replace(view, colour=False, width=None, told=False)
        for reporter, path in self.others:
            write_pieces(path, _encoded(reporter.pieces(result, plain)))
        if self.output is not None:
            pieces = self.main.pieces(result, plain)
            write_pieces(self.output, _encoded(pieces))
            say(f"{self.output}: {len(result.findings)} findings")
            return
        for block in _in_blocks(self.main.pieces(result, view)):
            click.echo(block, nl=False)
        sys.stdout.flush()


def make_reports(name: str, output: Path | None, others: Iterable[str]) -> Reports:
    """Return the reports that ``--format``, ``-o`` and ``--report`` ask for.

    Raises UsageFault for a format that there is not, a FORMAT:FILE without one of them
    and a file that is named twice; NotFound where a file's folder is missing.
    """
    reports = Reports(
        find_reporter(name),
        None if output is None or str(output) == "-" else output,
        tuple(_parted(each) for each in others),
    )
    files = [path for _, path in reports.others]
    files += [reports.output] if reports.output is not None else []
    for path in files:
        check_place(path)
        if files.count(path) > 1:
            raise UsageFault(f"{path} is named for two reports")
    return reports


def _parted(given: str) -> tuple[Reporter, Path]:
    name, colon, path = given.partition(":")
    if not (name and colon and path):
        raise UsageFault(
            f"--report takes FORMAT:FILE, not {given!r}",
            hint="for example --report sarif:evidence.sarif",
        )
    return find_reporter(name), Path(path)


def _in_blocks(pieces: Iterable[str]) -> Iterator[str]:
    """Yield *pieces* some thousands at a time: one by one costs more than making them.

    The first comes at once.
    """
    rest = iter(pieces)
    size = 1
    while block := "".join(islice(rest, size)):
        yield block
        size = _AT_ONCE


def _encoded(pieces: Iterable[str]) -> Iterable[bytes]:
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)
