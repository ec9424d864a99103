"""The clauses of what an ellipsis leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import DENIALS, NEGATIONS, listed

MAX_OPENING = 6
"""Words that open a sentence with a pronoun, up to the verb that is kept."""
PRONOUNS = frozenset(listed("it they he she this we i you these that such"))
LINKS = frozenset(
    listed(
        "and but while whereas though although because before after until when if "
        "unless "
        "than as since that so"
    )
)
THAT = frozenset(listed("that dass daß que qu qu' ob whether"))
"""What joins a clause that is said, asked or known."""
TURNING = NEGATIONS | DENIALS


@dataclass(frozen=True, slots=True)
class Clause:
    """Words left out between two boundaries; *left*, *right*: joined to what stays."""

    words: tuple[Token, ...]
    left: bool
    right: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its words."""
        return tuple(word.key for word in self.words)


def shown(words: Sequence[Token]) -> str:
    """Return words as the source has them, each place once."""
    said = dict.fromkeys((word.start, word.text) for word in words)
    return " ".join(text for _, text in said).replace("' ", "'")
