"""What words beside a word may say though the source prints them otherwise.

The noun for what was just done, «this [gesture]»; the year that followed another; the
whole of which a number is a part; the heading under which «this Article» stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.anaphora import restates
from evidence.text.quotations.days import falls_on, follows
from evidence.text.quotations.positions import by_position
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token, is_number, value_of
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import sentences_before, turns_around
from evidence.text.quotations.words import FREE

_SHELLS = frozenset(
    listed(
        "act acts action actions gesture move step steps decision change event events "
        "measure measures practice process approach method idea proposal plan "
        "suggestion question issue matter point fact result finding findings outcome "
        "development situation arrangement circumstance condition task work job effort "
        "attempt request reply answer response statement remark comment view opinion "
        "explanation observation episode incident experience procedure policy "
        "advice recommendation instruction hypothesis theory custom habit account "
        "version"
    )
)
"""Nouns for whatever was said or done, which judge nothing (after Schmid 2000)."""
_BARE = frozenset(listed("this that these those"))
_LATER = frozenset(listed("followed following next after later"))
_EARLIER = frozenset(listed("preceded preceding previous before earlier"))
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_WHEN = frozenset(listed("before after until till since by in from around about"))
_TIMES = frozenset(listed("days years time times period then decades decade era"))
_WHOLE = re.compile(
    r"(?:out )?of (?P<whole>(?:(?:about|around|some|nearly|almost|over) )?[\w,-]+)"
)
_NEAR = 3
DIVISIONS = frozenset(
    listed("article section chapter part clause paragraph schedule annex regulation")
)
_HEADING = r"^[ \t]*{}[ \t]+(?P<number>\d+[a-z]?|[IVX]+)\b"


def explains(
    filler: Sequence[Token],
    before: Sequence[Token],
    near: frozenset[str],
) -> bool:
    """Tell whether words put in only call something by its kind, or reckon its year.

    *near* are the words of the sentence and of those before it.
    """
    words = content(filler)
    if before[-1].key in _BARE and len(words) == len(filler) == 1:
        return words[0].key in _SHELLS
    return _is_year(filler, before, near)


def _is_year(
    filler: Sequence[Token], before: Sequence[Token], near: frozenset[str]
) -> bool:
    """Tell whether a year is the one after, or before, one that is said nearby."""
    *leading, last = filler
    if not _YEAR.fullmatch(last.key) or len(leading) > 1:
        return False
    if leading:
        timely = leading[0].key in _WHEN and before[-1].key in _TIMES
        return timely and last.key in near
    behind = {word.key for word in before[-3:]}
    step = 1 if behind & _LATER else -1 if behind & _EARLIER else 0
    return bool(step) and str(int(last.key) - step) in near


def excused(source: SourceText, at: int, filler: Sequence[Token]) -> bool:
    """Tell whether the source says just before what words put in at a place say.

    Of the same noun, as the whole of a part, of the day before, or of one of several.
    """
    before = source.tokens(max(0, at - 60), at)
    return (
        by_position(source, filler, before, turns_around(source, at)) == ""
        or restates(source, at, filler)
        or _is_whole(source, at, filler)
        or is_next_day(source, at, filler)
    )


def is_next_day(source: SourceText, at: int, filler: Sequence[Token]) -> bool:
    """Tell whether a date is of the day after one that is said just before it."""
    before = source.tokens(max(0, at - 40), at)
    said = [word for word in filler if word.key not in FREE]
    if before and falls_on(source, before[-1], said):
        return True
    back = islice(sentences_before(source, at, turns_around(source, at)), _NEAR + 1)
    text = " ".join(sentence.text.lower() for sentence in back)
    return follows(before, said, text)


def _is_whole(source: SourceText, at: int, filler: Sequence[Token]) -> bool:
    """Tell whether «out of about thirty» is the whole of which a number is a part.

    The source says it shortly before, of nothing else: «We had about thirty.»
    """
    match = _WHOLE.fullmatch(" ".join(word.text.lower() for word in filler))
    before = source.tokens(max(0, at - 60), at)[-2:]
    counted = any(is_number(w) or value_of(w.key) is not None for w in before[:1])
    if match is None or not counted:
        return False
    noun = re.escape(before[-1].key)
    whole = rf"\b{re.escape(match['whole'])}\b(?=\s*[.,;:]| (?:of|{noun})\b)"
    back = islice(sentences_before(source, at, turns_around(source, at)), _NEAR + 1)
    return any(re.search(whole, " ".join(s.text.lower().split())) for s in back)


def other_division(
    source: SourceText, at: int, filler: Sequence[Token], gone: Sequence[Token]
) -> str | None:
    """Say in which division «this Article» stands, if not in the one that is named.

    None where nothing of the kind is named.
    """
    if len(gone) != 2 or len(filler) != 2 or gone[0].key != "this":
        return None
    kind = gone[1].key
    if kind not in DIVISIONS or filler[0].key != kind:
        return None
    first, _ = source.normal.original(at, at + 1)
    form = re.compile(_HEADING.format(kind), re.IGNORECASE | re.MULTILINE)
    found = [one["number"].lower() for one in form.finditer(source.text[:first])]
    if not found:
        return None
    if found[-1] == filler[1].text.lower():
        return ""
    return f"“this {gone[1].text}” is “{gone[1].text} {found[-1].upper()}”"
