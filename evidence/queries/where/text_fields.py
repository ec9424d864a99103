"""Fields of text, of a closed vocabulary, and of the schemes' levels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, ClassVar

import sqlalchemy as sa

from evidence.db.functions import plain, plain_text
from evidence.queries.where.expression import HAS, IN, InvalidExpression, Single, Value
from evidence.queries.where.field import Condition, Field, Reach, any_value, here
from evidence.ratings.base import Confidence, InvalidLevel, Scheme

_ESCAPE = "\\"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """Text: ``=`` is all of it, ``~`` a part; case and kinds of quotes are one."""

    KIND: ClassVar[str] = "text"
    SIGNS: ClassVar[tuple[str, ...]] = ("=", "~", IN, HAS)

    column: Any
    reach: Reach = here

    def _positive(self, test: Single) -> Condition:
        if test.sign == HAS:
            return self.reach(self._text() != "")
        return any_value(self, test)

    def compared(self, sign: str, value: Value) -> Condition:
        """Compare without regard to case."""
        wanted, text = plain(value.text), self._text()
        if sign == "=":
            return self._held(text == wanted, empty=not wanted)
        return self.reach(text.contains(wanted, autoescape=True))

    def _held(self, condition: Condition, *, empty: bool) -> Condition:
        """Let «= nothing» hold where there is no row at all."""
        found = self.reach(condition)
        if empty and self.reach is not here:
            return sa.not_(self.reach(self._text() != "")) | found
        return found

    def _text(self) -> Any:
        return plain_text(sa.func.coalesce(self.column, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Field):
    """One of a few words, of which another one is a mistake that is told."""

    KIND: ClassVar[str] = "one of a few words"
    SIGNS: ClassVar[tuple[str, ...]] = ("=", IN)

    column: Any
    choices: tuple[str, ...]
    reach: Reach = here

    def compared(self, sign: str, value: Value) -> Condition:
        """Compare with one of the words."""
        del sign
        word = one_of(self.choices, value, what=self.name)
        return self.reach(self.column.is_not(None) & (self.column == word))


def one_of(choices: Iterable[str], value: Value, *, what: str) -> str:
    """Return the choice that *value* means; raise InvalidExpression naming them."""
    known = {_same(choice): choice for choice in choices}
    if found := known.get(_same(value.text)):
        return found
    near = get_close_matches(_same(value.text), known, n=1)
    meant = f"; did you mean {known[near[0]]}?" if near else ""
    raise InvalidExpression(
        f"there is no {what} {value.text!r}{meant}",
        at=value.at,
        hint=f"there are: {', '.join(known.values())}",
    )


def _same(word: str) -> str:
    return " ".join(word.replace("_", " ").replace("-", " ").lower().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Field):
    """A level of one rating scheme, weaker or stronger by the scheme's own order.

    Of two scales in one code each must be as strong: B2 is stronger than C3, and
    neither than A4. «Cannot be judged» is neither weaker nor stronger than anything.
    """

    KIND: ClassVar[str] = "a level"
    SIGNS: ClassVar[tuple[str, ...]] = ("=", "<", "<=", ">", ">=", IN)

    scheme: Scheme
    level: Any
    scheme_column: Any
    reach: Reach = here

    def compared(self, sign: str, value: Value) -> Condition:
        """Compare by the scheme's order."""
        try:
            wanted = self.scheme.level_of(value.text)
        except InvalidLevel as error:
            raise InvalidExpression(str(error), at=value.at) from None
        fitting = [
            level
            for level in self.scheme.levels()
            if _stands(sign, self.scheme.strength(level), self.scheme.strength(wanted))
            or (level == wanted and "=" in sign)
        ]
        return self.reach(
            (self.scheme_column == self.scheme.name) & self.level.in_(fitting)
        )


_STANDS: dict[str, Callable[[int, int], bool]] = {
    "<": lambda one, other: one <= other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one >= other,
    ">=": lambda one, other: one >= other,
}


def _stands(sign: str, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether each part stands so, and for < and > one of them differs."""
    if sign not in _STANDS or min(*one, *other, 0) < 0:
        return False
    if sign in {"<", ">"} and one == other:
        return False
    return all(_STANDS[sign](*pair) for pair in zip(one, other, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceField(Field):
    """What ratings amount to: very low < low < moderate < high, or unrated."""

    KIND: ClassVar[str] = "a level of confidence"
    SIGNS: ClassVar[tuple[str, ...]] = ("=", "<", "<=", ">", ">=", IN)

    schemes: tuple[Scheme, ...]
    level: Any
    scheme_column: Any
    reach: Reach = here
    none: Condition | None = None
    """What holds where there is no rating: that is unrated too."""

    def compared(self, sign: str, value: Value) -> Condition:
        """Compare by the ledger's words."""
        words = [each.value for each in Confidence]
        wanted = Confidence(one_of(words, value, what=self.name))
        fitting = sa.or_(
            sa.false(),
            *(
                (self.scheme_column == scheme.name)
                & self.level.in_(
                    [
                        level
                        for level in scheme.levels()
                        if _ranked(sign, scheme.confidence(level), wanted)
                    ]
                )
                for scheme in self.schemes
            ),
        )
        found = self.reach(fitting)
        if wanted is Confidence.UNRATED and "=" in sign and self.none is not None:
            return found | self.none
        return found


def _ranked(sign: str, one: Confidence, other: Confidence) -> bool:
    if one is other:
        return "=" in sign
    return _stands(sign, (one.rank,), (other.rank,))
