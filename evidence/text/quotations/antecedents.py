"""What a pronoun takes up that begins a sentence behind an ellipsis.

«I support the Bill, although I have doubts about clause 7. It hands the Minister …»: it
is clause 7. Without the words between, it would be the Bill. Only where who speaks is
the subject: another subject stays what is spoken of, whatever is left out behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from evidence.text.quotations.candidates import Mention, mentions
from evidence.text.quotations.persons import (
    MANY,
    SEXES,
    SPEAKING,
    is_body,
    is_many,
    is_weak,
)
from evidence.text.quotations.phrases import prepositions
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import (
    Sentence,
    Turns,
    sentences_before,
    turns_around,
)
from evidence.text.quotations.words import (
    COMPARATORS,
    DATES,
    FREE,
    MONTHS,
    QUANTIFIERS,
)

_TAKING_UP = frozenset(listed("it its he his she her they their"))
_LEADING = frozenset(listed("and but so yet indeed then also still"))
_JOINING = frozenset(
    listed("although though but and while whereas because since except yet as")
)
_OWN = frozenset(listed("its his her their my our your this that these those it"))
_NUMBER = re.compile(r"\d{1,3}|[A-HJ-Z]|[IVX]{2,}")
"""What names a thing that has no article: «clause 7», «option B»."""
_WHEN = MONTHS | DATES | frozenset(listed("last next then now today yesterday there"))


def bereft(source: SourceText, start: int, first: int, last: int, end: int) -> str:
    """Say what is left out, between *first* and *last*, that a pronoun takes up there.

    *start* is where the piece before begins, and *end* where the one behind ends.
    """
    word = _pronoun(source.tokens(last, min(end, last + 60)))
    text = source.normal.text
    if word is None or not re.search(r"[.!?][\"')]*\s*\Z", text[first:last]):
        return ""
    turns = turns_around(source, last)
    inside = [
        one
        for one in takewhile(
            lambda each: each.words[-1].end > start if each.words else True,
            sentences_before(source, last, turns),
        )
        if one.words
    ]
    if not inside:
        return ""
    gone = _cut(inside[0], first, last)
    if gone is None or not _is_speakers(gone) or word.key in gone.keys:
        return ""
    missed = _last(source, gone, word.key)
    if missed is None:
        return ""
    stays = [part for one in inside if (part := _cut(one, start, first)) is not None]
    if any(missed[-1] in one.keys for one in stays):
        return ""
    return f"“{word.text}” is “{' '.join(missed)}”, which is left out"


def afterthought(
    source: SourceText, word: Token, heads: Sequence[str], turns: Turns
) -> str:
    """Say what a pronoun takes up of a speaker's last clause, if not one of *heads*.

    «I liked the machine, but I did not trust the printer. It left out a line.»
    """
    if word.key not in _TAKING_UP or not word.opens:
        return ""
    before = next(
        (s for s in sentences_before(source, word.start, turns) if s.words), None
    )
    if before is None:
        return ""
    joints = [
        one.start
        for one, two in pairwise(before.words[1:])
        if one.key in _JOINING and two.key in SPEAKING
    ]
    clause = _cut(before, joints[-1], word.start) if joints else None
    if clause is None or word.key in clause.keys or clause.keys.intersection(heads):
        return ""
    last = _last(source, clause, word.key)
    if last is None or not before.keys.intersection(heads):
        return ""
    return f"“{word.text}” is “{' '.join(last)}”, the last thing said before it"


def _pronoun(words: Sequence[Token]) -> Token | None:
    """Return the pronoun with which a sentence begins."""
    ahead = [word for word in words[:2] if word.key not in _LEADING][:1]
    return ahead[0] if ahead and ahead[0].key in _TAKING_UP else None


def _cut(sentence: Sentence, first: int, last: int) -> Sentence | None:
    """Return what of a sentence stands between two places."""
    words = tuple(w for w in sentence.words if first <= w.start < last)
    if not words:
        return None
    lead = max(0, first - sentence.words[0].start)
    text = sentence.text.strip()[lead:]
    return Sentence(words, sentence.turn, text)


def _is_speakers(sentence: Sentence) -> bool:
    """Tell whether a clause has its own subject, and that is who speaks."""
    keys = [word.key for word in sentence.words]
    while keys and keys[0] in _JOINING | _LEADING:
        keys = keys[1:]
    return bool(keys) and keys[0] in SPEAKING


def _last(source: SourceText, gone: Sentence, pronoun: str) -> list[str] | None:
    """Return the words of the last thing said, if a pronoun may stand for it.

    Behind it may stand when: «to Mr Carrow in June».
    """
    found = [one for one in _fitting(source, gone, pronoun) if one[0].key not in _OWN]
    if not found:
        return None
    last = max(found, key=lambda words: words[-1].end)
    behind = [word for word in gone.words if word.start >= last[-1].end]
    passing = _WHEN | FREE | prepositions(source.language)
    if any(word.key not in passing and word.kind != "number" for word in behind):
        return None
    return [word.key for word in last]


def _fitting(
    source: SourceText, sentence: Sentence, pronoun: str
) -> Iterator[tuple[Token, ...]]:
    """Yield the names and nouns of a sentence for which a pronoun may stand."""
    for one in mentions(source, sentence):
        if one.sure and _fits(one, pronoun):
            yield one.words
    if pronoun not in {"it", "its"}:
        return
    closed = FREE | prepositions(source.language) | QUANTIFIERS | MONTHS | COMPARATORS
    for first, second in pairwise(sentence.words):
        noun = first.text.islower() and first.kind == "word"
        if noun and first.key not in closed and _NUMBER.fullmatch(second.text):
            yield first, second


def _fits(one: Mention, pronoun: str) -> bool:
    if is_weak(one.head):
        return False
    if pronoun in MANY:
        return one.many or is_many(one.head)
    if pronoun in SEXES:
        return bool(one.person) and not one.many and one.sex in {"", SEXES[pronoun]}
    return not one.many and not one.person and not is_body(one.head)
