"""All that is in a .bib file and all that is wrong with it, without a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from evidence.bibliography.bibtex.raw import StretchKind
from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.entry import Entry
from evidence.bibliography.problems import Problem
from evidence.bibliography.problems import Severity as Weight
from evidence.checker.finding import Finding, Severity
from evidence.checker.rule import Policy, Rule
from evidence.services.fixing.file_check import check_entries


@dataclass(frozen=True, slots=True)
class FileReport:
    """A .bib file as it was read; every entry is imported, repeated or rejected."""

    path: str
    encoding: str
    entries: tuple[Entry, ...]
    """All of them in the file's order, repeated ones too."""
    problems: tuple[Problem, ...]
    """What reading the file met."""
    findings: tuple[Finding, ...]
    """What the rules say of its entries."""
    repeated: int
    rejected: int
    others: Mapping[str, int] = field(default_factory=dict)
    """What else the file holds: definitions, comments, stretches of ignored text."""

    @property
    def failed(self) -> bool:
        """Tell whether there is an error among problems and findings."""
        return any(each.severity is Weight.ERROR for each in self.problems) or any(
            each.severity is Severity.ERROR for each in self.findings
        )


def report_file(
    path: Path, rules: Iterable[Rule], *, policy: Policy, today: date
) -> FileReport:
    """Read the file and run the rules that need no ledger over its entries.

    Raises NotFound for a missing file, InputRefused for one that is no bibliography.
    """
    read = read_bibliography(path, without_entries=True)
    entries = sorted((*read.entries, *read.duplicates), key=lambda entry: entry.line)
    return FileReport(
        path=str(path),
        encoding=read.encoding,
        entries=tuple(entries),
        problems=read.problems,
        findings=check_entries(read, rules, policy, today),
        repeated=len(read.duplicates),
        rejected=read.rejected,
        others={
            "definitions": read.counts[StretchKind.STRING]
            + read.counts[StretchKind.PREAMBLE],
            "comments": read.counts[StretchKind.COMMENT],
            "ignored": read.counts[StretchKind.IGNORED],
        },
    )


def fields_of(entry: Entry) -> dict[str, str]:
    """Return name → value as written; a name's second value is called «name (2)»."""
    found: dict[str, str] = {}
    for name, value in entry.fields:
        key, number = name, 1
        while key in found:
            number += 1
            key = f"{name} ({number})"
        found[key] = value
    return found
