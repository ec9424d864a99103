"""Whether several are those of whom a sentence counts a part.

«Two of them refused», said of «the two drivers»; «In eleven cases our men found a leak.
In nine of these …».
"""

from __future__ import annotations

from itertools import islice, pairwise

from evidence.text.quotations.named import Named
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import value_of
from evidence.text.quotations.turns import Turns, sentences_before


def is_counted(source: SourceText, at: int, named: Named, turns: Turns) -> bool:
    """Tell whether a sentence beside a place speaks of as many, or of a part of them.

    *at* is where the pronoun stands that takes them up.
    """
    back = (one for one in sentences_before(source, at, turns) if one.words)
    first = [[word.key for word in one.words[:2]] for one in islice(back, 2)]
    return _is_whole(source, at, named, turns) or any(
        keys[1:] == ["of"] and keys[0] in {word.key for word in named.words}
        for keys in first
    )


def _is_whole(source: SourceText, at: int, named: Named, turns: Turns) -> bool:
    """Tell whether «these», of which a number is a part, are the one number before."""
    before = source.tokens(max(0, at - 40), at)[-2:]
    whole, *noun = (word.key for word in named.words)
    if len(before) < 2 or before[1].key != "of" or not noun:
        return False
    part, size = value_of(before[0].key), value_of(whole)
    back = [one for one in islice(sentences_before(source, at, turns), 3) if one.words]
    if part is None or size is None or len(back) < 2:
        return False
    said = [(one.key, two.key) for one, two in pairwise(back[1].words)]
    enough = [pair for pair in said if (value_of(pair[0]) or 0) >= part]
    return [pair[0] for pair in enough] == [whole] and enough[0][1] == noun[0]
