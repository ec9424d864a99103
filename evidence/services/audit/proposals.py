"""The edit that an audit proposes: the sentence with the newest value in it."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.services.audit.rows import NewerValue, Proposal, Sentence
from evidence.text.document import Span
from evidence.text.figures import Figure
from evidence.text.restating import CannotRestate, Restated, restate


def sentence_of(claim: ClaimFacts, manuscript: ManuscriptFacts | None) -> Sentence:
    """Return the sentence that *claim* stands in; its own words where it is gone."""
    start, end = claim.placement.start, claim.placement.end
    if manuscript is None or start is None or end is None:
        words = claim.anchor.exact
        return Sentence(words, Span(0, len(words)), claim.anchor.start)
    around = claim.sentence or Span(start, end)
    first, last = min(start, around.start), max(end, around.end)
    text = manuscript.text[first:last]
    return Sentence(text, Span(start - first, end - first), first)


def propose(
    claim: ClaimFacts,
    sentence: Sentence,
    figure: Figure | None,
    newer: Sequence[NewerValue],
) -> Proposal:
    """Return the sentence with the newest of *newer*, or why none is proposed."""
    if claim.placement.start is None:
        return Proposal(why_not="its words are gone from the latest revision")
    if not newer:
        return Proposal(why_not="no newer value is known")
    newest = next((each for each in newer if each.figure is not None), None)
    if figure is None or newest is None or newest.figure is None:
        return Proposal(why_not="what is newer is no figure")
    try:
        made = restated(sentence, figure, newest)
    except CannotRestate as error:
        return Proposal(why_not=str(error))
    return Proposal(sentence=made.text)


def restated(sentence: Sentence, figure: Figure, newer: NewerValue) -> Restated:
    """Return *sentence* with *newer* in place of *figure*; raises CannotRestate."""
    if newer.figure is None:
        raise CannotRestate("what is newer is no figure")
    return restate(
        sentence.text, figure, newer.figure, as_of=newer.since, claim=sentence.own
    )
