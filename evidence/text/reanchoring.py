"""Find an anchored passage in another text and say what became of it.

The order: the same text and place; the exact words elsewhere; the same words apart
from folding; a passage that is like them. Only the last is approximate, and there the
verdict is not likeness but ``critical_tokens``: a changed number, name or negation
makes the passage *altered*, however alike it is. Quotations of fewer than 25
characters are never matched approximately: among short words something alike always
stands somewhere (hypothesis/h issues 2634 and 2798).

In one module because the steps are one decision, and each rests on those before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from evidence.text.critical_tokens import critical_difference
from evidence.text.document import Span
from evidence.text.folding import fold_text
from evidence.text.likeness import alike
from evidence.text.neighbourhood import Neighbourhood, without_doubles
from evidence.text.selectors import Selector, exact_places, folded_places, is_whole
from evidence.text.text_index import TextIndex, index_of

MIN_APPROXIMATE = 25
"""In characters; shorter quotations are found exactly or not at all."""
MIN_SCORE = 80
"""Of 100, after weighing quotation, prefix, suffix and position as 50, 20, 20 and 2:
the weights of Hypothesis's client, with a threshold of our own."""
SURE_CONTEXT = 60
"""Of 100: the likeness of its surroundings by which one of several places is taken."""
SURE_SHORT = 80
"""Of 100: the same for a few words, neither side of which is as it was."""
UNSURE = SURE_CONTEXT - 1
CONTEXT_LEAD = 15
"""Of 100: by how much the best place's surroundings must lead the next one's."""
MIN_LIKENESS = 70
"""Of 100, of the words alone: the same surroundings do not make it the same words."""
SCORE_LEAD = 5
"""Of 100: by how much the best passage must lead one that stands elsewhere."""
MANY_PLACES = 20
"""Places of a prefix that are looked at."""
MANY_DOUBLES = 300
"""Places of the same words whose surroundings are compared."""
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


def reanchor(
    selector: Selector, text: str, *, same_text: bool, before: str | None = None
) -> Placement:
    """Find *selector*'s words in *text* and say what became of them.

    *same_text* promises that the selector was made in this very text (equal hashes).
    *before* is the text that it was made in, where it is known: what stood around it
    there tells it from its doubles.
    """
    here = Span(selector.start, selector.end)
    stands = text[here.start : here.end] == selector.exact
    if same_text and stands:
        return _placed(Outcome.UNCHANGED, text, here)
    places = exact_places(text, selector.exact, whole=_was_whole(selector))
    if places:
        found = _pick(selector, text, places, before)
        if isinstance(found, Placement):
            return found
        if found is not None:
            outcome = Outcome.UNCHANGED if found == here else Outcome.MOVED
            return _placed(outcome, text, found)
    index = index_of(text)
    places = folded_places(index.folded, text, selector.exact)
    picked = _pick(selector, text, places, before) if places else None
    if isinstance(picked, Placement):
        return picked
    if picked is not None:
        return _normalized(selector, text, picked)
    return _approximate(selector, index, before)


def _was_whole(selector: Selector) -> bool:
    joined = selector.prefix + selector.exact + selector.suffix
    start = len(selector.prefix)
    return is_whole(joined, Span(start, start + len(selector.exact)))


def _pick(
    selector: Selector, text: str, places: tuple[Span, ...], before: str | None
) -> Span | Placement | None:
    """Return the place that is the selector's own; None where none of them is.

    One place of a long quotation is taken as it is. Otherwise the surroundings decide:
    when a short word was corrected, the instance that is left is another one.
    """
    places = without_doubles(selector, text, places, before)
    if not places:
        return None
    long = len(selector.exact) >= MIN_APPROXIMATE
    if len(places) == 1 and long:
        return places[0]
    same = [place for place in places if _same_context(selector, text, place)]
    if len(same) == 1:
        return same[0]
    known = Neighbourhood.of(selector, before)
    alone = known.only(text, _near(selector, same or places)) if known else None
    if alone is not None:
        return alone
    here = Span(selector.start, selector.end)
    return here if here in same else _likely(selector, text, places)


def _near(selector: Selector, places: Sequence[Span]) -> Sequence[Span]:
    """Return the places that are compared: of very many, those nearest to its own."""
    if len(places) <= MANY_DOUBLES:
        return places
    return sorted(places, key=lambda each: abs(each.start - selector.start))[
        :MANY_DOUBLES
    ]


