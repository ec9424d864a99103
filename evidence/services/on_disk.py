"""The files as they are now, read into a copy of the ledger that nobody keeps."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from evidence.db import Session
from evidence.errors import EvidenceError
from evidence.models import Manuscript, Revision
from evidence.queries.manuscripts import list_latest
from evidence.queries.sources import list_sources
from evidence.readers.base import read_bytes, read_manuscript
from evidence.readers.bibliographies import read_sources
from evidence.services.manuscripts import read_file
from evidence.services.sources.importing import import_bibliography


def files_of(session: Session) -> tuple[Path, ...]:
    """Return the files of all manuscripts and sources, as the ledger names them."""
    manuscripts = (revision.path for _, revision in list_latest(session))
    sources = (source.path for source in list_sources(session))
    return tuple(Path(path) for path in dict.fromkeys((*manuscripts, *sources)))


def read_files(session: Session, *, language: str, pattern: str) -> tuple[str, ...]:
    """Bring manuscripts and sources up to their files; return what was otherwise.

    *session* is of a copy: what it sees afterwards is in no ledger. A file that is gone
    or cannot be read is told, and stays as the ledger has it.
    """
    told: list[str] = []
    for path in dict.fromkeys(Path(each.path) for each in list_sources(session)):
        told += _told(path, _bibliography(session, path, pattern))
    for manuscript, revision in list_latest(session):
        path = Path(revision.path)
        told += _told(path, _manuscript(session, manuscript, revision, language))
    return tuple(told)


def _told(path: Path, read: Iterator[str]) -> list[str]:
    if not path.is_file():
        return [f"{path} is not there: checked as the ledger has it"]
    try:
        return list(read)
    except EvidenceError as error:
        return [f"{error}: checked as the ledger has it"]


def _bibliography(session: Session, path: Path, pattern: str) -> Iterator[str]:
    read = read_sources(path, pattern=pattern, foreign=True)
    report = import_bibliography(session, path, bibliography=read)
    if report.added or report.changed:
        yield (
            f"{path} is not as the ledger has it, and checked as it is now; "
            f"to keep it: evidence source import {path}"
        )


def _manuscript(
    session: Session, manuscript: Manuscript, revision: Revision, language: str
) -> Iterator[str]:
    path = Path(revision.path)
    if sha256(read_bytes(path)).hexdigest() == revision.sha256:
        return
    document = read_manuscript(path, foreign=True)
    read_file(session, path, name=manuscript.name, language=language, document=document)
    yield (
        f"{path} is not as the ledger has it, and checked as it is now; "
        f"to keep it: evidence manuscript read {path}"
    )
