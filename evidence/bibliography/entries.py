"""A bibliography as entries whose meaning can be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evidence.bibliography.dates import Edtf
from evidence.bibliography.decode import MAX_BYTES, decode
from evidence.bibliography.inheritance import Fields, Parent, inherited_fields
from evidence.bibliography.issued import issued_date
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.names import NameList, parse_names
from evidence.bibliography.problems import Problem, Severity
from evidence.bibliography.raw import RawEntry
from evidence.bibliography.source_text import SourceText, scan
from evidence.errors import InputRefused, NotFound

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle", "newspaper")
_INSTITUTIONS = ("institution", "organization", "publisher", "school", "howpublished")
_ADDRESS = re.compile(r"\s*(?:\\url\b|https?:|www\.)", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One entry: its fields as the file gives them, and what they mean.

    *fields* are in the file's order, names in lower case, LaTeX as written, runs of
    blanks joined; a name may repeat. *inherited* came by crossref or xdata. No slots:
    what is derived is computed when asked for, once.
    """

    key: str
    type: str
    fields: Fields
    raw: str
    """The entry's own text in the file, unchanged."""
    path: str
    line: int
    end_line: int
    inherited: Fields = ()

    @cached_property
    def _values(self) -> dict[str, str]:
        return dict((*reversed(self.inherited), *reversed(self.fields)))

    def get(self, name: str) -> str | None:
        """Return a field's text, own before inherited, the first of several."""
        return self._values.get(name)

    def plain(self, name: str) -> str:
        """Return a field as plain text, '' if it is absent."""
        return latex_to_text(self._values.get(name, ""))

    @cached_property
    def title(self) -> str:
        """Return title and subtitle as plain text, '' without a title."""
        title, subtitle = self.plain("title"), self.plain("subtitle")
        if not (title and subtitle):
            return title or subtitle
        return f"{title} {subtitle}" if title[-1] in "?!:" else f"{title}: {subtitle}"

    @cached_property
    def authors(self) -> NameList:
        """Return the names in ``author``."""
        return parse_names(self._values.get("author", ""))

    @cached_property
    def editors(self) -> NameList:
        """Return the names in ``editor``."""
        return parse_names(self._values.get("editor", ""))

    @cached_property
    def issued(self) -> Edtf | None:
        """Return the date of ``date``, else of year, month and day."""
        return issued_date(self._values.get)

    @cached_property
    def container(self) -> str:
        """Return what the work appeared in, as plain text, '' if nothing."""
        return self._first(_CONTAINERS)

    @cached_property
    def institution(self) -> str:
        """Return who published it, as plain text, '' if nobody is named."""
        return self._first(_INSTITUTIONS)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Return the further keys in biblatex's ``ids``."""
        keys = self._values.get("ids", "").split(",")
        return tuple(key.strip() for key in keys if key.strip())

    def _first(self, names: tuple[str, ...]) -> str:
        for name in names:
            value = self._values.get(name)
            if value and not _ADDRESS.match(value):
                return latex_to_text(value)
        return ""


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
        [
            (field.name.lower(), _BLANKS.sub(" ", field.text).strip(" "))
            for field in raw.fields
        ]
    )
    return Entry(
        raw.key,
        raw.type,
        fields,
        text[raw.start : raw.end],
        path,
        raw.line,
        raw.end_line,
    )


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
            entries[heir.key] = Entry(
                heir.key, heir.type, heir.fields, heir.raw, heir.path, heir.line,
                heir.end_line, fields,
            )  # fmt: skip
            problems += [_no_parent(heir, key) for key in missing]
    return tuple(entries.values())


def _no_parent(entry: Entry, key: str) -> Problem:
    message = f"it refers to {key!r}, which is not in this file"
    return Problem(entry.line, 1, Severity.WARNING, "no-parent", message, entry.key)
