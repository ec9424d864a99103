"""What an annotated copy says beside the words of each claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.finding import Finding
from evidence.checker.result import CheckResult
from evidence.checker.standing import Standing, standing
from evidence.exporters.base import Card, EvidenceLine
from evidence.exporters.safety import shown
from evidence.models.vocabulary import SubjectKind
from evidence.text.document import Block

AUTHOR = "evidence"
"""Who signs the comments; replies are found by the last line."""
LONGEST = 2_000
"""Characters of one field; a comment is read beside a text. The brief has all."""
_COMMAND = re.compile(r"\bevidence [a-z]+ ")
"""In the hint of a finding: authors have no ledger to run a command on."""
_LAST = re.compile(r"evidence claim (c-\w{1,40})")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a claim, and where: at *start* to *end* of the text.

    Both are None where the claim's words are not in the text. *lines* are plain text
    and show what would hide or reorder it; the last names the claim. *block* is what
    the words stand in, *sentence_end* where the claim's sentence ends.
    """

    claim: str
    name: str
    lines: tuple[str, ...]
    start: int | None
    end: int | None
    sentence_end: int | None
    block: Block | None


def make_remarks(
    claims: Iterable[ClaimFacts],
    cards: Iterable[Card],
    result: CheckResult,
    manuscript: ManuscriptFacts,
) -> tuple[Remark, ...]:
    """Return a remark for each claim, in the order of the text."""
    by_name = {card.name: card for card in cards}
    found: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.subject.kind is SubjectKind.CLAIM:
            found.setdefault(finding.subject.name, []).append(finding)
    return tuple(
        _remark(
            claim,
            by_name[claim.name],
            standing(claim, found.get(claim.name, ()), result.today),
            manuscript.blocks,
        )
        for claim in claims
    )


def claim_named(last: str) -> str | None:
    """Return the claim that the last line of a comment names; None for no such line."""
    found = _LAST.fullmatch(last.strip())
    return found[1] if found else None


def _remark(
    claim: ClaimFacts, card: Card, stands: Standing, blocks: tuple[Block, ...]
) -> Remark:
    start, end = claim.placement.start, claim.placement.end
    block = None
    if start is not None:
        block = next((one for one in blocks if one.start <= start < one.end), None)
    sentence_end = end
    if end is not None and claim.sentence is not None:
        sentence_end = max(end, claim.sentence.end)
    lines = [shown(cut(line)) for line in _lines(card, stands)]
    return Remark(
        claim=claim.public_id,
        name=claim.name,
        lines=(*lines, f"evidence claim {claim.public_id}"),
        start=start,
        end=end,
        sentence_end=sentence_end,
        block=block,
    )


def cut(text: str) -> str:
    """Return *text* on one line, its beginning where it is long."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    left = len(words) - LONGEST
    return f"{words[:LONGEST]} … ({left:,} more characters: see the brief)"


def _lines(card: Card, stands: Standing) -> Iterator[str]:
    yield f"{card.number} · {card.name}: {stands.value} – {stands.meaning}"
    yield f"Confidence: {card.mark.word}"
    if card.placement:
        yield f"Its words: {card.placement}"
    for finding in card.findings:
        hint = "" if _COMMAND.search(finding.hint) else finding.hint
        said = " – ".join(filter(None, (finding.message, hint)))
        yield f"{finding.severity.value} {finding.code}: {said}"
    yield from (f"Overtaken: {line}" for line in card.overtaken)
    for line in card.evidence:
        yield from _evidence(line)
    if not card.evidence:
        yield "No evidence is tied to it"
    yield from _ratings(card)
    if card.note:
        yield f"Note: {card.note}"


def _evidence(line: EvidenceLine) -> Iterator[str]:
    page = f", {line.page}" if line.page else ""
    yield f"{line.stance}: {line.source.label}{page} ({line.directness}, {line.basis})"
    if line.quotation:
        yield f"“{line.quotation}”"
    if line.note:
        yield line.note
    if line.answer:
        yield f"Answer: {line.answer}"


def _ratings(card: Card) -> Iterator[str]:
    for rating in card.ratings:
        if rating.current:
            reason = f": {rating.reason}" if rating.reason else ""
            yield f"Rated {rating.level} by {rating.by}{reason}"
