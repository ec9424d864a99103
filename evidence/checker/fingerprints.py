"""Names for findings that stay the same from run to run.

A fingerprint is made of the rule, the subject and what the finding says, never of a
line: an edit elsewhere in the file leaves it as it was. Findings that say the same of
the same subject are numbered in reading order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from evidence.checker.finding import Finding

_LENGTH = 32
"""Hexadecimal digits that are kept: 128 bits."""


def fingerprinted(findings: Iterable[Finding], today: date) -> Iterator[Finding]:
    """Yield *findings*, each with its fingerprint; those that have theirs keep it.

    *today* in a message («lies after 2026-11-23») counts as the same on every day.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        if finding.fingerprint:
            yield finding
            continue
        digest = _digest(finding, today)
        seen[digest] += 1
        yield replace(finding, fingerprint=f"{digest}:{seen[digest]}")


def _digest(finding: Finding, today: date) -> str:
    said = " ".join(finding.message.replace(today.isoformat(), "today").split())
    parts = (finding.code, finding.subject.kind.value, finding.subject.name, said)
    text = "\x1f".join(parts).encode("utf-8", "backslashreplace")
    return sha256(text).hexdigest()[:_LENGTH]
