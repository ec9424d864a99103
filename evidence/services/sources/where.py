"""Expressions that choose sources: ``type=report and year<2020 and not has(doi)``.

    expression = part { "or" part }
    part       = test { "and" test }
    test       = "not" test | "(" expression ")" | "has(" name ")" | word
               | name ( "=" | "!=" | "~" | "!~" | "<" | "<=" | ">" | ">=" ) value
    word       = "cited" | "uncited" | "tied" | "untied"

A name is a field's; ``type``, ``key`` and ``year`` are the entry's type, its citekey
and the year of its date (the fields of these names: ``field.type``). A value is a word,
or anything in quotation marks of either kind. ``=`` compares the whole text, or one
item of ``keywords``, ``ids`` and the like; ``~`` looks for a part of it; both whatever
the case and whether mark-up is written or not. ``<`` and the like compare numbers and
dates, and never hold for anything else. A field that is absent is empty. Nothing is
executed.

In one module because the grammar above and its reading belong together.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NoReturn, Protocol

from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.bibliography.latex import latex_to_text
from evidence.text.folding import fold_text

MAX_DEPTH = 50
"""Parentheses and ``not`` within one another."""

_BLANKS = re.compile(r"\s*")
_NAME = re.compile(r"[^\s()=~<>!\"']+")
_OPERATOR = re.compile(r"!=|!~|<=|>=|=|~|<|>")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_WORD = re.compile(r"[^\s()\"']+")
_ORDER: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_STATES = frozenset(["cited", "uncited", "tied", "untied"])


class InvalidExpression(ValueError):
    """It cannot be read; *at* is the place, counted from 0."""

    def __init__(self, message: str, *, at: int) -> None:
        super().__init__(f"column {at + 1}: {message}")
        self.at = at


class Subject(Protocol):
    """What is asked about a source."""

    @property
    def cited(self) -> bool:
        """Tell whether a manuscript cites it."""

    @property
    def tied(self) -> bool:
        """Tell whether a claim is tied to it."""

    def values(self, name: str) -> tuple[str, ...]:
        """Return what *name* (lower case) says: its text, then items of a list."""


Test = Callable[[Subject], bool]


def parse_where(text: str) -> Test:
    """Return the test that an expression is; raise InvalidExpression."""
    parser = _Parser(text)
    test = parser.any_of(0)
    if not parser.at_end():
        parser.fail(f"'and' or 'or' should stand at {parser.shown()}")
    return test


@dataclass(slots=True)
class _Parser:
    """Reads from left to right; *position* is where it stands."""

    text: str
    position: int = 0

    def any_of(self, depth: int) -> Test:
        tests = [self._all_of(depth)]
        while self._takes("or"):
            tests.append(self._all_of(depth))
        return tests[0] if len(tests) == 1 else _any(tests)

    def _all_of(self, depth: int) -> Test:
        tests = [self._one(depth)]
        while self._takes("and"):
            tests.append(self._one(depth))
        return tests[0] if len(tests) == 1 else _all(tests)

    def _one(self, depth: int) -> Test:
        if depth > MAX_DEPTH:
            self.fail("nested too deep")
        if self._takes("not"):
            test = self._one(depth + 1)
            return lambda subject: not test(subject)
        if self._sign("("):
            start = self.position - 1
            test = self.any_of(depth + 1)
            if not self._sign(")"):
                self.fail(f"the parenthesis of column {start + 1} is not closed")
            return test
        return self._comparison()

    def _comparison(self) -> Test:
        match = _NAME.match(self.text, self._skip())
        if match is None:
            self.fail(f"a field's name should stand at {self.shown()}")
        name = match[0].lower()
        if name in {"and", "or"}:
            self.fail(f"a test should stand before {match[0]!r}")
        self.position = match.end()
        if name == "has" and self._sign("("):
            return self._has()
        sign = _OPERATOR.match(self.text, self._skip())
        if sign is None and name in _STATES:
            return _state(name)
        if sign is None:
            self.fail(
                f"one of = ~ < <= > >= != !~ should follow {match[0]!r}, "
                f"not {self.shown()}"
            )
        self.position = sign.end()
        return _compared(name, sign[0], self._value(sign[0]))

    def _has(self) -> Test:
        match = _NAME.match(self.text, self._skip())
        if match is None:
            self.fail(f"a field's name should stand at {self.shown()}")
        name = match[0].lower()
        self.position = match.end()
        if not self._sign(")"):
            self.fail(f"')' should follow has({match[0]}, not {self.shown()}")
        return lambda subject: any(subject.values(name))

    def _value(self, sign: str) -> str:
        start = self._skip()
        quoted = _QUOTED.match(self.text, start)
        if quoted is not None:
            self.position = quoted.end()
            return quoted[1] if quoted[1] is not None else quoted[2]
        if self.text[start : start + 1] in {'"', "'"}:
            self.fail("the quotation mark is not closed")
        word = _WORD.match(self.text, start)
        if word is None:
            self.fail(f"a value should follow {sign!r}, not {self.shown()}")
        self.position = word.end()
        return word[0]

    def _takes(self, word: str) -> bool:
        """Step over a word of the grammar, if it stands here."""
        match = _NAME.match(self.text, self._skip())
        if match is None or match[0].lower() != word:
            return False
        if _OPERATOR.match(self.text, _BLANKS.match(self.text, match.end()).end()):  # type: ignore[union-attr]  # matches anything
            return False
        self.position = match.end()
        return True

    def _sign(self, sign: str) -> bool:
        if not self.text.startswith(sign, self._skip()):
            return False
        self.position += 1
        return True

    def _skip(self) -> int:
        match = _BLANKS.match(self.text, self.position)
        self.position = match.end() if match else self.position
        return self.position

    def at_end(self) -> bool:
        return self._skip() >= len(self.text)

    def shown(self) -> str:
        rest = self.text[self._skip() :]
        return repr(rest.split()[0]) if rest else "the end"

    def fail(self, message: str) -> NoReturn:
        raise InvalidExpression(message, at=self._skip())


def _any(tests: list[Test]) -> Test:
    return lambda subject: any(test(subject) for test in tests)


def _all(tests: list[Test]) -> Test:
    return lambda subject: all(test(subject) for test in tests)


def _state(name: str) -> Test:
    wanted = not name.startswith("un")
    if name.endswith("cited"):
        return lambda subject: subject.cited is wanted
    return lambda subject: subject.tied is wanted


def _compared(name: str, sign: str, value: str) -> Test:
    if sign in _ORDER:
        return lambda subject: any(
            _ordered(sign, each, value) for each in subject.values(name)[:1]
        )
    wanted = _plain(value)
    whole = sign in {"=", "!="}

    def found(subject: Subject) -> bool:
        forms = [form for each in subject.values(name) for form in _forms(each)]
        if whole:
            return wanted in (forms or [""])
        return any(wanted in form for form in forms)

    return (lambda subject: not found(subject)) if sign.startswith("!") else found


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
