"""A copy of a Word file with comments at its words, and tracked changes of some.

All else of the file stays as it is, to the byte: the other parts of the package, and in
its main part every element, but for runs that are divided where a comment begins or
ends within them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.bibliography.editing.splices import Splice, apply
from evidence.formats.package_edits import member_splices
from evidence.formats.packages import unpack
from evidence.formats.word_changes import DOCUMENT, CannotChange, Wanted, track
from evidence.formats.word_comments import add_comments, range_end, range_start
from evidence.formats.word_marks import Mark, with_marks
from evidence.formats.word_places import Found, Spot, WordText
from evidence.formats.word_runs import Body, read_body


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on the characters *start* to *end* of what was read of the file.

    *start* is None where the words are not in the text: then it stands at the head of
    the file. *block* is the text of the block around them.
    """

    start: int | None
    end: int | None
    block: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that is to be changed, and what the comments *notes* say of that.

    *made* is added to them where it was tracked, *not_made* (which ends in the reason)
    where it could not be; their last line stays the last.
    """

    wanted: Wanted
    notes: tuple[int, ...]
    made: str
    not_made: str


@dataclass(frozen=True, slots=True)
class Copied:
    """The copy, and by number which comments and changes found their certain place.

    *placed* has 1 for words, 0.5 for their paragraph alone, 0 for the head of the file.
    """

    data: bytes
    placed: tuple[float, ...]
    changed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    comment: str
    author: str
    date: str


def annotate(
    data: bytes,
    text: str,
    notes: Sequence[Note],
    changes: Sequence[Change],
    *,
    author: str,
    date: str,
) -> Copied:
    """Return the Word file *data*, of which *text* was read, with comments and changes.

    Raises InputRefused for what is no Word file.
    """
    members = unpack(data, what="Word", needed=DOCUMENT)
    body = read_body(members[DOCUMENT])
    words = WordText(body, text)
    found = [_find(words, note) for note in notes]
    lines = [list(note.lines) for note in notes]
    # The numbers depend on how many comments there are, not on what they say.
    blank = [_Said("", author, date)] * len(notes)
    numbers, _ = add_comments(members, blank, at_least=body.next_id)
    part = with_marks(body, _marks(body, found, numbers))
    changed = []
    for change in changes:
        part, why = _tracked(part, change.wanted)
        changed.append(not why)
        told = f"{change.not_made}{why}" if why else change.made
        for number in change.notes:
            lines[number].insert(len(lines[number]) - 1, told)
    said = [_Said("\n".join(each), author, date) for each in lines]
    _, parts = add_comments(members, said, at_least=body.next_id)
    splices = member_splices(data, {**parts, DOCUMENT: part} if notes else {})
    copy = apply(data.decode("latin-1"), splices).encode("latin-1")
    placed = tuple(0.0 if one is None else 1.0 if one.exact else 0.5 for one in found)
    return Copied(copy, placed, tuple(changed))


def _find(words: WordText, note: Note) -> Found | None:
    if note.start is None or note.end is None:
        return None
    return words.find(note.start, note.end, note.block)


def _marks(
    body: Body, found: Sequence[Found | None], numbers: Sequence[int]
) -> list[Mark]:
    marks = []
    head = min(body.paragraphs, key=lambda one: one.start, default=None)
    for one, number in zip(found, numbers, strict=True):
        begin = range_start(body.prefix, number)
        end = range_end(body.prefix, number)
        if one is not None:
            marks.append(Mark(one.start, begin, closing=False))
            marks.append(Mark(one.end, end, closing=True))
        elif head is not None:
            marks.append(Mark(Spot(head, 0), begin + end, closing=False))
    return marks


def _tracked(part: bytes, wanted: Wanted) -> tuple[bytes, str]:
    """Return the part with a change in it, or as it was and why."""
    try:
        return track(read_body(part), wanted), ""
    except CannotChange as error:
        return part, str(error)


def as_answer(payload: Mapping[str, Any]) -> bytes:
    """Annotate the file at ``payload["path"]``: one line of JSON, then the package.

    For the worker: it runs where memory and time are limited.
    """
    notes = [
        Note(**note | {"lines": tuple(note["lines"])}) for note in payload["notes"]
    ]
    changes = [_change(change) for change in payload["changes"]]
    copied = annotate(
        Path(payload["path"]).read_bytes(),
        payload["text"],
        notes,
        changes,
        author=payload["author"],
        date=payload["date"],
    )
    said = json.dumps({"placed": copied.placed, "changed": copied.changed})
    return said.encode() + b"\n" + copied.data


def _change(given: Mapping[str, Any]) -> Change:
    wanted = given["wanted"]
    splices = tuple(Splice(*row) for row in wanted["splices"])
    return Change(
        Wanted(**wanted | {"splices": splices}),
        tuple(given["notes"]),
        given["made"],
        given["not_made"],
    )
