"""A bibliography made of drafts: each gets a key and an entry text of our own.

What another format calls a record may be no citekey (an address, a number, nothing);
such a record is renamed, with a note, never refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from evidence.bibliography.citekeys import DEFAULT_PATTERN, free_key, make_key
from evidence.bibliography.draft import Draft
from evidence.bibliography.entries import Bibliography, Entry
from evidence.bibliography.problems import Problem, Severity
from evidence.bibliography.writer import InvalidValue, valid_key, write_entry


def bibliography_of(
    drafts: Iterable[Draft],
    name: str,
    *,
    before: Bibliography | None = None,
    pattern: str = DEFAULT_PATTERN,
) -> Bibliography:
    """Return the *drafts* as entries of the file called *name*.

    *before* holds what was found while reading: problems, encoding, text, rejected. A
    draft under the key of an earlier one is a duplicate where both say the same, else
    it is renamed. Raises ValueError for a *pattern* that is none.
    """
    work = _Writing(name, pattern)
    for draft in drafts:
        work.take(draft)
    read = before or Bibliography((), (), "utf-8", "")
    return replace(
        read,
        entries=tuple(work.entries.values()),
        problems=(*read.problems, *work.told()),
        duplicates=tuple(work.duplicates),
        rejected=read.rejected + work.rejected,
    )


class _Writing:
    """Writes one draft after the other."""

    def __init__(self, name: str, pattern: str) -> None:
        self._name = name
        self._pattern = pattern
        self._folded: set[str] = set()
        self._problems: list[Problem] = []
        self._nameless: list[Draft] = []
        self.entries: dict[str, Entry] = {}
        self.duplicates: list[Entry] = []
        self.rejected = 0

    def take(self, draft: Draft) -> None:
        """Write one entry, or say why it cannot be written."""
        first = self.entries.get(draft.key)
        if first is not None and (first.type, first.fields) == (
            draft.type,
            draft.fields,
        ):
            self.duplicates.append(replace(first, line=draft.line))
            self._say(draft, Severity.WARNING, "repeated-key", _repeated(first))
            return
        key = self._key(draft)
        try:
            raw = write_entry(draft.type, key, draft.fields)
        except InvalidValue as error:
            self.rejected += 1
            self._say(draft, Severity.ERROR, "not-writable", str(error))
            return
        self._folded.add(key.lower())
        self.entries[key] = draft.as_entry(key, raw, self._name)
        for note in draft.notes:
            self._say(draft, Severity.NOTE, "cleaned", note)

    def told(self) -> list[Problem]:
        """Return the problems; those without a name of their own in one."""
        if not self._nameless:
            return self._problems
        count = len(self._nameless)
        message = (
            f"{count:,} records have no citekey; keys were made"
            if count > 1
            else "a record has no citekey; one was made"
        )
        line = self._nameless[0].line
        note = Problem(line, 1, Severity.NOTE, "made-key", message)
        return [note, *self._problems]

    def _key(self, draft: Draft) -> str:
        if valid_key(draft.key) and "://" not in draft.key:
            key = free_key(draft.key, self._folded)
            if key != draft.key:
                message = f"another record has this key; this one is called {key}"
                self._say(draft, Severity.WARNING, "renamed-key", message)
            return key
        key = make_key(draft.as_entry(), self._folded, pattern=self._pattern)
        if draft.key:
            message = f"{draft.key[:80]!r} is no citekey; it is called {key}"
            self._say(draft, Severity.NOTE, "renamed-key", message)
        else:
            self._nameless.append(draft)
        return key

    def _say(self, draft: Draft, severity: Severity, code: str, message: str) -> None:
        key = draft.key[:80] or None
        self._problems.append(Problem(draft.line, 1, severity, code, message, key))


def _repeated(first: Entry) -> str:
    return f"the record of line {first.line} is repeated; they agree"
