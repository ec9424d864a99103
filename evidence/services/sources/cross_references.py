"""Entries that name other entries: ``crossref``, ``xdata`` and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from evidence.bibliography.editing.edits import Uneditable
from evidence.models import Source
from evidence.services.sources.bib_files import BibFiles, refused
from evidence.services.sources.edit_report import SourceChange

NAMING = ("crossref", "xref", "xdata", "related", "entryset")
"""Fields that hold keys of other entries (biblatex manual 3.20, 2.2.3)."""

_KEY = re.compile(r"[^\s,]+")


def names(source: Source, key: str) -> tuple[str, ...]:
    """Return the fields in which *source* names the entry *key*."""
    return tuple(
        name
        for name, value in source.fields
        if name in NAMING and key in _KEY.findall(value)
    )


def rewrite_references(
    files: BibFiles, sources: Iterable[Source], renamed: Mapping[str, str]
) -> tuple[SourceChange, ...]:
    """Have all entries name the new keys; return which changed."""
    changes = []
    for source in sources:
        what = {name for key in renamed for name in names(source, key)}
        if not what:
            continue
        edit = files.of(source).edit(source)
        for field in edit.entry.fields:
            if field.name.lower() not in what:
                continue
            new = _KEY.sub(lambda found: renamed.get(found[0], found[0]), field.text)
            try:
                edit.set(field.name, new)
            except Uneditable as error:
                raise refused(source, error) from error
        changes.append(SourceChange(source.citekey, source.path, tuple(sorted(what))))
    return tuple(changes)
