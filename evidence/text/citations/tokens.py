"""A paragraph as words, numbers and marks, with its brackets paired.

One pattern without nested repetition reads every paragraph once, from left to right, so
that the time is linear in the text whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    UNDATED = auto()
    """«n.d.», «forthcoming», «in press»: what stands where a year would."""
    MARK = auto()


class Token(NamedTuple):
    """A token and its place, in code points of the whole text."""

    kind: Kind
    text: str
    start: int
    end: int


OPENING = {"(": ")", "[": "]", "（": "）", "［": "］"}
CLOSING = frozenset(OPENING.values())

_LETTER = r"[^\W\d_]"
_ACCENTS = r"[\u0300-\u036f\u200c\u200d]"
_TOKEN = re.compile(
    rf"""
    (?P<undated>(?<!\w)(?:
        (?:n\.\s?d\.|s\.\s?[fd]\.|o\.\s?J\.)(?:-?[a-z](?![\w.]))?
      | (?:[Ff]orthcoming|[Ii]n\s{{1,3}}[Pp]ress|in\s{{1,3}}preparation
          |im\s{{1,3}}Erscheinen|no\s{{1,3}}date|en\s{{1,3}}prensa|sous\s{{1,3}}presse)(?:-[a-z])?(?!\w)
    ))
  | (?P<word>{_LETTER}(?:[^\W_]|{_ACCENTS}|['’ʼ‐‑-](?=[^\W_]))*)
  | (?P<number>\d[^\W_]*)
  | (?P<mark>[^\s*_])
    """,
    re.VERBOSE,
)
_KINDS = {
    "undated": Kind.UNDATED,
    "word": Kind.WORD,
    "number": Kind.NUMBER,
    "mark": Kind.MARK,
}
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The tokens of one paragraph; *pairs* leads from each bracket to its partner.

    Asterisks and underscores are Markdown's emphasis and no tokens, so that a title in
    italics reads like any other name.
    """

    text: str
    tokens: tuple[Token, ...]
    pairs: Mapping[int, int]

    def is_word(self, index: int, *words: str) -> bool:
        """Say whether a token is there and is one of *words* (lower case)."""
        return 0 <= index < len(self.tokens) and (
            self.tokens[index].text.lower() in words
        )

    def adjacent(self, index: int) -> bool:
        """Say whether a token touches the one before it."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start

    def between(self, first: int, last: int) -> str:
        """Return the text from token *first* to token *last*, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]


def paragraph(text: str, start: int, end: int) -> Paragraph:
    """Read the tokens of *text* from *start* to *end*."""
    tokens = tuple(
        Token(_KINDS[found.lastgroup or "mark"], found[0], found.start(), found.end())
        for found in _TOKEN.finditer(text, start, end)
    )
    return Paragraph(text, tokens, _pairs(tokens))


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *text* between blank lines."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _pairs(tokens: tuple[Token, ...]) -> dict[int, int]:
    """Pair the brackets; what has no partner is left out.

    A closing bracket drops the unclosed ones inside its pair. Each bracket is dropped
    once at most, which keeps this linear.
    """
    pairs: dict[int, int] = {}
    waiting: list[tuple[int, str]] = []
    count = dict.fromkeys(CLOSING, 0)
    for index, token in enumerate(tokens):
        if token.text in OPENING:
            waiting.append((index, OPENING[token.text]))
            count[OPENING[token.text]] += 1
        elif token.text in CLOSING and count[token.text]:
            while True:
                opened, wanted = waiting.pop()
                count[wanted] -= 1
                if wanted == token.text:
                    break
            pairs[opened] = index
            pairs[index] = opened
    return pairs
