"""Claims, and what is tied to them, as plain values of JSON.

The shape is promised: ``schema/extract.json`` describes it, and a change that would
break a reader raises its ``schema_version``. ``evidence claim show`` and the export
tell of a claim in this one way, and so all of it is one module.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from evidence.checker.derivations import worked_out
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
from evidence.checker.overtaken import Value, history
from evidence.checker.pairing import pair_figures, unlike
from evidence.checker.pinned import PinnedPassage
from evidence.exporters.extracts import utc_text
from evidence.text.figures import Figure, to_record
from evidence.text.figures.formula_tokens import FormulaError

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


def claim_record(claim: ClaimFacts) -> Record:
    """Return a claim with all that people have said of it, and what follows."""
    anchor = claim.anchor
    current = {rating.name for rating in claim.current_ratings}
    return {
        "name": claim.name,
        "id": claim.public_id,
        "manuscript": claim.manuscript,
        "statement": claim.statement,
        "kind": claim.kind.value,
        "topic": claim.topic,
        "status": claim.status.value,
        "note": claim.note,
        "section": list(claim.section),
        "place": {
            "path": claim.place.path,
            "line": claim.place.line,
            "column": claim.place.column,
        },
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
        "citations": [
            {"text": item.text, "status": item.status.value, "source": item.source}
            for item in claim.items
        ],
        "evidence": [
            {**evidence_record(tie), "compared": list(compared(claim, tie))}
            for tie in claim.evidence
        ],
        "ratings": [
            {**_rating(rating), "current": rating.name in current}
            for rating in claim.ratings
        ],
        "superseded": [_supersession(each) for each in claim.superseded],
        "history": [_value(value) for value in history(claim)],
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


def compared(claim: ClaimFacts, tie: EvidenceFacts) -> Iterator[str]:
    """Yield how each figure of *tie* stands to the claim's, in words."""
    pairs = pair_figures(claim, [tie])
    for given in tie.figures:
        notes = [each.comparison.note for each in pairs if each.given == given]
        reasons = {
            reason.value: None
            for own in claim.figures
            if (reason := unlike(own, given)) is not None
        }
        if notes or reasons:
            why = "; ".join(notes) or f"not compared, since {'; '.join(reasons)}"
            yield f"{given.text}: {why}"


def evidence_record(tie: EvidenceFacts) -> Record:
    """Return a piece of evidence."""
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
        "details": dict(rating.details),
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


def _value(value: Value) -> Record:
    over = value.overtaken
    return {
        "figure": value.figure.text if value.figure is not None else None,
        "rank": value.rank.value,
        "since": value.since,
        "source": value.source,
        "by": value.by,
        "at": utc_text(value.at),
        "overtaken": over
        and {
            "supersession": over.name,
            "newer": over.newer.text if over.newer is not None else None,
            "since": over.as_of.text,
            "source": over.source,
            "reason": over.reason,
            "by": over.by,
            "at": utc_text(over.at),
        },
    }


def _derivation(each: DerivationFacts) -> Record:
    return {
        "id": each.name,
        "figure": figure_record(each.figure),
        "formula": each.formula,
        "inputs": {one.name: f"{one.owner}#{one.number}" for one in each.inputs},
        "input_figures": {
            one.name: one.figure.text if one.figure is not None else None
            for one in each.inputs
        },
        **_worked_out(each),
        "by": each.by,
        "at": utc_text(each.at),
    }


def _worked_out(each: DerivationFacts) -> Record:
    try:
        found = worked_out(each)
    except FormulaError as error:
        return {"value": None, "follows": False, "why": str(error)}
    return {"value": found.shown, "follows": found.follows, "why": found.why}
