"""Which sources a command is for: named, chosen by an expression, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.db import Session
from evidence.errors import NotFound, UsageFault
from evidence.models import Source
from evidence.queries.anchoring import list_citekeys, unknown_source
from evidence.queries.sources import list_sources
from evidence.queries.uses import cited_ids, tied_ids
from evidence.services.sources.where import InvalidExpression, Test, parse_where

COMMA_LISTS = frozenset(["keywords", "ids", "xdata", "related", "entryset"])
"""Fields that hold a list with commas (biblatex's data model: keys and keywords)."""

_SEPARATOR = re.compile(r"\s*[,;]\s*")


def choose_sources(
    session: Session, keys: Sequence[str], where: str | None
) -> list[Source]:
    """Return the named sources, those of them that *where* holds for, or all such.

    Raises NotFound for an unknown key and where none is left, UsageFault where nothing
    is asked for and for an expression that cannot be read.
    """
    if not keys and where is None:
        raise UsageFault("for which sources?", hint="KEY …, or --where EXPRESSION")
    test = None if where is None else read_where(where)
    sources = list_sources(session)
    if keys:
        sources = _named(session, sources, keys)
    if test is not None:
        cited, tied = cited_ids(session), tied_ids(session)
        sources = [one for one in sources if test(_Stored(one, cited, tied))]
        if not sources:
            raise NotFound(f"no source fits --where {where!r}")
    return sources


def read_where(where: str) -> Test:
    """Return the test; raise UsageFault that shows the place of what is wrong."""
    try:
        return parse_where(where)
    except InvalidExpression as error:
        shown = " ".join(where.splitlines())
        raise UsageFault(
            f"--where: {error}\n  {shown}\n  {' ' * error.at}^",
            hint="such as: type=report and year<2020 and not has(doi)",
        ) from error


def _named(
    session: Session, sources: Sequence[Source], keys: Sequence[str]
) -> list[Source]:
    known = list_citekeys(session)
    for key in keys:
        if key not in known:
            raise unknown_source(key, known)
    by_id = {source.id: source for source in sources}
    ids = dict.fromkeys(known[key].id for key in keys)
    return [by_id[own] for own in ids]


class _Stored:
    """A source as an expression asks about it."""

    def __init__(
        self, source: Source, cited: frozenset[int], tied: frozenset[int]
    ) -> None:
        self._source = source
        self._cited = cited
        self._tied = tied

    @property
    def cited(self) -> bool:
        """Tell whether a manuscript cites it."""
        return self._source.id in self._cited

    @property
    def tied(self) -> bool:
        """Tell whether a claim is tied to it."""
        return self._source.id in self._tied

    def values(self, name: str) -> tuple[str, ...]:
        """Return what *name* says: its text, then the items of a list."""
        source = self._source
        if name == "type":
            return (source.entry_type,)
        if name == "key":
            return (source.citekey, *source.aliases)
        bare = name.removeprefix("field.")
        found = tuple(value for field, value in source.fields if field == bare)
        if name == "year" and not found and source.issued:
            return (source.issued[:4],)
        if bare in COMMA_LISTS:
            return (*found, *(item for one in found for item in split_list(one)))
        return found


def split_list(text: str) -> list[str]:
    """Return the items of a list with commas or semicolons."""
    return [item for item in _SEPARATOR.split(text.strip()) if item]
