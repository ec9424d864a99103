"""Which sources a command is for: named, chosen by an expression, or both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence.db import Session
from evidence.errors import NotFound, UsageFault
from evidence.models import Source
from evidence.queries.anchoring import list_citekeys, unknown_source
from evidence.queries.sources import list_sources
from evidence.queries.uses import (
    cited_ids,
    count_claims_tied,
    count_snapshots,
    tied_ids,
)
from evidence.queries.where.expression import InvalidExpression
from evidence.services.choosing import bad_expression
from evidence.services.sources.where import COUNTS, holds, parse_where

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
    sources = list_sources(session)
    if keys:
        sources = _named(session, sources, keys)
    if where is not None:
        sources = fitting(session, sources, where)
        if not sources:
            raise NotFound(f"no source fits --where {where!r}")
    return sources


def fitting_keys(session: Session, where: str) -> frozenset[str]:
    """Return the citekeys of the sources for which *where* holds; raise UsageFault."""
    found = fitting(session, list_sources(session), where)
    return frozenset(source.citekey for source in found)


def fitting(session: Session, sources: Sequence[Source], where: str) -> list[Source]:
    """Return those of *sources* for which *where* holds; raise UsageFault."""
    known = frozenset(name for one in sources for name, _ in one.fields)
    try:
        expression = parse_where(where, known=known)
    except InvalidExpression as error:
        raise bad_expression(
            where, error, hint="such as: type=report and year<2020 and not has(doi)"
        ) from error
    uses = _Uses(
        {
            "cited": cited_ids(session),
            "tied": tied_ids(session),
        },
        {
            "claims": count_claims_tied(session),
            "snapshots": count_snapshots(session),
        },
    )
    return [one for one in sources if holds(expression, _Stored(one, uses))]


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


@dataclass(frozen=True, slots=True)
class _Uses:
    """How sources are used, by inner id."""

    flags: Mapping[str, frozenset[int]]
    counts: Mapping[str, Mapping[int, int]]


class _Stored:
    """A source as an expression asks about it."""

    def __init__(self, source: Source, uses: _Uses) -> None:
        self._source = source
        self._uses = uses

    def flag(self, name: str) -> bool:
        """Tell whether it is cited, tied or kept."""
        if name == "kept":
            return self._source.id in self._uses.counts["snapshots"]
        return self._source.id in self._uses.flags[name]

    def values(self, name: str) -> tuple[str, ...]:
        """Return what *name* says: its text, then the items of a list."""
        source = self._source
        if name in COUNTS:
            return (str(self._uses.counts[name].get(source.id, 0)),)
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
