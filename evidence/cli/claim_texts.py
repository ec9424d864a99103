"""Claims, ratings and waivers as rows and as pages of text."""

from __future__ import annotations

from collections.abc import Iterator
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
from evidence.cli.derivation_texts import derivation_line, input_lines
from evidence.cli.history_texts import value_line
from evidence.exporters.records import compared
from evidence.services.claim_listing import ListedClaim, ListedEvidence
from evidence.text.cells import short
from evidence.text.figures import Figure

Record = dict[str, Any]


def claim_row(claim: ListedClaim) -> Record:
    """Return one line of ``claim list``."""
    return {
        "claim": claim.name,
        "kind": claim.kind.value,
        "topic": claim.topic,
        "status": claim.status.value,
        "place": _place(claim.place),
        "statement": claim.statement,
        "figures": list(claim.figures),
        "evidence": claim.evidence,
        "confidence": list(claim.confidence),
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


def rating_rows(claim: ClaimFacts) -> list[Record]:
    """Return the ratings of a claim in plain values, the oldest first."""
    current = {rating.name for rating in claim.current_ratings}
    return [rating_record(each, current=each.name in current) for each in claim.ratings]


def tie_row(tie: ListedEvidence) -> Record:
    """Return one line of ``ties``."""
    return {
        "claim": tie.claim,
        "evidence": tie.name,
        "stance": tie.stance.value,
        "source": tie.source,
        "page": tie.page_label,
        "basis": tie.basis.value,
        "figures": list(tie.figures),
        "quotation": tie.quotation,
        "note": tie.note,
        "by": tie.by,
        "at": tie.at.isoformat(timespec="seconds"),
    }


def waiver_record(waiver: WaiverFacts, today: date) -> Record:
    """Return a waiver in plain values, and whether it holds *today*."""
    return {
        "waiver": waiver.name,
        "code": waiver.code,
        "subject_kind": waiver.subject_kind.value,
        "subject": waiver.subject,
        "until": waiver.until,
        "holds": "yes" if waiver.holds(today) else "ended",
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
        yield from evidence_lines(claim, tie)
    for rating in claim.ratings:
        judged = f"{rating.scheme} {rating.level} ({rating.confidence})"
        who = f"{rating.by}, {rating.at.date()}"
        yield f"  rated {judged}: {rating.reason} – {who}"
    yield f"  recorded by {claim.by}, {claim.at.date()}"


def evidence_lines(claim: ClaimFacts, tie: EvidenceFacts) -> Iterator[str]:
    """Yield a piece of evidence, and how its figures stand to the claim's."""
    page = f", {short(tie.page_label)}" if tie.page_label else ""
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
    yield from (f"      compared: {line}" for line in compared(claim, tie))


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
