"""The fields that an entry has itself, without what crossref or xdata lends it.

A source's facts hold both. What is wrong with a lent field is wrong with the entry that
lends it, and is said there, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidence.checker.facts import SourceFacts

_LENDERS = ("crossref", "xdata")


def own_fields(subject: SourceFacts, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield name and value of those of *names* that the entry itself has, not empty."""
    borrows = any(subject.get(lender) for lender in _LENDERS)
    for name in names:
        value = (subject.get(name) or "").strip()
        if value and not (borrows and _is_lent(subject, name)):
            yield name, value


def _is_lent(subject: SourceFacts, name: str) -> bool:
    written = rf"[{{(,\s]{re.escape(name)}\s*="
    return re.search(written, subject.raw, re.IGNORECASE) is None
