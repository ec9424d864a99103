"""SRC049."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from evidence.bibliography.known_names import KNOWN_FIELDS, meant_field
from evidence.checker.facts import SourceFacts
from evidence.checker.field_source import is_written_out
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule
from evidence.checker.survey import Survey

_A_HABIT = 5
"""Entries of one library that have a field, from which on it is no slip."""


class UnusualFields(Survey[Mapping[str, int]]):
    """How many entries have each field that no program knows."""

    def __init__(self) -> None:
        """Begin to count."""
        self._uses: Counter[str] = Counter()

    def add(self, source: SourceFacts) -> None:
        """Count the fields of *source*."""
        self._uses.update(name for name, _ in source.fields if name not in KNOWN_FIELDS)

    def result(self) -> Mapping[str, int]:
        """Return field → entries."""
        return self._uses


class MisspeltField(SourceRule):
    """A field's name is misspelt, so that no program sees the field.

    *Why.* Programs pass over fields that they do not know, in silence: the «jornal»
    is in the file, and lacks in print. Told is a name that differs from a usual one in
    one letter, where the entry lacks that field; a name that many entries share is
    somebody's own, and left alone.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      jornal = {Daily News}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Source: Patashnik, BibTeXing, 1988, section 3.2 (BibTeX ignores fields that it does
    not know, and a misspelt one is such a field).
    """

    code = "SRC049"
    severity = Severity.WARNING
    surveys = (UnusualFields,)

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each misspelt field of *subject*."""
        for name, field in self._slips(subject, context):
            yield Draft(
                f"{subject.name} has a field {name!r}, which no program reads",
                hint=f"write {field}",
            )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Write the field that is meant."""
        for name, field in self._slips(subject, context):
            if is_written_out(subject, name):
                yield FieldChange(name, None)
                yield FieldChange(field, subject.get(name))

    def _slips(
        self, subject: SourceFacts, context: Context
    ) -> Iterable[tuple[str, str]]:
        present = {name for name, _ in subject.fields}
        for name, _ in own_fields(subject, sorted(present - KNOWN_FIELDS)):
            field = meant_field(name, present)
            if field and context.survey(UnusualFields).get(name, 0) < _A_HABIT:
                yield name, field
