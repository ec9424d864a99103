"""A Word manuscript with a comment for each claim, and tracked changes.

Read again, the copy must say what the author's file says, but for the figures that are
changed: else there is no copy.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from typing import Any, ClassVar

from evidence import worker
from evidence.bibliography.editing.splices import Splice, apply, as_rows
from evidence.errors import EvidenceError, InputRefused
from evidence.readers.word import Word
from evidence.services.copies.form import Copy, Form
from evidence.services.copies.material import Original
from evidence.services.copies.outdated import Renewed
from evidence.services.copies.remarks import AUTHOR, Remark
from evidence.text.counts import many
from evidence.text.document import Block, BlockKind

LIMITS = worker.Limits(wall=120, cpu=90, answer=400_000_000)
_IN_NOTE = "Its words stand in a note, where Word has no comments."
_NO_PLACE = "Its words are not in the text, or their place in the file is not certain."


class WordCopy(Form):
    """A .docx or .docm."""

    suffixes: ClassVar[tuple[str, ...]] = Word.suffixes
    media_types: ClassVar[tuple[str, ...]] = (Word.media_type,)
    title: ClassVar[str] = "a Word file"

    def make(self, original: Original) -> Copy:
        """Return the copy; all but comments and tracked changes is the author's."""
        said, data = _annotated(original)
        made = [
            renewed
            for renewed, done in zip(original.renewed, said["changed"], strict=True)
            if done
        ]
        _check(original, data, made)
        return Copy(
            data=data,
            beside=sum(1 for place in said["placed"] if place),
            changes=len(made),
            notes=tuple(_notes(original, said)),
        )


def _annotated(original: Original) -> tuple[dict[str, Any], bytes]:
    """Return what the limited process says, and the copy."""
    date = f"{original.day}T00:00:00Z"
    numbers = {remark.claim: at for at, remark in enumerate(original.remarks)}
    payload = {
        "text": original.manuscript.text,
        "author": AUTHOR,
        "date": date,
        "notes": [_note(remark, original) for remark in original.remarks],
        "changes": [_change(each, numbers, original) for each in original.renewed],
    }
    with tempfile.NamedTemporaryFile(suffix=".docx") as copy:
        copy.write(original.data)
        copy.flush()
        try:
            answer: bytes = worker.run(
                "evidence.formats.word_copy:as_answer",
                {**payload, "path": copy.name},
                limits=LIMITS,
            )
        except EvidenceError as error:
            error.path = original.path
            raise
    line, _, data = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    return said, data


def _note(remark: Remark, original: Original) -> dict[str, Any]:
    start, end, block, lines = remark.start, remark.end, remark.block, remark.lines
    if block is not None and block.kind is BlockKind.FOOTNOTE:
        block = _calling(block, original.manuscript.blocks)
        start, end = (block.start, block.end) if block else (None, None)
        lines = (lines[0], _IN_NOTE, *lines[1:])
    if start is None:
        lines = (lines[0], _NO_PLACE, *lines[1:])
    text = original.manuscript.text
    around = text[block.start : block.end] if block else ""
    return {"start": start, "end": end, "block": around, "lines": lines}


def _calling(note: Block, blocks: tuple[Block, ...]) -> Block | None:
    """Return the block that calls a note: the last before it that is none."""
    before = [
        one
        for one in blocks
        if one.start < note.start and one.kind is not BlockKind.FOOTNOTE
    ]
    return before[-1] if before else None


def _change(
    renewed: Renewed, numbers: dict[str, int], original: Original
) -> dict[str, Any]:
    text, at = original.manuscript.text, renewed.start
    blocks = original.manuscript.blocks
    block = next((b for b in blocks if b.start <= at < b.end), None)
    return {
        "wanted": {
            "block": text[block.start : block.end] if block else renewed.sentence,
            "sentence": renewed.sentence,
            "splices": as_rows(renewed.splices),
            "comment": "",
            "author": AUTHOR,
            "date": f"{original.day}T00:00:00Z",
        },
        "notes": [numbers[claim] for claim in renewed.claims],
        "made": f"Proposed as a tracked change: {renewed.told}",
        "not_made": f"Proposed: {renewed.restated} – not tracked, since ",
    }


def _check(original: Original, data: bytes, made: list[Renewed]) -> None:
    """Refuse a copy that would not say what the author's file says."""
    splices = [
        Splice(one.start + renewed.start, one.removed, one.inserted)
        for renewed in made
        for one in renewed.splices
    ]
    meant = apply(original.manuscript.text, splices)
    if Word().read(data, path=original.path).text != meant:
        raise InputRefused(
            "read again, the copy would not say what the manuscript says; none was "
            "written",
            path=original.path,
            hint="save it anew in Word and read it again, or write a side file: "
            "-o copy.txt",
        )


def _notes(original: Original, said: dict[str, Any]) -> Iterator[str]:
    homeless = [
        remark.name
        for remark, place in zip(original.remarks, said["placed"], strict=True)
        if not place
    ]
    if homeless:
        yield (
            f"at the head of the file, since their place is not certain: "
            f"{', '.join(homeless)}"
        )
    missed = sum(1 for done in said["changed"] if not done)
    if missed:
        yield (
            f"{many(missed, 'newer figure')} could not be tracked; the comments say why"
        )
