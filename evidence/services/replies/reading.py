"""Read the replies to an annotated copy's comments."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence import worker
from evidence.errors import EvidenceError, InputRefused
from evidence.formats.word_threads import Comment
from evidence.readers.base import read_bytes
from evidence.readers.word import Word
from evidence.services.copies.remarks import AUTHOR, claim_named

LIMITS = worker.Limits(wall=60, cpu=40)
_QUOTED = f"reply to {AUTHOR} ("
"""How LibreOffice may begin a reply, above its words."""
RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Reply:
    """What *author* answered on *day* to the comment on a claim, by its id.

    *day* is as the file has it, empty where it has none.
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
    """Return the claim that a comment of ours is on."""
    if comment.author != AUTHOR or not comment.lines:
        return None
    return claim_named(comment.lines[-1])


def _sorted_out(comments: Sequence[Comment], ours: dict[str, str]) -> Replies:
    replies, unclear, others = [], [], 0
    by_number = {one.number: one for one in comments}
    for one in comments:
        claim = ours.get(one.number)
        if claim is not None:
            if one.done:
                replies.append(Reply(claim, "", "", RESOLVED))
            continue
        above = list(_answered(one, by_number, ours))
        if len(above) == 1:
            day = one.date[:10]
            replies.append(Reply(ours[above[0]], one.author.strip(), day, _words(one)))
        elif above:
            unclear.append(_words(one))
        else:
            others += 1
    told = tuple(reply for reply in replies if reply.words)
    return Replies(told, len(ours), others, tuple(unclear))


def _answered(
    comment: Comment, by_number: dict[str, Comment], ours: Iterable[str]
) -> Iterator[str]:
    """Yield the comments of ours that *comment* may answer: one, if it is certain."""
    seen = {comment.number}
    above = comment.parent
    while above in by_number and above not in seen:
        if above in ours:
            yield above
            return
        seen.add(above)
        above = by_number[above].parent
    if comment.parent or comment.words is None:
        return
    begin, end = comment.words
    yield from (
        number
        for number in ours
        if begin < end and by_number[number].words == comment.words
    )


def _words(comment: Comment) -> str:
    lines = list(comment.lines)
    if len(lines) > 1 and lines[0].lower().startswith(_QUOTED):
        lines = lines[1:]
    return " ".join(" ".join(lines).split())
