"""Words in brackets at a place of a source, with what stands around them there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turns import (
    Sentence,
    sentence_after,
    sentences_before,
    turns_around,
)

_BESIDE = 120
"""Characters before a place in which the words beside it stand."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words in brackets, *filler*, for *gone* (none where they are put in).

    *at* is where they stand in the *source*; *kept* is what is quoted before them.
    """

    source: SourceText
    at: int
    filler: tuple[Token, ...]
    gone: tuple[Token, ...]
    kept: str

    @property
    def shown(self) -> str:
        """Return the words in brackets as they stand."""
        return " ".join(word.text for word in self.filler)

    @property
    def replaced(self) -> str:
        """Return the words for which they stand."""
        return " ".join(word.text for word in self.gone)

    @property
    def behind(self) -> int:
        """Return where the words end for which they stand."""
        return self.gone[-1].end if self.gone else self.at

    def before(self) -> list[Token]:
        """Return the words directly before the place."""
        return self.source.tokens(max(0, self.at - _BESIDE), self.at)

    def back(self, number: int) -> list[Sentence]:
        """Return the beginning of its sentence, and *number* sentences before."""
        if not self.at:
            return [Sentence((), -1, "")]
        turns = turns_around(self.source, self.at)
        found = (
            one
            for n, one in enumerate(sentences_before(self.source, self.at, turns))
            if one.words or not n
        )
        return list(islice(found, number + 1))

    def own(self) -> str:
        """Return its sentence, folded and without the words replaced."""
        turns = turns_around(self.source, self.at)
        head = next(iter(self.back(0)), None)
        tail = next(iter(sentence_after(self.source, self.behind, turns)), None)
        texts = (one.text for one in (head, tail) if one is not None)
        return " ".join(" ".join(texts).lower().split())

    def instead(self) -> str:
        """Return that these words do not stand for those of the source."""
        return f"“[{self.shown}]” instead of “{self.replaced}”"