def _likely(
    selector: Selector, text: str, places: tuple[Span, ...]
) -> Span | Placement | None:
    """Return the place whose surroundings are clearly likest to the selector's."""
    ranked = sorted(
        (
            (_context_score(selector, text, place), place)
            for place in _near(selector, places)
        ),
        key=lambda pair: (-pair[0], abs(pair[1].start - selector.start)),
    )
    best, place = ranked[0]
    figure = any(letter.isdigit() for letter in selector.exact)
    short = len(selector.exact) < MIN_APPROXIMATE
    if short and not _side_intact(selector, text, place):
        best = best if best >= SURE_SHORT and not figure else min(best, UNSURE)
    if best < SURE_CONTEXT and len(places) == 1:
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0
    if best < SURE_CONTEXT or best - second < CONTEXT_LEAD:
        why = f"it stands in the text {len(places)} times"
        return Placement(
            Outcome.AMBIGUOUS, None, None, selector.exact, best, difference=why
        )
    return place


def _side_intact(selector: Selector, text: str, place: Span) -> bool:
    """Tell whether what stood on one side stands there still, to the letter.

    A year among others («HRW 2019») has surroundings that are alike everywhere.
    """
    left, right = selector.prefix, selector.suffix
    before = bool(left.strip()) and text[: place.start].endswith(left)
    return before or (bool(right.strip()) and text.startswith(right, place.end))


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


def _approximate(selector: Selector, index: TextIndex, before: str | None) -> Placement:
    ranked = _ranked(selector, index)
    if not ranked:
        return Placement(Outcome.NOT_FOUND, None, None, None, 0)
    best = ranked[0]
    found = index.text[best.span.start : best.span.end]
    difference = critical_difference(selector.exact, found)
    if len(selector.exact) < MIN_APPROXIMATE or not best.good:
        return Placement(Outcome.NOT_FOUND, None, None, found, best.score, difference)
    rivals = [
        other.span
        for other in ranked[1:]
        if other.good and other.score > best.score - SCORE_LEAD
        if not _overlap(best.span, other.span)
    ]
    if rivals:
        known = Neighbourhood.of(selector, before)
        alone = known.only(index.text, [best.span, *rivals]) if known else None
        if alone is None:
            why = "several passages are as like it"
            return Placement(Outcome.AMBIGUOUS, None, None, found, best.score, why)
        best = next(each for each in ranked if each.span == alone)
        found = index.text[alone.start : alone.end]
        difference = critical_difference(selector.exact, found)
    outcome = Outcome.ALTERED if difference else Outcome.REWORDED
    start, end = best.span.start, best.span.end
    return Placement(outcome, start, end, found, best.score, difference)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that may be the anchored one; *good* where it is like enough."""

    span: Span
    score: int
    good: bool


def _ranked(selector: Selector, index: TextIndex) -> list[_Candidate]:
    """Return the candidates, what stands between the same surroundings first."""
    wanted = fold_text(selector.exact)
    spans = [
        *_between_context(selector, index),
        *alike(index, wanted, selector.start),
    ]
    found = [
        _candidate(selector, index.text, wanted, span) for span in dict.fromkeys(spans)
    ]
    return sorted(found, key=lambda each: (-each.good, -each.score))


def _candidate(selector: Selector, text: str, wanted: str, span: Span) -> _Candidate:
    found = fold_text(text[span.start : span.end])
    likeness = fuzz.ratio(wanted, found)
    score = _score(selector, text, span, likeness)
    few = Levenshtein.distance(wanted, found) <= min(MAX_ERRORS, len(wanted) // 2)
    good = score >= MIN_SCORE and likeness >= MIN_LIKENESS and few
    return _Candidate(span, score, good)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _score(selector: Selector, text: str, span: Span, likeness: float) -> int:
    before, after = _surroundings(selector, text, span)
    away = abs(span.start - selector.start) / max(len(text), 1)
    weighed = [(50, likeness), (2, 100 * (1 - away))]
    weighed += [(20, score) for score in (before, after) if score is not None]
    total = sum(weight * score for weight, score in weighed)
    return int(total / sum(weight for weight, _ in weighed))


def _between_context(selector: Selector, index: TextIndex) -> Iterator[Span]:
    """Yield what now stands between the selector's prefix and suffix, if they do."""
    before, after = fold_text(selector.prefix).strip(), fold_text(selector.suffix)
    if not before or not after.strip():
        return
    folded = index.folded.text
    reach = 3 * len(selector.exact) + 200
    at = folded.find(before)
    for _ in range(MANY_PLACES):
        if at < 0:
            return
        start = at + len(before)
        end = folded.find(after, start, start + reach)
        words = folded[start : max(end, start)]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if end > start:
            yield Span(*index.folded.original(start, end))
        at = folded.find(before, at + 1)
