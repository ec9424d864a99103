"""What makes a new wording of an old one, as splices of whole words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from evidence.bibliography.editing.splices import Splice

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def word_splices(old: str, new: str, *, at: int = 0) -> tuple[Splice, ...]:
    """Return the splices that make *new* of *old*, which begins at code point *at*.

    Words that both have in the same order are left alone, so that mark-up around them
    stays where it is.
    """
    was = [match[0] for match in _TOKEN.finditer(old)]
    now = [match[0] for match in _TOKEN.finditer(new)]
    starts = [0]
    for token in was:
        starts.append(starts[-1] + len(token))
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return tuple(
        Splice(at + starts[a], "".join(was[a:b]), "".join(now[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )
