"""Sources as plain values, and one in detail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from evidence.db import Session
from evidence.models import Relation, Source
from evidence.queries.manuscripts import get_latest
from evidence.queries.sources import (
    get_source,
    list_lines,
    list_relations,
    list_uses,
    name_sources,
)


class SourceView(NamedTuple):
    """A source in one line; *place* is ``path:line`` of its entry."""

    citekey: str
    type: str
    names: str
    issued: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class RelationView:
    """How a source stands to another: read ``source`` *kind* ``target``."""

    source: str
    kind: Relation
    target: str
    note: str


@dataclass(frozen=True, slots=True)
class SourceDetails:
    """A source with its entry, its relations, and the citations that mean it."""

    source: SourceView
    container: str
    institution: str
    aliases: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    raw: str
    relations: tuple[RelationView, ...]
    cited: tuple[str, ...]


def list_all(
    session: Session, *, cited_in: str | None = None
) -> tuple[SourceView, ...]:
    """Return the sources in the order of their import.

    With *cited_in*, those that this manuscript's latest revision cites; raises NotFound
    where there is no such manuscript.
    """
    name = None if cited_in is None else get_latest(session, cited_in)[0].name
    return tuple(
        [
            SourceView(key, type_, names, issued, title, f"{path}:{line}")
            for key, type_, names, issued, title, path, line in list_lines(
                session, manuscript=name
            )
        ]
    )


def show(session: Session, key: str) -> SourceDetails:
    """Return the source with this citekey or alias; raise NotFound naming near ones."""
    source = get_source(session, key)
    relations = list_relations(session, source.id)
    ids = {own for row in relations for own in (row.source_id, row.target_id)}
    names = name_sources(session, ids) if ids else {}
    return SourceDetails(
        source=_view(source),
        container=source.container,
        institution=source.institution,
        aliases=tuple(source.aliases),
        fields=tuple((name, value) for name, value in source.fields),
        raw=source.raw,
        relations=tuple(
            RelationView(names[row.source_id], row.kind, names[row.target_id], row.note)
            for row in relations
        ),
        cited=tuple(list_uses(session, source.id)),
    )


def _view(source: Source) -> SourceView:
    return SourceView(
        citekey=source.citekey,
        type=source.entry_type,
        names=source.names_text,
        issued=source.issued,
        title=source.title,
        place=f"{source.path}:{source.line}",
    )
