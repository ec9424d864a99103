"""Whose words are joined, by the tags outside the source's own quotation marks.

«“We tried,” said Smith. “They failed,” said Jones.»: an ellipsis may not make one
speech of it. Who is only «he» is taken for the one who was named.
"""

from __future__ import annotations

import re
from itertools import pairwise

from evidence.text.quotations.quoted_speakers import speaker_of
from evidence.text.quotations.sayings import VERBS

_MARK = '["“”„«»]'
_CLOSED = re.compile(
    rf"(?:[,.!?;…-]{_MARK}|{_MARK}\s?,)[\s,]*(?P<tag>[^\"“”„«»\n]{{2,160}})"
)
_NEXT = re.compile(
    rf"[^\"“”„«»\n]{{0,300}}?(?:[,!?—-]{_MARK}|{_MARK}\s?,)[ ,]*"
    r"(?P<tag>[^\"“”„«»\n]*)"
)
"""A mark that closes stands behind its comma, in German and French before it."""
_LEADING = re.compile(rf"(?P<tag>[^\"“”„«».!?\n]{{2,160}})[:,]\s?{_MARK}(?=\w)")
_OPEN = re.compile(rf"(?P<tag>[^\"“”„«».!?\n]{{2,160}})[:,]\s?{_MARK}[^\"“”„«»]*\Z")
"""A tag that leads to the mark in which a place stands: «Jan Morrow replied: “…»."""
_BACK = 600
_LEADS = VERBS | {"answered", "answers", "replied", "replies", "antwortete", "répond"}
LONGEST = 7
"""Words of a name with its office."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_HE, _SHE = frozenset({"he", "er", "il"}), frozenset({"she", "sie", "elle"})


def joins_tagged(text: str, start: int, end: int) -> str:
    """Say who is joined with whom between two places of a source; "" for nobody."""
    inside = [match["tag"] for match in _CLOSED.finditer(text, start, end)]
    speakers = [_speaker(tag) for tag in inside]
    following = _NEXT.match(text, end)
    if inside and following:
        speakers.append(_speaker(following["tag"]))
    led = _led(text, start, end)
    if len(led) > 1 and _differ(*led):
        return f"it joins what {' '.join(led[0])} and {' '.join(led[1])} said"
    first, last = speaker_of(text, start), speaker_of(text, end - 1)
    if first and last and not first & last:
        shown = " and ".join(" ".join(sorted(who)).title() for who in (first, last))
        return f"it joins what {shown} said"
    named = [speaker for speaker in speakers if speaker]
    for one, other in pairwise(named):
        if _differ(one, other):
            return f"it joins what {' '.join(one)} and {' '.join(other)} said"
    return ""


def _led(text: str, start: int, end: int) -> list[tuple[str, ...]]:
    """Return who speaks at the beginning and at the end, where tags lead to both."""
    inside = list(_LEADING.finditer(text, start, end))
    first = _OPEN.search(text, max(0, start - _BACK), start) if inside else None
    if first is None:
        return []
    both = [_subject(match["tag"]) for match in (first, inside[-1])]
    return both if all(both) else []


def _subject(tag: str) -> tuple[str, ...]:
    """Return the words that name the subject of a tag before its verb."""
    words = _WORD.findall(tag)
    for at, word in enumerate(words):
        if word.lower() in _LEADS:
            return _name(words[max(0, at - 2) : at])
    return ()


def _speaker(tag: str) -> tuple[str, ...]:
    """Return the words that name who speaks by a tag; () where it is none."""
    words = _WORD.findall(tag)
    for at, word in enumerate(words[:12]):
        if word.lower().rstrip(".") not in VERBS or word[0].isupper():
            continue
        behind = _name(words[at + 1 :])
        return behind or _name(words[:at][-3:])
    return ()


def _name(words: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for word in words[:LONGEST]:
        if word.lower() in _HE | _SHE and not found:
            return (word.lower(),)
        if word[0].isupper():
            found.append(word.rstrip(".,"))
        elif found:
            break
    return tuple(found)


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    for each, another in ((one, other), (other, one)):
        if each[0] in _HE:
            return another[0] in _SHE
        if each[0] in _SHE:
            return another[0] in _HE
    return not set(one) & set(other)
