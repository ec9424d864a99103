"""Whether an edit left all other entries of a file as they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.bibliography.bibtex.raw import RawEntry
from evidence.bibliography.bibtex.source_text import SourceText, scan
from evidence.bibliography.editing.edits import Splice, Uneditable, meaning


def check_edit(old: str, new: str, splices: Sequence[Splice]) -> None:
    """Read a file before and after *splices*; raise Uneditable for a side effect.

    Every entry that no splice touches must be read from its new place with the same
    type, key, fields and texts, and no entry may be lost but one that is taken out.
    """
    before, after = scan(old), scan(new)
    for entry, now in pair_entries(before, after, splices):
        gone = any(one.start <= entry.start < one.end for one in splices)
        touched = any(_touches(one, entry) for one in splices)
        if (now is None and not gone) or not (
            now is None or touched or _same(entry, before, now, after)
        ):
            raise Uneditable(
                f"the entry {entry.key!r} (line {entry.line}) would change too"
            )
    if after.rejected > before.rejected:
        raise Uneditable("an entry could no longer be read")


def pair_entries(
    before: SourceText, after: SourceText, splices: Sequence[Splice]
) -> Iterator[tuple[RawEntry, RawEntry | None]]:
    """Yield each entry with what it is after *splices*: None for one taken out.

    *splices* ascend.
    """
    found = {entry.start: entry for entry in after.entries}
    waiting = list(reversed(splices))
    shift = 0
    for entry in before.entries:
        while waiting and waiting[-1].end <= entry.start:
            done = waiting.pop()
            shift += len(done.inserted) - len(done.removed)
        gone = waiting and waiting[-1].start <= entry.start
        yield entry, None if gone else found.get(entry.start + shift)


def _touches(splice: Splice, entry: RawEntry) -> bool:
    return splice.start < entry.end and entry.start < max(splice.end, splice.start + 1)


def _same(
    entry: RawEntry, before: SourceText, other: RawEntry, after: SourceText
) -> bool:
    own = before.text[entry.start : entry.end]
    return own == after.text[other.start : other.end] and meaning(
        before.text, entry
    ) == meaning(after.text, other)
