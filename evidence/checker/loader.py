"""Turn the ledger's rows into facts: joined, re-anchored, placed; once, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from evidence.bibliography.dates import parse_edtf
from evidence.bibliography.names import Name
from evidence.checker.claim_loader import ClaimLoader
from evidence.checker.facts import (
    CitationFacts,
    ItemFacts,
    LedgerFacts,
    ManuscriptFacts,
    Place,
    SourceFacts,
    WaiverFacts,
)
from evidence.checker.notice_loader import Notices, load_notices, load_tables
from evidence.checker.notices import NoticeFacts
from evidence.checker.places import Places
from evidence.db import Session
from evidence.models import (
    Citation,
    CitationItem,
    Manuscript,
    Relation,
    Revision,
    Source,
    Waiver,
)
from evidence.queries.whole import Whole, get_whole
from evidence.text.document import Block, BlockKind, SourceMap, Span

T = TypeVar("T")


class _Cited(NamedTuple):
    """Citations by revision, and their items by citation."""

    citations: dict[int, list[Citation]]
    items: dict[int, list[CitationItem]]


def load_ledger(session: Session) -> LedgerFacts:
    """Read the ledger as facts; no statement is sent per claim or source."""
    whole = get_whole(session)
    keys = {source.id: source.citekey for source in whole.sources}
    tables = load_tables(session)
    notices = load_notices(session, whole.sources) if tables else {}
    sources = tuple(_sources(whole, keys, notices))
    revisions = {revision.manuscript_id: revision for revision in whole.revisions}
    places = {owner: _places(revision) for owner, revision in revisions.items()}
    cited = _Cited(
        _grouped(whole.citations, "revision_id"), _grouped(whole.items, "citation_id")
    )
    manuscripts = {
        row.id: _manuscript(row, revisions[row.id], places[row.id], cited, keys)
        for row in whole.manuscripts
        if row.id in revisions
    }
    claims = tuple(ClaimLoader(whole, keys, manuscripts, places).claims())
    by_key = {alias: source for source in sources for alias in source.aliases}
    return LedgerFacts(
        manuscripts=tuple(manuscripts.values()),
        sources=sources,
        claims=claims,
        waivers=tuple(_waiver(row) for row in whole.waivers),
        notice_tables=tables,
        journal_seq=whole.head.seq,
        journal_hash=whole.head.hash,
        sources_by_name=by_key | {source.name: source for source in sources},
        claims_by_name={claim.public_id: claim for claim in claims}
        | {claim.name: claim for claim in claims},
    )


def _sources(
    whole: Whole, keys: dict[int, str], notices: Notices
) -> Iterable[SourceFacts]:
    related: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in whole.relations:
        source, target = row.source_id, row.target_id
        if row.kind is Relation.SUPERSEDES:
            related[target, "superseded_by"].append(keys[source])
        elif row.kind is Relation.DERIVES_FROM:
            related[source, "derives_from"].append(keys[target])
        else:
            related[source, "same_as"].append(keys[target])
            related[target, "same_as"].append(keys[source])
    for row_ in whole.sources:
        yield _source(row_, related, notices.get(row_.id, ()))


def _source(
    row: Source,
    related: dict[tuple[int, str], list[str]],
    notices: tuple[NoticeFacts, ...],
) -> SourceFacts:
    return SourceFacts(
        name=row.citekey,
        entry_type=row.entry_type,
        fields=tuple((name, value) for name, value in row.fields),
        raw=row.raw,
        title=row.title,
        authors=_names(row.names.get("authors", ())),
        authors_others=bool(row.names.get("authors_others")),
        editors=_names(row.names.get("editors", ())),
        container=row.container,
        institution=row.institution,
        issued=parse_edtf(row.issued) if row.issued else None,
        place=Place(row.path, row.line),
        aliases=tuple(row.aliases),
        derives_from=tuple(related.get((row.id, "derives_from"), ())),
        superseded_by=tuple(related.get((row.id, "superseded_by"), ())),
        same_as=tuple(related.get((row.id, "same_as"), ())),
        notices=notices,
    )


def _names(stored: Iterable[dict[str, str]]) -> tuple[Name, ...]:
    return tuple(Name(**name) for name in stored)


def _places(revision: Revision) -> Places:
    runs = tuple((start, there) for start, there in revision.source_map)
    return Places(revision.path, revision.source, SourceMap(runs))


def _manuscript(
    named: Manuscript,
    revision: Revision,
    places: Places,
    cited: _Cited,
    keys: dict[int, str],
) -> ManuscriptFacts:
    citations = tuple(
        CitationFacts(
            manuscript=named.name,
            text=row.text,
            span=Span(row.start, row.end),
            place=places.of(Span(row.start, row.end)),
            items=tuple(_item(item, places, keys) for item in cited.items[row.id]),
        )
        for row in cited.citations[revision.id]
    )
    return ManuscriptFacts(
        name=named.name,
        title=named.title,
        path=revision.path,
        revision=revision.number,
        sha256=revision.sha256,
        language=revision.language,
        text=revision.text,
        blocks=tuple(_block(stored) for stored in revision.blocks),
        sentences=tuple(Span(start, end) for start, end in revision.sentences),
        citations=citations,
        dated=parse_edtf(named.dated) if named.dated else None,
    )


def _item(row: CitationItem, places: Places, keys: dict[int, str]) -> ItemFacts:
    return ItemFacts(
        text=row.text,
        span=Span(row.start, row.end),
        status=row.status,
        source=None if row.source_id is None else keys[row.source_id],
        candidates=tuple(row.candidates),
        score=row.score,
        reasons=tuple(row.reasons),
        locator=row.cited.get("locator"),
        place=places.of(Span(row.start, row.end)),
    )


def _block(stored: list[Any]) -> Block:
    kind, start, end, level, section = stored
    return Block(BlockKind(kind), start, end, level, tuple(section))


def _waiver(row: Waiver) -> WaiverFacts:
    return WaiverFacts(
        name=row.public_id,
        code=row.code,
        subject_kind=row.subject_kind,
        subject=row.subject,
        reason=row.reason,
        until=row.until,
        by=row.by,
        at=row.at,
    )


def _grouped(rows: Sequence[T], key: str) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups
