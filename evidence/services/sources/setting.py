"""Set, change and remove fields of sources, in the .bib files that they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evidence.bibliography.bibtex.grammar import NAME
from evidence.bibliography.bibtex.raw import RawField
from evidence.bibliography.editing.edits import EntryEdit, Uneditable
from evidence.bibliography.writer import VERBATIM, InvalidValue, to_source, write_value
from evidence.db import Session
from evidence.errors import InputRefused, UsageFault
from evidence.models import Source
from evidence.services.citations import refresh
from evidence.services.sources.bib_files import BibFiles, refused
from evidence.services.sources.choice import COMMA_LISTS, choose_sources
from evidence.services.sources.edit_report import EditReport, SourceChange
from evidence.services.sources.edited import plan_bibliography, write_bibliography

NAME_LISTS = frozenset(
    [
        *("author", "editor", "editora", "editorb", "editorc", "translator"),
        *("annotator", "commentator", "introduction", "foreword", "afterword"),
        *("bookauthor", "holder", "shortauthor", "shorteditor", "namea", "nameb"),
        *("publisher", "location", "institution", "organization", "language"),
    ]
)
"""Fields whose items are joined by «and» (biblatex's data model, section 2.2.1)."""

_ASSIGNMENT = re.compile(r"([^=]*?)([+-]?=)(.*)", re.DOTALL)
_MARKUP = re.compile(r"[\\{}]")
_TYPE = re.compile(r"[A-Za-z][\w.+/-]*")
_BLANKS = re.compile(r"\s+")


class Sign(StrEnum):
    """What is done with a field."""

    SET = "="
    ADD = "+="
    TAKE = "-="


@dataclass(frozen=True, slots=True)
class Assignment:
    """One ``field=value``; *name* in lower case, ``type`` is the entry's type."""

    name: str
    sign: Sign
    value: str
    latex: bool = False
    """Whether the value is LaTeX even where it holds neither brace nor backslash."""

    @property
    def is_type(self) -> bool:
        """Tell whether the type of the entry is meant, not a field."""
        return self.name == "type"

    @property
    def field(self) -> str:
        """Return the field's name; ``field.type`` is the field called type."""
        return self.name.removeprefix("field.")


def split_words(
    words: Sequence[str], *, latex: bool = False
) -> tuple[tuple[str, ...], tuple[Assignment, ...]]:
    """Part the keys from the assignments: a key has no equals sign in it.

    Raises UsageFault for what is neither.
    """
    keys = tuple(word for word in words if "=" not in word)
    return keys, tuple(read_assignment(w, latex=latex) for w in words if "=" in w)


def read_assignment(word: str, *, latex: bool = False) -> Assignment:
    """Read ``field=value``, ``field+=item`` or ``field-=item``."""
    match = _ASSIGNMENT.fullmatch(word)
    name, sign, value = match.groups() if match else ("", "=", "")
    read = Assignment(name.strip().lower(), Sign(sign), value.strip(), latex=latex)
    if not NAME.fullmatch(read.field):
        raise UsageFault(
            f"{name!r} cannot be a field's name", hint="field=value, or KEY field=value"
        )
    if read.is_type and (read.sign is not Sign.SET or not _TYPE.fullmatch(value)):
        raise UsageFault(
            f"{value!r} cannot be an entry's type",
            hint="type=book; the field of this name is written field.type=…",
        )
    if read.sign is not Sign.SET and not read.value:
        raise UsageFault(f"what is to be added or taken away? {word!r} does not say")
    return read


def set_fields(
    session: Session,
    keys: Sequence[str],
    assignments: Sequence[Assignment],
    *,
    where: str | None = None,
    dry_run: bool = False,
) -> EditReport:
    """Change fields of the sources that are named or chosen, in their files and here.

    All or nothing. With *dry_run* nothing is written. Raises UsageFault, NotFound,
    InputRefused (a value or an entry that cannot be written), Conflict (an entry that
    is no longer what was imported).
    """
    if not assignments:
        raise UsageFault("nothing is to be set", hint="KEY field=value …")
    files = BibFiles(session)
    changes, unchanged = [], []
    for source in choose_sources(session, keys, where):
        what = _assign(files.of(source).edit(source), source, assignments)
        if what:
            changes.append(SourceChange(source.citekey, source.path, what))
        else:
            unchanged.append(source.citekey)
    planned = plan_bibliography(session, files.edits())
    if planned and not dry_run:
        write_bibliography(session, planned)
        refresh(session)
    return EditReport(tuple(changes), tuple(unchanged), planned)


def source_text(name: str, value: str, *, latex: bool = False) -> str:
    r"""Return a value that a person gave as the source of a field.

    One with a brace or a backslash is LaTeX already; in any other the signs that TeX
    reserves are escaped. Raises InvalidValue for what cannot stand in braces.
    """
    text = _BLANKS.sub(" ", value).strip()
    marked = latex or (name not in VERBATIM and _MARKUP.search(text))
    source = text if marked else to_source(name, text)
    write_value(source)
    return source


def _assign(
    edit: EntryEdit, source: Source, assignments: Sequence[Assignment]
) -> tuple[str, ...]:
    """Make all assignments; return what each changed, as an import would tell it."""
    what = []
    for one in assignments:
        before = edit.raw
        held = None if one.is_type else _held(edit, one.field)
        try:
            _change(edit, one, held)
        except (InvalidValue, Uneditable) as error:
            if isinstance(error, InvalidValue):
                raise InputRefused(f"{one.name}: {error}; nothing was changed") from (
                    error
                )
            raise refused(source, error) from error
        if edit.raw != before:
            gone = not one.is_type and _held(edit, one.field) is None
            sign = "-" if gone else "" if one.is_type or held else "+"
            what.append(f"{sign}{one.field}")
    return tuple(what)


def _held(edit: EntryEdit, name: str) -> RawField | None:
    return next((f for f in edit.entry.fields if f.name.lower() == name), None)


def _change(edit: EntryEdit, one: Assignment, held: RawField | None) -> None:
    if one.is_type:
        if one.value.lower() != edit.entry.type:
            edit.retype(one.value)
        return
    now = "" if held is None else _BLANKS.sub(" ", held.text).strip()
    wanted = _wanted(one, now)
    if wanted == now and held is not None:
        return
    if wanted:
        edit.set(one.field, wanted)
    else:
        edit.remove(one.field)


def _wanted(one: Assignment, now: str) -> str:
    """Return the field's new source, '' for none."""
    if one.sign is Sign.SET and one.value in {"", now}:
        return one.value
    given = source_text(one.field, one.value, latex=one.latex)
    if one.sign is Sign.SET:
        return given
    separator = _separator(one.field, now)
    items = _items(separator, now)
    known = {item.casefold() for item in items}
    if one.sign is Sign.ADD:
        if given.casefold() in known:
            return now
        return f"{now}{_join(separator, now)}{given}" if items else given
    kept = [item for item in items if item.casefold() != given.casefold()]
    return now if len(kept) == len(items) else _join(separator, now).join(kept)


def _separator(name: str, now: str) -> str:
    """Return what parts the items of a list, as a pattern."""
    if name in NAME_LISTS:
        return r"\s+and\s+"
    if name in COMMA_LISTS and not (";" in now and "," not in now):
        return r"\s*,\s*"
    return r"\s*;\s*" if ";" in now else r"\s*,\s*"


def _items(separator: str, now: str) -> list[str]:
    """Return the items of a list; what stands in braces is never parted."""
    masked, level = [], 0
    for sign in now:
        level += {"{": 1, "}": -1}.get(sign, 0)
        masked.append("x" if level or sign == "}" else sign)
    starts = [0]
    ends = []
    for match in re.finditer(separator, "".join(masked)):
        ends.append(match.start())
        starts.append(match.end())
    parts = zip(starts, [*ends, len(now)], strict=True)
    return [item for start, end in parts if (item := now[start:end].strip())]


def _join(separator: str, now: str) -> str:
    """Return what joins items, as the list has it already."""
    found = re.search(separator, now)
    if found is not None and found[0]:
        return found[0]
    return {r"\s+and\s+": " and ", r"\s*;\s*": "; "}.get(separator, ", ")
