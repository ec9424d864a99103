"""Tracked changes in a Word file, or a comment where words cannot be changed safely.

A change is made only of words that stand in plain runs of one paragraph, which is found
by its text and is the only one with it. All else (words in a field, a link, somebody
else's tracked change, in two like paragraphs) gets a comment at the paragraph, where at
least that is certain. It is one module because each step may end in that comment.

Source: ECMA-376-1, 17.13.5.14 (``w:del``), 17.13.5.18 (``w:ins``), 17.13.4 (comments).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from rapidfuzz import fuzz

from evidence.bibliography.editing.splices import Splice, as_rows, ordered
from evidence.errors import InputRefused
from evidence.formats.package_edits import member_splices
from evidence.formats.packages import unpack
from evidence.formats.word_comments import with_comment
from evidence.formats.word_runs import Body, Paragraph, Piece, Run, read_body

DOCUMENT = "word/document.xml"
ALIKE = 90.0
"""From this likeness on a paragraph is taken for the one meant, to comment on."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to change: splices of *sentence*, which stands in the text of *block*.

    *comment* is said where it cannot be done; *author* and *date* sign it.
    """

    block: str
    sentence: str
    splices: tuple[Splice, ...]
    comment: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Edited:
    """The package's splices; *because* says why it is a comment, "" for a change."""

    splices: tuple[Splice, ...]
    because: str


class CannotChange(ValueError):
    """The words cannot be changed safely; the message says why."""

    def __init__(self, why: str, paragraph: Paragraph | None = None) -> None:
        super().__init__(why)
        self.paragraph = paragraph


def change_words(data: bytes, wanted: Wanted) -> Edited:
    """Return what puts *wanted* into the Word file *data*.

    Raises InputRefused where not even the paragraph is certain.
    """
    members = unpack(data, what="Word", needed=DOCUMENT)
    body = read_body(members[DOCUMENT])
    try:
        changed = track(body, wanted)
    except CannotChange as error:
        if error.paragraph is None:
            raise InputRefused(
                f"{error}, and where to put a comment is not certain",
                hint="change the words in Word, and read the file again",
            ) from error
        parts = with_comment(members, body, error.paragraph, wanted)
        return Edited(member_splices(data, parts), str(error))
    return Edited(member_splices(data, {DOCUMENT: changed}), "")


def track(body: Body, wanted: Wanted) -> bytes:
    """Return the main part with *wanted* as tracked changes; raises CannotChange."""
    paragraph, at = _find(body, wanted)
    return _changed(body, paragraph, at, wanted)


def _find(body: Body, wanted: Wanted) -> tuple[Paragraph, int]:
    """Return the paragraph, and where in its text the sentence begins."""
    sentence, block = plain(wanted.sentence), plain(wanted.block)
    having = [p for p in body.paragraphs if sentence in plain(p.text)]
    if len(having) > 1:
        having = [p for p in having if plain(p.text) == block]
        if len(having) != 1:
            raise CannotChange("several paragraphs have the same words")
    if not having:
        raise CannotChange(
            "the file has other words at this place", likest(body, block)
        )
    (paragraph,) = having
    if plain(paragraph.text).count(sentence) > 1:
        raise CannotChange("the paragraph has the sentence twice", paragraph)
    pattern = r"\s+".join(re.escape(word) for word in wanted.sentence.split())
    match = re.search(pattern, paragraph.text)
    if match is None:
        raise CannotChange("the sentence's blanks differ in the file", paragraph)
    return paragraph, match.start()


def likest(body: Body, block: str) -> Paragraph | None:
    """Return the one paragraph that is like *block*; None for none, or several."""
    like = [p for p in body.paragraphs if fuzz.ratio(plain(p.text), block) >= ALIKE]
    return like[0] if len(like) == 1 else None


def plain(text: str) -> str:
    """Return *text* with one blank for many, and none around it."""
    return _BLANKS.sub(" ", text).strip()


def _changed(body: Body, paragraph: Paragraph, at: int, wanted: Wanted) -> bytes:
    """Return the part with the splices as tracked changes."""
    places = _places(paragraph.text, at, wanted)
    tags = _Tags(body.prefix, body.next_id, wanted)
    data, position = [], 0
    start = 0
    for run in paragraph.runs:
        end = start + sum(len(piece.text) for piece in run.pieces)
        here = [one for one in places if _touches(one, start, end)]
        if here:
            if not run.free:
                raise CannotChange(
                    "the words stand in a field, a link or a tracked change", paragraph
                )
            data += [body.data[position : run.start]]
            data += _rewritten(body, (paragraph, run), start, here, tags)
            position = run.end
        start = end
    if tags.open:
        raise CannotChange("the words are not in the paragraph's runs", paragraph)
    return b"".join([*data, body.data[position:]])


