"""Results of whole runs over a large ledger, kept until anything is another.

What a check or an audit finds follows from the ledger, the day, the rules and the
settings; for two hundred thousand claims it takes minutes. As long as all of these, and
the program, are the same, the next run tells what the last one found, and says so.

The values are pickled, and read back by a reader that makes nothing but values: data
classes and enumerations of this program, dates and numbers. A file that holds anything
else, is damaged, or is not the user's alone, counts as absent. A data class is kept as
its fields in order and made anew of them, which takes half as long as what the
standard library does with one that is frozen and has slots.
"""

from __future__ import annotations

import collections
import datetime
import decimal
import enum
import fractions
import gzip
import io
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from importlib import import_module
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

import evidence
from evidence.db import Session
from evidence.db.state import ledger_state
from evidence.ownership import open_own
from evidence.queries.library import count_claims
from evidence.services.keeping.folder import program_state, write_whole

WORTH_KEEPING = 5_000
"""Claims of a ledger below which a run is made anew almost as fast."""
MOST = 32
"""Files kept; the oldest go."""
SUFFIX = ".pickle.gz"
_END = "that is all"
_GZIP = 31
"""What zlib takes for a stream with gzip's header."""
_PLAIN = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        collections.Counter,
        collections.defaultdict,
        datetime.date,
        datetime.datetime,
        datetime.timedelta,
        datetime.timezone,
        decimal.Decimal,
        fractions.Fraction,
    )
}


def kept_results(session: Session, *asked: object) -> KeptResults | None:
    """Return where the results of a run are kept for the ledger as it is.

    *asked* is all that the results follow from beside the ledger; its text counts. None
    where nothing is kept: for a small ledger, for one on a server or in the middle of a
    change, or where the session names no folder.
    """
    if session.cache is None or count_claims(session) < WORTH_KEEPING:
        return None
    state = ledger_state(session)
    if state is None:
        return None
    named = "\n".join((state, program_state(), *map(repr, asked)))
    name = sha256(named.encode("utf-8", "surrogatepass")).hexdigest()
    return KeptResults(session.cache / "results" / f"{name}{SUFFIX}")


class KeptResults:
    """One file of values."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def made(self) -> datetime.datetime:
        """Return when the values were kept."""
        seconds = self._path.stat().st_mtime
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC)

    def find(self) -> Sequence[Any] | None:
        """Return the values that were kept; None where none were, or not all."""
        try:
            with open_own(self._path) as file, gzip.open(file) as stream:
                *values, end = _values(stream)
                return values if end == _END else None
        except Exception:  # noqa: BLE001 - whatever a damaged file makes of a reader
            return None

    def keep(self, values: Iterable[object]) -> None:
        """Keep *values*; a disk that cannot be written is no reason to fail."""
        write_whole(self._path, _packed(values), most=MOST)


def _packed(values: Iterable[object]) -> Iterator[bytes]:
    packer = zlib.compressobj(level=1, wbits=_GZIP)
    for value in chain(values, [_END]):
        piece = io.BytesIO()
        _Writer(piece).dump(value)
        yield packer.compress(piece.getbuffer())
    yield packer.flush()


class _Writer(pickle.Pickler):
    """Writes data classes as calls with their fields."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self._getters: dict[type, Callable[[Any], Any] | None] = {}

    def reducer_override(self, obj: Any, /) -> Any:
        kind = type(obj)
        if kind not in self._getters:
            self._getters[kind] = _fields_of(kind)
        getter = self._getters[kind]
        return NotImplemented if getter is None else (kind, getter(obj))


def _fields_of(kind: type) -> Callable[[Any], Any] | None:
    """Return what gets a data class's arguments; None where they do not make it."""
    if not is_dataclass(kind) or hasattr(kind, "__post_init__"):
        return None
    found = fields(kind)
    if len(found) < 2 or not all(each.init and not each.kw_only for each in found):
        return None
    return attrgetter(*(each.name for each in found))


class _Reader(pickle.Unpickler):
    """Makes no other objects than values."""

    def find_class(self, module: str, name: str, /) -> Any:
        if (kind := _PLAIN.get((module, name))) is not None:
            return kind
        if module.partition(".")[0] == evidence.__name__:
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and _is_value(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _is_value(kind: type) -> bool:
    return is_dataclass(kind) or issubclass(kind, enum.Enum)


def _values(stream: gzip.GzipFile) -> Iterator[Any]:
    while stream.peek(1):
        yield _Reader(stream).load()
