"""A bibliography as entries, and what is wrong with it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.bibtex.raw import RawEntry, StretchKind
from evidence.bibliography.bibtex.source_text import SourceText, scan
from evidence.bibliography.entry import Entry
from evidence.bibliography.inheritance import Inheritance, Parent
from evidence.bibliography.name_problems import name_problems
from evidence.bibliography.problems import Problem, Severity
from evidence.bibliography.repeated import Repeated
from evidence.errors import InputRefused
from evidence.given_file import MAX_BYTES, read_file

__all__ = ["Bibliography", "Entry", "read_bibliography"]

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_LENDERS = frozenset({"crossref", "xdata"})
"""Fields by which an entry takes over others of another one."""


class _Lower(dict[str, str]):
    """Names in lower case, each made once: a large file has a million fields."""

    def __missing__(self, name: str) -> str:
        self[name] = name.lower()
        return self[name]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A file's entries, one a key, and what is wrong with it.

    A later entry under a key that *entries* has already is in *duplicates* if it says
    the same, else in *entries* as ``key#2``. Each entry of the file is in one of them,
    or counted in *rejected*. *counts* says how many stretches of each kind it has.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    encoding: str
    text: str
    duplicates: tuple[Entry, ...] = ()
    rejected: int = 0
    counts: Mapping[StretchKind, int] = field(default_factory=dict)


def read_bibliography(
    source: Path | bytes, name: str = "", *, without_entries: bool = False
) -> Bibliography:
    """Read a .bib file; *name* is what its entries and errors call it.

    Raises NotFound for a missing file and InputRefused for one that is unreadable,
    above a limit, or holds no BibTeX entry, good or bad. With *without_entries*, an
    empty file will do, and one of @strings and comments only.
    """
    name = name or (str(source) if isinstance(source, Path) else "bibliography")
    try:
        # Not held here by any name: it is let go while entries are made of it.
        return _bibliography(_structure(source, without_entries=without_entries), name)
    except InputRefused as error:
        if error.path is not None:
            raise
        raise InputRefused(
            error.message, hint=error.hint, path=name, line=error.line
        ) from error


def _structure(source: Path | bytes, *, without_entries: bool) -> SourceText:
    """Return what stands in the file, with the problems of its encoding."""
    decoded = decode(_bytes(source))
    found = scan(decoded.text, decoded.encoding)
    if not _is_bibliography(found, without_entries=without_entries):
        what = "has no BibTeX entry in it" if decoded.text.strip() else "is empty"
        raise InputRefused(
            f"the file {what}", hint="an entry begins like @article{key, title = {…}}"
        )
    return replace(found, problems=(*decoded.problems, *found.problems))


def _is_bibliography(structure: SourceText, *, without_entries: bool) -> bool:
    if structure.entries or structure.rejected:
        return True
    kinds = {stretch.kind for stretch in structure.others}
    return without_entries and kinds != {StretchKind.IGNORED}


def _bytes(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    return read_file(source, limit=MAX_BYTES, wanted="a .bib file")


def _bibliography(structure: SourceText, name: str) -> Bibliography:
    problems = [*structure.problems]
    counts = structure.counts
    # The positions of a large file's fields take more memory than their texts do: each
    # is let go once there is an entry.
    waiting = deque(structure.entries)
    structure = replace(structure, entries=())
    entries: dict[str, Entry] = {}
    folded: dict[str, Entry] = {}
    duplicates: list[Entry] = []
    repeated = Repeated(entries)
    lower = _Lower()
    while waiting:
        raw = waiting.popleft()
        entry = _entry(raw, structure.text, name, lower)
        if entry.key in entries:
            entry, problem = repeated.settle(entry)
            problems.append(problem)
            if entry.key in entries:
                duplicates.append(entry)
                continue
        else:
            other = folded.setdefault(entry.key.lower(), entry)
            if other is not entry:
                problems.append(_same_but_case(other, entry))
        entries[entry.key] = entry
        problems.extend(name_problems(raw, structure.text, entry.key))
    return Bibliography(
        entries=_with_inherited(entries, problems),
        problems=tuple(sorted(problems, key=lambda problem: problem[:2])),
        encoding=structure.encoding,
        text=structure.text,
        duplicates=tuple(duplicates),
        rejected=structure.rejected,
        counts=counts,
    )


def _entry(raw: RawEntry, text: str, path: str, lower: Mapping[str, str]) -> Entry:
    fields = tuple([(lower[one.name], _squeezed(one.text)) for one in raw.fields])
    own = text[raw.start : raw.end]
    return Entry(
        raw.key,
        raw.type,
        fields,
        own,
        path,
        raw.line,
        raw.end_line,
        provisional=raw.provisional,
    )


def _squeezed(text: str) -> str:
    """Join runs of blanks and line ends, as BibTeX does; other spaces stay."""
    if "\n" not in text and "  " not in text and "\t" not in text:
        return text.strip(" \r\f\v")
    if text.isascii():
        return " ".join(text.split())
    return _BLANKS.sub(" ", text).strip(" ")


def _same_but_case(first: Entry, second: Entry) -> Problem:
    message = (
        f"the keys {first.key!r} (line {first.line}) and {second.key!r} (line "
        f"{second.line}) differ in case only, which BibTeX does not tell apart"
    )
    return Problem(second.line, 1, Severity.WARNING, "key-case", message, second.key)


def _with_inherited(
    entries: dict[str, Entry], problems: list[Problem]
) -> tuple[Entry, ...]:
    heirs = [
        entry
        for entry in entries.values()
        if not _LENDERS.isdisjoint([name for name, _ in entry.fields])
    ]
    if heirs:
        parents = {key: Parent(one.type, one.fields) for key, one in entries.items()}
        for key, one in entries.items():
            for alias in one.aliases:
                parents.setdefault(alias, parents[key])
        inheritance = Inheritance(parents)
        for heir in heirs:
            fields, missing = inheritance.of(parents[heir.key])
            entries[heir.key] = replace(heir, inherited=fields)
            problems += [_no_parent(heir, key) for key in missing]
    return tuple(entries.values())


def _no_parent(entry: Entry, key: str) -> Problem:
    message = f"it refers to {key!r}, which is not in this file"
    return Problem(entry.line, 1, Severity.WARNING, "no-parent", message, entry.key)
