"""Foreign text made safe to show: nothing of it may move the cursor or hide.

Nor may it give orders: what a build prints at the beginning of a line, GitHub's runner
obeys (``::error::…``, ``::stop-commands::…``), whatever blanks stand before it.
"""

from __future__ import annotations

import re
from functools import cache

_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)
_ORDER = r"(?m)^(?P<before>[^\S\n]*+):(?=:[A-Za-z])"
_LINE_END = "[\n\t\u2028\u2029]"


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    # Compiled when first needed: a millisecond of every start otherwise.
    return re.compile(pattern)


def clean(text: str) -> str:
    r"""Return *text* with control and bidi characters shown as ``\u{202E}``.

    Newlines and tabs stay, and so do the joiners of Persian and Hindi. A line that
    begins as an order of GitHub's has its first colon shown so, too.
    """
    safe = _pattern(_UNSAFE).sub(_code, text)
    if "::" not in safe:
        return safe
    return _pattern(_ORDER).sub(lambda found: f"{found['before']}\\u{{3A}}", safe)


def clean_line(text: str) -> str:
    r"""Return *text* as ``clean`` does, its line ends and tabs shown: on one line.

    For names: a second line would be taken for something that we say.
    """
    return _pattern(_LINE_END).sub(_code, clean(text))


def _code(found: re.Match[str]) -> str:
    return f"\\u{{{ord(found[0]):X}}}"
