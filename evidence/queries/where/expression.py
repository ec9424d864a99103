"""What an expression is, and how it is written out.

Reading what ``written`` gives makes the same expression again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

FLAG = ""
"""The sign of a test that is one word: ``cited``."""
HAS = "has"
"""The sign of ``has(NAME)``."""
ORDERED = ("<", "<=", ">", ">=")
IN, NOT_IN = "in", "not in"
SIGNS = ("=", "!=", "~", "!~", *ORDERED, IN, NOT_IN)

_BARE = re.compile(r"[\w.:/%+*#@&-]+")


class InvalidExpression(ValueError):
    """It cannot be read, or means nothing; *at* is the place, counted from 0."""

    def __init__(self, message: str, *, at: int, hint: str = "") -> None:
        super().__init__(f"column {at + 1}: {message}")
        self.at = at
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it was given, and where."""

    text: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Single:
    """One field's test; *name* in lower case, *at* where it stands."""

    name: str
    sign: str = FLAG
    values: tuple[Value, ...] = ()
    at: int = field(default=0, compare=False)

    @property
    def negated(self) -> bool:
        """Tell whether it holds exactly where its ``positive`` does not."""
        return self.sign in {"!=", "!~", NOT_IN}

    @property
    def positive(self) -> str:
        """Return the sign without its «not»."""
        return {"!=": "=", "!~": "~", NOT_IN: IN}.get(self.sign, self.sign)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the texts of the values."""
        return tuple(value.text for value in self.values)


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where its part does not."""

    part: Expression


@dataclass(frozen=True, slots=True)
class All:
    """Holds where each of its parts, two or more, holds."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Holds where one of its parts, two or more, holds."""

    parts: tuple[Expression, ...]


Expression = Single | Not | All | Any


def tests_of(expression: Expression) -> Iterator[Single]:
    """Yield the tests of *expression* from left to right."""
    if isinstance(expression, Single):
        yield expression
    elif isinstance(expression, Not):
        yield from tests_of(expression.part)
    else:
        for part in expression.parts:
            yield from tests_of(part)


def written(expression: Expression) -> str:
    """Return *expression* as text, with no more parentheses than it needs."""
    if isinstance(expression, Single):
        return _test(expression)
    if isinstance(expression, Not):
        return f"not {_within(expression.part, All, Any)}"
    if isinstance(expression, All):
        return " and ".join(_within(part, All, Any) for part in expression.parts)
    return " or ".join(_within(part, Any) for part in expression.parts)


def _within(part: Expression, *wrapped: type[All] | type[Any]) -> str:
    text = written(part)
    return f"({text})" if isinstance(part, wrapped) else text


def _test(test: Single) -> str:
    if test.sign == FLAG:
        return test.name
    if test.sign == HAS:
        return f"has({test.name})"
    values = [_quoted(text) for text in test.words]
    if test.positive == IN:
        return f"{test.name} {test.sign} ({', '.join(values)})"
    return f"{test.name} {test.sign} {values[0]}"


def _quoted(text: str) -> str:
    if _BARE.fullmatch(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
