"""The files that a brief carries: its claims, its sources, its findings, and copies."""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from evidence.checker.facts import SourceFacts
from evidence.checker.snapshots import SnapshotFacts, standing_copies
from evidence.errors import EvidenceError
from evidence.exporters.biblatex import BiblatexExporter
from evidence.exporters.extract_json import JsonExporter
from evidence.formats.carried import Carried, Relation
from evidence.reporters.base import View
from evidence.reporters.json import JsonReporter
from evidence.services.brief.asking_again import (
    ask_again,
    policy_record,
    repeatable,
    said_of_claims,
)
from evidence.services.brief.extracted import ledger_of
from evidence.services.brief.styles import entry_of
from evidence.services.extracts import ExtractWishes, make_extract
from evidence.snapshots.store import Store

if TYPE_CHECKING:
    from evidence.services.brief.gathering import Material, Wishes

EXTRACT, SOURCES, FINDINGS = "claims.json", "sources.bib", "findings.json"
LARGEST_COPY = 20 << 20
"""Bytes of a kept copy that is carried."""
LARGEST = 100 << 20
"""Bytes of all of them."""
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Cargo:
    """What goes with a brief; see ``Brief`` for its three parts."""

    files: tuple[Carried, ...]
    left_out: tuple[str, ...]
    terms: Mapping[str, object]


def load_cargo(
    material: Material, wishes: Wishes, sources: Sequence[SourceFacts]
) -> Cargo:
    """Return what a brief of *material* with these *sources* carries."""
    extract = JsonExporter().write(
        make_extract(
            material.ledger,
            material.scope.claims,
            material.result.findings,
            ExtractWishes(wishes.day, wishes.policy, publisher=wishes.publication),
        )
    )
    entries = [entry_of(each) for each in sources]
    bibliography = BiblatexExporter().write(entries).text
    copies = _Copies(wishes.store, wishes.copies)
    files = (
        _file(EXTRACT, extract.text, "The claims, with all that is tied to them"),
        _file(SOURCES, bibliography, "The sources, for biblatex", "text/x-bibtex"),
        _file(FINDINGS, _findings(material), "What the check found"),
        *copies.of(sources),
    )
    return Cargo(
        files=files,
        left_out=tuple(copies.left_out),
        terms={
            "profile": wishes.profile.value,
            "manuscript": wishes.manuscript,
            "redacted": sorted(each.value for each in wishes.redact),
            "policy": policy_record(wishes.policy),
            "checked": [rule.code for rule in material.result.rules],
            "rules": _repeatable(material, wishes, extract.text, bibliography),
        },
    )


def _findings(material: Material) -> str:
    return JsonReporter().report(material.result, View()) + "\n"


def _file(
    name: str, text: str, description: str, media_type: str = "application/json"
) -> Carried:
    return Carried(name, text.encode(), description, Relation.DATA, media_type)


def _repeatable(
    material: Material, wishes: Wishes, extract: str, bibliography: str
) -> Sequence[str]:
    """Return the rules that whoever has nothing but the brief can ask again."""
    record: Any = json.loads(extract)
    ledger = ledger_of(record, bibliography.encode())
    again = ask_again(ledger, material.result.rules, wishes.policy, wishes.day)
    waived = (each.finding for each in material.result.waived)
    said = said_of_claims((*material.result.findings, *waived))
    return repeatable(material.result.rules, said, again)


class _Copies:
    """Chooses the kept copies that may go along, and says which may not."""

    def __init__(self, store: Store | None, patterns: Iterable[str]) -> None:
        self._store = store
        self._patterns = tuple(patterns)
        self._size = 0
        self.left_out: list[str] = []

    def of(self, sources: Iterable[SourceFacts]) -> Iterator[Carried]:
        """Yield the copies of *sources*: those that the house may hand on."""
        for source in sources:
            named = any(fnmatchcase(source.name, each) for each in self._patterns)
            for copy in standing_copies(source.snapshots):
                if not named:
                    self._leave(copy, source, "the settings do not name it")
                elif self._store is None:
                    self._leave(copy, source, "the store lies on a network")
                elif found := self._copy(copy, source, self._store):
                    yield found

    def _copy(
        self, copy: SnapshotFacts, source: SourceFacts, store: Store
    ) -> Carried | None:
        if copy.size > LARGEST_COPY or self._size + copy.size > LARGEST:
            self._leave(copy, source, "it is too large")
            return None
        try:
            data = store.read(copy.sha256)
        except EvidenceError as error:
            self._leave(copy, source, str(error))
            return None
        self._size += len(data)
        suffix = mimetypes.guess_extension(copy.media_type) or ".bin"
        key = _UNFIT.sub("-", source.name)[:60]
        return Carried(
            f"copy-{key}-{copy.name}{suffix}",
            data,
            f"A copy of {source.name}, taken on {copy.retrieved_on}",
            Relation.SOURCE,
            copy.media_type,
        )

    def _leave(self, copy: SnapshotFacts, source: SourceFacts, why: str) -> None:
        self.left_out.append(f"{copy.name}, a copy of {source.name}: {why}")
