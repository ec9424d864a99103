"""Put right what rules find in .bib files, where they are certain; in place.

Only fields change that a rule changes, each for itself: a value made of @strings or
``#`` is left to the user, and so is a field that stands twice.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from evidence.bibliography.bibtex.raw import RawEntry
from evidence.bibliography.bibtex.source_text import scan
from evidence.bibliography.editing.edits import EntryEdit, Splice, Uneditable
from evidence.bibliography.entries import Bibliography
from evidence.bibliography.entry import Entry
from evidence.bibliography.writer import InvalidValue, write_value
from evidence.checker.facts import SourceFacts
from evidence.checker.rule import Context, FieldChange, Policy, Rule, SourceRule
from evidence.services.fixing.file_check import (
    make_context,
    make_facts,
    rules_for_files,
)

_ROUNDS = 4
"""One fix may uncover another (a tag behind a code); more rounds than this never."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One field that a rule changed, or would have."""

    code: str
    key: str
    path: str
    line: int
    field: str
    before: str | None
    after: str | None
    problem: str = ""
    """Why it was left as it is; '' where it was changed."""


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What is to be changed in one file, and what was done or left."""

    splices: tuple[Splice, ...]
    fixed: tuple[Fix, ...]
    left: tuple[Fix, ...]


class Wanted(NamedTuple):
    """Which rules are asked, and what they may look at."""

    rules: tuple[Rule, ...]
    policy: Policy
    today: date


def plan_fixes(
    bibliography: Bibliography,
    wanted: Wanted,
    *,
    only: Container[str] | None = None,
    waived: Container[tuple[str, str]] = (),
) -> FilePlan:
    """Return what the rules would change in a file; nothing is written.

    Copies of an entry under its own key are treated like it, so that they stay copies.
    *only* are the keys of the entries that may be touched, all for None; *waived* are
    pairs of rule code and key whose findings somebody has accepted.
    """
    rules = [rule for rule in rules_for_files(wanted.rules) if rule.fixes()]
    sources = tuple(make_facts(entry) for entry in bibliography.entries)
    context = make_context(sources, wanted.policy, wanted.today)
    places = _places(bibliography.text)
    splices: list[Splice] = []
    fixed: list[Fix] = []
    left: list[Fix] = []
    copies = ((entry, make_facts(entry)) for entry in bibliography.duplicates)
    known = zip(bibliography.entries, sources, strict=True)
    for entry, facts in (*known, *copies):
        if not (only is None or entry.key in only):
            continue
        asked = [
            rule
            for rule in rules
            if (rule.code, entry.key) not in waived and _finds(rule, facts, context)
        ]
        place = places.get((entry.line, entry.raw))
        if not asked or place is None:
            continue
        work = _Work(bibliography.text, entry, place)
        work.apply(asked, context)
        splices += work.splices()
        fixed += work.fixed
        left += work.left
    return FilePlan(tuple(splices), tuple(fixed), tuple(left))


def _places(text: str) -> dict[tuple[int, str], RawEntry]:
    entries = scan(text).entries
    return {(raw.line, text[raw.start : raw.end]): raw for raw in entries}


def _finds(rule: SourceRule, facts: SourceFacts, context: Context) -> bool:
    return any(True for _ in rule.check(facts, context))


class _Work:
    """The fixes of one entry."""

    def __init__(self, text: str, entry: Entry, place: RawEntry) -> None:
        self._text = text
        self._place = place
        self._fields = [(field.name.lower(), field.text) for field in place.fields]
        self._entry = entry
        self._edit: EntryEdit | None = None
        self._touched: set[str] = set()
        self.fixed: list[Fix] = []
        self.left: list[Fix] = []

    def apply(self, rules: Sequence[SourceRule], context: Context) -> None:
        """Ask the rules until none changes anything more."""
        for _ in range(_ROUNDS):
            changed = [
                self._take(rule, change)
                for rule in rules
                for change in tuple(rule.fix(self._facts(), context))
            ]
            if not any(changed):
                return

    def splices(self) -> tuple[Splice, ...]:
        """Return what changes the file's text so."""
        return self._edit.splices if self._edit is not None else ()

    def _facts(self) -> SourceFacts:
        return make_facts(replace(self._entry, fields=tuple(self._fields)))

    def _take(self, rule: SourceRule, change: FieldChange) -> bool:
        """Make one change; tell whether it could be made and is one."""
        name = change.field.lower()
        before = next((value for key, value in self._fields if key == name), None)
        if change.value == before:
            return False
        fix = Fix(
            rule.code,
            self._entry.key,
            self._entry.path,
            self._entry.line,
            name,
            before,
            change.value,
        )
        obstacle = "" if name in self._touched else self._obstacle(name)
        if problem := obstacle or self._made(name, change.value):
            refused = replace(fix, problem=problem)
            self.left += [] if refused in self.left else [refused]
            return False
        self._touched.add(name)
        self.fixed.append(fix)
        return True

    def _obstacle(self, name: str) -> str:
        """Return why the field is not for a program to change, '' if it is."""
        found = [field for field in self._place.fields if field.name.lower() == name]
        if len(found) > 1:
            return "the field stands twice"
        if not found:
            return ""
        written = self._text[found[0].value_start : found[0].value_end]
        inner = written[1:-1] if written[:1] in {"{", '"'} else written
        if inner.split() != found[0].text.split():
            return "the value comes from an @string"
        return ""

    def _made(self, name: str, value: str | None) -> str:
        """Change the field; return why that could not be done, '' if it was."""
        try:
            if self._edit is None:
                self._edit = EntryEdit(self._text, self._place)
            if value is None:
                self._edit.remove(name)
            else:
                write_value(value)
                self._edit.set(name, value)
        except (Uneditable, InvalidValue) as error:
            return str(error)
        kept = [(key, old) for key, old in self._fields if key != name]
        if value is not None and len(kept) < len(self._fields):
            kept = [(k, value if k == name else old) for k, old in self._fields]
        elif value is not None:
            kept.append((name, value))
        self._fields = kept
        return ""
