"""SRC039."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evidence.bibliography.data_model import BIBTEX_FIELDS, FIELDS, Kind
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.survey import Survey
from evidence.checker.wording import listed

_ENOUGH = 10
"""Entries of a type below which nothing is usual."""
_USUAL = 0.9
"""The share of a type's entries that have a field, from which on it is usual."""
_OF_PROGRAMS = {Kind.WORDS, Kind.CODE, Kind.CITEKEYS}
_PRINTED = BIBTEX_FIELDS | frozenset(
    name
    for name, kind in FIELDS.items()
    if kind not in _OF_PROGRAMS and name not in {"abstract", "annotation", "file"}
)
_SAME = {
    "journaltitle": "journal",
    "date": "year",
    "eid": "pages",
    "location": "address",
    "editor": "author",
    "school": "institution",
}
"""Fields either of which will do."""


class UsualFields(Survey[Mapping[str, Sequence[str]]]):
    """The fields that nearly all entries of a type have."""

    def __init__(self) -> None:
        """Begin to count."""
        self._entries: Counter[str] = Counter()
        self._uses: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, source: SourceFacts) -> None:
        """Count the fields of *source*."""
        self._entries[source.entry_type] += 1
        self._uses[source.entry_type].update(_names(source))

    def result(self) -> Mapping[str, Sequence[str]]:
        """Return type → its usual fields, in alphabetical order."""
        return {
            kind: sorted(
                name
                for name, uses in self._uses[kind].items()
                if uses >= _USUAL * entries
            )
            for kind, entries in self._entries.items()
            if entries >= _ENOUGH
        }


class UnevenFields(SourceRule):
    """An entry lacks a field that nearly all others of its type have.

    *Why.* In a reference list that gives a place of publication for every book but two,
    the two look forgotten. What is usual the library itself says: nine in ten entries
    of a type, of ten at least. This is a matter of evenness, not of fault, so the rule
    runs only when it is selected.

    Bad:

    ```bibtex
    @book{a1, title = {A}, publisher = {Acme}}
    @book{a2, title = {B}, publisher = {Acme}}
    @book{a3, title = {C}, publisher = {Acme}}
    @book{a4, title = {D}, publisher = {Acme}}
    @book{a5, title = {E}, publisher = {Acme}}
    @book{a6, title = {F}, publisher = {Acme}}
    @book{a7, title = {G}, publisher = {Acme}}
    @book{a8, title = {H}, publisher = {Acme}}
    @book{a9, title = {I}, publisher = {Acme}}
    @book{b1, title = {J}}
    ```

    Good:

    ```bibtex
    @book{a1, title = {A}, publisher = {Acme}}
    @book{a2, title = {B}, publisher = {Acme}}
    @book{a3, title = {C}, publisher = {Acme}}
    @book{a4, title = {D}, publisher = {Acme}}
    @book{a5, title = {E}, publisher = {Acme}}
    @book{a6, title = {F}, publisher = {Acme}}
    @book{a7, title = {G}, publisher = {Acme}}
    @book{a8, title = {H}, publisher = {Acme}}
    @book{a9, title = {I}, publisher = {Acme}}
    @book{b1, title = {J}, publisher = {Acme}}
    ```

    Source: American Psychological Association, Publication Manual, 7th edition, 2020,
    section 9.6 (accuracy and consistency within references).
    """

    code = "SRC039"
    severity = Severity.NOTE
    optional = True
    surveys = (UsualFields,)

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield one draft with all that *subject* lacks and others have."""
        usual = context.survey(UsualFields).get(subject.entry_type, ())
        lacks = tuple(name for name in usual if name not in _names(subject))
        if lacks:
            yield Draft(
                f"{subject.name} lacks {listed(lacks)}, which nearly every "
                f"{subject.entry_type} here has",
                hint="add it, if the work has one",
            )


def _names(source: SourceFacts) -> set[str]:
    return {
        _SAME.get(name, name)
        for name, value in source.fields
        if name in _PRINTED and value.strip()
    }
