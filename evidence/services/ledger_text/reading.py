"""A ledger's text as values: what each table says, before the ledger is asked.

*columns* hold what the table's row holds, under the names of its columns, defaults
filled in; what a hand-written file may leave open (id, who, when) is None. This is
one module because it defines the format, to be read from top to bottom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from evidence.errors import InputRefused
from evidence.models import (
    Basis,
    ClaimStatus,
    Directness,
    Ground,
    Relation,
    Stance,
    SubjectKind,
)
from evidence.services.claims import read_kind
from evidence.services.ids import Kind, check_slug, is_id
from evidence.services.ledger_text.kept import TextSnapshot, read_snapshot
from evidence.services.ledger_text.lines import Where
from evidence.services.ledger_text.overtaken import (
    TextDerivation,
    TextManuscript,
    TextSupersession,
    read_derivation,
    read_named_manuscript,
    read_supersession,
)
from evidence.services.ledger_text.pinned import TextPinned, read_pinned
from evidence.services.ledger_text.tables import Fault, Table, at, read_id
from evidence.services.ledger_text.text_anchor import TextAnchor, read_anchor
from evidence.services.ratings import read_level, read_scheme
from evidence.text.figures import Figure

FORMAT = "evidence ledger"
VERSION = 1


@dataclass(frozen=True, slots=True)
class TextEvidence:
    """One table of a claim's evidence."""

    where: Where
    public_id: str | None
    source: str
    via: str | None
    columns: Mapping[str, Any]
    figures: tuple[Figure, ...]
    roster: tuple[str, ...]
    passage: TextPinned | None
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TextRating:
    """One table of a claim's ratings."""

    where: Where
    public_id: str | None
    columns: Mapping[str, Any]
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TextClaim:
    """One claim with what is tied to it."""

    where: Where
    name: str
    slug: str | None
    public_id: str | None
    manuscript: str
    anchor: TextAnchor
    columns: Mapping[str, Any]
    figures: tuple[Figure, ...]
    roster: tuple[str, ...]
    evidence: tuple[TextEvidence, ...]
    ratings: tuple[TextRating, ...]
    superseded: tuple[TextSupersession, ...]
    derivations: tuple[TextDerivation, ...]
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TextWaiver:
    """One waiver."""

    where: Where
    public_id: str | None
    columns: Mapping[str, Any]
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TextDecision:
    """Which source a printed citation item means."""

    where: Where
    public_id: str | None
    manuscript: str
    anchor: TextAnchor
    source: str
    columns: Mapping[str, Any]
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TextDeclaration:
    """A passage that needs no source."""

    where: Where
    public_id: str | None
    manuscript: str
    anchor: TextAnchor
    columns: Mapping[str, Any]
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TextRelation:
    """How one source stands to another."""

    where: Where
    source: str
    kind: Relation
    target: str
    note: str


@dataclass(frozen=True, slots=True)
class LedgerText:
    """All that a file says, and what is wrong with the rest."""

    manuscripts: tuple[TextManuscript, ...]
    relations: tuple[TextRelation, ...]
    claims: tuple[TextClaim, ...]
    decisions: tuple[TextDecision, ...]
    declarations: tuple[TextDeclaration, ...]
    waivers: tuple[TextWaiver, ...]
    snapshots: tuple[TextSnapshot, ...]
    faults: tuple[Fault, ...]
    claim_names: frozenset[str]
    """Of all claims in the file, those with faults too."""


def read_tables(
    values: Mapping[str, Any], rule_code: Callable[[str], str]
) -> LedgerText:
    """Read the tables of a parsed file, gathering the faults of each claim.

    *rule_code* returns the code of the rule that a word names, or raises an
    EvidenceError. Raises Fault where the file is no ledger's text at all.
    """
    top = Table(dict(values), ("format",))
    top.where = ()
    with at("format"):
        if top.text("format") != FORMAT:
            raise InputRefused(f'this is not a ledger: format = "{FORMAT}" is missing')
    with at("version"):
        if top.number("version") != VERSION:
            raise InputRefused(f"this program reads version = {VERSION}")
    faults: list[Fault] = []
    manuscripts = [read_named_manuscript(*named) for named in top.named("manuscript")]
    relations = [_relation(table) for table in top.tables("relation")]
    claims = list(_claims(top, faults))
    decisions = [_decision(table) for table in top.tables("decision")]
    declarations = [_declaration(table) for table in top.tables("declaration")]
    waivers = [_waiver(table, rule_code) for table in top.tables("waiver")]
    snapshots = [read_snapshot(table) for table in top.tables("snapshot")]
    top.finish()
    return LedgerText(
        manuscripts=tuple(manuscripts),
        relations=tuple(relations),
        claims=tuple(claims),
        decisions=tuple(decisions),
        declarations=tuple(declarations),
        waivers=tuple(waivers),
        snapshots=tuple(snapshots),
        faults=tuple(faults),
        claim_names=frozenset(values.get("claim", {})),
    )


