"""Whether a figure is stated or denied: the negations of its own clause.

"54 States did not sign" and "54 States signed" print the same figure. Only the clause
is looked at, since what stands beyond a comma or an "and" is said of something else.
"No fewer than" and "not only" deny nothing.
"""

from __future__ import annotations

import re

from evidence.text.quotations.turning_words import NEGATING

_NEGATION = re.compile(
    rf"\b(?:cannot|{'|'.join(sorted(NEGATING))})\b|[^\W\d_]n['’]t\b", re.IGNORECASE
)
_IDLE = re.compile(
    r"\b(?:no|not)\s+(?:fewer|less|more|later|earlier|only|just|least|doubt)\b"
    r"|\bno\.\s*(?=[0-9])|\bnot\s+even\b",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"[,;:()\[\]–—\n]|[.!?](?=\s|$)|\b(?:and|or|but|while|whereas|although|though|which"
    r"|who|whom|that|because|since|if|as|after|before|when|where|until|unless|once)\b",
    re.IGNORECASE,
)


def has_negation(text: str) -> bool:
    """Tell whether anything in *text* may deny something."""
    return _NEGATION.search(text) is not None


def is_negated(text: str, start: int, end: int) -> bool:
    """Tell whether the clause around *start* to *end* denies what it says there."""
    before = _BORDER.split(text[:start])[-1]
    after = _BORDER.split(text[end:], maxsplit=1)[0]
    clause = _IDLE.sub(" ", f"{before} # {after}")
    return len(_NEGATION.findall(clause)) % 2 == 1
