"""What a manuscript prints where a claim stands."""

from __future__ import annotations

from evidence.checker.facts import ClaimFacts, LedgerFacts
from evidence.text.document import Span


def printed_sentence(claim: ClaimFacts, ledger: LedgerFacts) -> str:
    """Return the claim's sentence, or its own words where there is none.

    Empty where the claim has gone from the latest revision.
    """
    start, end = claim.placement.start, claim.placement.end
    if start is None or end is None:
        return ""
    around = claim.sentence or Span(start, end)
    for manuscript in ledger.manuscripts:
        if manuscript.name == claim.manuscript:
            return manuscript.text[min(start, around.start) : max(end, around.end)]
    return claim.anchor.exact
