"""The declarative base: names for every constraint, STRICT for every table."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Alembic can only drop what it can name."""

STRICT = {"sqlite_strict": True}


class Base(DeclarativeBase):
    """The base of all models."""

    metadata = sa.MetaData(naming_convention=NAMING)


def table_args(*constraints: sa.Constraint | sa.Index) -> tuple[Any, ...]:
    """Return ``__table_args__``: the *constraints*, and STRICT."""
    return (*constraints, STRICT)