def _claims(top: Table, faults: list[Fault]) -> Iterator[TextClaim]:
    for name, table in top.named("claim"):
        try:
            yield _claim(name, table)
        except Fault as fault:
            faults.append(fault)


def _claim(name: str, table: Table) -> TextClaim:
    slug, public_id = _names(name, table)
    figures, roster = table.figures("figures"), table.roster("roster")
    kind = table.optional("kind")
    with at(*table.where, "kind"):
        kind_ = read_kind(kind, figures=bool(figures), roster=bool(roster))
    anchor = read_anchor(table)
    claim = TextClaim(
        where=table.where,
        name=name,
        slug=slug,
        public_id=public_id,
        manuscript=table.needed("manuscript"),
        anchor=anchor,
        columns={
            "statement": table.text("statement") or " ".join(anchor.exact.split()),
            "kind": kind_,
            "topic": table.text("topic"),
            "status": table.word("status", ClaimStatus, ClaimStatus.ACTIVE),
            "note": table.text("note"),
            "roster_complete": table.flag("roster_complete"),
        },
        figures=figures,
        roster=roster,
        evidence=tuple(_evidence(each) for each in table.tables("evidence")),
        ratings=tuple(_rating(each) for each in table.tables("rating")),
        superseded=tuple(
            read_supersession(each) for each in table.tables("superseded")
        ),
        derivations=tuple(read_derivation(each) for each in table.tables("derivation")),
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return claim


def _names(name: str, table: Table) -> tuple[str | None, str | None]:
    """Return slug and id: a claim is named by either, and may give both."""
    given = read_id(table, Kind.CLAIM)
    if is_id(name, Kind.CLAIM):
        if given not in (None, name):
            with at(*table.where, "id"):
                raise InputRefused(f"the claim is called {name}, so its id is too")
        return None, name
    with at(*table.where):
        return check_slug(name), given


def _evidence(table: Table) -> TextEvidence:
    via = table.optional("via")
    second = Directness.SECOND_HAND if via else Directness.PRIMARY
    evidence = TextEvidence(
        where=table.where,
        public_id=read_id(table, Kind.EVIDENCE),
        source=table.needed("source"),
        via=via,
        columns={
            "stance": table.word("stance", Stance, Stance.SUPPORTS),
            "directness": table.word("directness", Directness, second),
            "basis": table.word("basis", Basis, Basis.SEEN),
            "page_label": table.text("page"),
            "quotation": table.text("quotation"),
            "note": table.text("note"),
            "answer": table.text("answer"),
            "roster_complete": table.flag("roster_complete"),
        },
        figures=table.figures("figures"),
        roster=table.roster("roster"),
        passage=read_pinned(table),
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return evidence


def _rating(table: Table) -> TextRating:
    with at(*table.where, "scheme"):
        scheme = read_scheme(table.needed("scheme"))
    given, details = table.needed("level"), table.mapping("details")
    with at(*table.where, "level"):
        level, kept = read_level(scheme, given, details)
    rating = TextRating(
        where=table.where,
        public_id=read_id(table, Kind.RATING),
        columns={
            "scheme": scheme.name,
            "level": level,
            "details": kept,
            "reason": table.needed("reason"),
        },
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return rating


def _waiver(table: Table, rule_code: Callable[[str], str]) -> TextWaiver:
    with at(*table.where, "code"):
        code = rule_code(table.needed("code"))
    until: date = table.day("until")
    waiver = TextWaiver(
        where=table.where,
        public_id=read_id(table, Kind.WAIVER),
        columns={
            "code": code,
            "subject_kind": table.word("subject_kind", SubjectKind, SubjectKind.CLAIM),
            "subject": table.needed("subject"),
            "reason": table.needed("reason"),
            "until": until.isoformat(),
        },
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return waiver


def _decision(table: Table) -> TextDecision:
    decision = TextDecision(
        where=table.where,
        public_id=read_id(table, Kind.DECISION),
        manuscript=table.needed("manuscript"),
        anchor=read_anchor(table),
        source=table.needed("source"),
        columns={"reason": table.text("reason")},
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return decision


def _declaration(table: Table) -> TextDeclaration:
    declaration = TextDeclaration(
        where=table.where,
        public_id=read_id(table, Kind.DECLARATION),
        manuscript=table.needed("manuscript"),
        anchor=read_anchor(table),
        columns={
            "ground": table.word("ground", Ground, Ground.OPINION),
            "reason": table.needed("reason"),
        },
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return declaration


def _relation(table: Table) -> TextRelation:
    relation = TextRelation(
        where=table.where,
        source=table.needed("source"),
        kind=table.word("kind", Relation, Relation.SUPERSEDES),
        target=table.needed("target"),
        note=table.text("note"),
    )
    table.finish()
    return relation
