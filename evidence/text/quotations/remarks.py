"""Whether «[sic]» is true: the source then spells the word just as it is quoted.

A slip of the pen is mended without a word; one that is marked as the source's own must
be the source's own.
"""

from __future__ import annotations

import re

from evidence.text.quotations.normal import normal_text

_SIC = re.compile(
    r"(?P<word>[^\W_]+(?:['-][^\W_]+)*)[\"'.,;:!?]*\s*[\[(]\s*sic\b", re.IGNORECASE
)


def false_sic(passage: str, quoted: str) -> str:
    """Say which word is marked as a slip of the source that is not in its *passage*.

    *passage* is normal and folded.
    """
    for match in _SIC.finditer(normal_text(quoted)):
        word = match["word"]
        if not re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", passage):
            return f"“{word}” is marked “[sic]”, and the source spells it otherwise"
    return ""
