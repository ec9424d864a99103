"""The new words of a claim: proposed from its figure, or given by a person."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.bibliography.editing.splices import Splice, apply
from evidence.checker.facts import ClaimFacts
from evidence.errors import InputRefused, UsageFault
from evidence.services.audit.proposals import restated
from evidence.services.audit.rows import Sentence
from evidence.services.updating.wishes import Choice, UpdateWish, Wording
from evidence.text.document import Span
from evidence.text.restating import CannotRestate, restate
from evidence.text.word_splices import word_splices


def word(sentence: Sentence, choice: Choice, wish: UpdateWish) -> Wording:
    """Return the new words for *sentence*; raises InputRefused or UsageFault."""
    if wish.text is not None and wish.sentence is not None:
        raise UsageFault("give --text or --sentence, not both")
    inner = _splices(sentence, choice, wish)
    new = apply(sentence.text, inner)
    if new == sentence.text:
        raise InputRefused("the words are the same as before")
    splices = tuple(one._replace(start=one.start + sentence.start) for one in inner)
    own = Span(sentence.own.start + sentence.start, sentence.own.end + sentence.start)
    anchor = moved(own, splices)
    if wish.sentence is not None:
        anchor = Span(sentence.start, sentence.start + len(new))
    return Wording(sentence.start, sentence.text, new, splices, anchor)


def moved(span: Span, splices: Sequence[Splice]) -> Span:
    """Return where *span* lies once *splices* are made, with what they put in it.

    What is put in right behind it belongs to it; what reaches over its edge widens it.
    """
    over = [one for one in splices if one.removed]
    start = min([span.start, *(o.start for o in over if o.start < span.start < o.end)])
    end = max([span.end, *(o.end for o in over if o.start < span.end < o.end)])
    before = [one for one in splices if one.start < start and one.end <= start]
    inside = [one for one in splices if start <= one.start and one.end <= end]
    first = start + _growth(before)
    return Span(first, first + end - start + _growth(inside))


def _growth(splices: Sequence[Splice]) -> int:
    return sum(len(one.inserted) - len(one.removed) for one in splices)


def new_statement(claim: ClaimFacts, choice: Choice, words: str) -> tuple[str, str]:
    """Return the claim's statement brought up to date, and a remark where it is not.

    *words* are the claim's new ones: a statement that repeated the old ones repeats
    them again.
    """
    if claim.statement == " ".join(claim.anchor.exact.split()):
        return " ".join(words.split()), ""
    old, new = choice.old, choice.newer.figure
    if old is None or new is None:
        return claim.statement, "its statement is as it was"
    try:
        made = restate(claim.statement, old, new, as_of=choice.newer.since)
    except CannotRestate as error:
        return claim.statement, f"its statement is as it was: {error}"
    return made.text, ""


def _splices(
    sentence: Sentence, choice: Choice, wish: UpdateWish
) -> tuple[Splice, ...]:
    if wish.sentence is not None:
        return word_splices(sentence.text, _given(wish.sentence), keep_blanks=True)
    if wish.text is not None:
        own = sentence.own
        old = sentence.text[own.start : own.end]
        return word_splices(old, _given(wish.text), at=own.start, keep_blanks=True)
    if choice.old is None:
        raise InputRefused(
            "what overtook it is no figure that could take another's place",
            hint="say the new words: --text 'WORDS' or --sentence 'WORDS'",
        )
    try:
        made = restated(sentence, choice.old, choice.newer)
    except CannotRestate as error:
        raise InputRefused(
            f"no edit can be proposed: {error}",
            hint="say the new words: --text 'WORDS' or --sentence 'WORDS'",
        ) from error
    return made.splices


def _given(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise UsageFault("the new words are empty")
    return words
