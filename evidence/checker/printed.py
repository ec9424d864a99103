"""What a manuscript prints where a claim stands."""

from __future__ import annotations

from evidence.checker.facts import ClaimFacts
from evidence.checker.lookup import Lookup
from evidence.text.document import Span


def printed_sentence(claim: ClaimFacts, lookup: Lookup) -> str:
    """Return the claim's sentence, or its own words where there is none.

    Empty where the claim has gone from the latest revision.
    """
    start, end = claim.placement.start, claim.placement.end
    if start is None or end is None:
        return ""
    manuscript = lookup.manuscript(claim.manuscript)
    if manuscript is None:
        return claim.anchor.exact
    around = claim.sentence or Span(start, end)
    return manuscript.text[min(start, around.start) : max(end, around.end)]
