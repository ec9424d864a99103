"""Entries whose key stands in the file more than once: all of them are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from evidence.bibliography.entry import Entry
from evidence.bibliography.problems import Problem, Severity

_Saying = tuple[str, tuple[tuple[str, str], ...]]
"""What an entry says: its type and its fields, in no order."""


class Repeated:
    """The later entries under the keys of a file's *entries*."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._sayings: dict[str, dict[_Saying, str]] = {}

    def settle(self, entry: Entry) -> tuple[Entry, Problem]:
        """Return an entry whose key is taken as it is kept, and say so.

        One that differs gets a key of its own, ``key#2``. One that says the same as an
        earlier one is given back under that one's key.
        """
        first = self._entries[entry.key]
        sayings = self._sayings.setdefault(entry.key, {_saying(first): entry.key})
        saying = _saying(entry)
        key = sayings.get(saying, "")
        if key:
            told = _told(first, entry, f"it agrees with {_shown(first, key)}")
            return replace(entry, key=key, repeats=first.key), told
        number = len(sayings) + 1
        while (key := f"{entry.key}#{number}") in self._entries:
            number += 1
        sayings[saying] = key
        renamed = replace(entry, key=key, provisional=True, repeats=first.key)
        verdict = f"{_differences(first, entry)}; it is kept as {key!r}"
        return renamed, _told(first, entry, verdict, severity=Severity.ERROR)


def _saying(entry: Entry) -> _Saying:
    return entry.type, tuple(sorted(dict(reversed(entry.fields)).items()))


def _shown(first: Entry, key: str) -> str:
    return "the first, which is kept" if key == first.key else f"{key!r}, which is kept"


def _differences(first: Entry, second: Entry) -> str:
    mine, yours = dict(first.fields), dict(second.fields)
    names = [name for name in mine | yours if mine.get(name) != yours.get(name)]
    if first.type != second.type:
        names.insert(0, "type")
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return f"it differs in {', '.join(names[:4])}{more}"


def _told(
    first: Entry, second: Entry, verdict: str, *, severity: Severity = Severity.WARNING
) -> Problem:
    message = (
        f"the key {second.key!r} is repeated: it stands on lines {first.line} and "
        f"{second.line}; {verdict}"
    )
    return Problem(second.line, 1, severity, "repeated-key", message, second.key)
