"""What each difference between a quotation and its passage amounts to.

Noise is of the page: hyphenation, footnote marks, running heads. Reworded is what a
rule explains: the same words written otherwise, a number in digits, an article or an
«um» left out, an interruption by who reports the words. All else that lacks is a gap
that was not marked, and all else that is put in or put for something is critical: a
number, a name, a negation, or simply another word. Likeness plays no part.

In one module because each of these is what the others are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from evidence.text.figures.currencies import currency_at
from evidence.text.quotations.alignment import Block
from evidence.text.quotations.amounts import amounts_whole
from evidence.text.quotations.dates import dates_whole
from evidence.text.quotations.figures import Critical, critical_of, is_before_number
from evidence.text.quotations.interruptions import is_interruption
from evidence.text.quotations.tokens import Token, joined, value_of
from evidence.text.quotations.unfolding import same_unfolded
from evidence.text.quotations.words import (
    ARTICLES,
    BE,
    CASED,
    CRITICAL,
    DROPPED,
    MAGNITUDES,
    PERSONS,
    PUT_IN,
)
from evidence.text.quotations.writing import same_capitals, same_writing

MANY = 200
"""Words of one difference that are compared with each other."""
MAX_LEFT_OUT = 3
"""Function words in a row that may be missing without a mark."""


class Weight(IntEnum):
    """What a difference amounts to; the greatest decides."""

    NOISE = 0
    REWORDED = 1
    GAP = 2
    CRITICAL = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what the *source* has, what is *quoted*, and *why* it counts."""

    weight: Weight
    source: str
    quoted: str
    why: str = ""


def differences(
    blocks: Sequence[Block], source: str, quoted: str, languages: frozenset[str]
) -> Iterator[tuple[Block, tuple[Difference, ...]]]:
    """Yield each block with what differs in it; the texts are the normal forms.

    *languages* are those in which the source may be.
    """
    blocks = dates_whole(amounts_whole(blocks))
    for at, block in enumerate(blocks):
        if block.same:
            yield block, tuple(_in_same(block, source, quoted))
            continue
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        following = after.source[0] if after is not None and after.source else None
        found = _judge(_unrepeated(blocks, at), block.quoted, following, languages)
        if _is_any(blocks, at) or _is_doubled(blocks, at):
            found = replace(found, weight=Weight.REWORDED, why="")
        if at and not (after and after.quoted and after.quoted[0].opens):
            found = _joined(found, block)
        if found.weight is Weight.GAP and is_interruption(block, source):
            found = replace(found, weight=Weight.REWORDED, why="")
        yield block, (found,)


