"""What an expression (``evidence manual where``) asks of a source.

    type=report and year<2020 and not has(doi)

A name is a field's; ``type``, ``key`` and ``year`` are the entry's type, its citekey
and the year of its date (the fields of these names: ``field.type``). ``=`` compares the
whole text, or one item of ``keywords``, ``ids`` and the like; ``~`` looks for a part of
it; both whatever the case and whether mark-up is written or not. ``<`` and the like
compare numbers and dates, and never hold for anything else. A field that is absent is
empty. Entries have too many fields, and too free ones, for a query to ask: what it asks
of is read once.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Protocol

from evidence.bibliography.data_model import BIBTEX_FIELDS, FIELD_ALIASES, FIELDS
from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.bibliography.latex import latex_to_text
from evidence.queries.where.expression import (
    FLAG,
    HAS,
    IN,
    ORDERED,
    All,
    Expression,
    Not,
    Single,
    tests_of,
)
from evidence.queries.where.reading import read_expression
from evidence.queries.where.subject import unknown_field
from evidence.text.folding import fold_text

FLAGS = {
    "cited": "A manuscript cites it.",
    "tied": "A claim is tied to it.",
    "kept": "A copy of it is kept.",
    "uncited": "No manuscript cites it.",
    "untied": "No claim is tied to it.",
}
COUNTS = {
    "claims": "To how many claims it is tied.",
    "snapshots": "How many copies of it are kept.",
}
WORDS = {
    "key": "Its citekey, or another key of it.",
    "type": "The type of its entry.",
    "year": "The year of its date.",
}
_STANDARD = {*FIELDS, *FIELD_ALIASES, *BIBTEX_FIELDS, *COUNTS, *WORDS}
_ORDER: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Subject(Protocol):
    """What is asked about a source."""

    def flag(self, name: str) -> bool:
        """Tell whether one of ``FLAGS`` holds, ``uncited`` and ``untied`` aside."""

    def values(self, name: str) -> tuple[str, ...]:
        """Return what *name* (lower case) says: its text, then items of a list."""


def parse_where(text: str, *, known: frozenset[str] = frozenset()) -> Expression:
    """Return the expression; *known* are fields that entries have beyond biblatex's.

    Raises InvalidExpression, also for a field that no entry has.
    """
    expression = read_expression(text, flags=FLAGS)
    names = _STANDARD | known
    for test in tests_of(expression):
        if test.sign != FLAG and test.name.removeprefix("field.") not in names:
            shown = {*known, *WORDS, *COUNTS, *FLAGS}
            raise unknown_field(test, "sources", {*names, *FLAGS}, shown=shown)
    return expression


def holds(expression: Expression, subject: Subject) -> bool:
    """Tell whether *expression* holds of *subject*."""
    if isinstance(expression, Single):
        return _holds(expression, subject)
    if isinstance(expression, Not):
        return not holds(expression.part, subject)
    found = (holds(part, subject) for part in expression.parts)
    return all(found) if isinstance(expression, All) else any(found)


def _holds(test: Single, subject: Subject) -> bool:
    if test.sign == FLAG:
        bare = test.name.removeprefix("un")
        return subject.flag(bare) is (bare == test.name)
    values = subject.values(test.name)
    if test.sign == HAS:
        return any(values)
    if test.sign in ORDERED:
        limit = test.words[0]
        return any(_ordered(test.sign, each, limit) for each in values[:1])
    forms = [form for each in values for form in _forms(each)]
    wanted = [_plain(word) for word in test.words]
    if test.positive in {"=", IN}:
        found = any(word in (forms or [""]) for word in wanted)
    else:
        found = any(word in form for word in wanted for form in forms)
    return found is not test.negated


def _forms(value: str) -> tuple[str, str]:
    return _plain(value), _plain(latex_to_text(value))


def _plain(value: str) -> str:
    return " ".join(fold_text(value).split())


def _ordered(sign: str, value: str, limit: str) -> bool:
    """Compare two numbers, or two dates: one is before another when all of it is."""
    try:
        return _ORDER[sign](Decimal(value.strip()), Decimal(limit.strip()))
    except InvalidOperation:
        pass
    try:
        one, other = parse_edtf(value.strip()), parse_edtf(limit.strip())
    except InvalidDate:
        return False
    pairs = {
        "<": (one.latest, other.earliest),
        "<=": (one.latest, other.latest),
        ">": (one.earliest, other.latest),
        ">=": (one.earliest, other.earliest),
    }
    left, right = pairs[sign]
    if left is None or right is None:
        return False
    return _ORDER[sign](Decimal(left.toordinal()), Decimal(right.toordinal()))
