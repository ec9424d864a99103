"""A bibliography as entries, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from evidence.bibliography.decode import MAX_BYTES, decode
from evidence.bibliography.entry import Entry
from evidence.bibliography.inheritance import Parent, inherited_fields
from evidence.bibliography.problems import Problem, Severity
from evidence.bibliography.raw import RawEntry
from evidence.bibliography.source_text import SourceText, scan
from evidence.errors import InputRefused, NotFound

__all__ = ["Bibliography", "Entry", "read_bibliography"]

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A file's entries, one a key, and what is wrong with it.

    *duplicates* are later entries under a key that *entries* has already. Each entry
    of the file is in one of them, or counted in *rejected*.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    encoding: str
    text: str
    duplicates: tuple[Entry, ...] = ()
    rejected: int = 0


def read_bibliography(source: Path | bytes, name: str = "") -> Bibliography:
    """Read a .bib file; *name* is what its entries and errors call it.

    Raises NotFound for a missing file and InputRefused for one that is unreadable,
    above a limit, or holds no BibTeX entry, good or bad.
    """
    name = name or (str(source) if isinstance(source, Path) else "bibliography")
    data = _bytes(source) if isinstance(source, Path) else source
    try:
        decoded = decode(data)
        structure = scan(decoded.text, decoded.encoding)
    except InputRefused as error:
        raise InputRefused(
            error.message, hint=error.hint, path=name, line=error.line
        ) from error
    if not structure.entries and not structure.rejected:
        what = "has no BibTeX entry in it" if decoded.text.strip() else "is empty"
        raise InputRefused(
            f"the file {what}",
            hint="an entry begins like @article{key, title = {…}}",
            path=name,
        )
    return _bibliography(structure, name, decoded.problems)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}"
            raise InputRefused(message, path=path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("there is no such file", path=path) from error
    except IsADirectoryError as error:
        raise InputRefused("this is a folder, not a .bib file", path=path) from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputRefused(f"cannot read the file: {reason}", path=path) from error


def _bibliography(
    structure: SourceText, name: str, before: tuple[Problem, ...]
) -> Bibliography:
    problems = [*before, *structure.problems]
    entries: dict[str, Entry] = {}
    folded: dict[str, Entry] = {}
    duplicates: list[Entry] = []
    for raw in structure.entries:
        entry = _entry(raw, structure.text, name)
        first = entries.setdefault(entry.key, entry)
        if first is not entry:
            duplicates.append(entry)
            problems.append(_repeated(first, entry))
            continue
        other = folded.setdefault(entry.key.lower(), entry)
        if other is not entry:
            problems.append(_same_but_case(other, entry))
    return Bibliography(
        entries=_with_inherited(entries, problems),
        problems=tuple(sorted(problems, key=lambda problem: problem[:2])),
        encoding=structure.encoding,
        text=structure.text,
        duplicates=tuple(duplicates),
        rejected=structure.rejected,
    )


def _entry(raw: RawEntry, text: str, path: str) -> Entry:
    fields = tuple(
        [(field.name.lower(), _squeezed(field.text)) for field in raw.fields]
    )
    own = text[raw.start : raw.end]
    return Entry(raw.key, raw.type, fields, own, path, raw.line, raw.end_line)


def _squeezed(text: str) -> str:
    """Join runs of blanks and line ends, as BibTeX does; other spaces stay."""
    if "\n" not in text and "  " not in text and "\t" not in text:
        return text.strip(" \r\f\v")
    if text.isascii():
        return " ".join(text.split())
    return _BLANKS.sub(" ", text).strip(" ")


def _repeated(first: Entry, second: Entry) -> Problem:
    """Say whether two entries with one key agree; if not, one is lost: an error."""
    mine, yours = dict(first.fields), dict(second.fields)
    differ = [name for name in mine | yours if mine.get(name) != yours.get(name)]
    if first.type != second.type:
        differ.insert(0, "type")
    more = f" and {len(differ) - 4} more" if len(differ) > 4 else ""
    verdict = (
        f"they differ in {', '.join(differ[:4])}{more}" if differ else "they agree"
    )
    message = (
        f"the key {second.key!r} is repeated: it stands on lines {first.line} and "
        f"{second.line}, and {verdict}; the first is kept"
    )
    severity = Severity.ERROR if differ else Severity.WARNING
    return Problem(second.line, 1, severity, "repeated-key", message, second.key)


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
        if any(name in {"crossref", "xdata"} for name, _ in entry.fields)
    ]
    if heirs:
        parents = {key: Parent(one.type, one.fields) for key, one in entries.items()}
        for heir in heirs:
            fields, missing = inherited_fields(parents[heir.key], parents)
            entries[heir.key] = replace(heir, inherited=fields)
            problems += [_no_parent(heir, key) for key in missing]
    return tuple(entries.values())


def _no_parent(entry: Entry, key: str) -> Problem:
    message = f"it refers to {key!r}, which is not in this file"
    return Problem(entry.line, 1, Severity.WARNING, "no-parent", message, entry.key)