def _is_any(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether «a judge who …» stands for «the judge who …».

    Where a clause says at once which one is meant, and nothing is said to be it, both
    are whoever fits. «It was the cause that …» says that there is no other.
    """
    block = blocks[at]
    if [t.key for t in block.source] != ["the"] or len(block.quoted) != 1:
        return False
    if block.quoted[0].key not in {"a", "an"} or not 0 < at < len(blocks) - 1:
        return False
    before, after = blocks[at - 1].source, blocks[at + 1].source
    if not before or len(after) < 2 or before[-1].key not in {"of", "by", "for", "to"}:
        return False
    return after[1].key in {"who", "whose", "whom"}


def _is_doubled(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether the pen wrote a word twice: «honest and and regular»."""
    block = blocks[at]
    before = blocks[at - 1].quoted[-1:] if at else ()
    after = blocks[at + 1].quoted[:1] if at + 1 < len(blocks) else ()
    beside = {token.key for token in (*before, *after)} - CRITICAL.keys()
    return not block.source and len(block.quoted) == 1 and block.quoted[0].key in beside


def _unrepeated(blocks: Sequence[Block], at: int) -> tuple[Token, ...]:
    """Return what the source has in a block without words said twice: «so, um, so»."""
    block = blocks[at]
    beside = [*blocks[at - 1].source[-1:]] if at else []
    if at + 1 < len(blocks):
        beside += blocks[at + 1].source[:1]
    twice = {token.key for token in beside} - CRITICAL.keys()
    fillers = [token for token in block.source if token.key not in DROPPED | twice]
    if block.quoted or fillers or not any(t.key in twice for t in block.source):
        return block.source
    return tuple(token for token in block.source if token.key not in twice)


def _joined(found: Difference, block: Block) -> Difference:
    """Return the difference as a gap, if it makes one sentence of two."""
    lost = [t for t in block.source if t.opens and not t.noise]
    if found.weight is not Weight.REWORDED or not lost:
        return found
    if any(token.opens or token.key == lost[0].key for token in block.quoted):
        return found
    return replace(found, weight=Weight.GAP, why="it makes one sentence of two")


def _in_same(block: Block, source: str, quoted: str) -> Iterator[Difference]:
    """Yield what differs in capitals and punctuation where all words are the same."""
    shouted = all(token.text.isupper() for token in block.source)
    for mine, yours in zip(block.quoted, block.source, strict=True):
        if not shouted and cased_otherwise(mine, yours):
            why = f"“{mine.text}” instead of “{yours.text}”"
            yield Difference(Weight.CRITICAL, yours.text, mine.text, why)
        new, old = quoted[mine.start : mine.end], source[yours.start : yours.end]
        if _bare(new, mine) != _bare(
            old, yours
        ):  # "per cent" and "%", "don't" and "do not"
            yield Difference(Weight.REWORDED, old, new)
    for (a, b), (c, d) in zip(
        pairwise(block.quoted), pairwise(block.source), strict=True
    ):
        if _signs(quoted[a.end : b.start]) != _signs(source[c.end : d.start]):
            yield Difference(Weight.REWORDED, "", "", "the punctuation differs")


def _bare(text: str, token: Token) -> str:
    plain = text.replace(" ", "") if token.kind == "number" else text.strip()
    return plain.lower()


def cased_otherwise(mine: Token, yours: Token) -> bool:
    """Tell whether a capital makes two words of what has the same letters."""
    if mine.text == yours.text or mine.key not in CASED:
        return False
    return not (mine.opens or yours.opens)


def _signs(between: str) -> str:
    return "".join(sorted(sign for sign in between if sign in ".,;:!?()/"))


def _judge(
    source: Sequence[Token],
    quoted: Sequence[Token],
    following: Token | None,
    languages: frozenset[str],
) -> Difference:
    here = [token for token in source if not token.noise]
    shown = _text(source), _text(quoted)
    quoted = [token for token in quoted if not token.noise]
    if len(here) > MANY or len(quoted) > MANY:
        return Difference(Weight.CRITICAL, *shown, "a long stretch is another")
    if not here and not quoted:
        return Difference(Weight.NOISE, *shown)
    if _same_letters(here, quoted) or _same_capitals(here, quoted):
        return Difference(Weight.NOISE, *shown)
    if same_unfolded(quoted, here):
        return Difference(Weight.REWORDED, *shown)
    critical = _critical(here, quoted, following)
    if critical:
        return Difference(Weight.CRITICAL, *shown, critical)
    weight, why = _others(here, quoted, following, languages)
    return Difference(weight, *shown, why)


def _text(tokens: Sequence[Token]) -> str:
    said = []
    for at, token in enumerate(tokens):
        if at and token.start == tokens[at - 1].start:
            continue
        said.append(token.text)
    return " ".join(said)


def _same_letters(here: Sequence[Token], quoted: Sequence[Token]) -> bool:
    """Tell whether only hyphens, spaces or page furniture divide the same words."""
    if any(token.kind != "word" for token in (*here, *quoted)):
        return False
    return joined([*here]) == joined([*quoted]) != ""


def _same_capitals(here: Sequence[Token], quoted: Sequence[Token]) -> bool:
    """Tell whether only capitals are without the accent that belongs on them."""
    return len(here) == len(quoted) and all(
        one.key == other.key or same_capitals(one.text, other.text)
        for one, other in zip(here, quoted, strict=True)
    )


def _critical(
    here: Sequence[Token], quoted: Sequence[Token], following: Token | None
) -> str:
    """Say what critical words or numbers differ; "" where none do."""
    was, now = critical_of(here, following), critical_of(quoted, following)
    if [one.meaning for one in was] == [one.meaning for one in now]:
        return _passive(here, quoted, following) or _person(here, quoted)
    if _contracted(was, now, here, quoted):
        return ""
    old, new = " ".join(x.text for x in was), " ".join(x.text for x in now)
    if not now:
        return f"“{old}” is missing"
    if not was:
        return (
            f"“{new}” is added" if not here else f"“{new}” instead of “{_text(here)}”"
        )
    return f"“{new}” instead of “{old}”"


def _contracted(
    was: Sequence[Critical],
    now: Sequence[Critical],
    here: Sequence[Token],
    quoted: Sequence[Token],
) -> bool:
    """Tell whether "he'd" stands for "he would", and nothing else differs."""
    for critical, other in ((was, quoted), (now, here)):
        meanings = [one.meaning for one in critical]
        if meanings == [("modal", "would")] and any(t.key == "'d" for t in other):
            return True
    return False


def _passive(
    here: Sequence[Token], quoted: Sequence[Token], following: Token | None
) -> str:
    """Say whether a verb was turned from doing into suffering, or back."""
    was = any(token.key in BE for token in here)
    now = any(token.key in BE for token in quoted)
    if was == now or following is None:
        return ""
    last = following.key
    if not last.endswith(("ed", "en", "wn", "pt", "ht")) or (here and quoted):
        return ""
    old, new = _text(here), _text(quoted)
    return f"“{old}” is missing" if was else f"“{new}” is added"


def _person(here: Sequence[Token], quoted: Sequence[Token]) -> str:
    was = [_person_of(token) for token in here if _person_of(token) is not None]
    now = [_person_of(token) for token in quoted if _person_of(token) is not None]
    if was and now and was != now:
        return f"“{_text(quoted)}” instead of “{_text(here)}”"
    return ""


def _person_of(token: Token) -> int | None:
    return next((n for n, words in enumerate(PERSONS) if token.key in words), None)


def _others(
    here: Sequence[Token],
    quoted: Sequence[Token],
    following: Token | None,
    languages: frozenset[str],
) -> tuple[Weight, str]:
    """Judge the words that are not critical in themselves."""
    rest = [token for token in here if not _is_critical(token, following)]
    wanted = [token for token in quoted if not _is_critical(token, following)]
    if same_unfolded(wanted, rest):
        return Weight.REWORDED, ""
    added = []
    for mine in wanted:
        name = mine.name and mine.text[1:].islower()
        same = next(
            (
                yours
                for yours in rest
                if same_writing(
                    mine.key, yours.key, name=name or yours.name, languages=languages
                )
            ),
            None,
        )
        if same is not None:
            rest.remove(same)
        else:
            added.append(mine)
    if same_unfolded(added, rest):
        return Weight.REWORDED, ""
    return _unpaired(added, rest)


def _unpaired(added: Sequence[Token], rest: Sequence[Token]) -> tuple[Weight, str]:
    """Judge words that only the quotation has, and words that only the source has."""
    new = [token for token in added if token.key not in PUT_IN]
    left = [token for token in rest if token.key not in DROPPED]
    if new or (added and rest):
        shown = _text(new or added)
        why = f"“{shown}” is added"
        return Weight.CRITICAL, f"“{shown}” instead of “{_text(rest)}”" if rest else why
    if left or len([t for t in rest if t.key not in ARTICLES]) > MAX_LEFT_OUT:
        return Weight.GAP, f"“{_text(rest)}” is left out without a mark"
    return Weight.REWORDED, ""


def _is_critical(token: Token, following: Token | None) -> bool:
    if token.kind in {"number", "sign"} or value_of(token.key) is not None:
        return True
    if currency_at(token.text) or (len(token.key) > 2 and token.key in MAGNITUDES):
        return True
    if token.key in {"about", "around"}:
        return is_before_number(following)
    return token.key in CRITICAL
