"""A table of a ledger's text, read key by key; every fault knows where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.errors import EvidenceError, InputRefused
from evidence.services.ids import Kind, check_id
from evidence.services.ledger_text.lines import Where
from evidence.services.stated import read_figure, read_roster
from evidence.services.ties import read_word
from evidence.text.figures import Figure

V = TypeVar("V", bound=StrEnum)
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Fault(Exception):
    """An error of meaning, and the way to the value that is wrong."""

    def __init__(self, where: Where, error: EvidenceError) -> None:
        super().__init__(str(error))
        self.where = where
        self.error = error


@contextmanager
def at(*where: str | int) -> Iterator[None]:
    """Say of any error inside where it stands."""
    try:
        yield
    except EvidenceError as error:
        raise Fault(where, error) from error


class Table:
    """The values of one table; a key that nobody asked for is a fault."""

    def __init__(self, value: object, where: Where) -> None:
        with at(*where):
            if not isinstance(value, dict):
                raise InputRefused(f"{where[-1]} must be a table")
        self._values: dict[str, Any] = dict(value)
        self.where = where

    def text(self, key: str, default: str = "") -> str:
        """Return a text; *default* where the key is not there."""
        value = self._take(key, str, "text in quotes", default)
        if "\0" in value:
            raise self._fault(key, f"{key} has a NUL character")
        return str(value)

    def needed(self, key: str) -> str:
        """Return a text that must be there and say something."""
        if not (value := self.text(key)).strip():
            raise self._fault(key, f"{key} is missing")
        return value

    def optional(self, key: str) -> str | None:
        """Return a text, or None where the key is not there or empty."""
        return self.text(key) or None

    def word(self, key: str, kind: type[V], default: V) -> V:
        """Return a word of the closed vocabulary *kind*."""
        text = self.text(key)
        if not text:
            return default
        with at(*self.where, key):
            return read_word(kind, text, key.replace("_", " "))

    def flag(self, key: str) -> bool:
        """Return a truth value, false where the key is not there."""
        return bool(self._take(key, bool, "true or false", default=False))

    def number(self, key: str) -> int | None:
        """Return a whole number, or None."""
        value = self._take(key, int, "a whole number", None)
        return None if value is None else int(value)

    def time(self, key: str) -> datetime | None:
        """Return an aware time, or None."""
        value = self._take(key, datetime, "a time such as 2026-11-23T12:00:00Z", None)
        if value is not None and value.tzinfo is None:
            raise self._fault(key, f"{key} has no zone: end it with Z for UTC")
        return value  # type: ignore[no-any-return]  # checked by _take

    def day(self, key: str) -> date:
        """Return a day that must be there."""
        value = self._take(key, date, "a day such as 2027-06-30", None)
        if value is None or isinstance(value, datetime):
            raise self._fault(key, f"{key} must be a day such as 2027-06-30")
        return value  # type: ignore[no-any-return]  # checked by _take

    def edtf(self, key: str) -> Edtf | None:
        """Return a date in EDTF, or None."""
        text = self.text(key)
        if not text:
            return None
        try:
            return parse_edtf(text)
        except InvalidDate as error:
            raise self._fault(key, f"{key}: {error}") from error

    def figures(self, key: str) -> tuple[Figure, ...]:
        """Return figures, each in its written form in the text."""
        found = []
        for number, text in enumerate(self._texts(key)):
            with at(*self.where, key, number):
                found.append(read_figure(text))
        return tuple(found)

    def figure(self, key: str) -> Figure | None:
        """Return one figure, or None."""
        text = self.text(key)
        with at(*self.where, key):
            return read_figure(text) if text else None

    def texts(self, key: str) -> list[str]:
        """Return a list of texts."""
        return list(self._texts(key))

    def roster(self, key: str) -> tuple[str, ...]:
        """Return the names of a roster."""
        with at(*self.where, key):
            return read_roster(self._texts(key))

    def mapping(self, key: str) -> Mapping[str, Any]:
        """Return a table of free keys, empty where the key is not there."""
        found: dict[str, Any] = self._take(key, dict, "a table", {})
        return found

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of an array of tables."""
        values = self._take(key, list, f"tables, each begun by [[{key}]]", [])
        for number, value in enumerate(values):
            yield Table(value, (*self.where, key, number))

    def below(self, key: str) -> Iterator[Table]:
        """Yield the one table below *key*, where there is one."""
        if key in self._values:
            yield Table(self._values.pop(key), (*self.where, key))

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """Yield name and table for each table below *key*."""
        values = self._take(key, dict, f"tables, each begun by [{key}.NAME]", {})
        for name, value in values.items():
            yield name, Table(value, (*self.where, key, name))

    def finish(self) -> None:
        """Raise a Fault for a key that nobody asked for."""
        for key in self._values:
            raise self._fault(key, f"there is no key {key!r} here")

    def _texts(self, key: str) -> list[str]:
        values: list[Any] = self._take(key, list, "a list of texts", [])
        for number, value in enumerate(values):
            if not isinstance(value, str):
                raise self._fault(key, f"{key} must be a list of texts", number)
        return values

    def _take(self, key: str, kind: type, wanted: str, default: Any) -> Any:
        value = self._values.pop(key, default)
        wrong = not isinstance(value, kind) or (kind is int and isinstance(value, bool))
        if value is not default and wrong:
            raise self._fault(key, f"{key} must be {wanted}")
        return value

    def _fault(self, key: str, message: str, *item: int) -> Fault:
        return Fault((*self.where, key, *item), InputRefused(message))


def read_id(table: Table, kind: Kind) -> str | None:
    """Return the public id that a table gives, or None."""
    given = table.optional("id")
    with at(*table.where, "id"):
        return check_id(given, kind) if given else None


def read_sha256(table: Table, key: str, value: str) -> str:
    """Return the hash *value* of *key*; an empty one may be left empty."""
    with at(*table.where, key):
        if value and _SHA256.fullmatch(value) is None:
            raise InputRefused(f"{key} must be a SHA-256: 64 of 0–9 and a–f")
    return value
