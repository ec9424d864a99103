"""One claim that waits to be checked, as text and as a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from evidence.cli.claim_texts import evidence_lines
from evidence.exporters.records import evidence_record, figure_record, finding_record
from evidence.services.next_up import Waiting


def waiting_lines(each: Waiting, number: int, count: int) -> Iterator[str]:
    """Yield what there is to see about a claim; foreign text is not yet cleaned."""
    claim, place = each.claim, each.claim.place
    yield f"({number} of {count}) {claim.name}  risk {each.risk.points}"
    section = f"  {' › '.join(claim.section)}" if claim.section else ""
    yield f"  {place.path}:{place.line}:{place.column}{section}"
    yield f"  {each.outcome.sentence or each.outcome.words}"
    if claim.statement != each.outcome.words:
        yield f"  claim: {claim.statement}"
    if each.outcome.dated:
        yield f"  figures: {'; '.join(each.outcome.dated)}"
    if claim.roster:
        yield f"  roster: {', '.join(claim.roster)}"
    cited = dict.fromkeys(item.source or item.text for item in claim.items)
    if cited:
        yield f"  cites: {', '.join(cited)}"
    for tie in claim.evidence:
        yield from evidence_lines(claim, tie)
    for rating in claim.current_ratings:
        yield f"  rated {rating.scheme} {rating.level}: {rating.reason} – {rating.by}"
    yield from _found(each)
    why = ", ".join(f"{part.why} {part.points}" for part in each.risk.parts)
    yield f"  why: {why}"


def _found(each: Waiting) -> Iterator[str]:
    for finding in each.findings:
        yield f"  {finding.severity.value} {finding.code}: {finding.message}"
        if finding.hint:
            yield f"      {finding.hint}"


def waiting_record(each: Waiting) -> dict[str, Any]:
    """Return a claim that waits in plain values."""
    claim = each.claim
    return {
        "claim": claim.name,
        "id": claim.public_id,
        "manuscript": claim.manuscript,
        "place": asdict(claim.place),
        "section": list(claim.section),
        "statement": claim.statement,
        "sentence": each.outcome.sentence,
        "figures": [figure_record(figure) for figure in claim.figures],
        "roster": list(claim.roster),
        "cites": [item.source or item.text for item in claim.items],
        "evidence": [evidence_record(tie) for tie in claim.evidence],
        "confidence": [rating.confidence for rating in claim.current_ratings],
        "findings": [finding_record(finding) for finding in each.findings],
        "unchecked": list(each.outcome.unchecked),
        "risk": each.risk.points,
        "why": [asdict(part) for part in each.risk.parts],
    }
