"""Registries' records as entries of a .bib file: fields, keys, text."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.bibliography.citekeys import make_key
from evidence.bibliography.csl.reading import draft_from_csl
from evidence.bibliography.draft import Draft
from evidence.bibliography.writer import InvalidValue, to_source, valid_key, write_entry
from evidence.errors import Conflict, InputRefused, UsageFault
from evidence.registries.base import Record

__all__ = ["draft_of", "gap_before", "key_for", "write_drafts"]

_KEPT = "x-csl-"
"""Fields in which a reader of CSL-JSON keeps what biblatex has no field for."""


def draft_of(record: Record) -> Draft:
    """Return the entry for *record*; what biblatex has no field for is left out.

    An address is left out too where there is a DOI, which leads there.
    """
    draft = draft_from_csl(record.csl)
    own = dict(record.fields)
    latex = dict(record.sources)
    fields = [
        (name, latex.get(name, source))
        for name, source in draft.fields
        if not name.startswith(_KEPT) and name not in own
    ]
    if "doi" in dict(fields):
        fields = [one for one in fields if one[0] != "url"]
    fields += [(name, to_source(name, plain)) for name, plain in own.items()]
    return Draft(draft.type, draft.key, tuple(fields))


def key_for(draft: Draft, taken: set[str], key: str | None, pattern: str) -> str:
    """Return *key*, else one made by *pattern*, and add it to *taken*.

    Raises UsageFault for a key that cannot be one, Conflict for one that is taken.
    """
    if key is None:
        key = make_key(draft.as_entry(), taken, pattern=pattern)
    elif not valid_key(key):
        raise UsageFault(f"{key!r} cannot be a citekey")
    elif key in taken or key.lower() in taken:
        raise Conflict(f"the citekey {key} is taken already", hint="choose another")
    taken.update({key, key.lower()})
    return key


def write_drafts(drafts: Sequence[tuple[str, Draft]], text: str) -> str:
    """Return what is to follow the file's *text*: the entries with their keys.

    Line ends are those of *text*. Raises InputRefused for what BibTeX cannot hold.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    try:
        written = [
            write_entry(draft.type, key, draft.fields, newline=newline)
            for key, draft in drafts
        ]
    except InvalidValue as error:
        raise InputRefused(f"the record cannot be written: {error}") from error
    return gap_before(text, newline) + (newline * 2).join(written) + newline


def gap_before(text: str, newline: str) -> str:
    """Return what parts a new entry from the end of *text* by a blank line."""
    if not text.strip():
        return ""
    bare = text.rstrip(" \t")
    if not bare.endswith(("\n", "\r")):
        return newline * 2
    ends = bare[len(bare.rstrip("\r\n")) :]
    blank = ends.count("\n") or ends.count("\r")
    return "" if blank > 1 else newline
