"""Whether facts that were read from elsewhere have the types that they declare.

Rules rely on the types of the facts: a list in the place of a name would break one. The
facts of a ledger are typed by the database; those of a brief come from anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def check_types(value: object, declared: Any, name: str) -> None:
    """Raise TypeError, with the field's *name*, unless *value* is as *declared*.

    *declared* is a type as it is written in a data class; those are looked into.
    """
    kind = get_origin(declared) or declared
    if kind in (Union, UnionType):
        _check_one_of(value, get_args(declared), name)
    elif kind is Any or kind is object:
        return
    elif not isinstance(value, kind):
        raise TypeError(f"{name} is of type {type(value).__name__}")
    else:
        _check_inside(value, kind, get_args(declared), name)


def _check_inside(value: object, kind: type, parts: tuple[Any, ...], name: str) -> None:
    if isinstance(value, tuple) and parts:
        _check_tuple(value, parts, name)
    elif isinstance(value, Mapping) and parts:
        for key, each in value.items():
            check_types(key, parts[0], name)
            check_types(each, parts[1], name)
    elif is_dataclass(kind):
        for field, field_type in _fields(kind):
            check_types(getattr(value, field), field_type, field)


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind).items())


def _check_one_of(value: object, allowed: tuple[Any, ...], name: str) -> None:
    for each in allowed:
        try:
            return check_types(value, each, name)
        except TypeError as error:
            wrong = error
    raise wrong


def _check_tuple(value: tuple[Any, ...], parts: tuple[Any, ...], name: str) -> None:
    if parts[-1] is Ellipsis:
        parts = parts[:1] * len(value)
    if len(parts) != len(value):
        raise TypeError(f"{name} has {len(value)} parts")
    for each, declared in zip(value, parts, strict=True):
        check_types(each, declared, name)
