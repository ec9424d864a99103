"""Answers that say nothing without their question.

«Did you tell him? – No.» and «Did he ask? – Yes.» give no «No. … Yes.»: what such an
answer affirms or denies is the question directly before it, and an ellipsis that stands
for the question lets it answer another.
"""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"\?[\"'”’»)]*\s*(?:[—–-]\s*|[A-ZÀ-Þ][^\n:.!?;,]{0,60}[:.]\s*|[QAFR][.:]\s*)?\Z"
)
"""A question at the end, with the label of who answers."""
_BARE = re.compile(
    r"\W*(?:(?:yes|no|nope|never|not (?:at|in|to|for|then|yet|that|really|me|us|once)"
    r"|of"
    r" course|certainly|ja|nein|doch|nie|oui|non|si|jamais|sí|no|nunca)\b"
    r"|(?:i|we|he|she|it|they|there|that) (?:do|did|does|am|is|are|was|were|have|has"
    r"|had"
    r"|will|would|can|could|should|might|may|must)(?: not|n['’]t)?(?=[.,!;]))",
    re.IGNORECASE,
)


def unasked(omitted: str, after: str) -> str:
    """Say what answer in *after* has lost its question, the last of *omitted*."""
    answer = _BARE.match(after)
    if answer is None or not _ASKED.search(omitted) or not _question(omitted):
        return ""
    return f"“{answer[0].strip()}” answers a question that is left out"


def _question(omitted: str) -> bool:
    """Tell whether any of a question itself is left out, and not only its mark."""
    return any(sign.isalpha() for sign in omitted.partition("?")[0])
