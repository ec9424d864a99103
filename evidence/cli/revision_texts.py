"""What became of anchored things, as records and as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from evidence.text.anchors import Outcome
from evidence.text.counts import many
from evidence.text.word_diff import compare_words, marked

if TYPE_CHECKING:
    from evidence.services.accepting import Accepted
    from evidence.services.following import Followed, Following

LABELS = {
    Outcome.ALTERED: "figure changed",
    Outcome.AMBIGUOUS: "ambiguous",
    Outcome.NOT_FOUND: "gone",
    Outcome.REWORDED: "reworded",
    Outcome.NORMALIZED: "other typography",
    Outcome.MOVED: "moved",
    Outcome.UNCHANGED: "unchanged",
}
"""What people are told, the most serious first."""
_ORDER = list(LABELS)


def followed_record(thing: Followed) -> dict[str, Any]:
    """Return one anchored thing as plain values, for JSON."""
    place = thing.place
    compared = thing.new is not None and thing.outcome is not Outcome.AMBIGUOUS
    pieces = compare_words(thing.old, thing.new or "") if compared else ()
    return {
        "kind": thing.kind.value,
        "name": thing.name,
        "outcome": thing.outcome.value,
        "harmless": thing.harmless,
        "old": thing.old,
        "new": thing.new,
        "words": [{"old": p.old, "new": p.new, "same": p.same} for p in pieces],
        "anchored_in": thing.revision,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "difference": thing.difference,
        "sentence_difference": thing.around,
    }


def diff_lines(found: Following) -> Iterator[str]:
    """Yield the lines of a comparison: what is serious first, a count at the end."""
    ordered = sorted(found.things, key=lambda each: _ORDER.index(each.outcome))
    for thing in ordered:
        if thing.outcome is not Outcome.UNCHANGED or thing.around:
            yield from _lines(thing)
    told = tell_outcomes(Counter(thing.outcome for thing in found.things))
    head = f"{found.manuscript}: revision {found.revision}"
    yield f"{head}: {told}" if told else f"{head}: nothing is anchored in it"


def accepted_lines(done: Accepted) -> Iterator[str]:
    """Yield what was accepted, a line each, and how many."""
    for thing in done.accepted:
        yield f"{thing.kind.value} {thing.name}: {LABELS[thing.outcome]}, {_at(thing)}"
    count = many(len(done.accepted), "anchor")
    yield f"{done.manuscript}: accepted {count} in revision {done.revision}"


def tell_outcomes(counts: Mapping[Outcome, int]) -> str:
    """Return how many had which outcome, in words: «3 moved, 1 gone»."""
    return ", ".join(
        f"{counts[outcome]} {LABELS[outcome]}"
        for outcome in reversed(_ORDER)
        if counts.get(outcome)
    )


def _lines(thing: Followed) -> Iterator[str]:
    since = f" (anchored in revision {thing.revision})" if thing.revision else ""
    where = f", {_at(thing)}" if thing.place else ""
    label = LABELS[thing.outcome]
    yield f"{thing.kind.value} {thing.name}: {label}{where}{since}"
    if thing.outcome in {Outcome.ALTERED, Outcome.REWORDED}:
        pieces = compare_words(thing.old, thing.new or "")
        yield f"  was: {marked(pieces, new=False)}"
        yield f"  now: {marked(pieces, new=True)}"
    elif thing.outcome in {Outcome.NOT_FOUND, Outcome.AMBIGUOUS}:
        yield f"  was: {' '.join(thing.old.split())}"
        if thing.new and thing.outcome is Outcome.NOT_FOUND:
            yield f"  nearest: {' '.join(thing.new.split())}"
    if thing.difference:
        yield f"  {thing.difference}"
    if thing.around:
        yield f"  its sentence changed: {thing.around}"


def _at(thing: Followed) -> str:
    place = thing.place
    return f"{place.path}:{place.line}:{place.column}" if place else ""
