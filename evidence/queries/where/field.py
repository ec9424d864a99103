"""What a field of ``--where`` is, and how its value becomes a condition.

A field is asked by a test. *Plain* ones compare a column of the row itself, *linked*
ones hold where one of the rows that hang on it fits: ``source = xu2020`` where any of a
claim's pieces of evidence is of that source, and ``!=`` where none is.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import sqlalchemy as sa

from evidence.queries.where.expression import (
    FLAG,
    HAS,
    IN,
    InvalidExpression,
    Single,
    Value,
)

Condition = sa.ColumnElement[bool]
Reach = Callable[[Condition], Condition]
"""Turns what a linked row must fulfil into what holds of the row it hangs on."""
Through = Sequence[tuple[Any, Condition]]


def here(condition: Condition) -> Condition:
    """Return *condition* as it is: the column is the row's own."""
    return condition


def linked(root: Any, *links: Condition, through: Through = ()) -> Reach:
    """Return what looks for a row of *root* for which *links* hold.

    *through* are further tables, each with how it is joined.
    """

    def reach(condition: Condition) -> Condition:
        statement = sa.select(sa.literal(1)).select_from(root)
        for target, on in through:
            statement = statement.join(target, on)
        return statement.where(*links, condition).exists()

    return reach


def counted(root: Any, *links: Condition, what: Any = None) -> Any:
    """Return how many rows of *root* there are for which *links* hold.

    With *what*, how many different values of it.
    """
    number = sa.func.count() if what is None else sa.func.count(sa.distinct(what))
    return sa.select(number).select_from(root).where(*links).scalar_subquery()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(ABC):
    """One name that an expression may use; *says* stands in the manual."""

    KIND: ClassVar[str]
    """What its values are, in a word."""
    SIGNS: ClassVar[tuple[str, ...]]

    name: str
    says: str

    def condition(self, test: Single) -> Condition:
        """Return what *test* asks; raise InvalidExpression where it cannot."""
        if test.positive not in self.SIGNS:
            raise InvalidExpression(self._misused(test), at=test.at)
        found = self._positive(test)
        return sa.not_(found) if test.negated else found

    def _positive(self, test: Single) -> Condition:
        """Return the condition of ``test.positive``."""
        return any_value(self, test)

    @abstractmethod
    def compared(self, sign: str, value: Value) -> Condition:
        """Return the condition that the field stands so to *value*."""

    def _misused(self, test: Single) -> str:
        if test.sign == FLAG:
            return f"{self.name} is compared: {self.name} {self.SIGNS[0]} VALUE"
        known = " ".join(self.SIGNS)
        return f"{self.name} is {self.KIND}: it takes {known}, not {test.sign}"


def any_value(field: Field, test: Single) -> Condition:
    """Return the condition that *field* stands to one of the values as asked."""
    if test.positive == IN:
        return sa.or_(*(field.compared("=", value) for value in test.values))
    return field.compared(test.positive, test.values[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Field):
    """One word that holds of a row or does not."""

    KIND: ClassVar[str] = "yes or no"
    SIGNS: ClassVar[tuple[str, ...]] = (FLAG,)

    holds: Condition

    def _positive(self, test: Single) -> Condition:
        del test
        return self.holds

    def compared(self, sign: str, value: Value) -> Condition:
        """Return the condition; nothing is compared."""
        del sign, value
        return self.holds

    def _misused(self, test: Single) -> str:
        if test.sign == HAS:
            return f"{self.name} is yes or no: write {self.name}, or not {self.name}"
        return (
            f"{self.name} is yes or no, and not compared: "
            f"write {self.name}, or not {self.name}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Field):
    """How many there are of something."""

    KIND: ClassVar[str] = "a number"
    SIGNS: ClassVar[tuple[str, ...]] = ("=", "<", "<=", ">", ">=", IN)

    number: Any
    """A column of whole numbers, or what counts."""

    def compared(self, sign: str, value: Value) -> Condition:
        """Compare with a whole number."""
        text = value.text.strip()
        # No count is larger, and no database takes many more digits.
        if not text.isascii() or not text.isdigit() or len(text) > 15:
            raise InvalidExpression(
                f"{self.name} is a number, not {value.text!r}", at=value.at
            )
        compared: Condition = self.number.op(sign, is_comparison=True)(int(text))
        return compared
