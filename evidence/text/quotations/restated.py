"""Words in brackets that the source itself has for those which they replace.

«Below [85 cubic metres]» for «that figure», which was said just before; and the
translation that the source gives beside foreign words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.anaphora import FIGURES, POINTING_BACK
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turns import sentences_before, turns_around

_NEAR = 4
"""Sentences before in which a figure is said that «that figure» takes up."""
_BEHIND = 240
"""Characters behind foreign words in which they are translated."""
_MEANING = re.compile(
    r":|\bmean(?:s|ing)?\b|\bthat is\b|\bi\.e\.|\bor\b|\bfor\b|heisst|bedeutet"
    r"|d\.\s?h\.|also|c'est-à-dire|veut dire|signifie|es decir|o sea|significa"
    r"|quiere decir"
)


def is_restated(
    source: SourceText, filler: Sequence[Token], replaced: Sequence[Token]
) -> bool:
    """Tell whether the source says itself that these words are one."""
    gone = [word for word in replaced if not word.noise]
    return bool(gone and filler) and (
        _is_that_figure(source, filler, gone) or _translates(source, filler, gone)
    )


def _is_that_figure(
    source: SourceText, filler: Sequence[Token], gone: Sequence[Token]
) -> bool:
    """Tell whether «that figure» is the one last said with its unit."""
    if len(gone) != 2 or gone[0].key not in POINTING_BACK:
        return False
    at = next((n for n, word in enumerate(filler) if is_number(word)), -1)
    if gone[1].key not in FIGURES or at < 0:
        return False
    number, unit = filler[at].key, [word.key for word in filler[at + 1 :]]
    turns = turns_around(source, gone[0].start)
    for sentence in islice(sentences_before(source, gone[0].start, turns), _NEAR):
        keys = [word.key for word in sentence.words]
        said = [
            word.key
            for n, word in enumerate(sentence.words)
            if is_number(word) and keys[n + 1 : n + 1 + len(unit)] == unit
        ]
        if said:
            return {*said} == {number}
    return False


def _translates(
    source: SourceText, filler: Sequence[Token], gone: Sequence[Token]
) -> bool:
    """Tell whether the source gives words just behind others as what these mean."""
    if len(filler) < 2 or all(word.text[:1].isupper() for word in filler):
        return False
    folded = source.normal.folded
    said = r"\W{1,3}".join(re.escape(word.text.lower()) for word in filler)
    end = gone[-1].end
    match = re.search(rf"\b{said}\b", folded[end : end + _BEHIND])
    if match is None or not _MEANING.search(folded[end : end + match.start()]):
        return False
    own = {word.key for word in gone}
    return not own & {word.key for word in filler} and not any(
        len(re.findall(rf"\b{re.escape(key)}\b", folded)) > 1 for key in own
    )
