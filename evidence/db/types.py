"""The only source of column types: what STRICT tables and PostgreSQL both carry.

SQLite's STRICT tables know TEXT, INTEGER, REAL and little else; everything richer is
text with a rule, written and read here.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

import orjson
import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=StrEnum)

Text = sa.Text
Integer = sa.Integer
Real: sa.REAL[float] = sa.REAL().with_variant(sa.Double(), "postgresql")


class Bool(TypeDecorator[bool]):
    """A truth value as 0 or 1; the table adds a named CHECK (see ``truth``)."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Any) -> int | None:  # noqa: ARG002, FBT001 - SQLAlchemy's signature
        """Write 0 or 1."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Any) -> bool | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read a bool."""
        return None if value is None else bool(value)


class Utc(TypeDecorator[datetime]):
    """An instant as ``YYYY-MM-DDTHH:MM:SS.ffffffZ``; naive values are refused."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write UTC text ending in Z."""
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read an aware datetime."""
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """A plain value as canonical JSON text: sorted keys, no spaces."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write canonical JSON."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Any) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """Read plain values."""
        return None if value is None else orjson.loads(value)


class EnumText(TypeDecorator[E]):
    """A StrEnum as its value; the table adds a named CHECK (see ``one_of``)."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: E | str | None, dialect: Any) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write the value, refusing one that the enum lacks."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Any) -> E | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read a member."""
        return None if value is None else self.kind(value)


def one_of(column: str, kind: type[StrEnum]) -> sa.CheckConstraint:
    """Return the named CHECK that *column* holds a value of *kind*."""
    values = ", ".join(f"'{member.value}'" for member in kind)
    return sa.CheckConstraint(f"{column} IN ({values})", name=f"{column}_known")


def truth(column: str) -> sa.CheckConstraint:
    """Return the named CHECK that *column* is 0 or 1."""
    return sa.CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_truth")


def utc_text(value: datetime) -> str:
    """Return *value* as UTC text ending in Z; raise ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical_json(value: Any) -> str:
    """Return *value* as JSON with sorted keys and no spaces, in UTF-8's characters."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:  # beyond 64 bits, or half a surrogate pair: rare, and slow
        return json.dumps(
            value, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
