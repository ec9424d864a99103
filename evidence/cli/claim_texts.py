"""Claims, ratings and waivers as rows and as pages of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from evidence.checker.facts import (
    ClaimFacts,
    EvidenceFacts,
    Place,
    RatingFacts,
    WaiverFacts,
)
from evidence.checker.overtaken import history
from evidence.checker.pairing import pair_figures, unlike
from evidence.cli.derivation_texts import (
    derivation_line,
    derivation_record,
    input_lines,
)
from evidence.cli.history_texts import value_line, value_record
from evidence.text.figures import Figure

Record = dict[str, Any]


def claim_row(claim: ClaimFacts) -> Record:
    """Return one line of ``claim list``."""
    return {
        "claim": claim.name,
        "kind": claim.kind.value,
        "topic": claim.topic,
        "status": claim.status.value,
        "place": _place(claim.place),
        "statement": claim.statement,
        "figures": _texts(claim.figures),
        "evidence": len(claim.evidence),
        "confidence": [rating.confidence for rating in claim.current_ratings],
    }


def claim_record(claim: ClaimFacts) -> Record:
    """Return all of a claim in plain values, for JSON."""
    current = {rating.name for rating in claim.current_ratings}
    return {
        "claim": claim.name,
        "id": claim.public_id,
        "manuscript": claim.manuscript,
        "statement": claim.statement,
        "kind": claim.kind.value,
        "topic": claim.topic,
        "status": claim.status.value,
        "note": claim.note,
        "anchor": asdict(claim.anchor),
        "outcome": claim.placement.outcome.value,
        "place": asdict(claim.place),
        "section": list(claim.section),
        "figures": _texts(claim.figures),
        "derivations": [derivation_record(each) for each in claim.derivations],
        "roster": list(claim.roster),
        "roster_complete": claim.roster_complete,
        "citations": [
            {"text": item.text, "status": item.status.value, "source": item.source}
            for item in claim.items
        ],
        "evidence": [
            {**evidence_record(tie), "compared": list(_compared(claim, tie))}
            for tie in claim.evidence
        ],
        "history": [value_record(value) for value in history(claim)],
        "ratings": [
            rating_record(rating, current=rating.name in current)
            for rating in claim.ratings
        ],
        "by": claim.by,
        "at": claim.at.isoformat(),
    }


def evidence_record(tie: EvidenceFacts) -> Record:
    """Return a piece of evidence in plain values."""
    return {
        "evidence": tie.name,
        "source": tie.source,
        "stance": tie.stance.value,
        "directness": tie.directness.value,
        "via": tie.via,
        "basis": tie.basis.value,
        "page": tie.page_label,
        "quotation": tie.quotation,
        "passage": asdict(tie.passage) if tie.passage else None,
        "figures": _texts(tie.figures),
        "roster": list(tie.roster),
        "roster_complete": tie.roster_complete,
        "note": tie.note,
        "answer": tie.answer,
        "by": tie.by,
        "at": tie.at.isoformat(),
    }


def rating_record(rating: RatingFacts, *, current: bool) -> Record:
    """Return a rating in plain values; *current*: its rater gave no later one."""
    return {
        "rating": rating.name,
        "at": rating.at.isoformat(timespec="seconds"),
        "by": rating.by,
        "scheme": rating.scheme,
        "level": rating.level,
        "words": rating.level_label,
        "confidence": rating.confidence,
        "current": "yes" if current else "no",
        "reason": rating.reason,
        "details": _details(rating),
    }


def waiver_record(waiver: WaiverFacts, today: date) -> Record:
    """Return a waiver in plain values, and whether it holds *today*."""
    return {
        "waiver": waiver.name,
        "code": waiver.code,
        "subject_kind": waiver.subject_kind.value,
        "subject": waiver.subject,
        "until": waiver.until,
        "holds": "yes" if waiver.until >= today.isoformat() else "ended",
        "reason": waiver.reason,
        "by": waiver.by,
        "at": waiver.at.isoformat(timespec="seconds"),
    }


def claim_page(claim: ClaimFacts) -> Iterator[str]:
    """Yield the lines of ``claim show``; foreign text is not yet cleaned."""
    yield f"{claim.name}  {claim.statement}"
    named = f"{claim.public_id}, " if claim.public_id != claim.name else ""
    topic = f", topic {claim.topic}" if claim.topic else ""
    yield f"  {named}{claim.status.value} {claim.kind.value}{topic}"
    yield f"  “{claim.anchor.exact}”  {_place(claim.place)}"
    if claim.placement.outcome.value != "unchanged":
        yield f"  in the latest revision: {claim.placement.outcome.value}"
    yield from (f"  figure: {text}" for text in _texts(claim.figures))
    for made in claim.derivations:
        yield f"  worked out: {derivation_line(made)}"
        yield from (f"      {line}" for line in input_lines(made))
    if claim.roster:
        whole = "complete" if claim.roster_complete else "not complete"
        yield f"  roster ({whole}): {', '.join(claim.roster)}"
    if claim.superseded:
        yield from (value_line(value) for value in history(claim))
    if claim.note:
        yield f"  note: {' '.join(claim.note.split())}"
    for tie in claim.evidence:
        yield from _evidence_lines(claim, tie)
    for rating in claim.ratings:
        judged = f"{rating.scheme} {rating.level} ({rating.confidence})"
        who = f"{rating.by}, {rating.at.date()}"
        yield f"  rated {judged}: {rating.reason} – {who}"
    yield f"  recorded by {claim.by}, {claim.at.date()}"


def _compared(claim: ClaimFacts, tie: EvidenceFacts) -> Iterator[str]:
    """Yield each figure of *tie* with how it stands to the claim's, in words."""
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


def _evidence_lines(claim: ClaimFacts, tie: EvidenceFacts) -> Iterator[str]:
    page = f", p. {tie.page_label}" if tie.page_label else ""
    via = f", read in {tie.via}" if tie.via else ""
    yield (
        f"  {tie.name} {tie.stance.value}: {tie.source}{page} "
        f"({tie.directness.value}, {tie.basis.value}{via})"
    )
    details = (
        ("“{}”", tie.quotation),
        ("pinned: {}", tie.passage.words if tie.passage else ""),
        ("figures: {}", "; ".join(_texts(tie.figures))),
        ("roster: {}", ", ".join(tie.roster)),
        ("{}", tie.note),
        ("answer: {}", tie.answer),
    )
    yield from (f"      {form.format(text)}" for form, text in details if text)
    yield from (f"      compared: {line}" for line in _compared(claim, tie))


def _details(rating: RatingFacts) -> list[str]:
    """Return a rating's details, each in a few words."""
    lines = []
    for name, value in rating.details.items():
        if isinstance(value, dict):
            lines += [
                f"{name} {domain} {step['steps']:+d}: {step['reason']}"
                for domain, step in value.items()
            ]
        else:
            lines.append(f"{name}: {value}")
    return lines


def _texts(figures: tuple[Figure, ...]) -> list[str]:
    return [figure.text for figure in figures]


def _place(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"
