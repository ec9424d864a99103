"""Claims, and what is tied to them, as plain values of JSON.

The shape is promised: ``schema/extract.json`` describes it, and a change that would
break a reader raises its ``schema_version``.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from evidence.checker.facts import (
    ClaimFacts,
    DerivationFacts,
    EvidenceFacts,
    ManuscriptFacts,
    RatingFacts,
    SourceFacts,
    SupersessionFacts,
)
from evidence.checker.finding import Finding
from evidence.checker.pinned import PinnedPassage
from evidence.exporters.extracts import utc_text
from evidence.text.figures import Figure, to_record

Record = dict[str, Any]


def manuscript_record(manuscript: ManuscriptFacts) -> Record:
    """Return a manuscript, without its text."""
    return {
        "name": manuscript.name,
        "title": manuscript.title,
        "path": manuscript.path,
        "revision": manuscript.revision,
        "sha256": manuscript.sha256,
        "language": manuscript.language,
        "dated": manuscript.dated.text if manuscript.dated else None,
    }


def source_record(source: SourceFacts) -> Record:
    """Return a source with the text of its entry."""
    return {
        "citekey": source.name,
        "type": source.entry_type,
        "title": source.title,
        "issued": source.issued.text if source.issued else None,
        "entry": source.raw,
        "derives_from": list(source.derives_from),
        "superseded_by": list(source.superseded_by),
        "same_as": list(source.same_as),
    }


def extracted_claim(claim: ClaimFacts) -> Record:
    """Return a claim with all that people have said of it."""
    anchor = claim.anchor
    return {
        "name": claim.name,
        "id": claim.public_id,
        "manuscript": claim.manuscript,
        "statement": claim.statement,
        "kind": claim.kind.value,
        "topic": claim.topic,
        "note": claim.note,
        "section": list(claim.section),
        "place": {"line": claim.place.line, "column": claim.place.column},
        "anchor": {
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "start": anchor.start,
            "end": anchor.end,
        },
        "outcome": claim.placement.outcome.value,
        "figures": [figure_record(figure) for figure in claim.figures],
        "roster": list(claim.roster),
        "roster_complete": claim.roster_complete,
        "evidence": [_evidence(tie) for tie in claim.evidence],
        "ratings": [_rating(rating) for rating in claim.ratings],
        "superseded": [_supersession(each) for each in claim.superseded],
        "derivations": [_derivation(each) for each in claim.derivations],
        "by": claim.by,
        "at": utc_text(claim.at),
    }


def finding_record(finding: Finding) -> Record:
    """Return a finding about a claim."""
    return {
        "code": finding.code,
        "rule": finding.slug,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
    }


def figure_record(figure: Figure) -> Record:
    """Return a figure: its written form, and its parts as exact decimal text."""
    kept = ("text", "comparator", "low", "high", "base", "unit", "scope", "as_of")
    record = to_record(figure)
    return {**{name: record[name] for name in kept}, "day": record["day"]}


def _evidence(tie: EvidenceFacts) -> Record:
    return {
        "id": tie.name,
        "source": tie.source,
        "stance": tie.stance.value,
        "directness": tie.directness.value,
        "via": tie.via,
        "basis": tie.basis.value,
        "page": tie.page_label,
        "quotation": tie.quotation,
        "passage": _passage(tie.passage),
        "note": tie.note,
        "answer": tie.answer,
        "figures": [figure_record(figure) for figure in tie.figures],
        "roster": list(tie.roster),
        "roster_complete": tie.roster_complete,
        "by": tie.by,
        "at": utc_text(tie.at),
    }


def _passage(found: PinnedPassage | None) -> Record | None:
    if found is None:
        return None
    return {
        "sha256": found.sha256,
        "extractor": found.extractor,
        "text_sha256": found.text_sha256,
        **asdict(found.anchor),
        "page_index": found.page_index,
        "page_label": found.page_label,
        "outcome": found.outcome.value,
    }


def _rating(rating: RatingFacts) -> Record:
    return {
        "id": rating.name,
        "scheme": rating.scheme,
        "level": rating.level,
        "meaning": rating.level_label,
        "confidence": rating.confidence,
        "reason": rating.reason,
        "by": rating.by,
        "at": utc_text(rating.at),
    }


def _supersession(each: SupersessionFacts) -> Record:
    return {
        "id": each.name,
        "source": each.source,
        "figure": figure_record(each.figure) if each.figure else None,
        "newer": figure_record(each.newer) if each.newer else None,
        "as_of": each.as_of.text,
        "reason": each.reason,
        "by": each.by,
        "at": utc_text(each.at),
    }


def _derivation(each: DerivationFacts) -> Record:
    return {
        "id": each.name,
        "figure": figure_record(each.figure),
        "formula": each.formula,
        "inputs": {one.name: f"{one.owner}#{one.number}" for one in each.inputs},
        "by": each.by,
        "at": utc_text(each.at),
    }
