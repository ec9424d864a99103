"""What a merge of several records of one work would keep, field by field.

The fullest record stays; what it lacks comes from the others, first come first; where
they differ its own value stands, and the others are named. Nothing is changed here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NOT_MERGED = frozenset({"ids", "crossref", "xdata", "xref"})
"""Keys and references between entries, which a merge sees to by itself."""
_LOOSE = frozenset({"misc", "online", "unpublished", "electronic", "www"})
"""Types that say less of a work than any other."""


@dataclass(frozen=True, slots=True)
class Mergeable:
    """A record with its fields as source text, in order; names in lower case."""

    key: str
    type: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FieldKept:
    """A field after the merge; *differs*: other records' values, by key."""

    name: str
    value: str
    source: str
    """The key of the record that the value comes from."""
    differs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge into *keep* would leave."""

    keep: str
    others: tuple[str, ...]
    fields: tuple[FieldKept, ...]

    @property
    def telling(self) -> tuple[FieldKept, ...]:
        """Return the fields in which the records do not simply agree."""
        return tuple(f for f in self.fields if f.differs or f.source != self.keep)


def plan_merge(records: Sequence[Mergeable]) -> MergePlan:
    """Return what a merge of *records* (at least one) would keep."""
    keep = max(records, key=_fullness)
    ordered = [keep, *(record for record in records if record is not keep)]
    values = [(record.key, _values(record)) for record in ordered]
    names = dict.fromkeys(name for _, held in values for name in held)
    return MergePlan(
        keep=keep.key,
        others=tuple(record.key for record in ordered[1:]),
        fields=tuple(_kept(name, values) for name in names),
    )


def _fullness(record: Mergeable) -> tuple[bool, int]:
    return record.type not in _LOOSE, len(_values(record))


def _values(record: Mergeable) -> Mapping[str, str]:
    """Return the fields that say something, the first of several."""
    held: dict[str, str] = {}
    for name, value in record.fields:
        if value.strip() and name not in _NOT_MERGED:
            held.setdefault(name, value)
    return held


def _kept(name: str, values: Sequence[tuple[str, Mapping[str, str]]]) -> FieldKept:
    held = [(key, fields[name]) for key, fields in values if name in fields]
    (source, value), *rest = held
    differs = tuple(
        (key, other) for key, other in rest if _plain(other) != _plain(value)
    )
    return FieldKept(name, value, source, differs)


def _plain(value: str) -> str:
    return " ".join(value.replace("{", "").replace("}", "").split())
