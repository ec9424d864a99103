"""Put marks into a Word file's text, between characters, and change nothing else.

A run is divided where a mark falls into it: both halves look as it did. Fields, links
and tracked changes are not divided: a mark stands before what it would have begun in,
or behind what it would have ended in.

Source: ECMA-376-1, 17.13.4 (comment ranges), 17.3.2 (runs), 17.16.18 (field marks).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from evidence.formats.word_comments import xml_text
from evidence.formats.word_places import Spot
from evidence.formats.word_runs import Body, Paragraph, Piece, Run

_FIELD_BEGINS = re.compile(rb"fldCharType=[\"']begin[\"']")


@dataclass(frozen=True, slots=True)
class Mark:
    """XML for a place in the text; *closing* marks cling to the text before them."""

    spot: Spot
    xml: bytes
    closing: bool


@dataclass(slots=True)
class _Cuts:
    """What is put into *data*: between its bytes, and into the text of pieces."""

    data: bytes
    between: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    splits: dict[int, tuple[Run, list[Mark]]] = field(default_factory=dict)
    """Position → the run that is divided there, with the marks between."""
    within: dict[int, tuple[Run, Piece, list[tuple[int, Mark]]]] = field(
        default_factory=dict
    )


def with_marks(body: Body, marks: Iterable[Mark]) -> bytes:
    """Return the main part with *marks* in it."""
    cuts = _Cuts(body.data)
    for mark in marks:
        _place(mark, cuts)
    w = body.prefix.encode()
    edits = [(at, at, _joined(each)) for at, each in cuts.between.items()]
    for at, (run, each) in cuts.splits.items():
        edits.append((at, at, _divided(w, run, _joined(each))))
    for at, (run, piece, placed) in cuts.within.items():
        edits.append((at, piece.end, _pieces(w, run, piece, placed)))
    pieces, position = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [body.data[position:start], new]
        position = end
    return b"".join([*pieces, body.data[position:]])


def _place(mark: Mark, cuts: _Cuts) -> None:
    paragraph = mark.spot.paragraph
    wanted = mark.spot.offset - 1 if mark.closing else mark.spot.offset
    at = 0
    for number, run in enumerate(paragraph.runs):
        for piece in run.pieces:
            if at <= wanted < at + len(piece.text):
                if run.free:
                    _in_run(mark, run, piece, mark.spot.offset - at, cuts)
                else:
                    outside = _outside(mark, paragraph, number, cuts.data)
                    cuts.between[outside].append(mark)
                return
            at += len(piece.text)
    end = paragraph.end if mark.closing else paragraph.start
    cuts.between[end].append(mark)


def _in_run(mark: Mark, run: Run, piece: Piece, offset: int, cuts: _Cuts) -> None:
    """Place *mark* before the character *offset* of *piece*'s text."""
    if 0 < offset < len(piece.text) and piece.plain:
        place = cuts.within.setdefault(piece.start, (run, piece, []))
        place[2].append((offset, mark))
    elif not mark.closing:
        _at_edge(mark, run, piece.start, outer=piece is run.pieces[0], cuts=cuts)
    else:
        _at_edge(mark, run, piece.end, outer=piece is run.pieces[-1], cuts=cuts)


def _at_edge(mark: Mark, run: Run, at: int, *, outer: bool, cuts: _Cuts) -> None:
    """Place *mark* between two pieces, or outside the run at its *outer* ones."""
    if outer:
        cuts.between[run.end if mark.closing else run.start].append(mark)
    else:
        cuts.splits.setdefault(at, (run, []))[1].append(mark)


def _outside(mark: Mark, paragraph: Paragraph, number: int, data: bytes) -> int:
    """Return the next place around what must not be divided."""
    if mark.closing:
        after = (run for run in paragraph.runs[number:] if run.free)
        return next((run.start for run in after), paragraph.end)
    for run in reversed(paragraph.runs[:number]):
        if run.free:
            begins = _FIELD_BEGINS.search(data, run.start, run.end)
            return run.start if begins else run.end
    return paragraph.start


def _joined(marks: Iterable[Mark]) -> bytes:
    """Return the marks of one place: what ends there before what begins."""
    return b"".join(
        mark.xml for mark in sorted(marks, key=lambda mark: not mark.closing)
    )


def _divided(w: bytes, run: Run, between: bytes) -> bytes:
    return b"</%s:r>%s%s%s" % (w, between, run.head, run.look)


def _pieces(
    w: bytes, run: Run, piece: Piece, placed: Iterable[tuple[int, Mark]]
) -> bytes:
    """Return a piece of text in as many as *placed* divides it into."""
    by_offset: dict[int, list[Mark]] = defaultdict(list)
    for offset, mark in placed:
        by_offset[offset].append(mark)
    written, at = [], 0
    for offset in sorted(by_offset):
        written.append(_text(w, piece.text[at:offset]))
        written.append(_divided(w, run, _joined(by_offset[offset])))
        at = offset
    return b"".join([*written, _text(w, piece.text[at:])])


def _text(w: bytes, text: str) -> bytes:
    return b'<%s:t xml:space="preserve">%s</%s:t>' % (w, xml_text(text).encode(), w)
