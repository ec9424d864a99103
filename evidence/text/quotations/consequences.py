"""What follows from a reason that an ellipsis leaves out.

«He speaks well of it, but he owns land there, and you will judge accordingly»: without
the clause with «but» what follows would follow from his praise.
"""

from __future__ import annotations

import re

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.hidden import Hidden
from evidence.text.quotations.turning_words import listed

_REASONS = frozenset(
    listed("but because since yet though although aber doch weil mais car pero porque")
)
"""What begins a clause from which something follows, or against which it is said."""
_THEREFORE = re.compile(
    r"\b(?:accordingly|consequently|for (?:that|this) reason|demgemäß|dementsprechend"
    r"|deshalb|deswegen|en conséquence|pour cette raison|en consecuencia"
    r"|por (?:eso|ello|consiguiente))\b",
    re.IGNORECASE,
)
_REACH = 12
"""Words behind the mark, among which it is said that something follows."""


def without_reason(hidden: Hidden) -> str:
    """Say what clause is left out from which alone something that is kept follows."""
    if not hidden.whole or not hidden.coming:
        return ""
    behind = hidden.coming[:_REACH]
    stop = next((n for n, word in enumerate(behind) if n and word.opens), len(behind))
    found = _THEREFORE.search(shown(behind[:stop]))
    clauses = [words for words, *_ in hidden.segments() if words[0].key in _REASONS]
    if found is None or not clauses:
        return ""
    return f"“{found[0]}” follows from “{shown(clauses[-1])}”, which is left out"
