"""Read the replies to an annotated copy's comments."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence import worker
from evidence.errors import EvidenceError, InputRefused
from evidence.formats.word_threads import Comment, Range
from evidence.readers.base import read_bytes
from evidence.readers.word import Word
from evidence.services.copies.remarks import AUTHOR, claim_named

LIMITS = worker.Limits(wall=60, cpu=40)
_QUOTED = f"reply to {AUTHOR} ("
"""How LibreOffice may begin a reply, above its words."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Reply:
    """What *author* answered on *day* to the comment on a claim, by its id.

    *author* and *words* are on one line. *day* is empty where the file has none.
    """

    claim: str
    author: str
    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies of a file by the order of its comments.

    *comments* counts those of ours, *others* those that are neither ours nor replies;
    *unclear* are words whose claim cannot be told, since two claims have one place.
    """

    replies: tuple[Reply, ...]
    comments: int
    others: int
    unclear: tuple[str, ...]


def read_replies(path: Path) -> Replies:
    """Return the replies in the Word file at *path*.

    A comment of ours that is marked as resolved counts as the reply «resolved». Raises
    NotFound, and InputRefused for what is no Word file or has no comment of ours.
    """
    if path.suffix.lower() not in Word.suffixes:
        raise InputRefused(
            "replies are read from Word files alone",
            path=path,
            hint="an annotated copy: evidence brief NAME -o copy.docx",
        )
    comments = _comments(path)
    ours = {one.number: claim for one in comments if (claim := _claim(one))}
    if not ours:
        raise InputRefused(
            "it has no comment on a claim of a ledger",
            path=path,
            hint="an annotated copy: evidence brief NAME -o copy.docx",
        )
    return _sorted_out(comments, ours)


def _comments(path: Path) -> tuple[Comment, ...]:
    data = read_bytes(path)
    with tempfile.NamedTemporaryFile(suffix=".docx") as copy:
        copy.write(data)
        copy.flush()
        try:
            rows = worker.run(
                "evidence.formats.word_threads:as_answer",
                {"path": copy.name},
                limits=LIMITS,
            )
        except EvidenceError as error:
            error.path = path
            raise
    return tuple(
        Comment(
            **row
            | {
                "lines": tuple(row["lines"]),
                "words": tuple(row["words"]) if row["words"] else None,
            }
        )
        for row in rows
    )


def _claim(comment: Comment) -> str | None:
    """Return the claim that a comment of ours is on; ours never answer another."""
    if comment.author != AUTHOR or not comment.lines or comment.parent:
        return None
    return claim_named(comment.lines[-1])


def _sorted_out(comments: Sequence[Comment], ours: dict[str, str]) -> Replies:
    replies, unclear, others = [], [], 0
    above = _Above(comments, ours)
    for one in comments:
        claim = ours.get(one.number)
        if claim is not None:
            if one.done:
                replies.append(Reply(claim, "", "", RESOLVED))
            continue
        answered = above.of(one)
        if len(answered) == 1:
            who, day = " ".join(one.author.split()), _DAY.match(one.date)
            claim = ours[answered[0]]
            replies.append(Reply(claim, who, day[0] if day else "", _words(one)))
        elif answered:
            unclear.append(_words(one))
        else:
            others += 1
    told = tuple(reply for reply in replies if reply.words)
    return Replies(told, len(ours), others, tuple(unclear))


class _Above:
    """Finds the comments of ours that another answers."""

    def __init__(self, comments: Sequence[Comment], ours: Iterable[str]) -> None:
        self._by_number = {one.number: one for one in comments}
        self._top: dict[str, str | None] = {number: number for number in ours}
        """Which comment of ours a thread begins with; None for none."""
        self._at: dict[Range, list[str]] = {}
        for number in ours:
            if (words := self._by_number[number].words) is not None:
                self._at.setdefault(words, []).append(number)

    def of(self, comment: Comment) -> Sequence[str]:
        """Return the comments of ours that *comment* may answer: one, if certain."""
        if (top := self._first(comment)) is not None:
            return (top,)
        if comment.parent or comment.words is None:
            return ()
        begin, end = comment.words
        return self._at.get(comment.words, ()) if begin < end else ()

    def _first(self, comment: Comment) -> str | None:
        """Return the comment of ours at the beginning of a thread, each way once."""
        way: list[str] = []
        number = comment.number
        while number in self._by_number and number not in self._top:
            self._top[number] = None  # until it is known; in a ring, for good
            way.append(number)
            number = self._by_number[number].parent
        top = self._top.get(number)
        self._top |= dict.fromkeys(way, top)
        return top


def _words(comment: Comment) -> str:
    lines = list(comment.lines)
    if len(lines) > 1 and lines[0].lower().startswith(_QUOTED):
        lines = lines[1:]
    return " ".join(" ".join(lines).split())
