"""What an exporter of bibliographies is, and the choice of one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from evidence import plugins
from evidence.bibliography.entry import Entry
from evidence.errors import UsageFault


@dataclass(frozen=True, slots=True)
class Exported:
    """A bibliography in another format; *notes* say what the format cannot hold."""

    text: str
    notes: tuple[str, ...] = ()


class BibliographyExporter(ABC):
    """One output format of bibliographies."""

    name: ClassVar[str]
    """What ``--format`` calls it."""
    suffixes: ClassVar[tuple[str, ...]]
    """The endings of file names it is for, lower case, with the dot."""
    with_parents: ClassVar[bool] = False
    """Whether entries need beside them those that they inherit from."""

    @abstractmethod
    def write(self, entries: Sequence[Entry]) -> Exported:
        """Return *entries* in this format, in this order."""


def bibliography_exporters(
    *, foreign: bool = False
) -> tuple[BibliographyExporter, ...]:
    """Return one instance of each exporter; *foreign* adds other distributions'."""
    package = import_module("evidence.exporters")
    found = plugins.classes(
        package,
        BibliographyExporter,  # type: ignore[type-abstract]  # the base looked for
        foreign=foreign,
    )
    return tuple(exporter() for exporter in found)


def choose_bibliography_exporter(
    name: str | None, path: Path | None, *, foreign: bool = False
) -> BibliographyExporter | None:
    """Return the exporter called *name*, else the one for the ending of *path*.

    None where neither asks for another format than the entries' own. Raises UsageFault
    for an unknown name.
    """
    known = bibliography_exporters(foreign=foreign)
    for exporter in known:
        if exporter.name == name:
            return exporter
    if name is not None:
        names = ", ".join(exporter.name for exporter in known)
        raise UsageFault(f"there is no format called {name}", hint=f"one of: {names}")
    suffix = "" if path is None else path.suffix.lower()
    return next((one for one in known if suffix in one.suffixes), None)
