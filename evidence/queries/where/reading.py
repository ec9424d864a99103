"""Read an expression: ``topic = osce and (evidence < 2 or not rated)``.

    expression = part { "or" part }
    part       = test { "and" test }
    test       = "not" test | "(" expression ")" | "has(" name ")" | flag
               | name ( "=" | "!=" | "~" | "!~" | "<" | "<=" | ">" | ">=" ) value
               | name [ "not" ] "in" "(" value { "," value } ")"

A flag is one word that holds or does not. A value is a word, or anything in quotation
marks of either kind, in which such a mark is written twice. Nothing is executed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import NoReturn

from evidence.queries.where.expression import (
    FLAG,
    HAS,
    IN,
    NOT_IN,
    All,
    Any,
    Expression,
    InvalidExpression,
    Not,
    Single,
    Value,
)

MAX_DEPTH = 50
"""Parentheses and ``not`` within one another."""
MAX_TESTS = 200
"""Tests of one expression: SQLite takes a thousand within one another."""
MAX_VALUES = 500
"""Values of all its lists together, for the same reason."""

_BLANKS = re.compile(r"\s*")
_NAME = re.compile(r"[^\s(),=~<>!\"']+")
_OPERATOR = re.compile(r"!=|!~|<=|>=|=|~|<|>")
_QUOTED = re.compile(r"\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)'")
_WORD = re.compile(r"[^\s()\"']+")
_ITEM = re.compile(r"[^\s(),\"']+")


def read_expression(text: str, *, flags: Collection[str] = ()) -> Expression:
    """Return what *text* says; *flags* are the words that are tests by themselves.

    Raises InvalidExpression with the place.
    """
    reader = _Reader(text, frozenset(flags))
    expression = reader.any_of(0)
    if not reader.at_end():
        reader.fail(f"'and' or 'or' should stand at {reader.shown()}")
    return expression


@dataclass(slots=True)
class _Reader:
    """Reads from left to right; *position* is where it stands."""

    text: str
    flags: frozenset[str]
    position: int = 0
    tests: int = 0
    values: int = 0

    def any_of(self, depth: int) -> Expression:
        parts = [self._all_of(depth)]
        while self._takes("or"):
            parts.append(self._all_of(depth))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _all_of(self, depth: int) -> Expression:
        parts = [self._one(depth)]
        while self._takes("and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            self.fail("nested too deep")
        if self._takes("not"):
            return Not(self._one(depth + 1))
        if self._sign("("):
            start = self.position - 1
            inner = self.any_of(depth + 1)
            if not self._sign(")"):
                self.fail(f"the parenthesis of column {start + 1} is not closed")
            return inner
        self.tests += 1
        if self.tests > MAX_TESTS:
            self.fail(f"there are more than {MAX_TESTS} tests")
        return self._test()

    def _test(self) -> Single:
        match = _NAME.match(self.text, self._skip())
        if match is None:
            self.fail(f"a field's name should stand at {self.shown()}")
        name = match[0].lower()
        if name in {"and", "or"}:
            self.fail(f"a test should stand before {match[0]!r}")
        self.position = match.end()
        if name == HAS and self._sign("("):
            return self._has(match.start())
        if self._listed("not", "in"):
            return Single(name, NOT_IN, self._list(), match.start())
        if self._listed("in"):
            return Single(name, IN, self._list(), match.start())
        sign = _OPERATOR.match(self.text, self._skip())
        if sign is None and name in self.flags:
            return Single(name, FLAG, (), match.start())
        if sign is None:
            self.fail(
                f"one of = ~ < <= > >= != !~ should follow {match[0]!r}, "
                f"not {self.shown()}"
            )
        self.position = sign.end()
        return Single(name, sign[0], (self._value(sign[0], _WORD),), match.start())

    def _has(self, at: int) -> Single:
        match = _NAME.match(self.text, self._skip())
        if match is None:
            self.fail(f"a field's name should stand at {self.shown()}")
        self.position = match.end()
        if not self._sign(")"):
            self.fail(f"')' should follow has({match[0]}, not {self.shown()}")
        return Single(match[0].lower(), HAS, (), at)

    def _listed(self, *words: str) -> bool:
        """Step over *words* and a parenthesis, if that is what stands here."""
        before = self.position
        if all(self._takes(word) for word in words) and self._sign("("):
            return True
        self.position = before
        return False

    def _list(self) -> tuple[Value, ...]:
        values = [self._value("(", _ITEM)]
        while self._sign(","):
            values.append(self._value(",", _ITEM))
        if not self._sign(")"):
            self.fail(f"',' or ')' should stand at {self.shown()}")
        return tuple(values)

    def _value(self, sign: str, word: re.Pattern[str]) -> Value:
        start = self._skip()
        self.values += 1
        if self.values > MAX_VALUES:
            self.fail(f"there are more than {MAX_VALUES} values")
        if quoted := _QUOTED.match(self.text, start):
            self.position = quoted.end()
            mark, text = quoted[0][0], quoted[0][1:-1]
            return Value(text.replace(mark * 2, mark), start)
        if self.text[start : start + 1] in {'"', "'"}:
            self.fail("the quotation mark is not closed")
        found = word.match(self.text, start)
        if found is None:
            self.fail(f"a value should follow {sign!r}, not {self.shown()}")
        self.position = found.end()
        return Value(found[0], start)

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
