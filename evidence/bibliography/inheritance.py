"""What an entry takes over from others, by ``crossref`` and ``xdata``.

The rules are biblatex's defaults (manual 3.20, sections 2.4.1 and 3.14 and appendix B):
an ``xdata`` entry gives its fields as they are; a ``crossref`` gives those of the
parent, a title under the name that it has for a part (a book's ``title`` is a chapter's
``booktitle``). The entry's own fields always win.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

MAX_DEPTH = 8
"""Steps from an entry to what it inherits from; real libraries have two."""

Fields = tuple[tuple[str, str], ...]

_NEVER = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shortauthor",
        "shorteditor",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "sortname",
        "sortshorthand",
        "sorttitle",
        "sortyear",
        "indextitle",
        "indexsorttitle",
        "shorttitle",
    ]
)
_TITLES = ("title", "subtitle", "titleaddon")
_PARTS_OF = {
    "inbook": "book",
    "bookinbook": "book",
    "suppbook": "book",
    "incollection": "book",
    "inreference": "book",
    "suppcollection": "book",
    "inproceedings": "book",
    "conference": "book",
    "article": "journal",
    "suppperiodical": "journal",
    "book": "main",
    "collection": "main",
    "reference": "main",
    "proceedings": "main",
}
_VOLUMES = frozenset(
    [
        "mvbook",
        "mvcollection",
        "mvreference",
        "mvproceedings",
        "book",
        "collection",
        "reference",
        "proceedings",
        "periodical",
        "inbook",
        "incollection",
        "inproceedings",
    ]
)


class Parent(NamedTuple):
    """An entry's type and its own fields."""

    type: str
    fields: Fields


def inherited_fields(
    entry: Parent, entries: Mapping[str, Parent]
) -> tuple[Fields, tuple[str, ...]]:
    """Return what *entry* inherits, and the keys it names that *entries* lack.

    Chains are followed to MAX_DEPTH; circles end where they close.
    """
    own = {name for name, _ in entry.fields}
    taken: dict[str, str] = {}
    missing: list[str] = []
    seen: set[str] = set()
    open_ends = [(entry, entry.type, 0)]
    while open_ends:
        child, wanted, depth = open_ends.pop(0)
        for key, is_data in _parents(child.fields):
            parent = entries.get(key)
            if parent is None:
                missing += [key] if depth == 0 else []
            elif key not in seen and depth < MAX_DEPTH:
                seen.add(key)
                for name, text in _given(parent, wanted, as_is=is_data):
                    if name not in own:
                        taken.setdefault(name, text)
                open_ends.append((parent, wanted, depth + 1))
    return tuple(taken.items()), tuple(missing)


def _parents(fields: Fields) -> list[tuple[str, bool]]:
    """Return the keys that the fields name; those of xdata come first."""
    named = dict(reversed(fields))
    keys = [(key.strip(), True) for key in named.get("xdata", "").split(",")]
    keys.append((named.get("crossref", "").strip(), False))
    return [(key, is_data) for key, is_data in keys if key]


def _given(parent: Parent, wanted: str, *, as_is: bool) -> Fields:
    """Return the parent's fields under the names that they have for a child."""
    prefix = ""
    if not as_is and parent.type in _VOLUMES and parent.type != wanted:
        prefix = "main" if parent.type.startswith("mv") else _PARTS_OF.get(wanted, "")
    # What the parent itself calls booktitle is meant for its parts: it comes first.
    plain, renamed = [], []
    for name, text in parent.fields:
        if name in _NEVER:
            continue
        if prefix and name in _TITLES:
            renamed.append((prefix + name, text))
        else:
            plain.append((name, text))
        if name == "author" and prefix == "book" and parent.type == "book":
            renamed.append(("bookauthor", text))
    return (*plain, *renamed)
