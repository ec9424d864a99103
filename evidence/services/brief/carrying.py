"""The files that a brief carries: its claims, its sources, its findings, and copies."""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from evidence.checker.facts import ClaimFacts, LedgerFacts, SourceFacts
from evidence.checker.snapshots import SnapshotFacts, standing_copies
from evidence.errors import EvidenceError
from evidence.exporters.biblatex import BiblatexExporter
from evidence.exporters.extract_json import JsonExporter
from evidence.formats.carried import Carried, Relation
from evidence.reporters.base import View
from evidence.reporters.json import JsonReporter
from evidence.services.brief.asking_again import (
    Quoted,
    ask_again,
    policy_record,
    repeatable,
    said_of_claims,
)
from evidence.services.brief.carried_texts import ALL as ALL_TEXTS
from evidence.services.brief.carried_texts import LARGEST as LARGEST_TEXT
from evidence.services.brief.carried_texts import (
    CarriedTexts,
    KeptText,
    answerable,
    text_record,
)
from evidence.services.brief.extracted import ledger_of
from evidence.services.brief.styles import entry_of
from evidence.services.extracts import ExtractWishes, make_extract
from evidence.services.snapshots.texts import read_text
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
    copies = _Copies(wishes.store, wishes.copies, material.kept)
    carried = tuple(copies.of(sources))
    quoted = copies.quoted(material.scope.claims, sources)
    files = (
        _file(EXTRACT, extract.text, "The claims, with all that is tied to them"),
        _file(SOURCES, bibliography, "The sources, for biblatex", "text/x-bibtex"),
        _file(FINDINGS, _findings(material), "What the check found"),
        *carried,
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
            "quotations": sorted(quoted.claims),
            "rules": _repeatable(
                material,
                wishes,
                ledger_of(json.loads(extract.text), bibliography.encode()),
                quoted,
            ),
        },
    )


def _findings(material: Material) -> str:
    return JsonReporter().report(material.result, View()) + "\n"


def _file(
    name: str, text: str, description: str, media_type: str = "application/json"
) -> Carried:
    return Carried(name, text.encode(), description, Relation.DATA, media_type)


def _repeatable(
    material: Material, wishes: Wishes, ledger: LedgerFacts, quoted: Quoted
) -> Sequence[str]:
    """Return the rules that whoever has nothing but the brief can ask again."""
    rules = material.result.rules
    again = ask_again(ledger, rules, wishes.policy, wishes.day, quoted)
    waived = (each.finding for each in material.result.waived)
    said = said_of_claims((*material.result.findings, *waived), rules, quoted)
    return repeatable(rules, said, again, quoted)


class _Copies:
    """Chooses the kept copies that may go along, and says which may not."""

    def __init__(
        self,
        store: Store | None,
        patterns: Iterable[str],
        kept: Mapping[str, KeptText],
    ) -> None:
        self._store = store
        self._patterns = tuple(patterns)
        self._kept = kept
        self._size = 0
        self._characters = 0
        self._with_text: set[str] = set()
        self._texts = CarriedTexts()
        self.left_out: list[str] = []

    def quoted(
        self, claims: Iterable[ClaimFacts], sources: Iterable[SourceFacts]
    ) -> Quoted:
        """Return the claims whose quotations can be asked of what goes along."""
        by_key = {key: one for one in sources for key in (one.name, *one.aliases)}
        names = answerable(claims, by_key, self._with_text)
        return Quoted(frozenset(names), self._texts)

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
                    yield from self._text(copy, source, self._store)

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
        return Carried(
            f"copy-{_part_of(source)}-{copy.name}{suffix}",
            data,
            f"A copy of {source.name}, taken on {copy.retrieved_on}",
            Relation.SOURCE,
            copy.media_type,
        )

    def _text(
        self, copy: SnapshotFacts, source: SourceFacts, store: Store
    ) -> Iterator[Carried]:
        """Yield the text that was made of a copy, if it can go along."""
        kept = self._kept.get(copy.sha256)
        if kept is None or kept.characters > LARGEST_TEXT:
            return
        if self._characters + kept.characters > ALL_TEXTS:
            return
        try:
            text = read_text(store, copy.sha256, kept.text_sha256)
        except EvidenceError:
            return  # what is missing or altered in the store is a finding of the check
        self._characters += kept.characters
        data = text_record(copy, source.name, kept, text)
        self._texts.add(data)
        self._with_text.add(copy.sha256)
        yield Carried(
            f"text-{_part_of(source)}-{copy.name}.json",
            data,
            f"The text of the copy {copy.name} of {source.name}",
            Relation.DATA,
            "application/json",
        )

    def _leave(self, copy: SnapshotFacts, source: SourceFacts, why: str) -> None:
        self.left_out.append(f"{copy.name}, a copy of {source.name}: {why}")


def _part_of(source: SourceFacts) -> str:
    """Return a source's name as part of a file's."""
    return _UNFIT.sub("-", source.name)[:60]
