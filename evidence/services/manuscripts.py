"""Read manuscripts into the ledger, list them, show one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.db import Session
from evidence.errors import InputRefused
from evidence.models import ItemStatus, Manuscript, Revision
from evidence.queries.citations import count_items, list_citations
from evidence.queries.manuscripts import (
    count_claims,
    find_latest,
    find_manuscript,
    get_latest,
    list_latest,
    list_revisions,
)
from evidence.readers.base import read_manuscript
from evidence.services.citations import refresh
from evidence.services.files import stored_path
from evidence.services.following import count_claims as count_outcomes
from evidence.text.anchors import Outcome
from evidence.text.document import BlockKind, Document
from evidence.text.sentences import sentences


class ReadOutcome(StrEnum):
    """What reading a file did."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ManuscriptView:
    """A manuscript in its latest revision, in figures."""

    name: str
    title: str
    revision: int
    path: str
    sha256: str
    language: str
    encoding: str
    read_at: datetime
    dated: str
    """When its words were written, in EDTF; empty where nobody said so."""
    words: int
    sections: int
    sentences: int
    citations: int
    items: Mapping[ItemStatus, int]
    """How many items of its citations have each status."""
    claims: int


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What reading a file did, and what the manuscript is now."""

    outcome: ReadOutcome
    manuscript: ManuscriptView
    came_from: str
    """The path of the revision before, where it differs; else empty."""
    warnings: tuple[str, ...]
    followed: Mapping[Outcome, int]
    """How many claims are unchanged, moved, …; empty where none was anchored before."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading: its *level* (1–6) and its text."""

    level: int
    heading: str


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One reading of a manuscript."""

    number: int
    path: str
    sha256: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class ManuscriptDetails:
    """A manuscript with its sections and all its revisions, oldest first."""

    manuscript: ManuscriptView
    sections: tuple[Section, ...]
    warnings: tuple[str, ...]
    """What the reader of the latest revision was not sure of, or left out."""
    revisions: tuple[RevisionView, ...]


def read_file(
    session: Session,
    path: Path,
    *,
    name: str | None = None,
    language: str = "en",
    document: Document | None = None,
    dated: str | None = None,
) -> ReadReport:
    """Store the file at *path* as a manuscript's next revision.

    The manuscript is called *name*, else after the file. The same bytes as its latest
    revision change nothing. *language* is that of a file that names none. *document* is
    what was read from *path* already, outside the transaction. *dated* says in EDTF
    when its words were written; None leaves what the ledger has. Raises what
    ``read_manuscript`` raises, InputRefused for a date that is none.
    """
    read = read_manuscript(path) if document is None else document
    called = name or stored_path(Path(path.stem))
    written = _written(dated) if dated is not None else None
    manuscript = find_manuscript(session, called)
    before = None if manuscript is None else find_latest(session, manuscript.id)
    outcome = _outcome(before, read)
    if outcome is not ReadOutcome.UNCHANGED:
        if manuscript is None:
            manuscript = Manuscript(name=called, title=called)
            session.add(manuscript)
            session.flush()
        manuscript.title = read.title or called
        number = 1 if before is None else before.number + 1
        columns = _columns(read, read.language or language)
        revision = Revision(
            manuscript_id=manuscript.id,
            number=number,
            path=stored_path(path),
            read_at=session.act.at,
            **columns,
        )
        session.add(revision)
        refresh(session)
    if written is not None and (named := find_manuscript(session, called)) is not None:
        named.dated = written
    moved = before is not None and before.path != stored_path(path)
    revised = outcome is ReadOutcome.REVISED
    now = get_latest(session, called)
    return ReadReport(
        outcome=outcome,
        manuscript=_view(session, *now),
        came_from=before.path if before is not None and moved else "",
        warnings=tuple(read.warnings),
        followed=count_outcomes(session, *now) if revised else {},
    )


def list_all(session: Session) -> tuple[ManuscriptView, ...]:
    """Return every manuscript, by name."""
    return tuple(_view(session, *both) for both in list_latest(session))


def show(session: Session, name: str | None = None) -> ManuscriptDetails:
    """Return one manuscript (the only one, where none is named), in detail.

    Raises NotFound for an unknown one, Ambiguous where several could be meant.
    """
    manuscript, latest = get_latest(session, name)
    return ManuscriptDetails(
        manuscript=_view(session, manuscript, latest),
        sections=tuple(
            Section(level, latest.text[start:end])
            for kind, start, end, level, _ in latest.blocks
            if kind == BlockKind.HEADING
        ),
        warnings=tuple(latest.warnings),
        revisions=tuple(
            RevisionView(row.number, row.path, row.sha256, row.read_at)
            for row in list_revisions(session, manuscript.id)
        ),
    )


def _written(dated: str) -> str:
    try:
        return parse_edtf(dated).text
    except InvalidDate as error:
        raise InputRefused(
            f"{dated!r} is no date: {error}", hint="write it as 2021, 2021-04 or later"
        ) from error


def _outcome(before: Revision | None, read: Document) -> ReadOutcome:
    if before is None:
        return ReadOutcome.NEW
    same = before.sha256 == read.sha256
    return ReadOutcome.UNCHANGED if same else ReadOutcome.REVISED


def _columns(read: Document, language: str) -> dict[str, Any]:
    """Return what is stored of a document."""
    spans = sentences(read.text, read.blocks, language=language)
    return {
        "media_type": read.media_type,
        "encoding": read.encoding,
        "language": language,
        "sha256": read.sha256,
        "text": read.text,
        "source": read.source,
        "blocks": [
            [block.kind.value, block.start, block.end, block.level, [*block.section]]
            for block in read.blocks
        ],
        "sentences": [[span.start, span.end] for span in spans],
        "source_map": [[here, there] for here, there in read.source_map.runs],
        "pages": [[page.index, page.label, page.start] for page in read.pages],
        "marked": [asdict(citation) for citation in read.marked],
        "warnings": list(read.warnings),
    }


def _view(session: Session, row: Manuscript, latest: Revision) -> ManuscriptView:
    return ManuscriptView(
        name=row.name,
        title=row.title,
        revision=latest.number,
        path=latest.path,
        sha256=latest.sha256,
        language=latest.language,
        encoding=latest.encoding,
        read_at=latest.read_at,
        dated=row.dated or "",
        words=len(latest.text.split()),
        sections=sum(block[0] == BlockKind.HEADING for block in latest.blocks),
        sentences=len(latest.sentences),
        citations=len(list_citations(session, latest.id)),
        items=count_items(session, latest.id),
        claims=count_claims(session, row.id),
    )
