"""A confidence as a word and a shape."""

from __future__ import annotations

from dataclasses import replace

from evidence.checker.facts import ClaimFacts
from evidence.exporters.base import Mark
from evidence.exporters.languages import Words
from evidence.ratings import Confidence

_SHAPES = {
    Confidence.HIGH: "●",
    Confidence.MODERATE: "◐",
    Confidence.LOW: "◔",
    Confidence.VERY_LOW: "○",
    Confidence.UNRATED: "–",
}
MIXED = Mark("mixed", "ratings differ", "◐◔")


def mark_of(confidence: str) -> Mark:
    """Return the mark of one of the ledger's confidence words."""
    known = Confidence(confidence)
    word = "not rated" if known is Confidence.UNRATED else known.value
    return Mark(known.value.replace(" ", "-"), word, _SHAPES[known])


LEVELS = (*(mark_of(each) for each in Confidence), MIXED)
"""Every mark, best first."""


def worded(mark: Mark, words: Words) -> Mark:
    """Return *mark* with its word in the brief's language."""
    parts = mark.word.split(" / ")
    return replace(mark, word=" / ".join(words(part) for part in parts))


def claim_mark(claim: ClaimFacts) -> Mark:
    """Return what the raters' latest ratings amount to; disagreement is shown."""
    found = {Confidence(rating.confidence) for rating in claim.current_ratings}
    if not found:
        return mark_of(Confidence.UNRATED)
    marks = [mark_of(each) for each in Confidence if each in found]
    if len(marks) == 1:
        return marks[0]
    words = " / ".join(mark.word for mark in marks)
    return Mark(MIXED.level, words, "".join(mark.shape for mark in marks))
