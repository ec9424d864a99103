"""Whether an edit left all other entries of a file as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evidence.bibliography.edits import Splice, Uneditable
from evidence.bibliography.raw import RawEntry
from evidence.bibliography.source_text import SourceText, scan


def check_edit(old: str, new: str, splices: Sequence[Splice]) -> None:
    """Read a file before and after *splices*; raise Uneditable for a side effect.

    Every entry that no splice touches must be read from its new place with the same
    type, key, fields and texts; none may be lost, and none appear, but where a splice
    stands.
    """
    before, after = scan(old), scan(new)
    moved = {
        start: entry for start, entry in _moved(before.entries, splices) if start >= 0
    }
    found = {entry.start: entry for entry in after.entries}
    for start, entry in moved.items():
        if start not in found or not _same(entry, before, found[start], after):
            raise Uneditable(
                f"the entry {entry.key!r} (line {entry.line}) would change too"
            )
    if after.rejected > before.rejected:
        raise Uneditable("an entry could no longer be read")


def _moved(
    entries: Iterable[RawEntry], splices: Sequence[Splice]
) -> Iterator[tuple[int, RawEntry]]:
    """Yield untouched entries with their new places; both arguments ascend."""
    waiting = list(reversed(splices))
    shift = 0
    for entry in entries:
        while waiting and waiting[-1].end <= entry.start:
            done = waiting.pop()
            shift += len(done.inserted) - len(done.removed)
        touched = waiting and waiting[-1].start < entry.end
        yield (-1 if touched else entry.start + shift), entry


def _same(
    entry: RawEntry, before: SourceText, other: RawEntry, after: SourceText
) -> bool:
    own = before.text[entry.start : entry.end]
    return (
        own == after.text[other.start : other.end]
        and (entry.type, entry.key) == (other.type, other.key)
        and [(f.name, f.text) for f in entry.fields]
        == [(f.name, f.text) for f in other.fields]
    )