def _touches(one: Splice, start: int, end: int) -> bool:
    """Tell whether a splice takes something of a run, or is put behind its text."""
    if one.removed:
        return one.start < end and start < one.end
    return start < one.start <= end


def _places(text: str, at: int, wanted: Wanted) -> list[Splice]:
    """Return the splices as they count in the paragraph's own text."""
    offsets = _offsets(text[at:], wanted.sentence)
    places = []
    for one in ordered(wanted.splices):
        start = at + offsets[one.start]
        end = at + offsets[one.start + len(one.removed)]
        places.append(Splice(start, text[start:end], one.inserted))
    return places


def _offsets(own: str, sentence: str) -> list[int]:
    """Return where each character of *sentence* stands in *own*; blanks may differ."""
    offsets, at = [], 0
    for sign in sentence:
        if sign.isspace():
            offsets.append(at)
            while at < len(own) and own[at].isspace():
                at += 1
        else:
            while at < len(own) and own[at].isspace():
                at += 1
            offsets.append(at)
            at += 1
    return [*offsets, at]


class _Tags:
    """Writes the elements of tracked changes, each with a number of its own."""

    def __init__(self, prefix: str, number: int, wanted: Wanted) -> None:
        self._w = prefix.encode()
        self._number = number
        author, date = quoteattr(wanted.author), quoteattr(wanted.date)
        self._signed = (f" {prefix}:author={author} {prefix}:date={date}").encode()
        self.open = len([one for one in wanted.splices if one.inserted])

    def run(self, run: Run, text: str, *, deleted: bool = False) -> bytes:
        """Return *text* as a run that looks like *run*."""
        if not text:
            return b""
        w, name = self._w, b"delText" if deleted else b"t"
        words = escape(text).encode()
        inside = b'<%s:%s xml:space="preserve">%s</%s:%s>' % (w, name, words, w, name)
        return b"%s%s%s</%s:r>" % (run.head, run.look, inside, w)

    def change(self, run: Run, one: Splice, *, insert: bool) -> bytes:
        """Return what is taken out and, with *insert*, what is put in, tracked."""
        out = self._tracked(b"del", self.run(run, one.removed, deleted=True))
        if not insert:
            return out
        self.open -= bool(one.inserted)
        return out + self._tracked(b"ins", self.run(run, one.inserted))

    def _tracked(self, name: bytes, inside: bytes) -> bytes:
        if not inside:
            return b""
        number, self._number = self._number, self._number + 1
        w = self._w
        head = b'<%s:%s %s:id="%d"%s>' % (w, name, w, number, self._signed)
        return head + inside + b"</%s:%s>" % (w, name)


def _rewritten(
    body: Body,
    place: tuple[Paragraph, Run],
    start: int,
    places: Sequence[Splice],
    tags: _Tags,
) -> Iterator[bytes]:
    """Yield a run, whose text begins at *start*, in pieces with the changes between."""
    paragraph, run = place
    for piece in run.pieces:
        end = start + len(piece.text)
        here = [one for one in places if _touches(one, start, end)]
        if not here:
            yield _whole(body, run, piece)
        elif not piece.plain:
            raise CannotChange("the words hold more than text", paragraph)
        else:
            yield from _divided(run, piece, start, here, tags)
        start = end


def _whole(body: Body, run: Run, piece: Piece) -> bytes:
    raw = body.data[piece.start : piece.end]
    return run.head + run.look + raw + b"</%s:r>" % body.prefix.encode()


def _divided(
    run: Run, piece: Piece, start: int, places: Sequence[Splice], tags: _Tags
) -> Iterator[bytes]:
    end, at = start + len(piece.text), start
    for one in places:
        first, last = max(one.start, start), min(one.end, end)
        yield tags.run(run, piece.text[at - start : first - start])
        here = Splice(first, piece.text[first - start : last - start], one.inserted)
        # Words that run on into the next run are put in once, behind the last.
        yield tags.change(run, here, insert=one.end <= end)
        at = last
    yield tags.run(run, piece.text[at - start :])


def as_answer(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Change the file at ``payload["path"]``, for the worker: limited as a child."""
    given = {name: payload[name] for name in Wanted.__slots__ if name != "splices"}
    splices = tuple(Splice(*row) for row in payload["splices"])
    data = Path(payload["path"]).read_bytes()
    edited = change_words(data, Wanted(**given, splices=splices))
    return {"because": edited.because, "splices": as_rows(edited.splices)}
