"""Formulas by which a figure is worked out from others: ``(b-a)/a*100``.

The grammar, and there is no more of it::

    sum     = product {("+" | "-") product}
    product = signed {("*" | "/") signed}
    signed  = {"-" | "+"} value
    value   = number | name | "(" sum ")" | function "(" sum {"," sum} ")"

``×``, ``·``, ``÷`` and ``−`` are read as ``*``, ``/`` and ``-``. The functions are abs,
max, min, round(x) or round(x, places), sum, and whole(a): the 61 where a stands for «30
of 61». There are no powers, no attributes and no calls of anything else; numbers have
at most fifteen digits, not grouped: a comma divides what a function is given. Nothing
is ever handed to Python to be run.

Numbers are exact, and unknown ones are intervals (``text.intervals``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from evidence.text.figures.formula_tokens import FormulaError, Token, spaced, tokens_of
from evidence.text.figures.intervals import Interval, pick, point, size

MAX_LENGTH = 300
"""Characters of a formula."""
MAX_DEPTH = 30
"""Brackets, functions and signs within one another."""
MAX_DIGITS = 15
FUNCTIONS = ("abs", "max", "min", "round", "sum", "whole")

_SIGNS = {"×": "*", "·": "*", "÷": "/", "−": "-"}
_MOST_PLACES = 9
Values = Mapping[str, Interval]
"""What the names stand for; ``whole(a)`` has its own entry, under that text."""
_Node = Callable[[Values], Interval]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read: its text and the names in it, in order."""

    text: str
    names: tuple[str, ...]
    wholes: tuple[str, ...]
    """The names of which the whole is asked."""
    tokens: tuple[Token, ...]
    node: _Node

    def work_out(self, values: Values) -> Interval:
        """Return the value; raise FormulaError where it divides by zero."""
        try:
            return self.node(values)
        except ZeroDivisionError:
            raise FormulaError("the formula divides by zero") from None

    def fill(self, shown: Mapping[str, str]) -> str:
        """Return the formula with numbers in place of names."""
        parts, at = [], 0
        tokens = [token for token in self.tokens if token.kind != "end"]
        while at < len(tokens):
            token = tokens[at]
            if token.text == "whole":
                name = tokens[at + 2].text
                parts.append(shown.get(f"whole({name})", f"whole({name})"))
                at += 4
                continue
            name = shown.get(token.text, token.text)
            is_name = token.kind == "name" and token.text not in FUNCTIONS
            parts.append(name if is_name else _SIGNS.get(token.text, token.text))
            at += 1
        return spaced(parts)


def parse_formula(text: str) -> Formula:
    """Read *text*; raise FormulaError that gives the column and what is wrong."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"a formula has at most {MAX_LENGTH} characters")
    if not text.strip():
        raise FormulaError("there is no formula")
    reading = _Reading(text, tokens_of(text))
    node = reading.sum(0)
    if reading.here.kind != "end":
        raise reading.refuse("an operator is missing before")
    return Formula(
        text=" ".join(text.split()),
        names=tuple(dict.fromkeys(reading.names)),
        wholes=tuple(dict.fromkeys(reading.wholes)),
        tokens=tuple(reading.tokens),
        node=node,
    )


class _Reading:
    """Reads tokens from left to right, one method a line of the grammar."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.names: list[str] = []
        self.wholes: list[str] = []
        self._at = 0

    @property
    def here(self) -> Token:
        return self.tokens[self._at]

    def refuse(self, what: str) -> FormulaError:
        column = self.here.start + 1
        shown = f" “{self.here.text}”" if self.here.text else " the end"
        return FormulaError(f"column {column}: {what}{shown}")

    def sum(self, depth: int) -> _Node:
        node = self._product(depth)
        while sign := self._sign("+-"):
            node = _joined(sign, node, self._product(depth))
        return node

    def _product(self, depth: int) -> _Node:
        node = self._signed(depth)
        while sign := self._sign("*/"):
            node = _joined(sign, node, self._signed(depth))
        return node

    def _signed(self, depth: int) -> _Node:
        if depth > MAX_DEPTH:
            raise FormulaError(
                f"column {self.here.start + 1}: more than {MAX_DEPTH} brackets or "
                "signs stand within one another"
            )
        if sign := self._sign("+-"):
            node = self._signed(depth + 1)
            return node if sign == "+" else lambda values: -node(values)
        return self._value(depth)

    def _value(self, depth: int) -> _Node:
        token = self.here
        if token.kind == "number":
            return self._number(token)
        if token.kind == "name":
            self._at += 1
            return self._named(token, depth)
        if self._sign("("):
            node = self.sum(depth + 1)
            self._close()
            return node
        raise self.refuse("a number, a name or a bracket is missing before")

    def _number(self, token: Token) -> _Node:
        if len(token.text.replace(".", "")) > MAX_DIGITS:
            raise self.refuse(f"a number has at most {MAX_DIGITS} digits:")
        self._at += 1
        value = point(Fraction(token.text))
        return lambda _: value

    def _named(self, token: Token, depth: int) -> _Node:
        name = token.text
        if self.here.text != "(":
            if name in FUNCTIONS:
                raise self.refuse(f"the function {name} needs a bracket, not")
            self.names.append(name)
            return lambda values: values[name]
        if name not in FUNCTIONS:
            self._at -= 1
            raise self.refuse(f"only {', '.join(FUNCTIONS)} can be called, not")
        self._at += 1
        return self._whole() if name == "whole" else self._call(token, depth + 1)

    def _whole(self) -> _Node:
        if self.here.kind != "name" or self.here.text in FUNCTIONS:
            raise self.refuse("whole asks for one name, not")
        name = self.here.text
        self._at += 1
        self._close()
        self.names.append(name)
        self.wholes.append(name)
        return lambda values: values[f"whole({name})"]

    def _call(self, token: Token, depth: int) -> _Node:
        given = [self.sum(depth)]
        while self._sign(","):
            given.append(self.sum(depth))
        self._close()
        most = {"abs": 1, "round": 2}.get(token.text, len(given))
        if len(given) > most:
            raise FormulaError(
                f"column {token.start + 1}: {token.text} is given too much"
            )
        return _function(token.text, given)

    def _close(self) -> None:
        if not self._sign(")"):
            raise self.refuse("a closing bracket is missing before")

    def _sign(self, wanted: str) -> str:
        """Take the sign that comes next, if it is one of *wanted*; else return ''."""
        sign = _SIGNS.get(self.here.text, self.here.text)
        if self.here.kind != "sign" or sign not in wanted:
            return ""
        self._at += 1
        return sign


def _joined(sign: str, one: _Node, other: _Node) -> _Node:
    if sign == "+":
        return lambda values: one(values) + other(values)
    if sign == "-":
        return lambda values: one(values) - other(values)
    if sign == "*":
        return lambda values: one(values) * other(values)
    return lambda values: one(values) / other(values)


def _function(name: str, given: list[_Node]) -> _Node:
    def call(values: Values) -> Interval:
        known = [node(values) for node in given]
        if name == "abs":
            return abs(known[0])
        if name == "round":
            return known[0].rounded(_places(known[1:]))
        if name == "sum":
            return reduce(Interval.__add__, known)
        return pick(min if name == "min" else max, known)

    return call


def _places(given: list[Interval]) -> int:
    places = given[0] if given else point(Fraction(0))
    whole = places.is_point and places.low == int(places.low)
    if not whole or size(places.low) > _MOST_PLACES:
        raise FormulaError(f"round takes up to {_MOST_PLACES} decimal places, not that")
    return int(places.low)
