"""A JSON extract read back into facts, so that rules can be asked about it again.

What the extract does not hold stays empty: the manuscripts' text, where citations
stand, kept copies, notices. Which rules can do without is found out when a brief is
made.

In one module because it is the one place that makes facts of records of every kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.bibliography.entries import read_bibliography
from evidence.checker.facts import (
    ClaimFacts,
    DerivationFacts,
    EvidenceFacts,
    InputFacts,
    ItemFacts,
    LedgerFacts,
    ManuscriptFacts,
    Place,
    RatingFacts,
    SourceFacts,
    SupersessionFacts,
)
from evidence.checker.topics import read_figure
from evidence.errors import InputRefused
from evidence.models.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    Directness,
    ItemStatus,
    Stance,
)
from evidence.ratings import Confidence
from evidence.services.brief.in_form import check_types
from evidence.services.fixing.file_check import make_facts
from evidence.text.anchors import Outcome, Placement, Selector
from evidence.text.document import Span
from evidence.text.figures import Figure, InvalidFigure

Record = Mapping[str, Any]
_DAMAGE = (
    *(LookupError, TypeError, ValueError, AttributeError, ArithmeticError),
    *(InvalidDate, InvalidFigure),
)
"""What reading a record that is not in form may raise."""


def ledger_of(extract: Record, bibliography: bytes) -> LedgerFacts:
    """Return the facts of an *extract* whose sources are in *bibliography*.

    Raises InputRefused for what is not such an extract.
    """
    try:
        return _ledger(extract, bibliography)
    except InputRefused:
        raise
    except _DAMAGE as error:
        raise InputRefused(
            f"the extract is damaged: {type(error).__name__}: {error}"
        ) from error


def _ledger(extract: Record, bibliography: bytes) -> LedgerFacts:
    paths = {each["name"]: each["path"] for each in extract["manuscripts"]}
    claims = tuple(_claim(each, paths) for each in extract["claims"])
    claims = tuple(_Derivations(claims).added(extract["claims"]))
    sources = tuple(_sources(extract["sources"], bibliography))
    manuscripts = tuple(_manuscript(each) for each in extract["manuscripts"])
    check_types(claims, tuple[ClaimFacts, ...], "claims")
    check_types(manuscripts, tuple[ManuscriptFacts, ...], "manuscripts")
    return LedgerFacts(
        manuscripts=manuscripts,
        sources=sources,
        claims=claims,
        sources_by_name={key: one for one in sources for key in one.aliases}
        | {source.name: source for source in sources},
        claims_by_name={claim.public_id: claim for claim in claims}
        | {claim.name: claim for claim in claims},
    )


def _manuscript(record: Record) -> ManuscriptFacts:
    return ManuscriptFacts(
        name=record["name"],
        title=record["title"],
        path=record["path"],
        revision=record["revision"],
        sha256=record["sha256"],
        language=record["language"],
        text="",
        blocks=(),
        sentences=(),
        citations=(),
        dated=parse_edtf(record["dated"]) if record["dated"] else None,
    )


def _sources(records: Iterable[Record], bibliography: bytes) -> Iterable[SourceFacts]:
    read = read_bibliography(bibliography, "sources.bib", without_entries=True)
    entries = {entry.key: make_facts(entry) for entry in read.entries}
    for record in records:
        found = entries.get(record["citekey"])
        if found is not None:
            yield _related(found, record)


def _related(source: SourceFacts, record: Record) -> SourceFacts:
    return replace(
        source,
        derives_from=_texts(record["derives_from"]),
        superseded_by=_texts(record["superseded_by"]),
        same_as=_texts(record["same_as"]),
    )


def _claim(record: Record, paths: Mapping[str, str]) -> ClaimFacts:
    anchor, place = Selector(**record["anchor"]), record["place"]
    return ClaimFacts(
        name=record["name"],
        public_id=record["id"],
        manuscript=record["manuscript"],
        statement=record["statement"],
        kind=ClaimKind(record["kind"]),
        topic=record["topic"],
        status=ClaimStatus.ACTIVE,
        note=record["note"],
        anchor=anchor,
        placement=Placement(
            Outcome(record["outcome"]), anchor.start, anchor.end, anchor.exact, 100
        ),
        place=Place(paths[record["manuscript"]], place["line"], place["column"]),
        section=_texts(record["section"]),
        sentence=None,
        figures=_figures(record["figures"]),
        roster=_texts(record["roster"]),
        roster_complete=record["roster_complete"],
        evidence=tuple(_evidence(each) for each in record["evidence"]),
        ratings=tuple(_rating(each) for each in record["ratings"]),
        items=tuple(_item(each, paths, record) for each in record["citations"]),
        by=record["by"],
        at=_time(record["at"]),
        superseded=tuple(_supersession(each) for each in record["superseded"]),
    )


def _item(record: Record, paths: Mapping[str, str], claim: Record) -> ItemFacts:
    """Return what a claim's sentence cites; where it stands is not carried."""
    place = claim["place"]
    return ItemFacts(
        text=record["text"],
        span=Span(0, 0),
        status=ItemStatus(record["status"]),
        source=record["source"],
        candidates=(),
        score=0,
        reasons=(),
        locator=None,
        place=Place(paths[claim["manuscript"]], place["line"], place["column"]),
    )


