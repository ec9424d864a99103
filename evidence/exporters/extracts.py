"""What an exporter of claims is, what it is given, and the choice of one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

from evidence import plugins
from evidence.bibliography.identifiers import without_doi_prefix
from evidence.checker.facts import ClaimFacts, ManuscriptFacts, SourceFacts
from evidence.checker.finding import Finding
from evidence.checker.standing import Standing, standing
from evidence.errors import UsageFault
from evidence.exporters.safety import in_address, safe_url


@dataclass(frozen=True, slots=True)
class Extract:
    """Claims with all that is tied to them, as they stand on *day*.

    *fingerprint* is the journal's head, ``number:hash``; *url* the page under which the
    claims are published, each at ``#name``, empty where they are not.
    """

    manuscripts: tuple[ManuscriptFacts, ...]
    claims: tuple[ClaimFacts, ...]
    sources: tuple[SourceFacts, ...]
    """Those that the claims are tied to, in the order of their citekeys."""
    day: date
    generator: str
    fingerprint: str
    publisher: str = ""
    url: str = ""
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """By the name of the claim."""

    def standing(self, claim: ClaimFacts) -> Standing:
        """Return how *claim* stands."""
        return standing(claim, self.findings.get(claim.name, ()), self.day)

    def manuscript(self, claim: ClaimFacts) -> ManuscriptFacts:
        """Return the manuscript that *claim* stands in."""
        return next(m for m in self.manuscripts if m.name == claim.manuscript)

    def id_of(self, name: str) -> UUID:
        """Return the identifier of what is called *name*, the same in every export."""
        return uuid5(NAMESPACE_URL, f"{self.url}#{name}")

    def address(self, claim: ClaimFacts) -> str:
        """Return the address of a claim's own page, or a name that is one's own."""
        if self.url:
            return f"{self.url}#{claim.name}"
        return self.id_of(claim.public_id).urn


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's text; *notes* say what was left out of it, and why."""

    text: str
    notes: tuple[str, ...] = ()


class ExtractExporter(ABC):
    """One output format of claims."""

    name: ClassVar[str]
    """What ``--format`` calls it."""
    suffixes: ClassVar[tuple[str, ...]]
    """The endings of file names it is for, lower case, with their first dot."""

    @abstractmethod
    def write(self, extract: Extract) -> Exported:
        """Return *extract* in this format."""


def utc_text(at: datetime) -> str:
    """Return a moment in UTC, to the second, as XML Schema and ISO 8601 write it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def source_address(source: SourceFacts) -> str:
    """Return where a source is to be found: its DOI, else its URL, else nothing."""
    if doi := source.get("doi"):
        return f"https://doi.org/{in_address(without_doi_prefix(doi))}"
    return safe_url(source.get("url") or "")


def extract_exporters(*, foreign: bool = False) -> tuple[ExtractExporter, ...]:
    """Return one instance of each exporter; *foreign* adds other distributions'."""
    package = import_module("evidence.exporters")
    found = plugins.classes(
        package,
        ExtractExporter,  # type: ignore[type-abstract]  # the base looked for
        foreign=foreign,
    )
    return tuple(exporter() for exporter in found)


def choose_extract_exporter(
    name: str | None, path: Path, *, foreign: bool = False
) -> ExtractExporter | None:
    """Return the exporter called *name*, else the one for the ending of *path*.

    The longest ending decides. None where neither names one. Raises UsageFault for an
    unknown name.
    """
    known = extract_exporters(foreign=foreign)
    if name is not None:
        for exporter in known:
            if exporter.name == name:
                return exporter
        names = ", ".join(sorted(exporter.name for exporter in known))
        raise UsageFault(f"there is no format called {name}", hint=f"one of: {names}")
    fitting = [
        (len(suffix), exporter)
        for exporter in known
        for suffix in exporter.suffixes
        if path.name.lower().endswith(suffix)
    ]
    return max(fitting, key=lambda each: each[0])[1] if fitting else None
