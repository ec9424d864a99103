"""Which fields a type of entry requires.

The standard types that BibTeX and biblatex share are held to BibTeX's list (Patashnik,
«BibTeXing», 1988, section 3.1), read with biblatex's alternatives (``date`` for
``year``, ``journaltitle`` for ``journal``); biblatex's own types to its manual (3.20,
section 2.1.1). Where the two differ the milder one holds: what either accepts is not
missing, nor what biblatex calls omissible (section 2.3.2: the author of a web page, the
editor of a periodical, both and the year of software, which is an alias of misc). A
type that neither knows requires nothing.
"""

from __future__ import annotations

from typing import Protocol

_YEAR = "year or date"
_AUTHOR_OR_EDITOR = "author or editor"
_CONTRIBUTION = ("author", "title", "booktitle", _YEAR)
_VOLUME = ("editor", "title", _YEAR)
_THESIS = ("author", "title", "school or institution", _YEAR)
_REPORT = ("author", "title", "institution", _YEAR)
_ONLINE = ("title", _YEAR, "doi or eprint or url")

REQUIRED: dict[str, tuple[str, ...]] = {
    "article": ("author", "title", "journal or journaltitle", _YEAR),
    "book": (_AUTHOR_OR_EDITOR, "title", _YEAR),
    "mvbook": ("author", "title", _YEAR),
    "inbook": (
        _AUTHOR_OR_EDITOR,
        "title",
        "chapter or pages or booktitle",
        _YEAR,
    ),
    "bookinbook": _CONTRIBUTION,
    "suppbook": _CONTRIBUTION,
    "booklet": ("title",),
    "collection": _VOLUME,
    "mvcollection": _VOLUME,
    "incollection": _CONTRIBUTION,
    "suppcollection": _CONTRIBUTION,
    "conference": _CONTRIBUTION,
    "inproceedings": _CONTRIBUTION,
    "proceedings": ("title", _YEAR),
    "mvproceedings": ("title", _YEAR),
    "reference": _VOLUME,
    "mvreference": _VOLUME,
    "inreference": _CONTRIBUTION,
    "dataset": (_AUTHOR_OR_EDITOR, "title", _YEAR),
    "manual": ("title",),
    "mastersthesis": _THESIS,
    "phdthesis": _THESIS,
    "thesis": ("author", "title", "type", "institution or school", _YEAR),
    "misc": (),
    "online": _ONLINE,
    "electronic": _ONLINE,
    "www": _ONLINE,
    "patent": ("author", "title", "number", _YEAR),
    "periodical": ("title", _YEAR),
    "suppperiodical": ("author", "title", "journal or journaltitle", _YEAR),
    "report": ("author", "title", "type", "institution", _YEAR),
    "software": ("title",),
    "techreport": _REPORT,
    "unpublished": ("author", "title", "note or year or date"),
}
"""Type to its requirements; alternatives are joined by « or »."""


class HasFields(Protocol):
    """An entry, or a stored source: a type, and fields to ask for."""

    @property
    def type(self) -> str: ...  # noqa: D102 - named by what it is

    def get(self, name: str) -> str | None: ...  # noqa: D102 - named by what it is


def missing_fields(entry: HasFields) -> tuple[str, ...]:
    """Return the requirements that *entry* does not meet, such as «author or editor».

    A field that is there but empty is missing. Inherited fields count.
    """
    return tuple(
        requirement
        for requirement in REQUIRED.get(entry.type, ())
        if not any(
            (entry.get(name) or "").strip() for name in requirement.split(" or ")
        )
    )
