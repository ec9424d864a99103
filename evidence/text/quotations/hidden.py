"""What an ellipsis hides, in the parts that belong to what is kept.

Of whole sentences that are left out nothing is said here. What is looked at is the rest
of the sentence that is kept before (*head*), the beginning of the one that is kept
behind (*tail*), or, within one sentence, all of it (then both are the same).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.text.quotations.tokens import Token, tokens

SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)(?<!\b[Mm]io)(?<!\bMrd)(?<!\bSra)"
    r"(?<!\bca)(?<!\bvgl)(?<!\bbzw)(?<!\bAbs)(?<!\bnúm)(?<!\bpág)"
    r"(?!(?<=[ap]\.m)\.\s+[a-z0-9])"
    r"(?!(?<=\d)\.\s+(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|[a-zäöü]))"
    r"[.!?][\"')\]]*(?=\s|$)"
)
_BOUNDARY = re.compile(r"[,;:()](?!\d)|\s-\s")


@dataclass(frozen=True, slots=True)
class Hidden:
    """The *text* left out, in its normal form, between *kept* and *coming*.

    *kept* are the words before it in its sentence, *coming* those behind.
    """

    text: str
    kept: tuple[Token, ...]
    coming: tuple[Token, ...]
    open_left: bool
    """No sign divides it from what is kept before."""
    open_right: bool
    ends: tuple[int, ...]
    """Where its sentences end."""

    @property
    def whole(self) -> bool:
        """Tell whether it is all within one sentence."""
        return not self.ends

    @property
    def head(self) -> str:
        """Return the rest of the sentence that is kept before."""
        return self.text[: self.ends[0]] if self.ends else self.text

    @property
    def tail(self) -> str:
        """Return the beginning of the sentence that is kept behind."""
        return self.text[self.ends[-1] :] if self.ends else self.text

    def segments(self) -> Iterator[tuple[tuple[Token, ...], bool, bool]]:
        """Yield what stands between commas, and whether it is joined to what stays."""
        parts = [(self.head, True, self.whole)]
        if not self.whole:
            parts.append((self.tail, False, True))
        for text, left, right in parts:
            pieces = _BOUNDARY.split(text)
            for at, piece in enumerate(pieces):
                words = tuple(tokens(piece))
                if words:
                    yield (
                        words,
                        left and at == 0 and self.open_left,
                        right and at == len(pieces) - 1 and self.open_right,
                    )

    def last(self) -> tuple[Token, ...]:
        """Return the words joined to what is kept behind; () where a sign divides."""
        *_, segment = ((), False, False), *self.segments()
        return segment[0] if segment[2] else ()


_TAG = re.compile(r"\s?[,.!?;…-]*[\"'](?=[\s,.;]).*[\"'](?=\w|…|\s*\Z)", re.DOTALL)


def without_tag(text: str) -> str:
    """Return *text* without what closes a speaker's marks and opens them again."""
    match = _TAG.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    sign = "." if SENTENCE_END.search(match[0]) else ","
    return f"{sign} {rest}" if rest.strip() else ""


def read_hidden(text: str, before: str, after: str) -> Hidden:
    """Read normal *text*, left out between normal *before* and *after*."""
    starts = [match.end() for match in SENTENCE_END.finditer(before)]
    kept = before[starts[-1] :] if starts else before
    return Hidden(
        text,
        tuple(tokens(kept)),
        tuple(tokens(after)),
        not (
            re.search(r"[,;:.!?)—–(-]\W*\Z", before) or re.match(r"\W*[,;:.!?)-]", text)
        ),
        not re.match(r"\W*[,;:.)—–(]", after) and not re.search(r"[,;:)-]\s*\Z", text),
        tuple(match.end() for match in SENTENCE_END.finditer(text)),
    )


def keys_of(words: Sequence[Token]) -> tuple[str, ...]:
    """Return the keys of words."""
    return tuple(word.key for word in words)
