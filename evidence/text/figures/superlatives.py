"""Words that put one thing above all others, or before them: «largest», «the first»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.text.checkable_words import ARTICLES, NOT_SUPERLATIVE, SUPERLATIVES

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SET_APART = frozenset({"only", "leading", "main", "unique"})
_FIRST = re.compile(
    r"\bfirst-ever\b|\bfor the first time(?: ever)?\b"
    r"|\b(?:the|its|their) (?:very )?first (?:(?!of\b)[\w’-]+ ){0,3}(?:ever|to)\b"
    r"|(?:(?<=\bis )|(?<=\bwas )|(?<=\bare )|(?<=\bwere )|(?<=\bbecame ))the first"
    r"(?![\w-]| of (?:two|three|four|five|several))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Superlative:
    """One such word at *start* to *end*, with the word that follows."""

    start: int
    end: int
    words: str


def superlatives_in(text: str) -> Iterator[Superlative]:
    """Yield the superlatives of an English sentence, in order; not the firsts."""
    found = list(_WORD.finditer(text))
    lower = [match[0].lower() for match in found]
    for at, word in enumerate(lower):
        before = lower[at - 1] if at else ""
        after = lower[at + 1] if at + 1 < len(lower) else ""
        if word not in SUPERLATIVES or f"{before} {word}" in NOT_SUPERLATIVE:
            continue
        if before == "not" or (word in {"most", "least"} and after in {"of", ""}):
            continue
        if word in _SET_APART and before not in ARTICLES:
            continue
        words = f"{word} {after}".strip()
        yield Superlative(found[at].start(), found[at].end(), words)


def firsts_in(text: str) -> Iterator[Superlative]:
    """Yield what is said to be first of all: «the first state to», «first-ever»."""
    for match in _FIRST.finditer(text):
        words = " ".join(match[0].lower().split())
        yield Superlative(match.start(), match.end(), words)
