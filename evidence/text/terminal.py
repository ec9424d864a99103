"""Foreign text made safe to show: nothing of it may move the cursor or hide."""

from __future__ import annotations

import re
from functools import cache

_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)


@cache
def _pattern() -> re.Pattern[str]:
    # Compiled when first needed: a millisecond of every start otherwise.
    return re.compile(_UNSAFE)


def clean(text: str) -> str:
    r"""Return *text* with control and bidi characters shown as ``\u{202E}``.

    Newlines and tabs stay, and so do the joiners of Persian and Hindi.
    """
    return _pattern().sub(lambda match: f"\\u{{{ord(match[0]):X}}}", text)
