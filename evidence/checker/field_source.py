"""How a field is written in its entry's own text."""

from __future__ import annotations

import re

from evidence.checker.facts import SourceFacts


def is_written_out(subject: SourceFacts, name: str) -> bool:
    """Tell whether *name* has its text in braces or quotes, with no macro in it.

    The value of a field that is a macro (``journal = jacm``) or is joined with ``#``
    cannot be moved to another field as text without losing the macro.
    """
    written = re.search(
        rf"[{{(,\s]{re.escape(name)}\s*=\s*([{{\"])", subject.raw, re.IGNORECASE
    )
    value = subject.get(name)
    return written is not None and value is not None and "#" not in value
