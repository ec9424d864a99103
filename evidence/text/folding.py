"""The differences between two copies of a text that change nothing.

Folded: canonical and compatibility forms of letters (ligatures, decomposed accents),
case, runs of white space, quotation marks, dashes, soft hyphens, a hyphen at a line's
end inside a word. Kept: digits, decimal marks, the minus sign, ``< > = %``, currency
signs, superscript digits. The list follows what quotation checkers agree to ignore.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ′´`", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―", "-")
)
_IGNORED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_CLUSTER = re.compile(
    r"(?P<plain>[!-,./-_a-~]+)|(?P<space>\s+)|(?P<broken>(?<=[^\W\d_])[-‐\u00ad]\s*\n\s*(?=[^\W\d_]))|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; *starts* and *ends*: each character's place in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's span for a span (not empty) of the folded text."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return *text* folded, with the way back to its own positions."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        start, end = match.span()
        if match["plain"]:  # most of a text, and each letter is itself
            letters.extend(text[start:end].lower())
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
            continue
        if match["broken"] or text[start] in _IGNORED:
            continue
        if unicodedata.combining(text[start]) and letters:
            start = starts[-1]
            while starts and starts[-1] == start:
                letters.pop(), starts.pop(), ends.pop()
        for letter in " " if match["space"] else _letters(text[start:end]):
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return Folded("".join(letters), tuple(starts), tuple(ends))


def fold_text(text: str) -> str:
    """Return *text* folded, where positions do not matter."""
    return fold(text).text


def _letters(cluster: str) -> str:
    if unicodedata.category(cluster[0]) == "No":  # ² and ½ are not 2 and 1⁄2
        return cluster
    return unicodedata.normalize("NFKC", cluster).casefold().translate(_QUOTES)
