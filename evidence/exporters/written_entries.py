"""Entries written anew in a dialect of BibTeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from evidence.bibliography.draft import Draft
from evidence.bibliography.entry import Entry
from evidence.bibliography.writer import InvalidValue, write_entry
from evidence.exporters.bibliographies import Exported

_ACTIVE = re.compile(
    r"\\(?:input|include|openin|openout|read|write|immediate|catcode|def|edef|gdef|let"
    r"|csname|newcommand|directlua|special|usepackage|loop|expandafter)(?![A-Za-z])"
    r"|\\write18|\^\^"
)
"""TeX's commands that do more than set letters."""


def written(entries: Iterable[Entry], dialect: Callable[[Entry], Draft]) -> Exported:
    """Return the *entries* in this *dialect*; what cannot be written stays as it is.

    The notes name what was not converted, and which entries have commands in them that
    can do harm where TeX is allowed to obey them.
    """
    texts: list[str] = []
    notes: list[str] = []
    active: list[str] = []
    for entry in entries:
        draft = dialect(entry)
        try:
            texts.append(write_entry(draft.type, draft.key, draft.fields))
        except InvalidValue as error:
            texts.append(entry.raw)
            notes.append(f"{entry.key} stays as it is: {error}")
        if _ACTIVE.search(texts[-1]):
            active.append(entry.key)
    if active:
        more = ", …" if len(active) > 5 else ""
        notes.append(
            f"commands of TeX beyond letters and fonts stand in {', '.join(active[:5])}"
            f"{more}: look at them before TeX does"
        )
    return Exported("".join(f"{text}\n\n" for text in texts), tuple(notes))
