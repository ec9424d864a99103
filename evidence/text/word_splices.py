"""What makes a new wording of an old one, as splices of whole words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from evidence.bibliography.editing.splices import Splice

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|\w+(?:[-’']\w+)*|\s+|[^\w\s]")
"""A number, a word (with its hyphens), blanks, or a sign."""


def word_splices(
    old: str, new: str, *, at: int = 0, keep_blanks: bool = False
) -> tuple[Splice, ...]:
    """Return the splices that make *new* of *old*, which begins at code point *at*.

    Words that both have in the same order are left alone, so that mark-up around them
    stays where it is. With *keep_blanks* so are blanks, of whatever kind the old are.
    """
    was = [match[0] for match in _TOKEN.finditer(old)]
    now = [match[0] for match in _TOKEN.finditer(new)]
    starts = [0]
    for token in was:
        starts.append(starts[-1] + len(token))
    matcher = SequenceMatcher(None, *_compared(was, now, keep_blanks), autojunk=False)
    return tuple(
        Splice(at + starts[a], "".join(was[a:b]), "".join(now[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _compared(
    was: list[str],
    now: list[str],
    blanks: bool,  # noqa: FBT001 - whether blanks are alike
) -> tuple[list[str], list[str]]:
    if not blanks:
        return was, now
    one, other = ([" " if t.isspace() else t for t in tokens] for tokens in (was, now))
    return one, other
