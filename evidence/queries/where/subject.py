"""What an expression is about: claims, ratings, snapshots …, and their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.db.functions import among, plain
from evidence.queries.where.expression import (
    IN,
    All,
    Expression,
    InvalidExpression,
    Not,
    Single,
    Value,
)
from evidence.queries.where.field import Condition, Field, Flag

Verdicts = Mapping[str, frozenset[int]]
"""Of what only a check knows: a word to the inner ids of the rows it holds of."""


@dataclass(frozen=True, slots=True)
class Asked:
    """On what day it is asked, and what a check said."""

    today: date
    verdicts: Verdicts = field(default_factory=dict)
    """By the name of the flag."""
    findings: Verdicts = field(default_factory=dict)
    """By the rule's code, and by its slug."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The rows of one kind; *rows* selects the name by which people call them."""

    name: str
    """In the plural: claims."""
    rows: sa.Select[Any]
    fields: tuple[Field, ...]

    @property
    def by_name(self) -> Mapping[str, Field]:
        """Return the fields by their names."""
        return {each.name: each for each in self.fields}

    @property
    def flags(self) -> frozenset[str]:
        """Return the words that are tests by themselves."""
        return frozenset(each.name for each in self.fields if isinstance(each, Flag))

    def condition(self, expression: Expression) -> Condition:
        """Return what *expression* asks of a row; raise InvalidExpression."""
        if isinstance(expression, Single):
            return self._field(expression).condition(expression)
        if isinstance(expression, Not):
            return sa.not_(self.condition(expression.part))
        parts = [self.condition(part) for part in expression.parts]
        return sa.and_(*parts) if isinstance(expression, All) else sa.or_(*parts)

    def find(self, session: Session, expression: Expression) -> frozenset[str]:
        """Return the names of the rows for which *expression* holds."""
        session.flush()
        statement = self.rows.where(self.condition(expression))
        return frozenset(session.connection().scalars(statement))

    def _field(self, test: Single) -> Field:
        found = self.by_name.get(test.name)
        if found is None:
            raise unknown_field(test, self.name, self.by_name)
        return found


def unknown_field(
    test: Single, subject: str, known: Iterable[str], *, shown: Iterable[str] = ()
) -> InvalidExpression:
    """Return the error for a field that is not there, with the nearest of *known*.

    The hint lists *shown*, or all that are known.
    """
    names = sorted(shown or known)
    near = get_close_matches(test.name, sorted(known), n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return InvalidExpression(
        f"there is no field {test.name!r} of {subject}{meant}",
        at=test.at,
        hint=f"fields: {', '.join(names)} (evidence manual where)",
    )


def told(name: str, says: str, own: Any, asked: Asked) -> Flag:
    """Return the flag *name*, which a check decides."""
    found = asked.verdicts.get(name, frozenset())
    return Flag(name=name, says=says, holds=among(own, found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Field):
    """The rules that a check finds broken: ``=`` is a code or a slug, ``~`` a part."""

    KIND: ClassVar[str] = "a rule"
    SIGNS: ClassVar[tuple[str, ...]] = ("=", "~", IN)

    own: Any
    found: Verdicts

    def compared(self, sign: str, value: Value) -> Condition:
        """Return whether one of its findings is of a rule that is named so."""
        wanted = plain(value.text)
        ids: set[int] = set()
        for name, own in self.found.items():
            if wanted == plain(name) or (sign == "~" and wanted in plain(name)):
                ids |= own
        return among(self.own, ids)