def _evidence(record: Record) -> EvidenceFacts:
    return EvidenceFacts(
        name=record["id"],
        source=record["source"],
        stance=Stance(record["stance"]),
        directness=Directness(record["directness"]),
        via=record["via"],
        basis=Basis(record["basis"]),
        page_label=record["page"],
        quotation=record["quotation"],
        note=record["note"],
        answer=record["answer"],
        figures=_figures(record["figures"]),
        roster=_texts(record["roster"]),
        roster_complete=record["roster_complete"],
        by=record["by"],
        at=_time(record["at"]),
    )


def _rating(record: Record) -> RatingFacts:
    return RatingFacts(
        name=record["id"],
        scheme=record["scheme"],
        level=record["level"],
        level_label=record["meaning"],
        confidence=Confidence(record["confidence"]).value,
        details={},
        reason=record["reason"],
        by=record["by"],
        at=_time(record["at"]),
    )


def _supersession(record: Record) -> SupersessionFacts:
    return SupersessionFacts(
        name=record["id"],
        source=record["source"],
        figure=_figure(record["figure"]),
        newer=_figure(record["newer"]),
        as_of=parse_edtf(record["as_of"]),
        reason=record["reason"],
        by=record["by"],
        at=_time(record["at"]),
    )


class _Derivations:
    """Adds to claims how their figures follow from others of the same extract."""

    def __init__(self, claims: tuple[ClaimFacts, ...]) -> None:
        self._claims = claims
        self._owners: dict[str, tuple[str, str | None, tuple[Figure, ...]]] = {}
        for claim in claims:
            self._owners[claim.name] = (claim.name, None, claim.figures)
            for tie in claim.evidence:
                self._owners[tie.name] = (claim.name, tie.source, tie.figures)

    def added(self, records: Iterable[Record]) -> Iterable[ClaimFacts]:
        """Yield the claims with their derivations."""
        for claim, record in zip(self._claims, records, strict=True):
            derived = tuple(self._derivation(each) for each in record["derivations"])
            yield replace(claim, derivations=derived)

    def _derivation(self, record: Record) -> DerivationFacts:
        figure = _figure(record["figure"])
        if figure is None:
            raise ValueError("a derivation without a figure")
        inputs = record["inputs"].items()
        return DerivationFacts(
            name=record["id"],
            figure=figure,
            formula=record["formula"],
            inputs=tuple(self._input(name, where) for name, where in inputs),
            by=record["by"],
            at=_time(record["at"]),
        )

    def _input(self, name: str, where: str) -> InputFacts:
        owner, _, ordinal = where.rpartition("#")
        claim, source, figures = self._owners.get(owner, ("", None, ()))
        number = int(ordinal)
        figure = figures[number - 1] if 0 < number <= len(figures) else None
        return InputFacts(name, owner, claim, source, number, figure)


def _figures(records: Iterable[Record]) -> tuple[Figure, ...]:
    return tuple(read_figure(record["text"]) for record in records)


def _figure(record: Record | None) -> Figure | None:
    return None if record is None else read_figure(record["text"])


def _texts(value: object) -> tuple[str, ...]:
    """Return a list of texts; the letters of one text are none."""
    if not isinstance(value, list):
        raise TypeError(f"a list is of type {type(value).__name__}")
    check_types(tuple(value), tuple[str, ...], "a part of a list")
    return tuple(value)


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:  # cannot be compared with one that has a zone
        raise ValueError(f"the time {text} has no zone")
    return time
