"""Find an anchored passage in another text and say what became of it.

The order: the same text and place; the exact words elsewhere; the same words apart
from folding; a passage that is like them. Only the last is approximate, and there the
verdict is not likeness but ``critical_tokens``: a changed number, name or negation
makes the passage *altered*, however alike it is. Quotations of fewer than 25
characters are never matched approximately: among short words something alike always
stands somewhere (hypothesis/h issues 2634 and 2798).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from evidence.text.critical_tokens import critical_difference
from evidence.text.document import Span
from evidence.text.folding import Folded, fold, fold_text
from evidence.text.likeness import likest
from evidence.text.selectors import Selector, exact_places, folded_places, is_whole

MIN_APPROXIMATE = 25
"""In characters; shorter quotations are found exactly or not at all."""
MIN_SCORE = 80
"""Of 100, after weighing quotation, prefix, suffix and position as 50, 20, 20 and 2:
the weights of Hypothesis's client, with a threshold of our own."""
SURE_CONTEXT = 60
"""Of 100: the likeness of its surroundings by which one of several places is taken."""
CONTEXT_LEAD = 15
"""Of 100: by how much the best place's surroundings must lead the next one's."""
MAX_ERRORS = 256
"""As Hypothesis's client: no more differing characters, however long the text."""


class Outcome(StrEnum):
    """What became of an anchored passage in another text."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    NORMALIZED = "normalized"
    REWORDED = "reworded"
    ALTERED = "altered"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a selector's words stand in a text, and whether they are the same.

    *start* and *end* are None where the passage is ambiguous or not found; then
    *found* may hold the nearest candidate. *score* is 0 to 100 and only says how alike
    the candidate is. *difference* says what differs, for people.
    """

    outcome: Outcome
    start: int | None
    end: int | None
    found: str | None
    score: int
    difference: str | None = None


def reanchor(selector: Selector, text: str, *, same_text: bool) -> Placement:
    """Find *selector*'s words in *text* and say what became of them.

    *same_text* promises that the selector was made in this very text (equal hashes).
    """
    here = Span(selector.start, selector.end)
    stands = text[here.start : here.end] == selector.exact
    if same_text and stands:
        return _placed(Outcome.UNCHANGED, text, here)
    places = exact_places(text, selector.exact, whole=_was_whole(selector))
    if places:
        found = _pick(selector, text, places)
        if isinstance(found, Placement):
            return found
        if found is not None:
            outcome = Outcome.UNCHANGED if found == here else Outcome.MOVED
            return _placed(outcome, text, found)
    folded = fold(text)
    places = folded_places(folded, text, selector.exact)
    picked = _pick(selector, text, places) if places else None
    if isinstance(picked, Placement):
        return picked
    if picked is not None:
        return _normalized(selector, text, picked)
    return _approximate(selector, text, folded)


def _was_whole(selector: Selector) -> bool:
    joined = selector.prefix + selector.exact + selector.suffix
    start = len(selector.prefix)
    return is_whole(joined, Span(start, start + len(selector.exact)))


def _pick(
    selector: Selector, text: str, places: tuple[Span, ...]
) -> Span | Placement | None:
    """Return the place that is the selector's own; None where none of them is.

    One place of a long quotation is taken as it is. Otherwise the surroundings decide:
    when a short word was corrected, the instance that is left is another one.
    """
    if len(places) == 1 and len(selector.exact) >= MIN_APPROXIMATE:
        return places[0]
    same = [place for place in places if _same_context(selector, text, place)]
    if len(same) == 1:
        return same[0]
    ranked = sorted(
        ((_context_score(selector, text, place), place) for place in places),
        key=lambda pair: (-pair[0], abs(pair[1].start - selector.start)),
    )
    best, place = ranked[0]
    if best < SURE_CONTEXT and len(places) == 1:
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0
    if best < SURE_CONTEXT or best - second < CONTEXT_LEAD:
        why = f"it stands in the text {len(places)} times"
        return Placement(
            Outcome.AMBIGUOUS, None, None, selector.exact, best, difference=why
        )
    return place


def _same_context(selector: Selector, text: str, place: Span) -> bool:
    return text[: place.start].endswith(selector.prefix) and text.startswith(
        selector.suffix, place.end
    )


def _context_score(selector: Selector, text: str, place: Span) -> int:
    """Return how like (0–100) the surroundings of *place* are to the selector's."""
    before, after = _surroundings(selector, text, place)
    parts = [(before, len(selector.prefix)), (after, len(selector.suffix))]
    known = [(score, size) for score, size in parts if score is not None]
    if not known:
        return 100
    return round(sum(s * size for s, size in known) / sum(size for _, size in known))


def _surroundings(
    selector: Selector, text: str, place: Span
) -> tuple[int | None, int | None]:
    before = text[max(0, place.start - len(selector.prefix)) : place.start]
    after = text[place.end : place.end + len(selector.suffix)]
    return (
        round(fuzz.ratio(fold_text(selector.prefix), fold_text(before)))
        if selector.prefix
        else None,
        round(fuzz.ratio(fold_text(selector.suffix), fold_text(after)))
        if selector.suffix
        else None,
    )


def _placed(outcome: Outcome, text: str, span: Span) -> Placement:
    found = text[span.start : span.end]
    return Placement(outcome, span.start, span.end, found, 100)


def _normalized(selector: Selector, text: str, span: Span) -> Placement:
    found = text[span.start : span.end]
    difference = critical_difference(selector.exact, found)
    outcome = Outcome.ALTERED if difference else Outcome.NORMALIZED
    return Placement(outcome, span.start, span.end, found, 100, difference)


def _approximate(selector: Selector, text: str, folded: Folded) -> Placement:
    wanted = fold_text(selector.exact)
    span = _between_context(selector, text) or likest(folded, wanted)
    if span is None:
        return Placement(Outcome.NOT_FOUND, None, None, None, 0)
    found = text[span.start : span.end]
    likeness = fuzz.ratio(wanted, fold_text(found))
    score = _score(selector, text, span, likeness)
    difference = critical_difference(selector.exact, found)
    errors = Levenshtein.distance(wanted, fold_text(found))
    if (
        len(selector.exact) < MIN_APPROXIMATE
        or score < MIN_SCORE
        or errors > min(MAX_ERRORS, len(wanted) // 2)
    ):
        return Placement(Outcome.NOT_FOUND, None, None, found, score, difference)
    outcome = Outcome.ALTERED if difference else Outcome.REWORDED
    return Placement(outcome, span.start, span.end, found, score, difference)


def _score(selector: Selector, text: str, span: Span, likeness: float) -> int:
    before, after = _surroundings(selector, text, span)
    away = abs(span.start - selector.start) / max(len(text), 1)
    weighed = [(50, likeness), (2, 100 * (1 - away))]
    weighed += [(20, score) for score in (before, after) if score is not None]
    total = sum(weight * score for weight, score in weighed)
    return int(total / sum(weight for weight, _ in weighed))


def _between_context(selector: Selector, text: str) -> Span | None:
    """Return what now stands between the selector's prefix and suffix, if they do."""
    if not selector.prefix.strip() or not selector.suffix.strip():
        return None
    at = text.find(selector.prefix)
    if at < 0 or text.find(selector.prefix, at + 1) >= 0:
        return None
    start = at + len(selector.prefix)
    end = text.find(selector.suffix, start, start + 3 * len(selector.exact) + 200)
    return Span(start, end) if end > start else None
