"""What is told of looking at sources again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from evidence.cli.output import clean, complain, emit_json, print_table, say, write
from evidence.models.vocabulary import PassageFate, Recheck
from evidence.text.counts import many
from evidence.text.word_diff import compare_words, marked

if TYPE_CHECKING:
    from evidence.errors import Conflict
    from evidence.services.snapshots.deciding import Decided
    from evidence.services.snapshots.due import Due
    from evidence.services.snapshots.rechecking import Recorded
    from evidence.services.snapshots.waiting import OpenPassage

_OUTCOMES = {
    Recheck.SAME: "the same bytes",
    Recheck.CHANGED: "changed",
    Recheck.MISSING: "nothing there",
    Recheck.UNKNOWN: "could not tell",
}


def tell_due(due: Sequence[Due], format_: str) -> None:
    """Print what would be looked at; nothing was asked."""
    rows = [
        {
            "source": one.source,
            "snapshot": one.snapshot,
            "last_asked": f"{one.last:%Y-%m-%d}",
            "passages": len(one.quoted),
            "address": one.address,
        }
        for one in due
    ]
    if format_ == "json":
        emit_json({"due": rows})
        return
    if rows:
        print_table(rows)
    noun = "address is" if len(rows) == 1 else "addresses are"
    say(f"{len(rows):,} {noun} due; nothing was asked: --online asks the servers")


def tell_looks(
    recorded: Sequence[Recorded], lost: Sequence[Conflict], *, due: int, format_: str
) -> int:
    """Print what was found; return how many passages wait for a decision.

    *lost* are answers that could not be recorded; of *due* addresses not all may have
    been asked.
    """
    waiting = sum(one.open for one in recorded)
    if format_ == "json":
        record = {
            "due": due,
            "looks": [_record(one) for one in recorded],
            "not_recorded": [one.message for one in lost],
            "open": waiting,
        }
        emit_json(record)
    else:
        for one in recorded:
            for line in _lines(one):
                write(clean(line))
    for conflict in lost:
        complain(conflict.message, hint=conflict.hint)
    for line in _summary(recorded, len(lost), due):
        say(line)
    return waiting


def _summary(recorded: Sequence[Recorded], lost: int, due: int) -> Iterator[str]:
    """Yield how far it came, and what is left to do."""
    counts = Counter(_OUTCOMES[one.look.outcome] for one in recorded)
    told = ", ".join(f"{count} {word}" for word, count in counts.items())
    asked = len(recorded) + lost
    if asked < due:
        yield f"{asked:,} of {due:,} asked, and recorded: {told or 'nothing yet'}"
        yield f"{due - asked:,} not asked: run it again, these come first"
    else:
        yield f"{asked:,} asked: {told or 'nothing was due'}"
    waiting = sum(one.open for one in recorded)
    if waiting:
        left = many(waiting, "passage")
        yield f"{left} to decide about: evidence recheck accept or keep"


def tell_open(found: Sequence[OpenPassage], format_: str) -> None:
    """Print the passages that wait, old and new side by side."""
    if format_ == "json":
        emit_json({"open": [asdict(one) for one in found]})
        return
    for one in found:
        passage = one.passage
        write(clean(f"{one.source} ({one.snapshot}): {passage.claim}"))
        said = (passage.fate, passage.old, passage.new, passage.difference)
        for line in _side_by_side(passage.evidence, *said):
            write(clean(line))
    if not found:
        say("No passage waits for a decision.")


def tell_decided(decided: Decided) -> None:
    """Say what a decision did."""
    write(clean(f"{decided.evidence}: {decided.verdict.value}"))
    if decided.left:
        say(f"{many(decided.left, 'passage')} of the same copy to decide about")
    if decided.replaced:
        say(f"the newer copy has taken the place of {decided.replaced}")


def _lines(one: Recorded) -> Iterator[str]:
    found = one.look
    newer = f"; kept as {one.found}" if one.found else ""
    word = _OUTCOMES[found.outcome]
    more = f" ({found.detail}{newer})" if found.detail != word else ""
    yield f"{found.due.source}: {word}{more}"
    for own, fate in found.fates:
        del own
        if fate.fate in {PassageFate.THERE, PassageFate.MOVED}:
            yield f"  {fate.fate.value}: “{_short(fate.old)}”"
        else:
            said = (fate.fate, fate.old, fate.new, fate.difference)
            yield from _side_by_side("passage", *said)


def _side_by_side(
    name: str, fate: PassageFate, old: str, new: str, difference: str
) -> Iterator[str]:
    """Yield the old and the new wording, what differs marked in both."""
    why = f": {difference}" if difference else ""
    yield f"  {name}, {fate.value}{why}"
    if fate is not PassageFate.ALTERED:
        yield f"    was: {old}"
        if new:
            yield f"    nearest: {new}"
        return
    pieces = compare_words(old, new)
    yield f"    was: {marked(pieces, new=False)}"
    yield f"    now: {marked(pieces, new=True)}"


def _record(one: Recorded) -> dict[str, Any]:
    found = one.look
    return {
        "source": found.due.source,
        "snapshot": found.due.snapshot,
        "address": found.due.address,
        "outcome": found.outcome.value,
        "status": found.status,
        "detail": found.detail,
        "found": one.found,
        "open": one.open,
        "passages": [asdict(fate) for _, fate in found.fates],
    }


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 100 else f"{words[:99]}…"
