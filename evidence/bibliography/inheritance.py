"""What an entry takes over from others, by ``crossref`` and ``xdata``.

The rules are biblatex's defaults (manual 3.20, sections 2.4.1 and 3.14 and appendix B):
an ``xdata`` entry gives its fields as they are; a ``crossref`` gives those of the
parent, a title under the name that it has for a part (a book's ``title`` is a chapter's
``booktitle``). The entry's own fields always win. Beyond biblatex, a book's title is
the ``booktitle`` of every kind of part, as BibTeX's users mean it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from evidence.bibliography.data_model import FIELD_ALIASES
from evidence.errors import InputRefused

MAX_DEPTH = 8
"""Steps from an entry to what it inherits from; real libraries have two."""
MAX_INHERITED = 256 * 1024 * 1024
"""Signs that the entries of one file may inherit in all: as many as a file may have."""
_A_FIELD = 16
"""What looking at a field counts, in signs."""

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
        "shorthand",
        "shorthandintro",
        "sortkey",
        "key",
    ]
)
_TITLES = ("title", "subtitle", "titleaddon")
_TITLE_KEYS = frozenset(["shorttitle", "sorttitle", "indextitle", "indexsorttitle"])
"""They belong to a title: where that is inherited under another name, they are not."""
_PARTS = frozenset(
    [
        "inbook",
        "bookinbook",
        "suppbook",
        "incollection",
        "suppcollection",
        "inreference",
        "inproceedings",
    ]
)
_WHOLES = frozenset(["book", "collection", "reference", "proceedings"])
_OF_A_BOOK = frozenset(["inbook", "bookinbook", "suppbook"])
_DATES = frozenset(["date", "year", "month", "day"])


class Parent(NamedTuple):
    """An entry's type and its own fields."""

    type: str
    fields: Fields


class Inheritance:
    """What the entries of one file inherit; *entries* are all of them by key."""

    def __init__(self, entries: Mapping[str, Parent]) -> None:
        self._entries = entries
        self._spent = 0

    def of(self, entry: Parent) -> tuple[Fields, tuple[str, ...]]:
        """Return what *entry* inherits, and the keys it names that the file lacks.

        Chains are followed to MAX_DEPTH; circles end where they close. Raises
        InputRefused where all entries together inherit more than MAX_INHERITED.
        """
        own = {name for name, _ in entry.fields}
        taken: dict[str, str] = {}
        missing: list[str] = []
        seen: set[str] = set()
        open_ends = [(entry, 0)]
        for child, depth in open_ends:
            for key, is_data in _parents(child.fields):
                parent = self._entries.get(key)
                if parent is None:
                    missing += [key] if depth == 0 else []
                elif key not in seen and depth < MAX_DEPTH:
                    seen.add(key)
                    known = _known({*own, *taken})
                    for name, text in _given(parent, entry.type, as_is=is_data):
                        if name not in known and name not in taken:
                            taken[name] = text
                            self._spend(len(text))
                    self._spend(_A_FIELD * len(parent.fields))
                    open_ends.append((parent, depth + 1))
        return tuple(taken.items()), tuple(missing)

    def _spend(self, signs: int) -> None:
        self._spent += signs
        if self._spent > MAX_INHERITED:
            raise InputRefused(
                f"its entries inherit more than {MAX_INHERITED:,} characters"
            )


def _known(names: Collection[str]) -> set[str]:
    """Return the fields that *names* leave no room for: also those that mean the same.

    A year of the entry's own stands against a parent's date; a month does not, since a
    paper may have one and the proceedings the year.
    """
    known = set(names)
    for old, new in FIELD_ALIASES.items():
        if old in known or new in known:
            known |= {old, new}
    if "date" in known:
        known |= _DATES
    elif "year" in known:
        known.add("date")
    return known


def _parents(fields: Fields) -> list[tuple[str, bool]]:
    """Return the keys that the fields name; those of xdata come first."""
    named = dict(reversed(fields))
    keys = [(key.strip(), True) for key in named.get("xdata", "").split(",")]
    keys.append((named.get("crossref", "").strip(), False))
    return [(key, is_data) for key, is_data in keys if key]


def _given(parent: Parent, wanted: str, *, as_is: bool) -> Fields:
    """Return the parent's fields under the names that they have for a child."""
    target = "inproceedings" if wanted == "conference" else wanted
    prefix = "" if as_is else _prefix(parent.type, target)
    # What the parent itself calls booktitle is meant for its parts: it comes first.
    plain, renamed = [], []
    for name, text in parent.fields:
        if name in _NEVER or (prefix and name in _TITLE_KEYS):
            continue
        if prefix and name in _TITLES:
            renamed.append((prefix + name, text))
        else:
            plain.append((name, text))
        if name == "author" and _gives_author(parent.type, target) and not as_is:
            renamed.append(("bookauthor", text))
    return (*plain, *renamed)


def _prefix(source: str, target: str) -> str:
    """Return what stands before ``title`` where a *target* inherits it, '' for none."""
    if source.startswith("mv") and target in _PARTS | _WHOLES:
        return "main"
    if source in _WHOLES and target in _PARTS:
        return "book"
    if source == "periodical" and target in {"article", "suppperiodical"}:
        return "journal"
    return ""


def _gives_author(source: str, target: str) -> bool:
    return source in {"mvbook", "book"} and target in _OF_A_BOOK
