"""Remove sources from their files and from the ledger, unless they are in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evidence.db import Session
from evidence.errors import Conflict
from evidence.models import Source
from evidence.queries.decisions import list_decisions_of
from evidence.queries.snapshots import list_snapshots_of
from evidence.queries.sources import list_relations, list_sources, list_uses
from evidence.queries.uses import list_claims_tied_to, list_evidence_of
from evidence.services.citations import refresh
from evidence.services.sources.bib_files import BibFiles
from evidence.services.sources.choice import choose_sources
from evidence.services.sources.cross_references import names
from evidence.services.sources.edit_report import EditReport, KeyUse, SourceChange
from evidence.services.sources.edited import plan_bibliography, write_bibliography
from evidence.services.sources.key_rewriting import find_uses
from evidence.services.sources.moves import remove_rows
from evidence.services.sources.renaming import check_repeated
from evidence.text.counts import many

_TOLD = 5
"""Names that one message gives of many."""


def remove_sources(
    session: Session,
    keys: Sequence[str],
    *,
    where: str | None = None,
    force: bool = False,
    dry_run: bool = False,
) -> EditReport:
    """Remove the sources that are named or chosen, with their entries.

    One whose entry its file has no more is removed from the ledger alone. Raises
    Conflict while a claim is tied to one of them, a manuscript cites it, another entry
    inherits from it or another source stands in a relation to it; with *force* its
    evidence, relations, waivers and decisions go with it.
    """
    chosen = choose_sources(session, keys, where)
    files = BibFiles(session)
    uses = find_uses(session, {source.citekey: "" for source in chosen})
    notes = list(uses.notes)
    told = _in_use(session, chosen, uses.uses)
    if told and not force:
        raise _refusal(told)
    for source in chosen:
        check_repeated(session, source)
        if files.has(source):
            files.of(source).remove(source)
        else:
            notes.append(f"{source.citekey} is in its file no more")
    planned = plan_bibliography(session, files.edits())
    gone = [line for lines in told.values() for line in lines]
    report = EditReport(
        changes=tuple(
            SourceChange(one.citekey, one.path, ("removed",)) for one in chosen
        ),
        files=planned,
        uses=uses.uses,
        notes=(*gone, *notes),
    )
    if not dry_run:
        for source in chosen:
            remove_rows(session, source)
        write_bibliography(session, planned)
        refresh(session)
    return report


def _in_use(
    session: Session, chosen: Sequence[Source], uses: Iterable[KeyUse]
) -> Mapping[str, list[str]]:
    """Return in what use sources are, a line each; only those that are."""
    ids = {source.id for source in chosen}
    others = [one for one in list_sources(session) if one.id not in ids]
    by_key: dict[str, list[KeyUse]] = {}
    for use in uses:
        by_key.setdefault(use.key, []).append(use)
    told = {}
    for source in chosen:
        lines = [
            *_tied(session, source),
            *_cited(session, source, by_key.get(source.citekey, [])),
            *_related(session, source, others, ids),
            *_kept(session, source),
        ]
        if lines:
            told[source.citekey] = [f"{source.citekey}: {line}" for line in lines]
    return told


def _tied(session: Session, source: Source) -> list[str]:
    claims = list_claims_tied_to(session, source.id)
    if not claims:
        return []
    pieces = many(len(list_evidence_of(session, source.id)), "piece")
    return [f"{pieces} of evidence for {_listed(claims)}"]


def _cited(session: Session, source: Source, uses: Sequence[KeyUse]) -> list[str]:
    lines = []
    if cited := list_uses(session, source.id):
        lines.append(f"cited as {_listed([repr(text) for text in cited])}")
    if decided := list_decisions_of(session, source.id):
        texts = [repr(one.exact) for one in decided]
        lines.append(f"decided to be what {_listed(texts)} means")
    if uses:
        places = [f"{use.path}:{use.line}" for use in uses]
        lines.append(f"cited by its key in {_listed(places)}")
    return lines


def _related(
    session: Session, source: Source, others: Iterable[Source], chosen: set[int]
) -> list[str]:
    lines = []
    if heirs := [one.citekey for one in others if names(one, source.citekey)]:
        lines.append(f"named by the entries {_listed(heirs)}")
    related = [
        one
        for one in list_relations(session, source.id)
        if not {one.source_id, one.target_id} <= chosen
    ]
    if related:
        lines.append(f"in {many(len(related), 'relation')} to other sources")
    return lines


def _kept(session: Session, source: Source) -> list[str]:
    kept = list_snapshots_of(session, source.id)
    return [f"{many(len(kept), 'snapshot')} of it"] if kept else []


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
    return ", ".join(names[:_TOLD]) + more


def _refusal(told: Mapping[str, list[str]]) -> Conflict:
    lines = [line for lines in told.values() for line in lines]
    shown = "\n  ".join(lines[: _TOLD * 2])
    first = next(iter(told))
    count = many(len(told), "source")
    return Conflict(
        f"{count} {'is' if len(told) == 1 else 'are'} in use; nothing was changed:"
        f"\n  {shown}",
        hint=f"what hangs on it: evidence impact {first}\n"
        f"  the same work twice: evidence source merge KEEP {first}\n"
        "  all the same, its evidence with it: --force",
    )
