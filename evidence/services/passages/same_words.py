"""Suggested passages that several copies of one source have: each is shown once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.services.passages.copies import Copy
from evidence.text.passages.search import Suggestion

__all__ = ["grouped"]


@dataclass(slots=True)
class _Group:
    """What copies of one *source* have alike; *letters* are those of the best."""

    source: str
    letters: str
    members: list[Suggestion]


def grouped(
    found: Sequence[Suggestion],
    read: Sequence[tuple[str, Copy]],
    texts: Sequence[str],
) -> list[list[Suggestion]]:
    """Return what is *found*, in the order of the best; alike passages together.

    The first of each is to be shown: of a copy with pages where one has these words,
    and whose letters were not recognised in pictures. A part of another copy's passage
    is alike; the same words at two places of one copy are two passages.
    """
    groups: list[_Group] = []
    for one in found:
        source = read[one.number][0]
        letters = _letters(texts[one.number][one.span.start : one.span.end])
        for group in groups:
            if group.source == source and _is_alike(group, one, letters):
                group.members.append(one)
                break
        else:
            groups.append(_Group(source, letters, [one]))
    return [_ordered(group, read, texts) for group in groups]


def _is_alike(group: _Group, one: Suggestion, letters: str) -> bool:
    """Tell whether another copy has what the group has, or a part of it."""
    if any(member.number == one.number for member in group.members):
        return False
    return letters in group.letters or group.letters in letters


def _ordered(
    group: _Group, read: Sequence[tuple[str, Copy]], texts: Sequence[str]
) -> list[Suggestion]:
    def rank(one: Suggestion) -> tuple[bool, bool, bool, bool, int]:
        copy = read[one.number][1]
        letters = _letters(texts[one.number][one.span.start : one.span.end])
        other = letters != group.letters
        return other, not copy.settled, copy.ocr, not copy.pages, one.number

    return sorted(group.members, key=rank)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
