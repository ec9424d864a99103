"""The description of an archive: RO-Crate 1.2, a list of files and what they are.

``ro-crate-metadata.json`` is JSON-LD in one flat graph: the crate, each file with its
size, type and SHA-256, the sources that copies are of, and the people who recorded
something. Everything foreign in it is a JSON string, and every address has been looked
at; nothing is a path of this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evidence.exporters.safety import as_json, safe_url

METADATA = "ro-crate-metadata.json"
VERSION = "https://w3id.org/ro/crate/1.2"
_CONTEXT = [f"{VERSION}/context", {"sha256": "https://schema.org/sha256"}]
_NO_LICENCE = "#no-licence"

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CrateFile:
    """A file of the crate; *path* is relative, with ``/`` and of safe signs only."""

    path: str
    name: str
    media_type: str
    size: int
    sha256: str
    pieces: Callable[[], Iterable[bytes]]
    """Yields its bytes."""
    description: str = ""
    source: str = ""
    """The citekey of what it is a copy of."""
    address: str = ""
    """Where the copy came from."""
    created: str = ""
    """When it was taken, in ISO 8601."""
    terms: str = ""
    """On what terms it was given, in words."""


@dataclass(frozen=True, slots=True)
class CrateSource:
    """A source of which the crate has a copy."""

    key: str
    title: str
    authors: str
    issued: str
    address: str


@dataclass(frozen=True, slots=True)
class Crate:
    """An archive of a ledger, as on *day*."""

    name: str
    description: str
    day: date
    generator: str
    fingerprint: str
    """The journal's head, ``number:hash``."""
    licence: str = ""
    """An address or words; empty where none was declared."""
    publisher: str = ""
    people: tuple[str, ...] = ()
    files: tuple[CrateFile, ...] = ()
    sources: tuple[CrateSource, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What was left out, and why, in sentences."""


def metadata(crate: Crate) -> str:
    """Return the text of ``ro-crate-metadata.json``; the same crate, the same text."""
    graph = [
        {
            "@id": METADATA,
            "@type": "CreativeWork",
            "conformsTo": {"@id": VERSION},
            "about": {"@id": "./"},
        },
        _root(crate),
        *(_file(each, crate) for each in crate.files),
        *(_source(each) for each in crate.sources),
        *_people(crate),
        *_licence(crate),
        {
            "@id": "#program",
            "@type": "SoftwareApplication",
            "name": crate.generator,
            "softwareVersion": crate.generator.rpartition(" ")[2],
        },
    ]
    document = {"@context": _CONTEXT, "@graph": graph}
    return as_json(document)


def _root(crate: Crate) -> Record:
    root: Record = {
        "@id": "./",
        "@type": "Dataset",
        "name": crate.name,
        "description": " ".join((crate.description, *crate.notes)),
        "datePublished": crate.day.isoformat(),
        "identifier": f"journal {crate.fingerprint}",
        "license": {"@id": _licence_id(crate)},
        "creator": _references(_person_id(at) for at in range(len(crate.people))),
        "hasPart": _references(each.path for each in crate.files),
        "mentions": _references(_source_id(each.key) for each in crate.sources),
        "instrument": {"@id": "#program"},
    }
    if crate.publisher:
        root["publisher"] = {"@id": "#publisher"}
    return {name: value for name, value in root.items() if value != []}


def _file(each: CrateFile, crate: Crate) -> Record:
    known = {source.key for source in crate.sources}
    record: Record = {
        "@id": each.path,
        "@type": "File",
        "name": each.name,
        "description": each.description,
        "encodingFormat": each.media_type,
        "contentSize": str(each.size),
        "sha256": each.sha256,
        "dateCreated": each.created,
        "url": safe_url(each.address),
        "conditionsOfAccess": each.terms,
    }
    if each.source in known:
        record["isBasedOn"] = {"@id": _source_id(each.source)}
    return {name: value for name, value in record.items() if value != ""}


def _source(each: CrateSource) -> Record:
    record = {
        "@id": _source_id(each.key),
        "@type": "CreativeWork",
        "identifier": each.key,
        "name": each.title or each.key,
        "creditText": each.authors,
        "datePublished": each.issued,
        "url": safe_url(each.address),
    }
    return {name: value for name, value in record.items() if value != ""}


def _people(crate: Crate) -> Iterator[Record]:
    for at, name in enumerate(crate.people):
        yield {"@id": _person_id(at), "@type": "Person", "name": name}
    if crate.publisher:
        yield {"@id": "#publisher", "@type": "Organization", "name": crate.publisher}


def _licence(crate: Crate) -> Iterator[Record]:
    own = _licence_id(crate)
    if own == _NO_LICENCE:
        name = crate.licence or "No licence was declared: ask whoever made this."
        yield {"@id": own, "@type": "CreativeWork", "name": name}
    else:
        yield {"@id": own, "@type": "CreativeWork", "name": own}


def _licence_id(crate: Crate) -> str:
    return safe_url(crate.licence) or _NO_LICENCE


def _person_id(at: int) -> str:
    return f"#person-{at + 1}"


def _source_id(key: str) -> str:
    """Return a name of its own for any citekey, of which no sign ends an address."""
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return f"#source-{key}" if plain else f"#source-{key.encode().hex()}"


def _references(names: Iterable[str]) -> list[Record]:
    return [{"@id": name} for name in names]
