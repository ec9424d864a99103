"""Gather a whole ledger for an archive: its text, its bibliography, what stands.

Briefs and exported claims protect people who spoke on terms; so does an archive. Copies
that are protected never leave the store, and where there is a protected source, the
ledger's own text, which names it, only goes along where that is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath

from evidence.checker.facts import LedgerFacts
from evidence.checker.kept_texts import ReadObject
from evidence.checker.loader import load_ledger
from evidence.checker.rule import Policy
from evidence.checker.scope import make_scope
from evidence.db import Session
from evidence.exporters.extract_json import JsonExporter
from evidence.exporters.extracts import source_address
from evidence.exporters.research_crate import Crate, CrateFile, CrateSource
from evidence.models import Revision, Snapshot
from evidence.queries.manuscripts import list_latest
from evidence.queries.snapshots import list_snapshots
from evidence.queries.sources import list_sources
from evidence.reporters.base import View
from evidence.reporters.json import JsonReporter
from evidence.services.brief.redaction import redacted
from evidence.services.check import CheckWishes, choose_rules
from evidence.services.check_facts import check_facts
from evidence.services.extracts import ExtractWishes, make_extract
from evidence.services.ledger_text.exporting import export_ledger
from evidence.services.sources.exporting import Wanted
from evidence.services.sources.exporting import export as export_sources
from evidence.snapshots.names import safe_name
from evidence.snapshots.store import Store
from evidence.text.counts import many
from evidence.version import program_version

_WRITTEN = {".md", ".markdown", ".tex", ".html", ".htm", ".rst", ".txt"}
"""Manuscripts whose own text is kept; of others what was read in them is."""


@dataclass(frozen=True, slots=True)
class CrateWishes:
    """As on which day, and what is told of the archive."""

    day: date
    policy: Policy
    select: Iterable[str] = ()
    ignore: Iterable[str] = ()
    name: str = "An evidence ledger"
    licence: str = ""
    publisher: str = ""
    protected: bool = False
    """Whether the ledger's text goes along although it names who is protected."""
    read: ReadObject | None = None
    """Reads an object of the snapshots' store; without it no quotation is compared."""


def gather(session: Session, store: Store, wishes: CrateWishes) -> Crate:
    """Return the archive; nothing of it is written yet, and no copy read.

    Of the copies, only what the ledger says; ``with_sound_copies`` looks at the store.
    Raises NothingToCheck for an empty ledger.
    """
    ledger = load_ledger(session)
    hidden = _protected(ledger)
    notes: list[str] = []
    files = [
        *_ledger_files(session, wishes, hidden, notes),
        *_checked_files(session, ledger, wishes),
        *_manuscripts(session),
        *_copies(session, store, hidden, notes),
    ]
    kept = {each.source for each in files if each.source}
    return Crate(
        name=wishes.name,
        description=(
            f"{many(len(ledger.claims), 'claim')} of "
            f"{many(len(ledger.manuscripts), 'manuscript')} with their evidence, "
            f"ratings and {many(len(ledger.sources), 'source')}."
        ),
        day=wishes.day,
        generator=f"evidence {program_version()}",
        fingerprint=f"{ledger.journal_seq}:{ledger.journal_hash}",
        licence=wishes.licence,
        publisher=wishes.publisher,
        people=tuple(sorted(_people(ledger))),
        files=tuple(files),
        sources=tuple(
            CrateSource(
                key=each.name,
                title=each.title,
                authors=each.get("author") or "",
                issued=each.issued.text if each.issued else "",
                address=source_address(each),
            )
            for each in sorted(ledger.sources, key=lambda source: source.name)
            if each.name in kept
        ),
        notes=tuple(notes),
    )


def _protected(ledger: LedgerFacts) -> frozenset[str]:
    """Return the sources that exports do not name."""
    shown = {source.name for source in redacted(ledger).sources}
    return frozenset(source.name for source in ledger.sources) - shown


