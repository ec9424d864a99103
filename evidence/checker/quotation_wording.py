"""Quotations and their passages as a finding's message says them."""

from __future__ import annotations

from evidence.checker.quotation_checks import QuotationCheck
from evidence.checker.quotations import QuotedFacts
from evidence.text.quoted.inner_marks import in_marks

_MOST = 300


def quoted_words(quoted: QuotedFacts, most: int = 80) -> str:
    """Return the words in marks, no longer than a message bears."""
    return in_marks(shortened(quoted.words, most))


def shortened(text: str, most: int = _MOST) -> str:
    """Return *text* on one line, its middle left out where it is long."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    half = most // 2
    return f"{plain[:half].rstrip()} […] {plain[-half:].lstrip()}"


def both_sides(quoted: QuotedFacts, check: QuotationCheck) -> tuple[str, ...]:
    """Return what was compared: both wordings, both places, and the difference."""
    verdict = check.looked.verdict
    own = quoted.place
    place = f"({own.path}:{own.line}): {in_marks(shortened(quoted.words))}"
    lines = [f"the manuscript {place}" if quoted.is_printed else f"the ledger {place}"]
    if check.looked.found:
        span = f"{verdict.start}–{verdict.end}"
        found = shortened(check.looked.found)
        lines.append(f"{check.place}, characters {span}: {in_marks(found)}")
    if verdict.diff:
        lines.append(f"word by word: {shortened(verdict.diff, 2 * _MOST)}")
    lines += verdict.reasons
    return tuple(lines)


def kind_words(quoted: QuotedFacts) -> str:
    """Return what the words are: a quotation, or a passage."""
    return "the quotation" if quoted.is_printed else "the passage"
