"""Two wordings compared word by word, as people read a correction."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the *old* and of the *new* wording; equal where both say the same."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Tell whether both say the same, white space apart."""
        return self.old.split() == self.new.split()


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return both wordings in pieces, in order, their white space made single."""
    was, now = old.split(), new.split()
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return tuple(
        Piece(" ".join(was[a:b]), " ".join(now[c:d]))
        for _, a, b, c, d in matcher.get_opcodes()
    )


def marked(pieces: tuple[Piece, ...], *, new: bool) -> str:
    """Return one of the wordings, with marks around what the other has otherwise.

    ``[-…-]`` in the old, ``{+…+}`` in the new, as ``git diff --word-diff`` has it.
    """
    left, right = ("{+", "+}") if new else ("[-", "-]")
    words = []
    for piece in pieces:
        text = piece.new if new else piece.old
        if text:
            words.append(text if piece.same else f"{left}{text}{right}")
    return " ".join(words)


def merged(pieces: tuple[Piece, ...]) -> str:
    """Return both wordings in one line: ``[-old-] {+new+}``, the rest once."""
    words = []
    for piece in pieces:
        if piece.same:
            words.append(piece.new)
            continue
        words.extend(f"[-{text}-]" for text in (piece.old,) if text)
        words.extend(f"{{+{text}+}}" for text in (piece.new,) if text)
    return " ".join(filter(None, words))