def _ledger_files(
    session: Session,
    wishes: CrateWishes,
    hidden: Collection[str],
    notes: list[str],
) -> Iterator[CrateFile]:
    whole = wishes.protected or not hidden
    if whole:
        text = export_ledger(session)
        yield _text("ledger.toml", "The ledger as text", "application/toml", text)
    else:
        many_hidden = many(len(hidden), "source")
        notes.append(
            f"The ledger's text was left out: {many_hidden} spoke on terms, and it "
            "names them."
        )
    keys = [source.citekey for source in list_sources(session)]
    told = [key for key in keys if whole or key not in hidden]
    if told:
        entries = export_sources(session, Wanted(keys=told))
        yield _text("references.bib", "The bibliography", "text/x-bibtex", entries)


def _checked_files(
    session: Session, ledger: LedgerFacts, wishes: CrateWishes
) -> Iterator[CrateFile]:
    """Yield what a check finds, and the claims with it, protected as exports are."""
    rules = choose_rules(wishes.select, wishes.ignore)
    shown = redacted(ledger)
    asked = CheckWishes(wishes.policy, wishes.day, read=wishes.read)
    result = check_facts(session, shown, rules, asked)
    report = "".join(JsonReporter().pieces(result, View()))
    name = f"What a check finds as on {wishes.day}"
    yield _text("findings.json", name, "application/json", report)
    if claims := make_scope(shown, None).claims:
        told = ExtractWishes(wishes.day, wishes.policy, publisher=wishes.publisher)
        made = make_extract(shown, claims, result.findings, told)
        yield _text(
            "claims.json",
            "The claims, and how they stand",
            "application/json",
            JsonExporter().write(made).text,
        )


def _manuscripts(session: Session) -> Iterator[CrateFile]:
    for number, (manuscript, revision) in enumerate(list_latest(session), 1):
        own, ending = _own_text(revision)
        file = safe_name(manuscript.name, "text/plain", f"{number}", ending=ending)
        yield _text(
            f"manuscripts/{file.replace(' ', '-')}",
            manuscript.title or manuscript.name,
            revision.media_type if ending != ".txt" else "text/plain",
            own,
            description=f"The manuscript {manuscript.name}, revision "
            f"{revision.number}; the file that was read has the SHA-256 "
            f"{revision.sha256}.",
        )


def _own_text(revision: Revision) -> tuple[str, str]:
    """Return the file's own text with its ending, else what was read in it."""
    ending = PurePosixPath(revision.path.replace("\\", "/")).suffix.lower()
    if ending in _WRITTEN and revision.source:
        return revision.source, ending
    return revision.text, ".txt"


def _copies(
    session: Session, store: Store, hidden: Collection[str], notes: list[str]
) -> Iterator[CrateFile]:
    withheld = 0
    for row, key in list_snapshots(session):
        if key in hidden:
            withheld += 1
        else:
            yield _copy(store, row, key)
    if withheld:
        notes.append(f"{many(withheld, 'snapshot')} given on terms left out.")


def _copy(store: Store, row: Snapshot, key: str) -> CrateFile:
    file = safe_name("", row.media_type, row.public_id)
    terms = [each.value for each in (row.consent, row.on_record) if each is not None]
    return CrateFile(
        path=f"snapshots/{file}",
        name=row.name or key,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        pieces=partial(store.pieces, row.sha256),
        description=row.note,
        source=key,
        address=row.url_final or row.url_requested,
        created=f"{row.retrieved_at:%Y-%m-%dT%H:%M:%SZ}",
        terms=", ".join(terms),
    )


def _people(ledger: LedgerFacts) -> set[str]:
    recorded = {claim.by for claim in ledger.claims}
    recorded |= {tie.by for claim in ledger.claims for tie in claim.evidence}
    return recorded | {r.by for claim in ledger.claims for r in claim.ratings}


def _text(
    path: str, name: str, media_type: str, text: str, *, description: str = ""
) -> CrateFile:
    data = text.encode("utf-8", "surrogateescape")
    return CrateFile(
        path=path,
        name=name,
        media_type=media_type,
        size=len(data),
        sha256=sha256(data).hexdigest(),
        pieces=lambda: (data,),
        description=description,
    )
