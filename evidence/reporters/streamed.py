"""JSON in pieces: one member a line, and of long lists one element a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class Listed:
    """A list that is written as it is made, and never stands in memory."""

    def __init__(self, elements: Iterable[Mapping[str, Any]]) -> None:
        self._elements = elements

    def pieces(self) -> Iterator[str]:
        """Yield the list, an element a line."""
        yield "["
        mark = "\n"
        for element in self._elements:
            yield f"{mark}{json.dumps(element)}"
            mark = ",\n"
        yield "\n]" if mark == ",\n" else "]"


class Members:
    """An object whose members are written one after the other."""

    def __init__(self, members: Iterable[tuple[str, Any]]) -> None:
        self._members = members

    def pieces(self) -> Iterator[str]:
        """Yield the object, a member a line."""
        yield "{"
        mark = "\n"
        for name, value in self._members:
            yield f"{mark}{json.dumps(name)}: "
            if isinstance(value, Listed | Members):
                yield from value.pieces()
            else:
                yield json.dumps(value)
            mark = ",\n"
        yield "\n}"
