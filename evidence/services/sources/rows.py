"""A source's row, as its entry fills it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evidence.bibliography.entries import Entry
from evidence.bibliography.names import NameList
from evidence.services.files import stored_path
from evidence.services.sources.import_report import all_fields


def source_row(entry: Entry, path: Path) -> dict[str, Any]:
    """Return the columns that an entry fills, but for the time."""
    authors, editors = entry.authors, entry.editors
    return {
        "citekey": entry.key,
        "entry_type": entry.type,
        "fields": list(map(list, all_fields(entry))),
        "raw": entry.raw,
        "path": stored_path(path),
        "line": entry.line,
        "aliases": list(entry.aliases),
        "title": entry.title,
        "names": {
            "authors": _names(authors),
            "authors_others": authors.others,
            "editors": _names(editors),
            "editors_others": editors.others,
        },
        "names_text": _short(authors if authors.names else editors),
        "words": entry.words,
        "container": entry.container,
        "institution": entry.institution,
        "issued": "" if entry.issued is None else entry.issued.text,
    }


def _short(names: NameList) -> str:
    """Return one or two names, or the first and «et al.»."""
    if names.names and (names.others or len(names.names) > 2):
        return f"{names.names[0].short} et al."
    return " and ".join([name.short for name in names.names])


def _names(names: NameList) -> list[dict[str, str]]:
    return [
        {
            "family": name.family,
            "given": name.given,
            "particle": name.particle,
            "suffix": name.suffix,
            "literal": name.literal,
        }
        for name in names.names
    ]
